"""One line as it is being read, and the steps that it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from guide.authoring.importing import wording
from guide.authoring.importing.draft import Draft, Rest, SpokenText, Stop
from guide.authoring.importing.times import exact
from guide.translation import _

INSIDE = 5.0
"""Seconds: a shorter pause between the words of a line stays inside it, as ``[3s]``."""
_NO_SPACE = tuple(".,;:!?…)”’»")


@dataclass(slots=True)
class LineBuilder:
    """Words, silences and ends of sentences in order."""

    pace: float | None = None
    number: int = 0
    parts: list[str | Rest | Stop] = field(default_factory=list)

    def words(self, words: SpokenText) -> None:
        """The next words; they are joined to those before them as they are."""
        self.pace, self.number = words.pace, self.number or words.line
        self.parts.append(words.text)

    def rest(self, rest: Rest) -> None:
        """A silence."""
        self.parts.append(rest)

    def stop(self) -> None:
        """A sentence has ended."""
        self.parts.append(Stop())

    def pieces(self, draft: Draft) -> Iterator[str | Rest]:
        """Lines that can be spoken, and the pauses around them; what cannot be is listed in ``draft``."""
        cut = _Cut(draft, self.number)
        parts = self._speakable(draft)
        last = max((at for at, part in enumerate(parts) if isinstance(part, str)), default=-1)
        for at, part in enumerate(parts):
            match part:
                case str():
                    cut.words(part)
                case Stop():
                    cut.stopped = True
                case Rest() if cut.line and at < last and _inside(part):
                    cut.silence(part)
                case Rest():
                    cut.end()
                    cut.found.append(part)
        cut.end()
        return iter(cut.found)

    def _speakable(self, draft: Draft) -> list[str | Rest | Stop]:
        """Folded, and every piece without a letter joined to its neighbour."""
        found: list[str | Rest | Stop] = []
        waiting = ""
        last = -1
        for is_words, group in groupby(self.parts, lambda part: isinstance(part, str)):
            parts = list(group)
            if not is_words:
                found += parts
                continue
            words, gone = wording.folded("".join(map(str, parts)))
            for each in gone:
                draft.leave(self.number, each, _("it cannot be seen or said"), aside=False)
            if not words:
                continue
            if wording.speakable(words):
                found.append(f"{waiting} {words}".strip())
                waiting, last = "", len(found) - 1
            elif last >= 0:
                gap = "" if words.startswith(_NO_SPACE) else " "
                found[last] = f"{found[last]}{gap}{words}"
            else:
                waiting = f"{waiting} {words}".strip()
        if waiting:
            draft.leave(self.number, waiting, _("there is nothing in it that can be said"), aside=False)
        return found


class _Cut:
    """Puts pieces together into lines, and begins a new one where they may not be one."""

    def __init__(self, draft: Draft, number: int) -> None:
        self.draft, self.number = draft, number
        self.found: list[str | Rest] = []
        self.line = self.tail = ""
        self.stopped = False

    def words(self, text: str) -> None:
        if self.stopped and self.tail and not wording.divides(self.tail, text):
            self.end()
        first, *more = wording.parts(text)
        self._join(first)
        for part in more:
            self.end()
            self._join(part)
        if more:
            why = _(
                "a sentence is too long to be spoken at once and is divided into lines of up to {most} words"
            ).format(most=wording.CHUNK)
            self.draft.leave(self.number, text, why, aside=False)

    def silence(self, rest: Rest) -> None:
        self.line, self.tail = f"{self.line} [{exact(rest.length)}]", ""

    def end(self) -> None:
        if self.line:
            self.found.append(self.line)
        self.line = self.tail = ""
        self.stopped = False

    def _join(self, text: str) -> None:
        self.line, self.tail, self.stopped = f"{self.line} {text}".strip(), text, False


def _inside(rest: Rest) -> bool:
    return rest.longest is None and (rest.tight or rest.length < INSIDE)
