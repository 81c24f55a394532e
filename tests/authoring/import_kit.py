"""A listener that writes down what a script says and when it is quiet, and texts to import."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from hypothesis import HealthCheck, settings

from guide import script
from guide.authoring.importing import Imported, imported
from guide.problems import Where
from guide.script.model import BedLayer, Breaths, Count, Delivery, Duration, Manner, Script, Section, Utterance

MANY = settings(
    max_examples=int(os.environ.get("GUIDE_EXAMPLES", "100")), deadline=None, suppress_health_check=list(HealthCheck)
)
"""How many texts a law is tried on."""


class Heard:
    """Words and silences in order; silences that follow each other are one."""

    def __init__(self) -> None:
        self.events: list[tuple[str, object]] = []
        self.spoken = False

    def note(self, kind: str, what: object) -> None:
        self.spoken = kind == "say"
        self.events.append((kind, what))

    def section(self, section: Section) -> bool:
        self.note("section", section.title)
        return True

    def say(
        self,
        utterance: Utterance,
        where: Where,
        *,
        gap: float | None = None,
        same_line: bool = False,
        manner: Manner = Manner(),
    ) -> None:
        if not manner.heard:
            return
        if gap is not None and self.spoken:
            self.note("rest", gap / utterance.pace)
        self.note("say", utterance.words)

    def rest(self, length: Duration, where: Where) -> None:
        self.note("rest", length.natural)

    def until(self, seconds: float, where: Where) -> None:
        self.note("until", seconds)

    def strike(self, bell: str, where: Where, gain: float = 0.0) -> None:
        self.note("bell", bell)

    def strikes(self, bell: str, every: float, length: Duration, where: Where) -> None:
        self.note("rest", length.natural)

    def sound(self, file: str, where: Where, *, gain: float, waits: bool) -> None:
        self.note("sound", Path(file).name)

    def ambience(self, layers: tuple[BedLayer, ...], where: Where, fade: float | None = None) -> None:
        self.spoken = False

    def thin(self, gain: float, where: Where) -> None:
        pass

    def rounds(self, count: Count, where: Where) -> Iterable[int]:
        return range(1, count.natural + 1)

    def breathe(self, breaths: Breaths, where: Where, how: Delivery) -> None:
        for phase in breaths.phases(breaths.cycles.natural, how):
            at = phase.start
            for second, cue in phase.cues:
                self.note("rest", phase.start + second - at)
                self.note("say", cue.words)
                at = phase.start + second
            self.note("rest", phase.stop - at)

    def turn(self, kind: str, words: str, where: Where) -> None:
        pass

    def at_most(self, seconds: float, where: Where, play: Callable[[], None]) -> None:
        play()


def heard(found: Script) -> Heard:
    listener = Heard()
    found.perform(listener)
    return listener


def words(text: str) -> list[str]:
    """What is a word to everybody: letters and digits in a row, a letter and its accent being one."""
    seen = "".join(
        " " if letter == "\u200b" else letter
        for letter in text
        if letter == "\u200b" or unicodedata.category(letter) != "Cf"
    )
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", seen))


def said(found: Script) -> list[str]:
    return words(" ".join(str(what) for kind, what in heard(found).events if kind == "say"))


def of(found: Script, kind: str) -> list[object]:
    return [what for each, what in heard(found).events if each == kind]


def silences(found: Script) -> list[tuple[int, float]]:
    """Every silence: after how many words, and how long."""
    listed: list[tuple[int, float]] = []
    count = 0
    for kind, what in heard(found).events:
        if kind == "say":
            count += len(words(str(what)))
        elif kind == "rest" and isinstance(what, float) and what > 0.0005:
            if listed and listed[-1][0] == count:
                listed[-1] = (count, listed[-1][1] + what)
            else:
                listed.append((count, what))
    return listed


def taken(text: str | bytes, form: str = "text", path: str = "talk.txt") -> tuple[Script, Imported]:
    """The script that ``text`` becomes, which has to be one."""
    raw = text.encode() if isinstance(text, str) else text
    found = imported(raw, path, form)
    assert found.problems == (), found.problems
    reading = script.parse(found.text, path)
    assert reading.problems == (), (reading.problems, found.text)
    assert reading.script is not None
    return reading.script, found


def parsed(text: str) -> Script:
    reading = script.parse(text)
    assert reading.script is not None, reading.problems
    return reading.script
