"""Plain text and Markdown, as meditations are written down: paragraphs, headings, pauses in brackets, time marks.

    # Evening rest                    a heading: the title, or a section (also TITLE, Part 2:, underlined)
    Let your eyes close. [pause 5s]   a pause; also (pause), [PAUSE:5], [silence 1 minute], (10 sec pause), ...
    [bell]                            a bell; any other direction in brackets is listed and stays as a comment
    4:05 - And come back.             begins at that moment

A text that writes down none of its pauses has them at its blank lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from guide.authoring.importing import directions, wording
from guide.authoring.importing.draft import Aside, Draft, End, Event, Heading, Rest, SpokenText, TimeMark
from guide.authoring.importing.times import leading, length

AT_BLANK, AT_BLANKS = 5.0, 10.0
"""Seconds at a blank line, and at several, where no other pause is written."""

_HASHES = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*")
_TITLE = re.compile(r"title:[ \t]+(.*\w.*)", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)([^*_]+)(?:\*\*|__):?")
_NUMBERED = re.compile(
    r"((?:part|section|chapter|step|stage|phase|day|week|session|teil|schritt)[ \t]+"
    r"(?:\d{1,3}|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten))[ \t]*(?:[:.–—-](?:[ \t]+(.*))?)?",
    re.IGNORECASE,
)  # fmt: skip
_RULE = re.compile(r"[\W_]+")
_BULLET = re.compile(r"[-*•‣–—]+[ \t]+(?=\S)")
_STARS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])([^*\n]{0,400}?)(?<=[^\s*])\*{1,3}(?![\w*])")
_UNDERLINES = re.compile(r"(?<!\w)_{1,3}(?=[^\s_])([^_\n]{0,400}?)(?<=[^\s_])_{1,3}(?!\w)")
_ENDED = re.compile(r"[.!?…:;,][\"'”’)\]]*$|[\])]$")
_MOST_TITLE_WORDS = 10


def read(text: str, draft: Draft) -> None:
    """Read ``text`` into ``draft``."""
    _Plain(text, draft).read()


@dataclass(slots=True)
class _Paragraph:
    line: int = 0
    lines: list[str] = field(default_factory=list)


class _Plain:
    def __init__(self, text: str, draft: Draft) -> None:
        self.lines = text.split("\n")
        self.draft = draft
        self.shouted = not any(map(str.islower, text))
        """Everything is in capitals, so capitals make no heading."""
        self.paragraph = _Paragraph()
        self.blanks = 0
        self.at_blanks: list[tuple[int, Event]] = []

    def read(self) -> None:
        for number, line in enumerate(self.lines, 1):
            self._line(number, line.strip())
        self._end()
        self._soften()
        if not any(isinstance(event, (Rest, TimeMark)) for event in self.draft.events):
            for at, rest in reversed(self.at_blanks):
                self.draft.events.insert(at, rest)
        _named(self.draft)

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

    def _line(self, number: int, line: str) -> None:
        if not line:
            self._end()
            self.blanks += 1
            return
        if not wording.speakable(line) and self._rule(line):
            return
        marked = leading(line)
        if marked:
            self._end()
            line = line[marked[1] :].strip()
        title, level, rest = self._heading(line)
        if title:
            self._end()
            self.draft.add(Heading(title, level))
        if marked:
            self.draft.add(TimeMark(marked[0], number))
        if title:
            line = rest
        elif pause_line(line):
            line = f"[{line.strip('-–—*_. ')}]"
        if line:
            self._add(number, line)

    def _rule(self, line: str) -> bool:
        """A line of signs: it underlines a title, or parts two paragraphs; false if it may be something else."""
        before = self.paragraph.lines
        if set(line) in ({"="}, {"-"}) and len(line) >= 2 and len(before) == 1 and len(before[0].split()) <= 12:
            self.paragraph = _Paragraph()
            self.draft.add(Heading(_bare(before[0]), 1 if line[0] == "=" else 2))
            return True
        if len(set(line) - {" ", "\t"}) == 1 and line[0] in "-=*_~#•·" and len(line) >= 2:
            self._end()
            return True
        return False

    def _heading(self, line: str) -> tuple[str, int, str]:
        """Title, level and what is left of the line, where it is a heading."""
        hashes = _HASHES.fullmatch(line)
        if hashes and wording.speakable(hashes[2]):
            marked = leading(hashes[2])
            return _bare(hashes[2][marked[1] :] if marked else hashes[2]), len(hashes[1]), ""
        if self.paragraph.lines:
            return "", 0, ""
        if not self.draft.events and _TITLE.fullmatch(_bare(line)):
            return _bare(line), 1, ""
        bold = _BOLD.fullmatch(line)
        if bold and len(bold[2].split()) <= _MOST_TITLE_WORDS and bold[2].strip()[-1:] not in tuple(".!?…,"):
            return bold[2].strip().rstrip(":"), 2, ""
        numbered = _NUMBERED.fullmatch(_bare(line))
        if numbered:
            rest = numbered[2] or ""
            spoken = len(rest.split()) > _MOST_TITLE_WORDS or rest[-1:] in tuple(".!?…,;") or "[" in rest
            return (numbered[1], 2, rest) if spoken else (_bare(line).rstrip(":.–—- "), 2, "")
        return (line.rstrip(":"), 2, "") if self._capitals(line) else ("", 0, "")

    def _capitals(self, line: str) -> bool:
        letters = [each for each in line if each.isalpha()]
        return (
            not self.shouted
            and len(letters) >= 4
            and all(map(str.isupper, letters))
            and len(line.split()) <= _MOST_TITLE_WORDS
            and line[-1] not in ".!?…,;"
            and not any(each in "[]()<>" for each in line)
            and not pause_line(line)
        )

    def _add(self, number: int, line: str) -> None:
        if not self.paragraph.lines:
            self._blank()
            self.paragraph.line = number
        self.paragraph.lines.append(line)

    def _blank(self) -> None:
        if self.blanks and self.draft.events:
            at = len(self.draft.events) - isinstance(self.draft.events[-1], End)
            if not isinstance(self.draft.events[at - 1], Heading):
                self.at_blanks.append((at, Rest(AT_BLANK if self.blanks == 1 else AT_BLANKS)))
        self.blanks = 0

    def _end(self) -> None:
        paragraph, self.paragraph = self.paragraph, _Paragraph()
        if not paragraph.lines:
            return
        number = paragraph.line
        for lines in _lines(paragraph.lines):
            directions.inline(self.draft, _unstarred("\n".join(lines)), number)
            self.draft.add(End())
            number += len(lines)
        self.draft.events[-1] = End(paragraph=True)


def pause_line(line: str) -> bool:
    """Whether a line without brackets is a pause: ``PAUSE``, ``Pause 10 seconds``, ``-- pause --``."""
    bare = line.strip("-–—*_. ")
    found = directions.pause(bare) if re.match(r"(?i)(?:(?:long|short|silent) )?(?:pause|silence)\b", bare) else None
    if found is None or line.endswith("."):
        return False
    timed = re.search(r"\d", bare) is not None and length(bare.split()[-1]) is not None
    return bare.isupper() or timed or (line != bare and not line.endswith("."))


def _lines(lines: list[str]) -> list[list[str]]:
    """The lines of a paragraph: verses and bullets are lines of their own, what is only wrapped is one."""
    if all(_ENDED.search(line) for line in lines):
        return [[_BULLET.sub("", line, count=1) if _BULLET.match(line) else line] for line in lines]
    found: list[list[str]] = []
    for line in lines:
        bullet = _BULLET.match(line)
        if bullet or not found:
            found.append([line[bullet.end() :] if bullet else line])
        else:
            found[-1].append(line)
    return found


def _unstarred(text: str) -> str:
    """Without the stars and underlines of Markdown around words."""
    return _UNDERLINES.sub(r"\1", _STARS.sub(r"\1", text)) if "*" in text or "_" in text else text


def _bare(text: str) -> str:
    return text.strip("*_# \t").strip() if wording.speakable(text) else text


def _named(draft: Draft) -> None:
    """A first heading of the first level, or one with another right behind it, names the practice."""
    headings = [at for at, event in enumerate(draft.events) if isinstance(event, Heading)]
    if not headings:
        return
    first = draft.events[headings[0]]
    levels = [event.level for event in draft.events if isinstance(event, Heading)]
    bare = len(headings) > 1 and headings[1] == headings[0] + 1
    alone = levels[0] == 1 and levels.count(1) == 1
    named = _TITLE.fullmatch(first.title) if isinstance(first, Heading) else None
    if headings[0] == 0 and (bare or alone or named) and isinstance(first, Heading):
        draft.title = named[1] if named else first.title
        del draft.events[0]
