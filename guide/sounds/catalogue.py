"""Which beds and bells there are: those that travel with the program, and the listener's own files.

Only names and what is known about them; `guide check` looks here, so nothing here loads numpy or opens a sound. The
manifest is JSON because the process that plays reads it before the first sound, and YAML takes longer to load than all
it says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from guide import places
from guide.problems import CannotReadError
from guide.translation import _

MANIFEST = "manifest.json"

OWN_BELLS = "bells"
"""The folder among the listener's own sounds whose files are bells; those beside it are beds."""

OTHER_FILES = frozenset({".txt", ".md", ".yaml", ".yml", ".json", ".jpg", ".jpeg", ".png", ".pdf", ".db", ".ini"})
"""What may lie beside the listener's sounds and is none."""

Kind = Literal["bed", "bell"]


@dataclass(frozen=True, slots=True)
class SoundInfo:
    """What is known about one bed or bell."""

    name: str
    kind: Kind
    title: str
    character: str
    """One line: what it sounds like."""
    licence: str
    loudness: float | None
    """LUFS of a bed, peak in dBFS of a bell; None before an own file has been converted."""
    files: tuple[Path, ...]
    lengths: tuple[int, ...] = ()
    """Frames at 48 kHz of each file, without its rolls; empty for an own file."""
    roll: int = 0
    """Frames of wrapped sound before and after each loop, cut off after decoding."""
    aliases: tuple[str, ...] = ()
    own: bool = False
    """True for a listener's own file."""
    breathes: bool = False
    """True for a bed whose loudness the mix draws along the breath."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Beds and bells by name. Names are found in any case; aliases lead to the sound they stand for."""

    beds: Mapping[str, SoundInfo]
    bells: Mapping[str, SoundInfo]
    _aliases: Mapping[str, str] = field(default_factory=dict)

    def find_bed(self, name: str) -> SoundInfo | None:
        """The bed of that name or alias, or the listener's file at that path; None if there is neither."""
        return self._find(self.beds, name) or _at_path(name, "bed")

    def find_bell(self, name: str) -> SoundInfo | None:
        """The bell of that name or alias, or the listener's file at that path; None if there is neither."""
        return self._find(self.bells, name) or _at_path(name, "bell")

    def _find(self, sounds: Mapping[str, SoundInfo], name: str) -> SoundInfo | None:
        key = name.strip().casefold()
        return sounds.get(key) or sounds.get(self._aliases.get(key, key))


def names(sounds: Mapping[str, SoundInfo]) -> list[str]:
    """All that beds or bells are called."""
    return [name for each in sounds.values() for name in (each.name, *each.aliases)]


def read() -> Catalogue:
    """The sounds that travel with the program and those in the listener's own folder, as they are now."""
    taken = {(sound.kind, sound.name) for sound in shipped()}
    folder = places.own_sounds()
    own = (*own_sounds(folder, "bed"), *own_sounds(folder / OWN_BELLS, "bell"))
    return of((*shipped(), *(sound for sound in own if (sound.kind, sound.name) not in taken)))


def shipped() -> tuple[SoundInfo, ...]:
    """Return the sounds that travel with the program. Raises CannotReadError where they are not there."""
    return _shipped(places.audio_assets() / MANIFEST)


def of(sounds: Iterable[SoundInfo]) -> Catalogue:
    """A catalogue of ``sounds``, in order of name."""
    ordered = sorted(sounds, key=lambda sound: sound.name)
    return Catalogue(
        beds={sound.name: sound for sound in ordered if sound.kind == "bed"},
        bells={sound.name: sound for sound in ordered if sound.kind == "bell"},
        _aliases={alias: sound.name for sound in ordered for alias in sound.aliases},
    )


def own_sounds(folder: Path, kind: Kind) -> list[SoundInfo]:
    """Every file of ``folder`` that may be a sound, called by its stem. Empty if there is no folder."""
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file() and _may_sound(path))
    except OSError:
        return []
    return list({path.stem.casefold(): own_sound(path, kind) for path in reversed(files)}.values())


def own_sound(path: Path, kind: Kind) -> SoundInfo:
    """What can be said of a listener's own file before it is opened."""
    return SoundInfo(
        name=path.stem.casefold(),
        kind=kind,
        title=path.stem,
        character=_("Your own sound."),
        licence="yours",
        loudness=None,
        files=(path,),
        own=True,
    )


def _at_path(name: str, kind: Kind) -> SoundInfo | None:
    try:
        path = places.meant(name)
        return own_sound(path.absolute(), kind) if looks_like_path(name) and path.is_file() else None
    except (OSError, ValueError):
        return None


def looks_like_path(name: str) -> bool:
    """Return whether a bed or bell is named by a file and not by a name of the catalogue."""
    return "/" in name or "\\" in name or bool(Path(name).suffix)


def _may_sound(path: Path) -> bool:
    return not path.name.startswith(".") and path.suffix.lower() not in OTHER_FILES


@cache
def _shipped(manifest: Path) -> tuple[SoundInfo, ...]:
    try:
        listed = json.loads(manifest.read_text("utf-8"))
        return tuple(_entry(manifest.parent, name, told) for name, told in listed["sounds"].items())
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise CannotReadError(
            _("The sounds that come with the program cannot be found ({manifest}).").format(manifest=manifest),
            _("Install the program again."),
        ) from error


def _entry(folder: Path, name: str, told: Mapping[str, Any]) -> SoundInfo:
    return SoundInfo(
        name=name,
        kind=told["kind"],
        title=told["title"],
        character=told["character"],
        licence=told["licence"],
        loudness=told["lufs"] if told["kind"] == "bed" else told["peak"],
        files=tuple(folder / file["name"] for file in told["files"]),
        lengths=tuple(file["frames"] for file in told["files"]),
        roll=told["roll"],
        aliases=tuple(told["aliases"]),
        breathes=bool(told.get("breathes", False)),
    )
