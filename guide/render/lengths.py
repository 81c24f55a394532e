"""How long many practices last: what was measured once is kept, with all that it depends on.

A length that is kept is told again as long as nothing it came from has changed: the script and its parts, the takes of
its lines (which are there, and how large they are), recordings and sounds of the author's own, the listener's own
bells, and the voices. Else it is measured anew by `guide.render.lasting`, which is loaded only then.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide import places
from guide.library import checked_file
from guide.render.measured import Lasting

if TYPE_CHECKING:
    from guide.library import Header
    from guide.script.model import Script

COME_ALONG = frozenset({"default", "heart", "tone"})
"""Voices that change only when something is installed, which `checked_file.program` sees."""
TAKES = ".takes"
"""The ending of the folder of recordings beside a script."""


def lengths(
    headers: Sequence[Header],
    read: Mapping[Path, Script] | None = None,
    on_measured: Callable[[int, int], None] | None = None,
) -> dict[str, Lasting]:
    """Return how long each practice lasts, by its name; exactly what `guide.render.lasting.lasting` would say.

    ``read`` are scripts that have been read already. ``on_measured`` is called after each practice, in the calling
    thread, with how many lengths are known by then and how many are asked for; what it raises ends the measuring.
    Raises ScriptError or CannotReadError for a script that changed since its header was read.
    """
    kept = _Kept()
    found: dict[str, Lasting] = {}
    try:
        for count, each in enumerate(headers, start=1):
            found[each.name] = kept.length(each, (read or {}).get(each.path))
            if on_measured:
                on_measured(count, len(headers))
    finally:
        kept.write(whole=len(found) == len(headers))
    return found


class _Kept:
    """Lengths by the path of the script: version, state of what lies beside it, seconds, exactness, dependencies."""

    def __init__(self) -> None:
        self._before = checked_file.read(places.length_index())
        self._now: dict[str, Any] = {}
        self._takes = dict(_sizes(places.takes()))
        self._bells = _state(places.own_sounds())
        self._voices: dict[str, str] = {}

    def length(self, header: Header, script: Script | None) -> Lasting:
        key = str(header.path)
        beside = f"{self._bells} {_state(header.path.with_suffix(TAKES))}"
        known = self._before.get(key)
        if not (known and known[:2] == [header.version, beside] and self._holds(*known[4:])):
            known = self._measured(header, beside, script)
        self._now[key] = known
        return Lasting(known[2], known[3])

    def write(self, *, whole: bool) -> None:
        """Keep what is known; also what was known before of those not come to, where not the ``whole`` was done."""
        now = self._now if whole else self._before | self._now
        if now != self._before:
            checked_file.write(places.length_index(), now)

    def _holds(self, takes: dict[str, int], files: dict[str, Any], voices: dict[str, str]) -> bool:
        return (
            all(self._takes.get(name, 0) == size for name, size in takes.items())
            and all(_lies(path) == about for path, about in files.items())
            and all(self._made_by(voice) == made_by for voice, made_by in voices.items())
        )

    def _measured(self, header: Header, beside: str, script: Script | None) -> list[Any]:
        from guide.render.lasting import measure
        from guide.script import load

        found, needs = measure(script or load(header.path))
        files = {path: _lies(path) for path in needs.files}
        voices = {voice: self._made_by(voice) for voice in needs.voices if voice not in COME_ALONG}
        return [header.version, beside, found.seconds, found.exact, needs.takes, files, voices]

    def _made_by(self, voice: str) -> str:
        if voice not in self._voices:
            from guide.voices.registry import made_by

            self._voices[voice] = made_by(voice)
        return self._voices[voice]


def _sizes(folder: Path) -> Iterator[tuple[str, int]]:
    """Every take there is, and its bytes."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    yield from _sizes(Path(entry.path))
                elif entry.name.endswith(".pcm"):
                    yield entry.name.removesuffix(".pcm"), entry.stat().st_size
    except OSError:
        return


def _state(folder: Path) -> str:
    """What lies in a folder and below, as one name that changes when any of it does; empty for no folder."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError:
        return ""
    inner = [(folder / name) for name in names]
    told = [(str(path), _about(str(path)), _state(path) if path.is_dir() and not path.is_symlink() else "")
            for path in inner]  # fmt: skip
    return checked_file.digest(repr(told).encode())


def _lies(path: str) -> list[Any]:
    """Which file is meant from here, and what it is now."""
    place = os.path.abspath(os.path.expanduser(path))  # noqa: PTH100, PTH111 - as quick as can be
    return [place, _about(place)]


def _about(path: str) -> list[int] | None:
    try:
        about = os.stat(path)  # noqa: PTH116 - thousands of them
    except (OSError, ValueError):
        return None
    return [about.st_size, about.st_mtime_ns, about.st_ctime_ns]
