"""The screens as a person meets them: real keys, a real session, the tone voice, a clock in silence."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from guide import places, script
from guide.journal import Ending, Journal, Zone
from guide.library import Broken, Practice, sources
from guide.player import InProcessOutput, State
from guide.player.devices.silent import Silent
from guide.problems import WorldError
from guide.script import anchors
from guide.timeline import Position
from guide.tui import Settings
from guide.tui.app import GuideApp
from guide.tui.prepare_worker import PrepareWorker
from guide.tui.screens.after import After
from guide.tui.screens.as_file import AsFile
from guide.tui.screens.check_in import CheckIn
from guide.tui.screens.journal import JournalPage
from guide.tui.screens.library import Library
from guide.tui.screens.now import NowPage
from guide.tui.screens.page import Page
from guide.tui.screens.player import PlayerPage
from guide.tui.screens.practice import PracticePage
from guide.tui.screens.saved import Saved
from guide.tui.screens.sorry import Sorry
from guide.tui.screens.soundless import Soundless
from guide.tui.widgets.shelf import Shelf
from tests.tui import stuck

TEXT = """title: Own short rest
summary: A rest for tests.
kind: rest
aim: regulate
intensity: {intensity}
note: Something to know beforehand.
voice: tone
sections:
  - title: Opening
    steps:
      - Rest here.
      - breathe: {{pattern: 4-6, cycles: 2, cues: silent}}
  - title: Closing
    closing: true
    steps:
      - Come back.
      - pause: 60s!
"""
PATIENCE = 1500
"""Looks at a condition before giving up."""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", lambda: datetime.now(UTC)) as opened:
        yield opened


def write(intensity: int = 1, text: str = TEXT) -> Path:
    path = places.own_scripts() / "own-short-rest.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(intensity=intensity))
    return path


@asynccontextmanager
async def opened(
    journal: Journal | None, size: tuple[int, int] = (80, 24), start: Practice | None = None, **settings: Any
) -> AsyncIterator[tuple[GuideApp, Pilot[int]]]:
    app = GuideApp(start, None, Settings(silent=True, **settings), journal)
    async with app.run_test(size=size) as pilot:
        yield app, pilot
    app.backstage.close()
    assert app.mishap is None


async def until(pilot: Pilot[int], true: Callable[[], bool]) -> None:
    """Let the screen live until ``true``, and what comes with it is drawn."""
    for _ in range(PATIENCE):
        if true():
            await pilot.pause()
            return
        await pilot.pause(0.02)
    raise AssertionError(stuck.where(pilot.app))


async def at(pilot: Pilot[int], page: type[Page[Any]]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, page) and pilot.app.screen.is_attached)
    await pilot.pause()


async def to_library(pilot: Pilot[int]) -> None:
    await at(pilot, NowPage)
    await pilot.press("l")
    await at(pilot, Library)
    await until(pilot, lambda: bool(pilot.app.screen.practices))  # type: ignore[attr-defined]


async def to_player(pilot: Pilot[int]) -> None:
    await to_library(pilot)
    await pilot.press(*"own", "enter")
    await at(pilot, PracticePage)
    await pilot.press("enter")
    await at(pilot, CheckIn)
    await pilot.press("up", "7", "enter")
    await at(pilot, PlayerPage)


def shown(app: GuideApp) -> str:
    """Every word on the screen."""
    from textual.geometry import Region

    width, height = app.size
    strips = app.screen._compositor.render_strips()
    assert Region(0, 0, width, height) == app.screen.region
    return "\n".join("".join(piece.text for piece in strip) for strip in strips)


def said(app: GuideApp) -> str:
    """The same in one line, so that it does not matter where words wrap."""
    return " ".join(shown(app).split())


@pytest.fixture(autouse=True)
def own_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library has the person's own practices and no others, so that typing finds the one that is meant."""
    monkeypatch.setattr(sources, "SOURCES", sources.SOURCES[:1])


