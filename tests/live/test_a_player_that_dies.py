"""A player that dies, whatever of and with whatever words, is told of: by its view, line by line, on screen, in the
journal."""

from __future__ import annotations

import signal
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide import places, script
from guide.__main__ import main
from guide.audio import SESSION, Pcm
from guide.cli import line_mode
from guide.cli.start_point import StartPoint
from guide.journal import Ending, EventKind, Journal
from guide.library import Practice
from guide.player import Device, NumberedPiece, Player, State, SubprocessOutput, View, Volumes, Why
from guide.player.devices.silent import Silent
from guide.problems import LONGEST, one_line, reason
from guide.process.shared_snapshot import SharedSnapshot, allocate
from guide.render.job import RenderJob
from tests.live.dying import KILL, Doomed, Dying, MuteError, Unreadable, end
from tests.tui import stuck

TEXT = """title: Short
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    closing: true
    steps:
      - Rest here.
      - pause: 60s!
"""
SAID = "The practice could not go on"
WORDS = [
    "the bed could not be read.",
    "x" * 5_000,
    "\N{GRINNING FACE}" * 100_000,
    "\ud800\udfff alone",
    "\x1b[2J\x1b]0;title\x07 codes",
    "two\nlines\r\n\tand more\u2028still",
    "",
    " \n ",
    "[bold]markup[/] [red",
    "\u202ebackwards",
    "\0",
]
texts = st.text(st.characters(), max_size=60).flatmap(
    lambda part: st.integers(1, 3_000).map(lambda times: part * times)
)
"""Of any characters, surrogates too, and of any length."""


class Quiet:
    """An hour of next to nothing."""

    frames = ready = 3600 * SESSION.hz

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        return (self.still(start, count, bed),) * 3

    def still(self, at: int, count: int, bed: int) -> Pcm:
        return np.full((count, 2), 0.01, np.float32)

    def back(self, frame: int) -> int:
        return frame


@pytest.fixture(scope="module")
def house() -> Iterator[SubprocessOutput]:
    """One process for many deaths of players."""
    made = SubprocessOutput(silent=True)
    yield made
    made.close()


def told(player: object, patience: float = 20.0) -> tuple[View, float]:
    """The view that tells it, and after how many seconds it did."""
    began = time.monotonic()
    while time.monotonic() < began + patience:
        view: View = player.view()  # type: ignore[attr-defined]
        if view.state is State.ENDED:
            return view, time.monotonic() - began
        player.wait(0.01)  # type: ignore[attr-defined]
    raise AssertionError(f"never told: {view}")


def is_one_line(text: str) -> bool:
    return len(text.encode(errors="replace")) <= LONGEST and all(
        char.isprintable() or char in "\u200c\u200d" for char in text
    )


@given(texts)
def test_a_text_becomes_one_line_that_can_be_shown_anywhere(text: str) -> None:
    line = one_line(text)
    assert is_one_line(line)
    assert one_line(line) == line
    if is_one_line(text) and text == " ".join(text.split()):
        assert line == text


def test_words_are_kept_as_they_are() -> None:
    for words in ("Das Gerät ist fort.", "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}", "کتاب\u200cها"):
        assert one_line(words) == words
    assert one_line("a" * 2_000).endswith("a…")
    assert (reason(ValueError("Gone. ")), reason(ValueError(" ")), reason(MuteError())) == (
        "Gone", "ValueError", "MuteError",
    )  # fmt: skip


@given(texts, texts, texts)
def test_every_view_has_room_on_its_board(name: str, sentence: str, problem: str) -> None:
    class Named(Silent):
        pass

    device: Device = Named(sentence)
    device.name = name  # type: ignore[misc]
    player = Player(Quiet(), SESSION, device)
    player._engine._problem = problem
    writer = SharedSnapshot(allocate())
    writer.write(player.view())
    assert writer.read() == player.view()


SECONDS: list[float] = []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_whatever_an_error_says_it_is_told(house: SubprocessOutput, text: str) -> None:
    player = house.open(Dying(Quiet(), text, SESSION.frames(0.2)), SESSION)
    view, seconds = told(player)
    SECONDS.append(seconds)
    assert (view.why, view.wants) == (Why.FAILED, False)
    assert view.problem.startswith(SAID)
    assert is_one_line(view.problem)


def test_it_is_told_within_a_second(house: SubprocessOutput) -> None:
    for words in WORDS:
        SECONDS.append(told(house.open(Dying(Quiet(), words, SESSION.frames(0.2)), SESSION))[1])
    assert statistics.median(SECONDS) < 1.0


@pytest.mark.parametrize("kind", [MemoryError, OSError, EOFError, MuteError, StopIteration, RecursionError])
def test_whatever_kind_of_error_it_is(house: SubprocessOutput, kind: type[Exception]) -> None:
    view, _ = told(house.open(Dying(Quiet(), "gone", SESSION.frames(0.2), kind), SESSION))
    assert (view.why, SAID in view.problem) == (Why.FAILED, True)


def test_a_sound_that_has_gone_when_it_arrives_is_told_and_not_taken_for_a_landing(house: SubprocessOutput) -> None:
    player = house.open(Quiet(), SESSION)
    player.swap(NumberedPiece(Unreadable("the take has gone")))  # type: ignore[arg-type]
    view, _ = told(player)
    assert (view.why, view.problem) == (Why.FAILED, f"{SAID}: the take has gone.")


