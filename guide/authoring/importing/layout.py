"""What was read, laid out as sections of steps."""

from __future__ import annotations

from dataclasses import dataclass, field

from guide.authoring.importing import closings, wording
from guide.authoring.importing.draft import (
    Aside,
    Draft,
    End,
    Event,
    Heading,
    Rest,
    Sounding,
    SpokenText,
    Stop,
    TimeMark,
)
from guide.authoring.importing.line_builder import LineBuilder
from guide.authoring.importing.times import exact
from guide.authoring.yaml_text import Value, YamlEntry, YamlSection, said
from guide.script.reader import MAX_STEPS
from guide.script.steps.say import PACES
from guide.script.times import LONGEST
from guide.translation import _

BEGINNING, CLOSING = "Beginning", "Closing"
"""Titles of sections that had none."""
_LAST = 4
"""So many lines at the end of a section are looked at for signs of a closing."""
_TOO_LONG = _("a practice lasts at most 12 hours")


@dataclass(frozen=True, slots=True)
class _Step:
    what: YamlEntry | Rest
    comments: tuple[str, ...]
    paragraph: int
    """Which one of the text it comes from."""
    words: str = ""

    def written(self) -> YamlEntry:
        if isinstance(self.what, YamlEntry):
            return YamlEntry(self.what.key, self.what.value, self.comments)
        longest = self.what.longest
        length = exact(self.what.length) if longest is None else f"{exact(self.what.length)}..{exact(longest)}"
        return YamlEntry("pause", length, self.comments)


@dataclass(slots=True)
class _Section:
    title: str
    steps: list[_Step] = field(default_factory=list)
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Laid:
    """Sections, the pace that all words share, and the line of the text for each moment that is waited for."""

    chapters: tuple[YamlSection, ...]
    pace: float
    moments: tuple[int, ...]
    comments: tuple[str, ...]
    """Those that stand behind everything."""


def lay(draft: Draft) -> Laid:
    """Sections of steps."""
    return _Layout(draft).lay()


class _Layout:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        paces = {
            event.pace for event in draft.events if isinstance(event, SpokenText) and wording.speakable(event.text)
        }
        self.pace = min(max(paces.pop(), PACES[0]), PACES[1]) if len(paces) == 1 else 1.0
        self.titled = any(isinstance(event, Heading) for event in draft.events)
        self.sections: list[_Section] = []
        self.line = LineBuilder()
        self.asides: list[str] = []
        self.moments: list[int] = []
        self.latest = self.spent = 0.0
        self.paragraph = self.number = self.steps = 0

    def lay(self) -> Laid:
        for event in self.draft.events:
            self.take(event)
            if self.steps > MAX_STEPS:
                break
        self.flush()
        sections = self.sections
        if not self.titled and sections:
            sections = _with_closing(sections[0])
        last = len(sections) - 1
        chapters = tuple(
            YamlSection(
                each.title or f"Part {number + 1}", tuple(step.written() for step in each.steps),
                number == last and _closes(each), each.comments,
            )
            for number, each in enumerate(sections)
        )  # fmt: skip
        return Laid(chapters, self.pace, tuple(self.moments), tuple(self.asides))

    def take(self, event: Event) -> None:
        match event:
            case SpokenText():
                if self.line.pace not in (None, event.pace):
                    self.flush()
                self.number = event.line
                self.line.words(event)
            case Rest():
                self._afford(event)
            case Stop():
                self.line.stop()
            case Aside():
                self.asides += filter(None, [wording.comment(event.text)])
            case _:
                self.flush()
                self._place(event)

    def _afford(self, rest: Rest) -> None:
        """A silence, if there is still room for it in a practice; one of nothing is nothing."""
        if self.spent + rest.length > LONGEST:
            self.draft.leave(
                self.number or 1, _("a pause of {length}").format(length=exact(rest.length)), _TOO_LONG, aside=False
            )
        elif round(rest.length * 1000) > 0:
            self.spent += rest.length
            self.line.rest(rest)

    def flush(self) -> None:
        """The line that was being read becomes steps."""
        line, self.line = self.line, LineBuilder()
        for piece in line.pieces(self.draft):
            if isinstance(piece, Rest):
                self._rest(piece)
            else:
                self._say(piece, line.pace or 1.0)

    def _place(self, event: Event) -> None:
        match event:
            case End():
                self.paragraph += event.paragraph
            case TimeMark():
                self._moment(event)
            case Sounding():
                self._put(YamlEntry(event.kind, event.name))
            case Heading():
                self.paragraph += 1
                comments, self.asides = tuple(self.asides), []
                self.sections.append(_Section(wording.title(event.title), comments=comments))

    def _put(self, step: YamlEntry | Rest, words: str = "") -> None:
        if not self.sections:
            self.sections.append(_Section(BEGINNING))
        self.steps += 1
        comments, self.asides = tuple(self.asides), []
        self.sections[-1].steps.append(_Step(step, comments, self.paragraph, words))

    def _say(self, words: str, pace: float) -> None:
        if pace == self.pace:
            self._put(said(words), words)
            return
        within = round(min(max(pace / self.pace, PACES[0]), PACES[1]), 4)
        value: dict[str, Value] = {"text": words, "pace": within}
        self._put(YamlEntry("say", value) if within != 1 else said(words), words)

    def _rest(self, rest: Rest) -> None:
        steps = self.sections[-1].steps if self.sections else []
        before = steps[-1].what if steps else None
        if isinstance(before, Rest) and before.longest is rest.longest is None and not self.asides:
            one = steps.pop()
            steps.append(_Step(Rest(before.length + rest.length), one.comments, one.paragraph))
        else:
            self._put(rest)

    def _moment(self, moment: TimeMark) -> None:
        said = exact(moment.at)
        if moment.at > LONGEST:
            self.draft.leave(moment.line, said, _TOO_LONG, aside=False)
        elif moment.at < self.latest:
            why = _("this moment comes before the one above it, {latest}: its words follow at once").format(
                latest=exact(self.latest)
            )
            self.draft.leave(moment.line, said, why, aside=False)
        else:
            self.latest, self.spent = moment.at, max(self.spent, moment.at)
            self.moments.append(moment.line)
            self._put(YamlEntry("pause", {"until": said}))


def _with_closing(section: _Section) -> list[_Section]:
    """The last paragraph becomes a section if it sounds like an end, and something is said before it."""
    spoken = [step for step in section.steps if step.words]
    if not spoken:
        return [section]
    last = spoken[-1].paragraph
    first = next(at for at, step in enumerate(section.steps) if step.paragraph == last)
    before, after = section.steps[:first], section.steps[first:]
    if not any(step.words for step in before) or not closings.words(" ".join(step.words for step in after)):
        return [section]
    return [_Section(section.title, before, section.comments), _Section(CLOSING, after)]


def _closes(section: _Section) -> bool:
    if section.title == BEGINNING:
        return False
    spoken = [step.words for step in section.steps if step.words]
    return closings.title(section.title) or closings.words(" ".join(spoken[-_LAST:]))