async def test_the_whole_way_from_the_library_to_the_journal(journal: Journal) -> None:
    write()
    async with opened(journal) as (app, pilot):
        await to_player(pilot)
        session = app.backstage.session
        assert session is not None
        await until(pilot, lambda: "Rest here." in shown(app))
        await until(pilot, lambda: session.now().state is State.PLAYING)
        await pilot.press("l", "l")
        await at(pilot, After)
        await pilot.press("down", "3", "enter")
        await pilot.press(*"cal", "enter", "enter")
        await pilot.press(*"Softer", "enter")
        await at(pilot, Saved)
        assert "Kept in your journal." in shown(app)
        await pilot.press("j")
        await at(pilot, JournalPage)
        await pilot.press("escape")
        await at(pilot, Saved)
        await pilot.press("enter")
        await at(pilot, Library)
        await pilot.press("escape", "escape")
    (kept,) = journal.sessions()
    assert kept.ending is Ending.LANDED
    assert kept.before is not None
    assert (kept.before.zone, kept.before.distress) == (Zone.INSIDE, 7)
    assert kept.after is not None
    assert ([word.word for word in kept.after.words], kept.after.distress) == (["calm"], 3)
    assert kept.reflection == "Softer"


async def test_the_keys_of_the_player_do_what_they_say(journal: Journal) -> None:
    write()
    async with opened(journal) as (app, pilot):
        await to_player(pilot)
        session = app.backstage.session
        assert session is not None
        await until(pilot, lambda: session.now().state is State.PLAYING and session.now().spoken == 2)
        await pilot.press("space")
        await until(pilot, lambda: session.now().state is State.PAUSED)
        here = session.now().position
        await pilot.press("right")
        await until(pilot, lambda: session.now().position == pytest.approx(here + 10, abs=0.01))
        await pilot.press("n")
        await until(pilot, lambda: session.now().moment.title == "Closing")
        await pilot.press("p", "p")
        await until(pilot, lambda: session.now().moment.title == "Opening")
        await pilot.press("up", "right_square_bracket", "left_square_bracket", "left_square_bracket")
        assert (session.now().volumes.voice, session.now().volumes.bed) == (2.0, -2.0)
        await until(pilot, lambda: "ambience −2 dB" in shown(app))
        await pilot.press("question_mark")
        await until(pilot, lambda: "land and leave" in shown(app))
        await pilot.press("escape", "q")
        await until(pilot, lambda: session.over or not app.is_running)


async def test_a_practice_can_wait_for_an_appointed_moment(journal: Journal) -> None:
    path = write()
    practice = Practice("own", path, script.load(path))
    soon = time.time() + 3600
    async with opened(journal, start=practice, check_in=False, at=soon) as (app, pilot):
        await at(pilot, PracticePage)
        await pilot.press("enter")
        await at(pilot, PlayerPage)
        clock = datetime.fromtimestamp(soon, UTC).astimezone().strftime("%H:%M:%S")
        await until(pilot, lambda: f"Begins at {clock}, in " in said(app))
        await pilot.press("space", "right")
        await pilot.pause(2.5)  # in which it would have noted heartbeats
        assert journal.sessions() == ()
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running)
    (kept,) = journal.sessions()
    assert kept.heard == 0


@pytest.mark.parametrize("check_in", [False, True], ids=["note", "check-in"])
async def test_an_appointed_moment_waits_for_no_key(journal: Journal, check_in: bool) -> None:
    path = write()
    practice = Practice("own", path, script.load(path))
    moment = time.time() + (8.0 if check_in else 11.0)
    async with opened(journal, start=practice, check_in=check_in, at=moment) as (app, pilot):
        await at(pilot, CheckIn if check_in else PracticePage)
        await until(pilot, lambda: "Begins at " in shown(app))
        if check_in:
            await pilot.press("7")
        await at(pilot, PlayerPage)
        session = app.backstage.session
        assert session is not None
        await until(pilot, lambda: session.now().state is State.PLAYING)
        assert moment - 0.5 < time.time()
        await pilot.press("q", "q")
        await until(pilot, lambda: not app.is_running)
    (kept,) = journal.sessions()
    before = kept.before.distress if kept.before else None
    assert before == (7 if check_in else None)


