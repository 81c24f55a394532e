"""Plain text, as meditations are written down: paragraphs, headings, pauses in brackets, time marks.

    # Evening rest                    a heading: the title, or a section (also TITLE, Part 2:, underlined)
    Let your eyes close. [pause 5s]   a pause; also (pause), [PAUSE:5], [silence 1 minute], (10 sec pause), ...
    [bell]                            a bell; any other direction in brackets is listed and stays as a comment
    4:05 - And come back.             begins at that moment

A text that writes down none of its pauses has them at its blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from guide.authoring.importing import directions, front_matter, headings, wording
from guide.authoring.importing.draft import Aside, Draft, End, Event, Heading, Rest, SpokenText, TimeMark
from guide.authoring.importing.edges import settle
from guide.authoring.importing.headings import Found
from guide.authoring.importing.times import Leading, marks

AT_BLANK, AT_BLANKS = 5.0, 10.0
"""Seconds at a blank line, and at several, where no other pause is written."""

_BULLET = re.compile(r"[-*•‣–—]+[ \t]+(?=\S)")
_QUOTED = re.compile(r"(?:>+[ \t]*)+(?=\S)")
_STARS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])([^*\n]{0,400}?)(?<=[^\s*])\*{1,3}(?![\w*])")
_UNDERLINES = re.compile(r"(?<!\w)_{1,3}(?=[^\s_])([^_\n]{0,400}?)(?<=[^\s_])_{1,3}(?!\w)")
_ENDED = re.compile(r"[.!?…:;,][\"'”’)\]]*$|[\])]$")


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it stands in a text."""

    number: int
    text: str
    level: int = 0
    """Of the heading that it is; 0 if it is none."""
    begins: bool = False
    """Whether it is a line of its own, as in a list, and does not go on with the one before."""


def read(text: str, draft: Draft) -> None:
    """Read ``text`` into ``draft``."""
    skipped, lines = front_matter.read(text, draft)
    reader = _Plain([Written(number, line.strip()) for number, line in enumerate(lines, skipped + 1)], draft)
    reader.read()


def read_lines(lines: Sequence[Written], draft: Draft) -> None:
    """Read lines that have lost their signs: headings, lists and emphasis are known already."""
    _Plain(lines, draft, signs=False).read()


@dataclass(slots=True)
class _Paragraph:
    line: int = 0
    lines: list[Written] = field(default_factory=list)


class _Plain:
    def __init__(self, lines: Sequence[Written], draft: Draft, *, signs: bool = True) -> None:
        self.lines = lines
        self.draft = draft
        self.signs = signs
        """Whether hashes, bullets, stars and underlines mean something."""
        self.shouted = not any(any(map(str.islower, line.text)) for line in lines)
        """Everything is in capitals, so capitals make no heading."""
        self.marks = marks([line.text for line in lines])
        self.paragraph = _Paragraph()
        self.blanks = 0
        self.at_blanks: list[tuple[int, Event]] = []

    def read(self) -> None:
        first = min(self.marks, default=0)
        for at, line in enumerate(self.lines):
            above = at < first and not (line.text[:1].islower() and _ENDED.search(line.text))
            self._line(replace(line, begins=line.begins or above), self.marks.get(at))
        self._end()
        self._soften()
        if not any(isinstance(event, (Rest, TimeMark)) for event in self.draft.events):
            for at, rest in reversed(self.at_blanks):
                self.draft.events.insert(at, rest)
        settle(self.draft)

    def _soften(self) -> None:
        """After words that trail off no pause is needed where another one follows."""
        events = self.draft.events
        after: Event | None = None
        for at in range(len(events) - 1, -1, -1):
            event = events[at]
            if isinstance(event, Rest) and event.soft and isinstance(after, Rest):
                events[at] = Rest(0.0)
            elif not isinstance(event, (End, Aside)) and not (isinstance(event, SpokenText) and not event.text.strip()):
                after = event

    def _line(self, line: Written, marked: Leading | None) -> None:
        text = line.text
        if not text:
            self._end()
            self.blanks += 1
            return
        if self.signs and not wording.speakable(text) and self._rule(text):
            return
        if marked:
            self._end()
            text = text[marked.stop :].strip()
        if self.signs and (quoted := _QUOTED.match(text)):
            text = text[quoted.end() :]
        found = self._heading(replace(line, text=text))
        if found:
            self._end()
            self.draft.add(Heading(found.title, found.level, line.number))
        if marked:
            self.draft.add(TimeMark(marked.at, line.number))
        if found:
            text = found.rest
        elif headings.pause_line(text):
            text = f"[{text.strip('-–—*_.|/~#=: ')}]"
        if text:
            self._add(replace(line, text=text))

    def _rule(self, text: str) -> bool:
        """A line of signs: it underlines a title, or parts two paragraphs; false if it may be something else."""
        before = self.paragraph.lines
        if set(text) in ({"="}, {"-"}) and len(text) >= 2 and len(before) == 1 and len(before[0].text.split()) <= 12:
            self.paragraph = _Paragraph()
            self.draft.add(Heading(headings.bare(before[0].text), 1 if text[0] == "=" else 2, before[0].number))
            return True
        if len(set(text) - {" ", "\t"}) == 1 and text[0] in "-=*_~#•·" and len(text) >= 2:
            self._end()
            return True
        return False

    def _heading(self, line: Written) -> Found | None:
        if line.level:
            return Found(line.text, line.level) if wording.speakable(line.text) else None
        hashed = headings.hashed(line.text) if self.signs else None
        if hashed or self.paragraph.lines:
            return hashed
        return headings.worded(line.text, first=not self.draft.events, shouted=self.shouted)

    def _add(self, line: Written) -> None:
        if not self.paragraph.lines:
            self._blank()
            self.paragraph.line = line.number
        self.paragraph.lines.append(line)

    def _blank(self) -> None:
        if self.blanks and self.draft.events:
            at = len(self.draft.events) - isinstance(self.draft.events[-1], End)
            if not isinstance(self.draft.events[at - 1], Heading):
                self.at_blanks.append((at, Rest(AT_BLANK if self.blanks == 1 else AT_BLANKS, soft=True)))
        self.blanks = 0

    def _end(self) -> None:
        paragraph, self.paragraph = self.paragraph, _Paragraph()
        if not paragraph.lines:
            return
        for lines in self._lines(paragraph.lines):
            text = directions.bracketed("\n".join(line.text for line in lines))
            directions.inline(self.draft, _unstarred(text) if self.signs else text, lines[0].number)
            self.draft.add(End())
        self.draft.events[-1] = End(paragraph=True)

    def _lines(self, lines: list[Written]) -> list[list[Written]]:
        """The lines of a paragraph: verses and bullets are lines of their own, what is only wrapped is one."""
        if self.signs:
            lines = [_unbulleted(line) for line in lines]
        if all(_ENDED.search(line.text) for line in lines):
            return [[line] for line in lines]
        found: list[list[Written]] = []
        for line in lines:
            if line.begins or not found:
                found.append([line])
            else:
                found[-1].append(line)
        return found


def _unbulleted(line: Written) -> Written:
    bullet = _BULLET.match(line.text)
    return replace(line, text=line.text[bullet.end() :], begins=True) if bullet else line


def _unstarred(text: str) -> str:
    """Without the stars and underlines of Markdown around words."""
    return _UNDERLINES.sub(r"\1", _STARS.sub(r"\1", text)) if "*" in text or "_" in text else text
