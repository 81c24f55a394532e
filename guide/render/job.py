"""One practice as somebody wants it: what is played, written, inspected and outlined all start from this one value."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide import version
from guide.lint import references
from guide.problems import ScriptError, Where
from guide.render.options import RenderOptions
from guide.script.collect import Collector, collect
from guide.script.model import Script
from guide.sounds import catalogue
from guide.timeline import Wish

if TYPE_CHECKING:
    from guide.render.order import RenderOrder


@dataclass(frozen=True)
class RenderJob:
    """A script, what the listener changes about it, and what is made of it. Picklable; equal jobs make equal bytes."""

    script: Script
    """As its author wrote it."""
    options: RenderOptions = field(default_factory=RenderOptions)
    order: RenderOrder | None = None
    """None where nothing is written."""

    @cached_property
    def applied(self) -> Script:
        """The script as this listener wants it. Raises WrongUseError for a setting that it does not have."""
        return self.options.applied(self.script)

    @property
    def wish(self) -> Wish:
        """What is asked of the arrangement."""
        return self.options.wish

    @cached_property
    def known(self) -> references.Names:
        """Every name that the practice asks for, each of which exists. Raises ScriptError if one does not.

        Whatever starts from this job relies on it, so that names are looked up once.
        """
        if wrong := references.problems(self.applied):
            raise ScriptError(wrong)
        return references.names(self.applied)

    @cached_property
    def digest(self) -> str:
        """The name of this job: 64 hexadecimal digits (SHA-256), the same on every machine.

        Of the version of the program, the words and steps, the options, the order, and the bytes of sounds that are
        not the program's own; not of the place where script and sounds lie. Reads those sounds; raises CannotReadError
        for one that has gone.
        """
        from guide.sounds.beds import fingerprint

        asked = collect(self.applied)
        called = {path: Path(path).name for path in (*asked.sounds, *asked.beds, *asked.bells)}
        own = [(name, fingerprint(path)) for name, path in sorted(_own_sounds(self.applied, asked))]
        rest = [_plain(each, called) for each in (self.options.settled(self.script), self.order, own)]
        plain = [version.__version__, _plain_script(self.script, called), *rest]
        return hashlib.sha256(json.dumps(plain, ensure_ascii=True).encode()).hexdigest()

    def wished(self, **changes: Any) -> RenderJob:  # noqa: ANN401 - fields of RenderOptions
        """Return the same job with other options, by the names of their fields."""
        return replace(self, options=replace(self.options, **changes))

    def __getstate__(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}  # what was worked out is worked out again


def _own_sounds(script: Script, asked: Collector) -> Iterator[tuple[str, Path]]:
    """Recordings, sounds, beds and bells of the author's or the listener's own, each with what asks for it."""
    known = catalogue()
    yield from references.recordings(script).files.items()
    yield from ((Path(path).name, Path(path)) for path in asked.sounds)
    for find, names in ((known.find_bed, asked.beds), (known.find_bell, asked.bells)):
        for name in names:
            sound = find(name)
            if sound and sound.own:
                yield from ((f"{Path(name).name} {number}", path) for number, path in enumerate(sound.files))


_last: tuple[Script, Mapping[str, str], object] | None = None
"""The script that was written out last: of most of them several jobs are made, one after the other."""


def _plain_script(script: Script, called: Mapping[str, str]) -> object:
    """The same as `_plain`."""
    global _last
    last = _last  # in one step: another thread may put its own there
    if last is None or last[0] is not script or last[1] != called:
        last = _last = script, called, _plain(script, called)
    return last[2]


def _plain(value: object, called: Mapping[str, str]) -> object:
    """Return ``value`` as JSON has it, without the places that it came from: ``called`` has names of files by path."""
    if isinstance(value, Where):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        held = ([each.name, _plain(getattr(value, each.name), called)] for each in fields(value))
        return [type(value).__name__, *held]
    if isinstance(value, Mapping):
        return sorted([str(key), json.dumps(_plain(each, called))] for key, each in value.items())
    if isinstance(value, (list, tuple)):
        return [_plain(each, called) for each in value]
    if isinstance(value, (set, frozenset)):
        return sorted(json.dumps(_plain(each, called)) for each in value)
    if isinstance(value, str):
        return called.get(value, value)
    if isinstance(value, Enum):
        return value.name
    if value is None or isinstance(value, (int, float)):
        return value
    raise TypeError(f"{type(value).__name__} has no name of its own yet")