async def test_a_practice_goes_on_where_one_was(journal: Journal) -> None:
    path = write()
    practice = Practice("own", path, script.load(path))
    spot = Position(1, "voice own-short-rest.yaml:17:9", 0, 0.1, -1.0)
    async with opened(journal, start=practice, check_in=False, resume=spot) as (app, pilot):
        await at(pilot, PracticePage)
        await pilot.press("enter")
        await at(pilot, PlayerPage)
        session = app.backstage.session
        assert session is not None
        assert session.now().moment.title == "Closing"


async def test_what_was_left_before_it_was_ready_is_not_made_ready(journal: Journal) -> None:
    path = write()
    stage = PrepareWorker(None, Settings(silent=True), journal)
    practice = Practice("own", path, script.load(path))
    loading, loaded = threading.Event(), threading.Event()

    def slowly(place: Path) -> dict[str, str]:
        loading.set()
        assert loaded.wait(60)
        return {}

    with pytest.MonkeyPatch.context() as patched, ThreadPoolExecutor() as threads:
        patched.setattr("guide.script.anchors.read", slowly)
        making = threads.submit(stage.make_ready, practice)
        assert loading.wait(60)
        stage.close()
        loaded.set()
        with pytest.raises(WorldError, match="left before it was ready"):
            making.result(60)
    assert stage.session is None


async def test_ctrl_c_lands_and_leaves(journal: Journal) -> None:
    write()
    async with opened(journal) as (app, pilot):
        await to_player(pilot)
        session = app.backstage.session
        assert session is not None
        await until(pilot, lambda: session.now().state is State.PLAYING)
        await pilot.press("ctrl+c")
        await until(pilot, lambda: "landing" in shown(app))
        await pilot.press("ctrl+c")
        await until(pilot, lambda: not app.is_running)
        assert app.return_value == 130


async def test_everything_about_feelings_can_be_skipped(journal: Journal) -> None:
    path = write()
    practice = Practice("own", path, script.load(path))
    async with opened(journal, start=practice) as (app, pilot):
        await at(pilot, CheckIn)
        await pilot.press("s")
        await at(pilot, PlayerPage)
        await to_the_end(app, pilot)
        await at(pilot, After)
        await pilot.press("escape")
        await at(pilot, Saved)
        await pilot.press("enter")
    (kept,) = journal.sessions()
    assert (kept.before, kept.after, kept.reflection) == (None, None, None)


async def to_the_end(app: GuideApp, pilot: Pilot[int]) -> None:
    session = app.backstage.session
    assert session
    await until(pilot, lambda: session.now().spoken == 2)
    await pilot.press("n", *["right"] * 7)


async def test_what_nobody_could_find_is_said_kindly(journal: Journal) -> None:
    write()
    async with opened(journal) as (app, pilot):
        await to_library(pilot)
        await pilot.press(*"xyzzy")
        await pilot.pause()
        assert "Nothing here is called that" in shown(app)


async def test_a_script_that_cannot_be_used_says_how_to_find_out_why(journal: Journal) -> None:
    (write()).with_name("broken.yaml").write_text("title: [")
    async with opened(journal, (120, 40)) as (app, pilot):
        await to_library(pilot)
        await until(pilot, lambda: "broken.yaml cannot be used yet: line 2" in shown(app))


async def test_a_script_that_cannot_be_used_is_found_below_and_opens_nothing(journal: Journal) -> None:
    write().with_name("broken.yaml").write_text(
        TEXT.format(intensity=1).replace("Rest here.", "Rest.\n      - sey: hi")
    )
    async with opened(journal, (110, 40)) as (app, pilot):
        await to_library(pilot)
        await until(pilot, lambda: "no step is called" in shown(app))
        shelf = app.screen.query_one(Shelf)
        assert isinstance(shelf.entries[-1], Broken)
        await pilot.press(*["down"] * (len(shelf.entries) - 1), "enter")
        await pilot.pause()
        assert isinstance(app.screen, Library)
        assert "guide check" in shown(app)


