"""The journal as a whole, from the screen: written to a file, locked, unlocked, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from guide.actions import journal_lock, journal_out
from guide.actions.journal_out import HandedOut
from guide.exchange.exporter import exporters
from guide.journal import Answer, Entry, Journal, Part, Question, away, engine, key_ring, lock
from guide.journal.engine import Key
from guide.problems import CannotWriteError
from guide.tui.away_lock import AwayLock
from guide.tui.further.your_journal import DOOR
from guide.tui.screens.agree import Agree
from guide.tui.screens.ask_line import AskLine
from guide.tui.screens.erase import ErasePage
from guide.tui.screens.hand_out import HandOutPage
from guide.tui.screens.journal_lock import LockPage
from guide.tui.screens.more import MorePage
from guide.tui.screens.no_journal import NoJournal
from guide.tui.screens.told import Told
from tests.journal.entry_kit import note
from tests.tui.page_kit import alone, answer, words_on
from tests.tui.visit_kit import through, until

MOMENT = datetime(2026, 5, 4, 20, 30, tzinfo=UTC)
PHRASE, OTHER = "three green boats", " and a red one "


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    monkeypatch.setattr(lock, "COST", 1 << 4)  # a key that is made in no time
    monkeypatch.setattr(key_ring, "is_there", lambda: False)
    monkeypatch.setattr(key_ring, "recall", lambda path: None)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    with Journal.open(tmp_path / "journal.db", lambda: MOMENT) as found:
        for text, safe in (("Ada came, and it rained.", True), ("For nobody else.", False)):
            found.share(found.keep(note(text)), safe)
        yield found


async def says(pilot: Pilot[int], words: str) -> None:
    await until(pilot, lambda: words in " ".join(words_on(pilot).split()))


async def typed(pilot: Pilot[int], lead: str, *words: str) -> None:
    """Wait until a line called ``lead`` is asked for, and type into it."""
    await until(pilot, lambda: isinstance(pilot.app.screen, AskLine) and lead in words_on(pilot))
    for word in words:
        await pilot.press(*("space" if letter == " " else letter for letter in word))
    await pilot.press("enter")


# -- as a file --------------------------------------------------------------------------------------------------


async def test_it_is_written_for_somebody_else_without_what_is_private_and_with_words_blacked_out(
    journal: Journal,
) -> None:
    async with alone(lambda: HandOutPage(journal)) as (page, pilot):
        await says(pilot, "what you did not mark as safe to share stays out of it.")
        await pilot.press("h")
        await typed(pilot, "blacked out", "Ada")
        await says(pilot, "blacked out Ada")
        await pilot.press("enter")
        await typed(pilot, "Where shall it lie?")
        path = await answer(page)
    assert path == Path.home() / "journal.html"
    text = path.read_text("utf-8")
    assert "and it rained" in text
    assert "Ada" not in text
    assert "For nobody else" not in text
    assert path.stat().st_mode & 0o077 == 0
    assert journal.exports() == (path,)


async def test_private_entries_are_in_it_only_where_one_says_so(journal: Journal) -> None:
    async with alone(lambda: HandOutPage(journal)) as (page, pilot):
        await pilot.press("right", "down", "down", "right")
        await says(pilot, "Private entries are in it.")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskLine))
        await pilot.press(*["backspace"] * len("journal.txt"), *"mine.txt", "enter")
        path = await answer(page)
    assert path == Path.home() / "mine.txt"
    assert "For nobody else" in path.read_text("utf-8")


async def test_one_form_alone_is_written_where_one_says_so(journal: Journal) -> None:
    steps = Answer(Question("step", "next", "What is next?"), (Part("Send the photograph", other="open"),))
    journal.share(journal.keep(Entry("a-small-reach", MOMENT, (steps,))), True)
    async with alone(lambda: HandOutPage(journal)) as (page, pilot):
        await says(pilot, "of what you wrote")
        await pilot.press("down", "down", "right")
        await until(pilot, lambda: page.what.fields == frozenset({"a-small-reach"}))
        await pilot.press("enter")
        await typed(pilot, "Where shall it lie?")
        path = await answer(page)
    assert path
    text = path.read_text("utf-8")
    assert "Send the photograph" in text
    assert "it rained" not in text


async def test_next_steps_become_tasks_of_a_calendar_where_one_says_so(journal: Journal) -> None:
    steps = Answer(Question("step", "next", "What is next?"), (Part("Send the photograph", other="open"),))
    journal.keep(Entry("a-small-reach", MOMENT, (steps,)))
    async with alone(lambda: HandOutPage(journal)) as (page, pilot):
        await says(pilot, "of what you wrote")
        assert "next steps" not in words_on(pilot)
        for _ in journal_out.formats():
            if "next steps" in words_on(pilot):
                break
            await pilot.press("right")
            await pilot.pause()
        while page.marked.name != "steps":
            await pilot.press("down")
        await pilot.press("right", "enter")
        await typed(pilot, "Where shall it lie?")
        path = await answer(page)
    assert path
    assert path.suffix == ".ics"
    text = path.read_text("utf-8")
    assert text.count("BEGIN:VTODO") == 1
    assert "Send the photograph" in text


async def test_of_the_whole_journal_nothing_can_be_left_out_and_that_is_told(journal: Journal) -> None:
    async with alone(lambda: HandOutPage(journal)) as (page, pilot):
        await pilot.press("h")
        await typed(pilot, "blacked out", "Ada")
        await until(pilot, lambda: page.what == HandedOut(hide=("Ada",)))
        for _ in journal_out.formats():
            await pilot.press("right")
            if "programs: everything" in words_on(pilot):
                break
        await says(pilot, "In it is the whole journal, every private word too")
        assert "Ada" not in words_on(pilot)
        assert page.what == HandedOut()


async def test_what_is_there_stays_unless_one_says_so(journal: Journal) -> None:
    path = Path.home() / "journal.html"
    path.parent.mkdir()
    path.write_text("before")
    async with alone(lambda: HandOutPage(journal)) as (page, pilot):
        for key, after in (("x", "before"), ("y", "<!doctype html>")):
            await pilot.press("enter")
            await typed(pilot, "Where shall it lie?")
            await until(pilot, lambda: isinstance(pilot.app.screen, Agree))
            await pilot.press(key)
            if key == "y":
                await answer(page)
            assert path.read_text("utf-8").lower().startswith(after)


async def test_where_it_cannot_be_written_it_is_said(journal: Journal) -> None:
    Path.home().mkdir()
    (Path.home() / "journal.html").mkdir()
    async with alone(lambda: HandOutPage(journal)) as (page, pilot):
        await pilot.press("enter")
        await typed(pilot, "Where shall it lie?")
        await says(pilot, "is a folder.")
        assert not page.answered.done()


def test_every_format_has_a_name_and_an_ending() -> None:
    for name in journal_out.formats():
        assert journal_out.title(name)
        assert journal_out.suffix(name).isalnum()
    assert {name for name in journal_out.formats() if journal_out.is_for_others(name)} == {
        name for name, each in exporters().items() if each.handed_on
    }


def test_a_part_is_never_written_as_a_whole(journal: Journal) -> None:
    with pytest.raises(ValueError, match="the whole journal"):
        journal_out.writer(journal, "json", HandedOut(hide=("Ada",)), MOMENT)


# -- its lock ---------------------------------------------------------------------------------------------------


async def test_it_is_locked_changed_and_unlocked_while_it_is_open(journal: Journal) -> None:
    pytest.importorskip("sqlcipher3")
    async with alone(lambda: LockPage(journal)) as (page, pilot):
        await says(pilot, "It is not locked")
        await pilot.press("right", "right", "enter")
        await typed(pilot, "A new passphrase", PHRASE)
        assert PHRASE not in words_on(pilot)
        await typed(pilot, "Once more", PHRASE)
        await says(pilot, "The journal is locked now.")
        assert lock.is_locked(journal.path)
        assert away.minutes(journal) == 2
        assert len(journal.entries()) == 2
        await pilot.press("enter")
        await typed(pilot, "The passphrase of now", PHRASE)
        await typed(pilot, "A new passphrase", OTHER)
        await typed(pilot, "Once more", OTHER)
        await says(pilot, "The journal has another passphrase now.")
        lock.unlock(journal.path, OTHER)
        await pilot.press("right")
        await says(pilot, "It locks itself after 5 min away.")
        assert away.minutes(journal) == 5
        await pilot.press("u")
        await typed(pilot, "The passphrase of now", "another")
        await until(pilot, lambda: isinstance(pilot.app.screen, Agree))
        await pilot.press("y")
        await says(pilot, "another passphrase")
        assert lock.is_locked(journal.path)
        await pilot.press("u")
        await typed(pilot, "The passphrase of now", OTHER)
        await until(pilot, lambda: isinstance(pilot.app.screen, Agree))
        await pilot.press("y")
        await says(pilot, "The journal is open now")
        assert lock.is_open(journal.path)
        assert len(journal.entries()) == 2
        await pilot.press("escape")
        await answer(page)


async def test_two_passphrases_or_an_empty_one_change_nothing(journal: Journal) -> None:
    pytest.importorskip("sqlcipher3")
    async with alone(lambda: LockPage(journal)) as (_page, pilot):
        for first, second, told in ((PHRASE, OTHER, journal_lock.TWO), ("   ", None, journal_lock.EMPTY)):
            await pilot.press("enter")
            await typed(pilot, "A new passphrase", first)
            if second:
                await typed(pilot, "Once more", second)
            await says(pilot, f"{told} Nothing was changed.")
        assert lock.is_open(journal.path)


async def test_without_what_locks_it_that_is_said(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "has_cipher", lambda: False)
    async with alone(lambda: LockPage(journal)) as (_page, pilot):
        await pilot.press("enter")
        await says(pilot, "What locks a journal is not installed.")


async def test_the_keyring_opens_it_where_one_wishes_so(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sqlcipher3")
    ring: dict[Path, Key] = {}
    monkeypatch.setattr(key_ring, "is_there", lambda: True)
    monkeypatch.setattr(key_ring, "remember", lambda path, key: ring.update({path: key}) is None)
    monkeypatch.setattr(key_ring, "recall", ring.get)
    monkeypatch.setattr(key_ring, "forget", lambda path: ring.pop(path, None))
    async with alone(lambda: LockPage(journal)) as (_page, pilot):
        await pilot.press("down", "right", "enter")
        await typed(pilot, "A new passphrase", PHRASE)
        await typed(pilot, "Once more", PHRASE)
        await says(pilot, "The journal is locked now.")
        lock.check(journal.path, ring[journal.path])
        await pilot.press("u")  # nobody is asked for what the keyring knows
        await until(pilot, lambda: isinstance(pilot.app.screen, Agree))
        await pilot.press("y")
        await says(pilot, "The journal is open now")
        assert not ring


async def test_it_locks_itself_after_what_was_chosen_just_now(journal: Journal) -> None:
    pytest.importorskip("sqlcipher3")
    async with alone(lambda: LockPage(journal)) as (page, pilot):
        app, time = pilot.app, [0.0]
        app.away = AwayLock(app, lambda: journal, lambda: False, lambda: time[0])  # type: ignore[attr-defined, arg-type]
        app.away.look()  # type: ignore[attr-defined] # it is not locked yet, and will never lock itself
        await pilot.press("right", "enter")
        await typed(pilot, "A new passphrase", PHRASE)
        await typed(pilot, "Once more", PHRASE)
        await says(pilot, "The journal is locked now.")

        def away_for_long() -> bool:
            time[0] += 61.0
            app.away.look()  # type: ignore[attr-defined]
            return app.screen is not page

        await until(pilot, away_for_long)
        await says(pilot, "Your journal has locked itself")
        assert journal.is_shut


def test_a_lock_that_cannot_be_set_leaves_the_journal_open(journal: Journal) -> None:
    def full(_path: Path) -> lock.Moved:
        raise CannotWriteError("The disk is full.")

    with pytest.raises(CannotWriteError):
        journal_lock.while_shut(journal, None, full)
    assert len(journal.entries()) == 2


# -- deleted ----------------------------------------------------------------------------------------------------


async def test_it_is_deleted_only_after_it_was_asked_twice(journal: Journal) -> None:
    async with alone(lambda: ErasePage(journal)) as (page, pilot):
        await says(pilot, "In it are 0 practices and 2 entries.")
        for key in ("x", "y"):
            await pilot.press("d")
            await until(pilot, lambda: isinstance(pilot.app.screen, Agree))
            await pilot.press(key)
            if key == "x":
                await until(pilot, lambda: pilot.app.screen is page)
                assert len(journal.entries()) == 2
        said = await answer(page)
    assert said
    assert not journal.entries()


# -- the way ----------------------------------------------------------------------------------------------------


async def test_the_door_leads_to_all_three_and_back(journal: Journal) -> None:
    async with through(DOOR, journal) as (app, pilot):
        for key, page in (("f", HandOutPage), ("l", LockPage), ("d", ErasePage)):
            await until(pilot, lambda: isinstance(app.screen, MorePage))
            await pilot.press(key)
            await until(pilot, lambda page=page: isinstance(app.screen, page))  # type: ignore[misc]
            await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MorePage))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, ErasePage))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, Agree))
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, Told))
        await says(pilot, "Your journal is empty.")


async def test_without_a_journal_it_is_said(journal: Journal) -> None:
    async with through(DOOR, None) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, NoJournal))
