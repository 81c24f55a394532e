"""Whether a pack is what it says: every file listed and as listed, every text right, every licence told, who signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from guide.packs import licences, signing, texts
from guide.packs.layout import LICENCES, MANIFEST, PUBLIC_KEY, SIGNATURE, UNLISTED, kind_of
from guide.packs.manifest import Manifest, listed
from guide.packs.refusal import PackRefusedError, shown
from guide.packs.staging import Staged, staged
from guide.packs.trust import Trust, judge
from guide.problems import Problem
from guide.translation import _


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """A pack that was looked through."""

    manifest: Manifest
    trust: Trust
    kinds: Mapping[str, int]
    """How many files of each kind are in it."""
    problems: tuple[Problem, ...]
    """What is wrong in its texts; with ``care`` what a voice of this machine cannot do."""
    copy: Staged
    """Gone after the block that gave it."""

    @property
    def wrong(self) -> tuple[Problem, ...]:
        """Return what stands in the way of using it."""
        return tuple(each for each in self.problems if not each.care)


@contextmanager
def checked(path: Path, *, lasting: bool = False) -> Iterator[CheckedPack]:
    """Look through the pack at ``path``, in a copy that is there for the block. What is wrong in texts is not raised.

    Raises PackRefusedError, CannotReadError, CannotWriteError, `signing.CannotVerifyError`.
    """
    with staged(path, lasting=lasting) as copy:
        if MANIFEST not in copy.digests:
            raise PackRefusedError(
                _("There is no {manifest} in it, so it is no pack.").format(manifest=MANIFEST),
                _("To make one: guide pack make"),
            )
        manifest = listed(copy.read(MANIFEST))
        _compare(manifest, copy)
        check_licences(manifest)
        trust = judge(manifest, _signer(copy))
        yield CheckedPack(manifest, trust, kinds(manifest.files), texts.check(copy, manifest), copy)


def kinds(names: Mapping[str, str]) -> Mapping[str, int]:
    """Return how many files of each kind there are, by the names of the files."""
    return Counter(kind.name for name in names if (kind := kind_of(name)))


def check_licences(manifest: Manifest) -> None:
    """Raise PackRefusedError for a licence without an identifier whose text is not in the pack."""
    for each in (one for expression in manifest.licences for one in licences.identifiers(expression)):
        if licences.OWN.fullmatch(each) and f"{LICENCES}/{each}.txt" not in manifest.files:
            raise PackRefusedError(
                _("The text of {each} is not in the pack: it lies in {folder}/{each}.txt.").format(
                    each=each, folder=LICENCES
                )
            )


def _compare(manifest: Manifest, copy: Staged) -> None:
    """Every file that is listed is there and as it is listed, and no other one."""
    there = copy.digests.keys() - {*UNLISTED}
    for name in sorted(there - manifest.files.keys()):
        raise PackRefusedError(
            _("{name} is in the pack, and {manifest} does not list it.").format(name=shown(name), manifest=MANIFEST)
        )
    for name in sorted(manifest.files.keys() - there):
        raise PackRefusedError(
            _("{manifest} lists {name}, which is not in the pack.").format(manifest=MANIFEST, name=shown(name))
        )
    for name, digest in manifest.files.items():
        if copy.digests[name] != digest:
            raise PackRefusedError(
                _("{name} is not as {manifest} says: it was changed after the pack was made.").format(
                    name=shown(name), manifest=MANIFEST
                )
            )


def _signer(copy: Staged) -> str:
    if not copy.digests.keys() & {SIGNATURE, PUBLIC_KEY}:
        return ""
    return signing.signer(copy.read(MANIFEST), copy.read(SIGNATURE), copy.read(PUBLIC_KEY))
