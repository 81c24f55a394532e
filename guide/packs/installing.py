"""Packs on this machine: installed and taken away in one moment: what is cut off leaves the old or the new one.

A pack lies in a folder that no other pack ever had, and a file ``NAME.pack`` says which. That file is written beside
its place and renamed: until then the old pack is installed, from then on the new one.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guide import places
from guide.audio.atomic import beside
from guide.packs import trust
from guide.packs.checking import CheckedPack, checked, kinds
from guide.packs.layout import MANIFEST, PUBLIC_KEY, SIGNATURE
from guide.packs.manifest import Manifest, listed
from guide.packs.refusal import PackRefusedError
from guide.packs.staging import STAGED, sweep, sync_folder
from guide.problems import CannotWriteError, WorldError, WrongUseError, did_you_mean, one_line
from guide.translation import _


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack of this machine."""

    name: str
    folder: Path
    manifest: Manifest | None
    """None where it cannot be read any more."""
    key: str
    """The key by which its author is known here; empty for none."""
    practices: int


def install(path: Path, agree: Callable[[CheckedPack], bool], *, trust_change: bool = False) -> CheckedPack | None:
    """Install a pack, in the place of one of that name. ``agree`` is shown what it is first; None if it does not.

    Raises PackRefusedError for what is refused in one sentence, and where another key signed it unless
    ``trust_change``; CannotReadError, CannotWriteError, CannotVerifyError. Then nothing is left of it.
    """
    with checked(path, lasting=True) as pack:
        if pack.wrong:
            first = pack.wrong[0]
            said = one_line(f"{first.where}, {first.message}", 240)
            raise PackRefusedError(_("It cannot be used: {said}.").format(said=said), _("To see all: guide pack check"))
        if not agree(pack):
            return None
        if pack.trust.changed and not trust_change:
            said = _("Nothing was installed: {author} is known here by another key.").format(
                author=pack.manifest.author
            )
            raise PackRefusedError(said, _("If the author told you so: --trust-change"))
        _take(pack)
    sweep()
    return pack


def remove(name: str) -> None:
    """Take a pack away; its author's key stays known. Raises WrongUseError, CannotWriteError."""
    folders = places.pack_folders()
    if name not in folders:
        raise WrongUseError(
            _("No pack is called '{name}';").format(name=name), did_you_mean(name, folders) or _("none is installed.")
        )
    try:
        (places.packs() / f"{name}{places.PACK_NAMED}").unlink()
        sync_folder(places.packs())
    except OSError as error:
        raise CannotWriteError(
            _("{name} cannot be taken away: {error}.").format(name=name, error=error.strerror)
        ) from error
    shutil.rmtree(folders[name], ignore_errors=True)


def installed() -> tuple[InstalledPack, ...]:
    """Return the packs of this machine, by name."""
    return tuple(_installed(name, folder) for name, folder in places.pack_folders().items())


def _installed(name: str, folder: Path) -> InstalledPack:
    try:
        manifest = listed((folder / MANIFEST).read_bytes())
        standing = trust.judge(manifest, "")
    except (WorldError, OSError, ValueError):
        return InstalledPack(name, folder, None, "", 0)
    signed = all((folder / each).is_file() for each in (SIGNATURE, PUBLIC_KEY))
    return InstalledPack(name, folder, manifest, standing.before if signed else "", kinds(manifest.files)["practice"])


def _take(pack: CheckedPack) -> None:
    """Let the copy be the installed pack, and the one of before go."""
    name, copy = pack.manifest.name, pack.copy.folder
    before = places.pack_folders().get(name)
    folder = copy.with_name(f"{name}@{copy.name.removeprefix(STAGED)}")
    if pack.trust.key:
        trust.remember(pack.manifest, pack.trust.key)
    try:
        copy.rename(folder)
        try:
            sync_folder(places.packs())
            with beside(places.packs() / f"{name}{places.PACK_NAMED}") as part:
                part.write_text(folder.name, encoding="utf-8")
            sync_folder(places.packs())
        except BaseException:
            if places.pack_folders().get(name) != folder:
                shutil.rmtree(folder, ignore_errors=True)
            raise
    except OSError as error:
        raise CannotWriteError(
            _("The pack cannot be installed: {error}.").format(error=error.strerror or error)
        ) from error
    if before:
        shutil.rmtree(before, ignore_errors=True)
