"""By which key an author is known: remembered when their first signed pack is installed, and compared ever after."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import Literal

from guide import places
from guide.packs.manifest import Manifest
from guide.packs.signing import fingerprint
from guide.problems import CannotReadError
from guide.translation import _

Standing = Literal["unsigned", "first", "known", "changed", "stripped"]


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of who signed a pack."""

    standing: Standing
    """``changed``: by another key than before; ``stripped``: not signed any more."""
    key: str = ""
    before: str = ""
    """The key that was remembered."""

    @property
    def changed(self) -> bool:
        """Return whether somebody else may have made this pack than the one it names."""
        return self.standing in ("changed", "stripped")

    def sentence(self, author: str) -> str:
        """Return what is to be told of it."""
        if self.standing == "unsigned":
            return _("It is NOT signed: nobody can tell whether it is as its author made it.")
        if self.standing == "first":
            return _(
                "It is signed. This key of {author} is new here and is remembered; compare it with theirs."
            ).format(author=author)
        if self.standing == "known":
            return _("It is signed with the key by which {author} is known here.").format(author=author)
        now = (
            _("it is not signed")
            if self.standing == "stripped"
            else _("it is signed with {fingerprint}").format(fingerprint=fingerprint(self.key))
        )
        return _(
            "ANOTHER KEY: this name is known here by the key {before}, and {now}. Somebody else may have made it"
        ).format(before=fingerprint(self.before), now=now)


def judge(manifest: Manifest, key: str) -> Trust:
    """Return what is known of ``key``, empty for none, as that of a pack's author. Raises CannotReadError."""
    known = _known()
    before = [known[each] for each in _names(manifest) if each in known]
    other = next((each for each in before if each != key), "")
    if other:
        return Trust("changed" if key else "stripped", key, other)
    if not key:
        return Trust("unsigned")
    return Trust("known" if before else "first", key)


def remember(manifest: Manifest, key: str) -> None:
    """Remember the key of a pack's author, and of the pack, from now on. Raises CannotReadError, CannotWriteError."""
    from guide.audio.atomic import beside

    known = _known()
    now = known | dict.fromkeys(_names(manifest), key)
    if now == known:
        return
    with beside(places.pack_keys(), rights=0o600) as part:
        part.write_text(json.dumps(now, indent=2, ensure_ascii=False), encoding="utf-8")


def _names(manifest: Manifest) -> tuple[str, str]:
    """What a key is remembered by: the author in any case and composition of letters, and the pack."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", manifest.author).casefold())
    return f"author {' '.join(folded.split())}", f"pack {manifest.name}"


def _known() -> dict[str, str]:
    path = places.pack_keys()
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise CannotReadError(
            _("The keys in {path} cannot be read.").format(path=path), _("Take the file away to begin anew.")
        ) from error
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise CannotReadError(
            _("The keys in {path} cannot be read.").format(path=path), _("Take the file away to begin anew.")
        )
    return found
