"""Many scripts that nobody has read before take a while: it is said how far it is, and nobody has to wait for it."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from pathlib import Path

import pytest
from textual.pilot import Pilot

from guide import library, places
from guide.__main__ import main
from guide.cli import library as list_command
from guide.cli import options
from guide.library import checked_file
from guide.render.lengths import lengths
from guide.tui import Settings
from guide.tui.app import GuideApp
from guide.tui.screens import library as library_page
from guide.tui.screens import now, reading
from guide.tui.screens.library import NOTHING_FITS, Library
from guide.tui.widgets.line import Line
from guide.tui.widgets.shelf import Shelf
from tests.scripts import TONE
from tests.tui.page_kit import words_on

MANY = 20
STEPS = "sections:\n- title: One\n  closing: true\n  steps: [Rest here.]\n"


class Window(io.StringIO):
    """What a terminal is told."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def many(home: Path) -> None:
    """A library that is new."""
    (home / "cache").unlink()
    places.kept.cache_clear()
    places.own_scripts().mkdir(parents=True)
    for number in range(MANY):
        (places.own_scripts() / f"practice-{number}.yaml").write_text(TONE + STEPS, encoding="utf-8")


def everything() -> int:
    return len(library.find_scripts())


def test_every_step_is_told_and_the_last_one_is_all_there_is() -> None:
    read: list[tuple[int, int]] = []
    measured: list[tuple[int, int]] = []
    index = library.read_index(lambda *step: read.append(step))
    lengths(index.usable, index.read, lambda *step: measured.append(step))
    of = everything()
    assert read == measured == [(done, of) for done in range(1, of + 1)]


def test_whoever_stops_it_keeps_what_is_known_by_then() -> None:
    def stop(done: int, of: int) -> None:
        if done == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.read_index(stop)
    assert len(checked_file.read(places.library_index())) == 10
    assert len(library.read_index().read) == everything() - 10


def test_whoever_stops_the_measuring_loses_no_length_that_was_known() -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    index = library.read_index()
    lengths(index.usable, index.read)
    known = checked_file.read(places.length_index())
    assert len(known) == everything()
    with pytest.raises(KeyboardInterrupt):
        lengths(index.usable, index.read, stop)
    assert checked_file.read(places.length_index()) == known


def test_a_list_that_takes_long_shows_a_bar_and_takes_it_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(list_command, "PATIENCE", 1e-6)
    with redirect_stderr(Window()) as window:
        assert main(["list"]) == 0
    for what in ("Reading", "Measuring"):
        assert what in window.getvalue()
    assert window.getvalue().endswith("100%\r\x1b[K")
    assert "practice-7" in capsys.readouterr().out


def test_what_is_soon_done_shows_no_bar() -> None:
    with redirect_stderr(Window()) as window:
        show = options.progress("Reading", after=3600.0)
        for done in (0.1, 0.5, 1.0):
            show(done)
    assert window.getvalue() == ""


def test_in_a_pipe_nothing_is_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(list_command, "PATIENCE", 1e-6)
    assert main(["list"]) == 0
    assert capsys.readouterr().err == ""


class Gate:
    """Reads the library, and stands still at the tenth practice until it is opened."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def read_index(self, on_read: Callable[[int, int], None]) -> library.Index:
        def step(done: int, of: int) -> None:
            on_read(done, of)
            if done == 10:
                self.reached.set()
                self.opened.wait(60)

        return library.read_index(step)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate()
    monkeypatch.setattr(reading, "PATIENCE", 0.02)
    monkeypatch.setattr(library_page, "library", made)
    monkeypatch.setattr(now, "library", made)
    yield made
    made.opened.set()


async def seen(pilot: Pilot[int], words: str) -> None:
    """Wait until they can be read on the screen."""
    for _ in range(1500):
        if words in words_on(pilot):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"never seen: {words}; but {words_on(pilot)}")


async def test_on_screen_it_is_said_how_far_it_is_while_one_types(gate: Gate) -> None:
    app = GuideApp(settings=Settings(silent=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, f"Reading the practices, this once: 10 of {everything()}.")
        await pilot.press("l")
        await pilot.pause()
        page = app.screen
        assert isinstance(page, Library)
        await seen(pilot, f"Reading the practices, this once: 10 of {everything()}.")
        await pilot.press(*"xyzzy")
        assert page.query_one(Line).value == "xyzzy"
        gate.opened.set()
        await seen(pilot, NOTHING_FITS.partition(".")[0])
        await pilot.press("escape")
        while "body/body-scan" not in page.lengths:
            await pilot.pause(0.02)
        await pilot.pause()
        assert f" of {everything()}." not in words_on(pilot)
        assert len(page.query_one(Shelf).entries) == everything()


async def test_whoever_leaves_does_not_wait_for_the_reading(gate: Gate) -> None:
    app = GuideApp(settings=Settings(silent=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, " 10 of ")
        await pilot.press("escape")
    gate.opened.set()
    while not places.library_index().exists():
        await asyncio.sleep(0.02)
    assert len(checked_file.read(places.library_index())) == 11  # with the one that was being read
    assert app.mishap is None
