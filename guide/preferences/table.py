"""Every preference there is. What lists names (voices, beds, devices) is loaded when somebody looks, and not before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from guide.problems import WrongUseError, did_you_mean
from guide.script.head_values import KINDS
from guide.script.head_words import KIND_WORDS
from guide.sounds.shown import shown
from guide.translation import _, languages

YES, NO = "yes", "no"
FULL, REDUCED = "full", "reduced"
SAID = {YES: _("yes"), NO: _("no"), FULL: _("full"), REDUCED: _("reduced"), "none": _("none")}
"""Values that are words, as a person reads them; all others are names and numbers."""
THEMES = ("dusk", "dawn", "night", "contrast", "plain")
"""The themes that are here without a file of one's own."""
QUIETEST, LOUDEST, STEP = -24, 6, 3
"""Decibels."""


def _nothing() -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Preference:
    """One thing that a person may want otherwise. Its value is a text; none is kept where nothing was chosen."""

    name: str
    title: str
    does: str
    """What it changes, in a sentence."""
    usual: str
    """What holds where nothing was chosen, in a few words."""
    choices: Callable[[], tuple[str, ...]] = _nothing
    """Returns what one steps through, and what may be written."""
    free: Callable[[str], bool] | None = None
    """Whether a value that is none of the choices will do as well."""
    unit: str = ""
    called: Callable[[str], str] = str
    """Returns a value as a person reads it, where it is no word of `SAID`."""

    def checked(self, value: str) -> str:
        """Return ``value`` as it is kept. Raises WrongUseError with a way out."""
        wanted = " ".join(value.split())
        choices = self.choices()
        for each in choices:
            if wanted.casefold() == each.casefold() or (wanted and wanted.lstrip("+") == each):
                return each
        if self.free and self.free(wanted):
            return wanted
        few = (
            _("it is {choices}.").format(choices=", ".join(choices))
            if 0 < len(choices) <= 12
            else did_you_mean(wanted, choices)
        )
        raise WrongUseError(
            _("{title} is never '{wanted}':").format(title=self.title, wanted=wanted),
            few or _("there is nothing to choose from here."),
        )

    def following(self, value: str | None, step: int) -> str | None:
        """Return what comes ``step`` after ``value``; None, what is usual, stands between the last and the first."""
        ring: list[str | None] = [None, *self.choices()]
        return ring[((ring.index(value) if value in ring else 0) + step) % len(ring)]

    def told(self, value: str | None) -> str:
        """Return ``value`` as a person reads it."""
        if value is None:
            return SAID.get(self.usual, self.usual)
        return f"{SAID.get(value) or self.called(value)} {self.unit}".strip()


def _voices() -> tuple[str, ...]:
    from guide import places

    folder = places.voices()
    return _voices_of(tuple(sorted(each.name for each in folder.rglob("*"))) if folder.is_dir() else ())


@cache
def _voices_of(files: tuple[str, ...]) -> tuple[str, ...]:
    """Return every voice; asked once while the same files lie in the folder of voices, for engines take a while."""
    from guide.voices import voices

    return tuple(voice.name for voice in voices())


def _beds() -> tuple[str, ...]:
    from guide.sounds import catalogue, names

    return ("none", *names(catalogue().beds))


def _is_file(value: str) -> bool:
    from guide import places

    return places.meant(value).is_file()


def _is_theme(value: str) -> bool:
    from guide import places

    return "/" not in value and (places.own_themes() / f"{value}.yaml").is_file()


def _themes() -> tuple[str, ...]:
    from guide import places

    own = sorted(each.stem for each in places.own_themes().glob("*.yaml") if each.stem not in THEMES)
    return *THEMES, *own


def _levels() -> tuple[str, ...]:
    return tuple(str(each) for each in range(QUIETEST, LOUDEST + 1, STEP) if each)


def _devices() -> tuple[str, ...]:
    from guide.player import list_devices

    return tuple(dict.fromkeys(each.name for each in list_devices()))


def _yes_or_no() -> tuple[str, ...]:
    return YES, NO


TABLE = (
    Preference("voice", _("Voice"), _("who speaks, in every practice"), _("as each practice has it"), _voices),
    Preference(
        "ambience", _("Ambience"), _("what sounds behind the voice: a bed, a sound file of yours, or none"),
        _("as each practice has it"), _beds, _is_file, called=shown,
    ),
    Preference("voice-level", _("Voice level"), _("how loud the voice begins"), _("as written"), _levels, unit="dB"),
    Preference(
        "ambience-level", _("Ambience level"), _("how loud the ambience begins"), _("as written"), _levels, unit="dB"
    ),
    Preference("device", _("Sound device"), _("what it plays through"), _("whichever the system uses"), _devices),
    Preference(
        "theme", _("Colours"), _("dusk, dawn, night, contrast, the terminal's own, or a file of yours"),
        _("what fits the terminal"), _themes, _is_theme,
    ),
    Preference("motion", _("Motion"), _("whether figures move on the screen"), FULL, lambda: (FULL, REDUCED)),
    Preference("check-in", _("Check-in"), _("whether it is asked how it is, before and after"), YES, _yes_or_no),
    Preference(
        "language", _("Language"), _("what the program speaks to you; practices keep theirs, from the next start on"),
        _("as your system has it"), languages,
    ),
)  # fmt: skip
OF_KIND = "voice-for-"
"""How the name of a preference begins that is about one kind of practice; the kind follows."""
FOR_KINDS = tuple(
    Preference(
        f"{OF_KIND}{kind}", _("Voice, {kind}").format(kind=KIND_WORDS[kind]),
        _("who speaks where the kind is {kind}").format(kind=KIND_WORDS[kind]), _("as for all"), _voices,
    )
    for kind in KINDS
)  # fmt: skip
"""A voice for one kind of practice: kept and told as the others, and not on the page, which they would fill."""


def named(name: str) -> Preference:
    """Return the preference called ``name``. Raises WrongUseError."""
    for each in (*TABLE, *FOR_KINDS):
        if each.name == name.casefold():
            return each
    raise WrongUseError(
        _("No setting is called '{name}':").format(name=name),
        did_you_mean(name, [each.name for each in (*TABLE, *FOR_KINDS)]),
    )
