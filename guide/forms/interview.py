"""A form being filled in: which question comes, what was said, and the entry it becomes. Pure; any screen drives it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from guide.forms.answers import Answer, Part
from guide.forms.form import Form
from guide.forms.kinds.body import BodyQuestion
from guide.forms.question import Known, Parts, QuestionKind

_NAME = re.compile(r"\{([\w-]+)\}")


@dataclass(slots=True)
class Interview:
    """One form and one person. Not for several threads at once."""

    form: Form
    known: Known = field(default_factory=Known)
    settings: Mapping[str, str] = field(default_factory=dict)
    asked_before: Mapping[str, float] = field(default_factory=dict)
    """When each question was last asked (seconds since 1970), for forms that rotate."""
    _said: dict[int, Parts] = field(default_factory=dict)
    """By the place of the question in the form."""
    _owners: dict[int, tuple[tuple[str, str] | None, ...]] = field(default_factory=dict)
    """For each part of an answer about the body, the question and the part it belongs to."""
    _place: int = 0
    _chosen: frozenset[int] | None = None

    @property
    def current(self) -> QuestionKind | None:
        """Return the question to ask now; None at the end."""
        place = self._next(self._place)
        return None if place is None else self.form.questions[place]

    @property
    def place(self) -> int | None:
        """Return where the current question stands in the form; None at the end."""
        return self._next(self._place)

    @property
    def passed(self) -> int:
        """Return how many questions with answers were asked or skipped so far."""
        end = len(self.form.questions) if self.place is None else self.place
        return sum(1 for at in self.visible() if at < end and self.form.questions[at].ANSWERED)

    @property
    def enough(self) -> bool:
        """Return whether as much was asked as the form asks without being invited to ask more."""
        return bool(self.form.enough) and self.passed >= self.form.enough and self.place is not None

    def visible(self) -> tuple[int, ...]:
        """Return the places of all questions that are asked, as the answers stand now."""
        return tuple(self._asked())

    def words(self, question: QuestionKind | None = None) -> str:
        """Return the words of a question (the current one unless given), with earlier answers filled in."""
        question = question or self.current
        if question is None or not isinstance(question.ask, str):
            return ""
        own = question.steps.question if not question.ask and hasattr(question, "steps") else question.ask
        return self.filled(own)

    def filled(self, text: str) -> str:
        """Return ``text`` with each ``{name}`` as it was answered; nothing for what was skipped."""
        said = self.earlier(len(self.form.questions))
        kinds = {each.name: each for each in self.form.questions if each.ANSWERED}

        def fill(match: re.Match[str]) -> str:
            parts = said.get(match[1])
            return kinds[match[1]].written(parts) if parts and match[1] in kinds else ""

        return " ".join(_NAME.sub(fill, text).split())

    def looking(self, place: int | None = None) -> Known:
        """Return what the question at a place (the current one unless given) may look up."""
        at = self.place if place is None else place
        return replace(self.known, earlier=self.earlier(len(self.form.questions) if at is None else at))

    def earlier(self, place: int) -> dict[str, Parts]:
        """Return the answers before a place, by the name of their question; of one asked again, the later one."""
        questions = self.form.questions
        return {questions[at].name: self._said[at] for at in self._asked() if at < place and at in self._said}

    def answer(self, parts: Parts, place: int | None = None) -> None:
        """Take an answer to the question at a place (the current one unless given), and go on behind it.

        No parts skip it. Raises RuntimeError at the end.
        """
        at = self.place if place is None else place
        if at is None:
            raise RuntimeError("there is no question left to answer")
        question = self.form.questions[at]
        self._said.pop(at, None)
        self._owners.pop(at, None)
        if parts and question.ANSWERED:
            self._said[at] = parts
            if isinstance(question, BodyQuestion):
                belongs = question.belongings(self.looking(at))
                self._owners[at] = tuple(None if part.link is None else belongs[part.link] for part in parts)
        self._place = at + 1

    def keep(self) -> None:
        """Go on behind the current question, with what was said to it before."""
        at = self.place
        self._place = len(self.form.questions) if at is None else at + 1

    def typed(self, lines: Sequence[str]) -> None:
        """Take what was typed to the current question. Raises MisreadError, and then the question stays."""
        question = self.current
        if question is None:
            raise RuntimeError("there is no question left to answer")
        self.answer(question.typed(lines, self.looking()) if question.ANSWERED else ())

    def said(self, place: int) -> Parts:
        """Return what was answered to the question at a place, as `answer` takes it; nothing if it was skipped.

        A place in the body belongs to an answer as they stand now, and to none where that one is gone.
        """
        question = self.form.questions[place]
        if not isinstance(question, BodyQuestion) or place not in self._owners:
            return self._said.get(place, ())
        belongs = question.belongings(self.looking(place))
        links = [belongs.index(owner) if owner in belongs else None for owner in self._owners[place]]
        return tuple(replace(part, link=link, link_part=0) for part, link in zip(self._said[place], links, strict=True))

    def back(self) -> bool:
        """Go back to the question before the current one; False at the first."""
        end = len(self.form.questions) if self.place is None else self.place
        before = [place for place in self.visible() if place < end]
        if not before:
            return False
        self._place = before[-1]
        return True

    def go_to(self, place: int) -> None:
        """Ask the question at a place next."""
        self._place = place

    def resume(self, answers: Iterable[Answer]) -> None:
        """Take up what was said before, and go on behind the last answer that still has its question."""
        before = list(answers)
        waiting = list(before)
        for place, question in enumerate(self.form.questions):
            match = next((each for each in waiting if _same(each, question)), None)
            if match is not None and place in self._asked():
                waiting.remove(match)
                self._said[place] = match.parts
                if isinstance(question, BodyQuestion):
                    self._owners[place] = tuple(_owner(part, before) for part in match.parts)
                self._place = place + 1

    def answers(self) -> tuple[Answer, ...]:
        """Return everything that was said, in the order of the form, without what is no longer asked."""
        places = [place for place in self._asked() if place in self._said]
        order = {place: number for number, place in enumerate(places)}
        return tuple(
            Answer(self.form.questions[place].asked(self.words(self.form.questions[place])), self._linked(place, order))
            for place in places
        )

    def _linked(self, place: int, order: Mapping[int, int]) -> Parts:
        owners = self._owners.get(place)
        if owners is None:
            return self._said[place]
        return tuple(self._link(part, owner, order) for part, owner in zip(self._said[place], owners, strict=True))

    def _link(self, part: Part, owner: tuple[str, str] | None, order: Mapping[int, int]) -> Part:
        """The part with its place among the answers as they stand; without one where its owner is gone."""
        if owner is not None:
            name, text = owner
            for at in reversed(order):
                texts = [each.text for each in self._said[at]]
                if self.form.questions[at].name == name and text in texts:
                    return replace(part, link=order[at], link_part=texts.index(text))
        return replace(part, link=None, link_part=0)

    def _next(self, place: int) -> int | None:
        return next((at for at in self._asked() if at >= place), None)

    def _asked(self) -> list[int]:
        """The places of all questions whose conditions hold, each by what was said before it."""
        found: list[int] = []
        said: dict[str, Parts] = {}
        for place, question in enumerate(self.form.questions):
            if self.form.rotate and place not in self._rotated():
                continue
            if self._holds(question, said):
                found.append(place)
                if place in self._said:
                    said[question.name] = self._said[place]
        return found

    def _holds(self, question: QuestionKind, said: Mapping[str, Parts]) -> bool:
        if question.again and question.name not in said:
            return False  # what was skipped is not asked again
        wanted = all(each.holds(said, self.settings) for each in question.when)
        return wanted and not any(each.holds(said, self.settings) for each in question.unless)

    def _rotated(self) -> frozenset[int]:
        """The questions that come this time: of each track the one that was not asked for longest."""
        if self._chosen is None:
            best: dict[str, int] = {}
            for place, question in enumerate(self.form.questions):
                track = question.track or f"untracked {place}"
                held = best.get(track)
                if held is None or self._last(place) < self._last(held):
                    best[track] = place
            self._chosen = frozenset(best.values())
        return self._chosen

    def _last(self, place: int) -> float:
        return self.asked_before.get(self.form.questions[place].name, float("-inf"))


def _owner(part: Part, answers: Sequence[Answer]) -> tuple[str, str] | None:
    """The question and the part of its answer that ``part`` belongs to; None for none."""
    if part.link is None or part.link >= len(answers):
        return None
    answer = answers[part.link]
    text = answer.parts[part.link_part].text if part.link_part < len(answer.parts) else None
    return None if text is None else (answer.question.name, text)


def _same(answer: Answer, question: QuestionKind) -> bool:
    return question.ANSWERED and (answer.question.name, answer.question.kind) == (question.name, question.NAME)