def test_what_cannot_be_read_at_all_is_refused_at_once(house: SubprocessOutput) -> None:
    other = SubprocessOutput(silent=True)
    try:
        assert other.name
        with pytest.raises(Exception, match="gave up: the take has gone"):
            other.open(Unreadable("the take has gone"), SESSION)  # type: ignore[arg-type]
    finally:
        other.close()


class Stumbling(Silent):
    """A device whose clock fails, after a while, for the thread that asks what is heard."""

    def __init__(self) -> None:
        looks = iter(range(100))

        def clock() -> float:
            if threading.current_thread().name == "player" and next(looks, None) is None:
                raise OSError("the clock has gone")
            return time.monotonic()

        super().__init__(clock=clock)


def test_a_thread_that_stumbles_outside_of_what_it_plays_is_told_too() -> None:
    with Player(Quiet(), SESSION, Stumbling(), volumes=Volumes()) as player:
        player.play()
        assert player.wait(30)
        view = player._last
        assert view is not None
        assert (view.state, view.why, "the clock has gone" in view.problem) == (State.ENDED, Why.FAILED, True)
        assert player.view() == view


def test_a_board_without_room_is_told_by_the_end_of_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last wall."""
    calls: list[int] = []

    def full(view: View) -> None:
        calls.append(1)
        raise ValueError("too many bytes for a board")

    fallen: list[object] = []
    monkeypatch.setattr("threading.excepthook", lambda what: fallen.append(what.exc_value))
    with Player(Quiet(), SESSION, Silent(), on_turn=full) as player:
        player.play()
        assert player.wait(30)
        assert player.view().why is Why.FAILED
    assert [str(error) for error in fallen] == ["too many bytes for a board"]  # in a child, `_fallen` ends it here


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [KILL, signal.SIGTERM])
def test_a_process_that_is_ended_is_told(number: int) -> None:
    apart = SubprocessOutput(silent=True)
    try:
        player = apart.open(Quiet(), SESSION)
        while player.view().playhead == 0:
            player.wait(0.01)
        end(apart, number)
        view, _ = told(player)
        assert (view.why, view.problem.startswith("The part of the program that plays ")) == (Why.FAILED, True)
    finally:
        apart.close()


# -- what the listener is told ------------------------------------------------------------------------------


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    path = tmp_path / "short.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return Practice("short", path, script.load(path))


@pytest.fixture
def journal() -> Iterator[Journal]:
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as opened:
        yield opened


def kept(journal: Journal) -> str:
    """What the journal says of it."""
    (session,) = (journal.session(each.id) for each in journal.sessions())
    assert session
    assert (session.ending, session.completed) == (Ending.LEFT, False)
    (left,) = (event for event in session.events if event.kind is EventKind.LEFT)
    return str(left.note["problem"])


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
def test_line_by_line_and_in_the_journal(
    practice: Practice, journal: Journal, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert (
        line_mode.play(RenderJob(practice.script), practice.name, Doomed(words), journal, StartPoint(), check_in=False)
        == 3
    )
    said = [line for line in capfd.readouterr().err.splitlines() if line.startswith(SAID)]
    assert said == [kept(journal)]
    assert is_one_line(said[0])
    assert main(["journal", "show", "1"]) == 0
    assert f"left: {said[0]}" in capfd.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [KILL, signal.SIGTERM])
def test_line_by_line_a_process_that_is_ended(
    practice: Practice, journal: Journal, number: int, capfd: pytest.CaptureFixture[str]
) -> None:
    output = Doomed("", 60.0, number)
    job = RenderJob(practice.script)
    assert line_mode.play(job, practice.name, output, journal, StartPoint(), check_in=False) == 3
    assert kept(journal) in capfd.readouterr().err
    assert kept(journal).startswith("The part of the program that plays ")


@pytest.mark.parametrize("words", [WORDS[at] for at in (0, 2, 3, 4, 8)], ids=range(5))
@pytest.mark.parametrize("check_in", [True, False], ids=["asked", "not-asked"])
async def test_on_screen(practice: Practice, journal: Journal, words: str, check_in: bool) -> None:
    from guide.tui import Settings
    from guide.tui.app import GuideApp
    from guide.tui.screens.after import After
    from guide.tui.screens.check_in import CheckIn
    from guide.tui.screens.saved import Saved

    app = GuideApp(practice, None, Settings(check_in=check_in), journal, Doomed(words))
    async with app.run_test(size=(100, 40)) as pilot:
        for _ in range(1500):
            if isinstance(app.screen, CheckIn) and app.screen.is_attached:
                await pilot.press("s")
            if isinstance(app.screen, (After, Saved)) and app.screen.is_attached:
                break
            await pilot.pause(0.02)
        else:
            pytest.fail(stuck.where(app))
        await pilot.pause()
        shown = "".join("".join(piece.text for piece in strip) for strip in app.screen._compositor.render_strips())
        assert SAID in " ".join(shown.split())
        if words == WORDS[8]:
            assert "[bold]markup[/]" in shown
    app.backstage.close()
    assert kept(journal).startswith(SAID)
    assert app.mishap is None
