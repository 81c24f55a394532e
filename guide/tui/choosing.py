"""What can be chosen for one practice before it begins, as rows of values, and what each makes of the options. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guide.actions import formatting
from guide.lint.care.hearing import heard
from guide.sounds.shown import shown
from guide.translation import _, decimal

if TYPE_CHECKING:
    from guide.render.options import RenderOptions
    from guide.script.model import Script

AS_WRITTEN = ""
"""The value that leaves what the author wrote."""
_PACES = (0.8, 0.9, 1.0, 1.1, 1.2)
TITLES = {"bed": _("bed"), "voice": _("voice"), "pace": _("pace"), "words": _("words")}
"""What is chosen, in words; a setting of a practice is called as its author called it."""
_ASKED = "zone"
"""The setting that the check-in asks for."""
_WORDS = (100, 80, 60, 40, 20, 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """One row."""

    name: str
    values: tuple[str, ...]
    said: tuple[str, ...]
    """What each value is called on the page."""

    def then(self, value: str, step: int) -> str:
        """Return the value one step on from ``value``, or before it, round and round."""
        at = self.values.index(value) if value in self.values else 0
        return self.values[(at + step) % len(self.values)]

    def called(self, value: str) -> str:
        """Return what a value is called; one that is not among those of the row is called by itself."""
        return self.said[self.values.index(value)] if value in self.values else value


def choices(script: Script, voices: Iterable[str], beds: Iterable[str]) -> tuple[Choice, ...]:
    """Return the rows of a practice as its author wrote it: its settings first, those that it hears."""
    listening = heard(script)
    settings = [
        each for each in script.settings if each.name in listening and len(each.choices) > 1 and each.name != _ASKED
    ]
    layers = ", ".join(shown(layer.track) for layer in getattr(script.bed, "layers", ()))
    sounds = {"none": _("none")} | {each: shown(each) for each in beds if shown(each) != layers}
    return (
        *(Choice(each.name, each.choices, each.choices) for each in settings),
        _named("bed", sounds, layers or _("none at first"), sounds),
        _named("voice", voices, _("the usual one") if script.voice.name == "default" else script.voice.name, {}),
        Choice("pace", tuple(f"{pace}" for pace in _PACES), tuple(map(_pace, _PACES))),
        Choice("words", tuple(f"{words}" for words in _WORDS), tuple(map(_words, _WORDS))),
    )


def value(choice: Choice, script: Script, options: RenderOptions) -> str:
    """Return the value of a row that holds with ``options``."""
    match choice.name:
        case "bed":
            return options.bed or AS_WRITTEN
        case "voice":
            return options.voice or AS_WRITTEN
        case "pace":
            return f"{options.pace or 1.0}"
        case "words":
            return f"{options.hush}"
        case name:
            usual = next((each.default for each in script.settings if each.name == name), "")
            return options.settings.get(name, usual)


def chosen(choice: Choice, value: str, options: RenderOptions) -> RenderOptions:
    """Return ``options`` with the value of one row changed."""
    match choice.name:
        case "bed":
            return replace(options, bed=value or None)
        case "voice":
            return replace(options, voice=value or None)
        case "pace":
            return replace(options, pace=None if float(value) == 1.0 else float(value))
        case "words":
            return replace(options, hush=int(value))
        case name:
            return replace(options, settings={**options.settings, name: value})


def _named(name: str, values: Iterable[str], written: str, said: dict[str, str]) -> Choice:
    others = tuple(each for each in values if each != written)
    return Choice(name, (AS_WRITTEN, *others), (written, *(said.get(each, each) for each in others)))


def _pace(pace: float) -> str:
    return (
        _("as written") if pace == 1.0 else f"{_('slower') if pace < 1.0 else _('quicker')}, {decimal(f'{pace:.1f}')}"
    )


def _words(per_cent: int) -> str:
    return _("all") if per_cent == 100 else formatting.hush(per_cent, -1).partition(":")[0] + f", {per_cent} %"
