"""The order in which lines are spoken ahead, and what becomes of what goes wrong; nothing is spoken here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from guide.live.prefetch import Prefetcher
from guide.problems import CannotSpeakError


class Lines:
    """Stands for a preparation of some lines."""

    def __init__(self, name: str, told: list[str], lines: int, fault: Exception | None = None) -> None:
        self.name, self._told, self._left, self._lines, self._fault = name, told, lines, lines, fault
        self.wanted = ("line",) * lines
        self.stopped = False

    def speak(self, on_take: Callable[[int, int], None], until: Callable[[], bool] = lambda: False) -> None:
        if self._fault:
            raise self._fault
        while self._left and not until():
            self._left -= 1
            self._told.append(self.name)
            on_take(self._lines - self._left, self._lines)

    @property
    def spoken(self) -> int:
        return self._lines - self._left

    def open_sounds(self) -> None:
        self._told.append(f"{self.name} opened")

    def stop(self) -> None:
        self.stopped = True


class Working:
    """A prefetcher over such lines, and all that it told."""

    def __init__(self, first: int = 3, anew: int = 0, fault: Exception | None = None) -> None:
        self.told: list[str] = []
        self.failed: list[tuple[str, bool]] = []
        self.asides_spoken: list[str] = []
        self.practice: Any = Lines("practice", self.told, first, fault)
        self.other: Any = Lines("other", self.told, anew) if anew else None
        self.asides: dict[str, Any] = {name: Lines(name, self.told, 1) for name in ("ground", "closing")}
        self.entered: list[Any] = []
        enough: Any = lambda lines: lines.spoken >= 1  # noqa: E731
        practice: Any = self.practice
        self.ahead = Prefetcher(
            practice, self.asides, enough,
            lambda lines, last: None, self._anew, self._entered, lambda *said: self.failed.append(said),
            self.asides_spoken.append,
        )  # fmt: skip

    def _anew(self) -> Any:
        found, self.other = self.other, None
        return found

    def _entered(self, lines: Any) -> bool:
        self.entered.append(lines)
        return True


@contextmanager
def done(working: Working) -> Iterator[Working]:
    """When all is spoken."""
    working.ahead.start()
    try:
        assert working.ahead.idle(10)
        yield working
    finally:
        working.ahead.close(10)


def test_the_next_lines_come_first_then_what_may_be_turned_to_then_the_rest() -> None:
    with done(Working()) as working:
        assert working.told == ["practice", "ground", "closing", "practice", "practice"]


def test_bells_alone_start_no_voice_for_what_may_be_turned_to() -> None:
    with done(Working(first=0)) as working:
        assert working.told == []


def test_what_is_asked_for_at_once_comes_before_anything_else() -> None:
    working = Working()
    working.ahead.hurry("closing")
    with done(working):
        assert working.told[0] == "closing"
        assert working.asides_spoken == ["closing"]


def test_a_practice_that_is_wanted_otherwise_is_entered_and_then_spoken_on() -> None:
    with done(Working(anew=2)) as working:
        (fresh,) = working.entered
        assert (fresh.name, fresh.spoken) == ("other", 2)
        assert working.told.index("other opened") < working.told.index("other")


def test_what_leaves_the_practice_without_words_is_told_as_such() -> None:
    with done(Working(fault=CannotSpeakError("No voice.", "Choose another one."))) as working:
        assert working.failed
        assert all(stranding for _, stranding in working.failed)
        assert "No voice." in working.failed[0][0]


def test_any_other_fault_of_the_thread_is_one_sentence() -> None:
    with done(Working(fault=ZeroDivisionError("by nought"))) as working:
        assert working.failed[0][0].startswith("The voice stopped speaking ahead")


def test_closing_stops_everything() -> None:
    with done(Working()) as working:
        pass
    assert working.practice.stopped
    assert all(each.stopped for each in working.asides.values())