async def test_what_keeps_a_practice_from_beginning_is_a_calm_page(journal: Journal) -> None:
    write(text=TEXT.replace("Rest here.", "{{name}}").replace("{{name}}", "Rest.\n      - bell: gnog"))
    async with opened(journal) as (app, pilot):
        await to_library(pilot)
        await pilot.press(*"own", "enter")
        await at(pilot, PracticePage)
        await pilot.press("enter")
        await at(pilot, CheckIn)
        await pilot.press("s")
        await at(pilot, Sorry)
        assert "no bell is called 'gnog'" in shown(app)


async def test_without_a_journal_it_is_said_beforehand(tmp_path: Path) -> None:
    path = write()
    async with opened(None, start=Practice("own", path, script.load(path)), not_kept="The disk is full.") as (
        app,
        pilot,
    ):
        await at(pilot, CheckIn)
        assert "Nothing of this will be kept" in shown(app)
        assert "The disk is full." in shown(app)


SIZES = [(160, 50), (120, 40), (80, 24), (40, 10), (20, 5)]


@pytest.mark.parametrize("theme", ["dusk", "dawn", "plain"])
async def test_nothing_leaves_the_screen_at_any_size_and_it_may_change_at_any_moment(
    journal: Journal, theme: str
) -> None:
    path = write()
    async with opened(journal, (80, 24), Practice("own", path, script.load(path)), theme=theme) as (app, pilot):
        await at(pilot, CheckIn)
        await pilot.press("s")
        await at(pilot, PlayerPage)
        for size in (*SIZES, *reversed(SIZES)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await until(pilot, lambda: "left" in shown(app))
            for widget in app.screen.query("Body, Keys, Chapters, #tiny"):
                assert app.screen.region.contains_region(widget.region) or not widget.display
            assert all(len(row) <= size[0] for row in shown(app).splitlines())
        await until(pilot, lambda: "Own short rest" in shown(app))


@pytest.mark.parametrize("answer", ["w", "w, with own words", "s", "q", "to a file"])
async def test_without_a_sound_card_it_is_asked_from_the_library_too(
    journal: Journal, answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, _, own_words = answer.partition(", ")
    more = "pause: 6s!\n      - resource: {{kind: place, say: 'See {{resource}}.', otherwise: 'See the sea.'}}"
    write(text=TEXT.replace("pause: 60s!", more))
    if own_words:
        anchors.write(places.anchors(), {"place": "the old pier"})
    asked: list[str | None] = []

    def soundless(name: str | None = None, **_: Any) -> InProcessOutput:
        asked.append(name)
        return InProcessOutput(Silent("There is no sound card here."))

    monkeypatch.setattr("guide.player.through", soundless)
    monkeypatch.chdir(tmp_path)
    app = GuideApp(None, None, Settings(), journal)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            await (at(pilot, Library) if asked else to_library(pilot))
            await until(pilot, lambda: bool(app.screen.practices))  # type: ignore[attr-defined]
            await pilot.press(*(() if asked else "own"), "enter")
            await at(pilot, PracticePage)
            await pilot.press("w" if answer == "to a file" else "enter")
            if answer in ("w", "q") or (answer == "s" and len(asked) < 2):
                await at(pilot, Soundless)
                assert "no sound card here" in said(app)
                await pilot.press(answer)
            if answer in ("w", "to a file"):
                await at(pilot, AsFile)
                await until(pilot, lambda: "own-short-rest.flac" in "".join(shown(app).split()))  # a path wraps
                assert ("Your own words are in it" in shown(app)) == bool(own_words)
                await pilot.press("enter")
            elif answer == "s":
                await at(pilot, CheckIn)
                await pilot.press("b")
    app.backstage.close()
    assert app.mishap is None
    assert len(asked) == (1 if answer == "to a file" else 2)  # what is written needs no device
    assert {path.name for path in tmp_path.glob("*.flac")} == (
        {"own-short-rest.flac"} if answer in ("w", "to a file") else set()
    )
