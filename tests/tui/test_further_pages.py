"""What the page ``more`` leads to: bells alone, own words, a new practice, a text taken in, packs; and a sound file."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from guide import library, packs, places, script
from guide.library import sources
from guide.packs.manifest import written
from guide.render.job import RenderJob
from guide.script import anchors
from guide.tui.door import Door, doors, further
from guide.tui.doors.more import DOOR as MORE
from guide.tui.further.take_in import take_in
from guide.tui.screens.agree import Agree
from guide.tui.screens.as_file import AsFile
from guide.tui.screens.ask_line import AskLine
from guide.tui.screens.library import Library
from guide.tui.screens.more import MorePage
from guide.tui.screens.own_words import AnchorsPage
from guide.tui.screens.packs import CHANGED, NONE, OTHER_KEY, PacksPage
from guide.tui.screens.practice import PracticePage
from guide.tui.screens.timer import Asked, TimerPage
from guide.tui.screens.told import Told
from guide.tui.widgets.line import Line
from guide.tui.widgets.rows import Rows
from tests.packs.pack_kit import PRACTICE, folder, pack
from tests.tui.page_kit import alone, answer, words_on
from tests.tui.test_walk import at, opened, to_library, write
from tests.tui.visit_kit import PlainVisit, through, until


def door(key: str) -> Door:
    return next(each for each in further() if each.key == key)


async def says(pilot: Pilot[int], words: str) -> None:
    await until(pilot, lambda: words in " ".join(words_on(pilot).split()))


async def test_every_further_door_is_a_row_with_its_key_and_leads_back() -> None:
    assert MORE in doors()
    async with through(MORE, None) as (app, pilot):
        for each in further():
            await until(pilot, lambda: isinstance(app.screen, MorePage))
            await says(pilot, each.does)
            await pilot.press(each.key)
            await until(pilot, lambda: not isinstance(app.screen, MorePage))
            await pilot.press("escape")


async def test_what_stands_below_a_row_is_set_in_however_many_lines_it_takes() -> None:
    async with alone(lambda: MorePage(further()), (50, 30)) as (page, pilot):
        await until(pilot, lambda: page.query_one(Rows).option_count == len(further()))
        await pilot.pause()
        rows = page.query_one(Rows).region
        lines = [line[rows.x : rows.right] for line in words_on(pilot).splitlines()[rows.y : rows.bottom]]
        assert len(lines) > 2 * len(further())  # some take more than one
        assert [line for line in lines if line.strip() and line[:2] not in ("  ", "▌ ")] == []


async def test_bells_alone_are_chosen_and_practised(monkeypatch: pytest.MonkeyPatch) -> None:
    visits: list[PlainVisit] = []
    made = PlainVisit.__init__

    def noted(self: PlainVisit, *given: object) -> None:
        made(self, *given)  # type: ignore[arg-type]
        visits.append(self)

    monkeypatch.setattr(PlainVisit, "__init__", noted)
    async with through(door("b"), None) as (_, pilot):
        await says(pilot, "Bells alone")
        await pilot.press("left", "left", "down", "right", "right", "right", "right", "enter")  # 10 min, a bell every 5
        await until(pilot, lambda: visits[0].made)
    ((practice, begin),) = visits[0].made
    strikes = [
        step for section in practice.script.sections for step in section.steps if type(step).__name__ == "Strike"
    ]
    assert len(strikes) == 3
    assert begin.seconds
    assert begin.seconds > 600


async def test_a_timer_in_which_no_bell_would_ring_says_so() -> None:
    async with alone(lambda: TimerPage(("rain",))) as (page, pilot):
        await pilot.press("left", "left", "left", "left", "down", *["left"] * 2, "enter")
        await says(pilot, "No bell would ring between")
        await pilot.press("right", "right", "down", "right", "enter")
        assert await answer(page) == Asked(180.0, None, "rain")


async def test_own_words_are_changed_and_forgotten() -> None:
    anchors.write(places.anchors(), {"place": "the pier", "phrase": "soft"})
    async with alone(AnchorsPage) as (page, pilot):
        await says(pilot, "the pier")
        await pilot.press(*["backspace"] * len("the pier"), "enter", *"Mira", *["enter"] * 5)
        await answer(page)
    assert anchors.read(places.anchors()) == {"person": "Mira", "phrase": "soft"}
    async with alone(AnchorsPage) as (page, pilot):
        page.query_one("#strength", Line).value = "I ❤ it"
        await pilot.press(*["enter"] * 6)
        await says(pilot, "The usual voice cannot say “I ❤ it”")  # though the page is as high as the window
        page.query_one("#strength", Line).value = ""
        await pilot.press("enter")
        await answer(page)
    async with alone(AnchorsPage) as (page, pilot):
        await pilot.press(*"sea", "escape")
        await answer(page)
    assert "place" not in anchors.read(places.anchors())


async def test_a_new_practice_is_in_the_library_and_never_written_over() -> None:
    for told in ("For my brother is in your library.", "is already there"):
        async with through(door("n"), None) as (_, pilot):
            await says(pilot, "What is it called?")
            await pilot.press(*"...", "enter")
            await says(pilot, "A title has some letters, and fits on a line.")
            await pilot.press(*["backspace"] * 3, *"For my brother", "down", "left", "enter")
            await says(pilot, told)
            await pilot.press("escape")
    found = library.read(library.find("for-my-brother"), script.load)
    assert found.path.parent == places.own_scripts()
    assert (found.script.title, found.script.kind) == ("For my brother", "mindfulness")


async def test_a_text_is_taken_in_or_it_is_said_why_not(tmp_path: Path) -> None:
    text = tmp_path / "evening.md"
    text.write_text("# The evening\n\nLie down.\n\nRest here.\n")
    for typed, told in (
        (f"'{text}'", "The evening is in your library."),
        (str(tmp_path / "gone.md"), "A text or subtitles to import were looked for there."),
        (str(tmp_path), "Name one file in it."),
        ("~nobody-at-all/x.md", "There is no file ~nobody-at-all/x.md."),
    ):
        async with through(door("t"), None) as (app, pilot):
            await says(pilot, "Take in a text")
            await pilot.press(*typed, "enter")
            await until(pilot, lambda: isinstance(app.screen, Told))
            await says(pilot, told)
            await pilot.press("enter")
            if not told.endswith("library."):  # it is asked for once more, and what was typed stands there
                await until(pilot, lambda: isinstance(app.screen, AskLine))
                assert app.screen.query_one(Line).value == typed
                await pilot.press("escape")
    assert library.find("the-evening").is_file()
    with pytest.raises(Exception, match="does not tell what it is"):
        take_in(folder(tmp_path / "x", {"odd.bin": b"words"}) / "odd.bin")


async def test_a_pack_is_looked_through_taken_in_shown_and_taken_away(tmp_path: Path) -> None:
    made = folder(tmp_path / "made", pack())
    async with through(door("p"), None) as (app, pilot):
        await says(pilot, NONE)
        await pilot.press("i", *str(made), "enter")
        await until(pilot, lambda: isinstance(app.screen, Agree))
        for told in ("The quiet house 1.0.0, by Ada Example: 1 practice", "Licences: CC-BY-4.0", "It is NOT signed"):
            await says(pilot, told)
        await pilot.press("x")
        assert packs.installed() == ()
        await pilot.press("i", *str(made), "enter")
        await until(pilot, lambda: isinstance(app.screen, Agree))
        await pilot.press("y")
        await says(pilot, "The quiet house is here.")
        await says(pilot, "by Ada Example · 1.0.0 · 1 practice · CC-BY-4.0")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Library) and app.screen.practices)
        await says(pilot, "The evening")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, PacksPage))
        await says(pilot, "The quiet house")
        await pilot.press("d", "x")
        assert packs.installed()
        await pilot.press("d", "y")
        await says(pilot, "quiet-house is taken away.")
    assert packs.installed() == ()


async def test_the_fingerprint_of_a_signed_pack_is_shown_and_another_key_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("minisign")
    from guide.packs import signing

    keys = [tmp_path / name for name in ("one.key", "two.key")]
    shown = [signing.fingerprint(signing.make_key(key, "")) for key in keys]
    for name, key in zip(("made", "other"), keys, strict=True):
        where = folder(tmp_path / name, {"evening.yaml": PRACTICE.encode()})
        packs.make(where, None, written("quiet-house", "The quiet house", "Ada Example", "1.0.0", ("CC-BY-4.0",)))
        packs.sign(where, key, "")
    async with through(door("p"), None, (100, 40)) as (app, pilot):
        await says(pilot, NONE)
        await pilot.press("i", *str(tmp_path / "made"), "enter")
        await until(pilot, lambda: isinstance(app.screen, Agree))
        await says(pilot, shown[0])
        await pilot.press("y")
        await says(pilot, f"Fingerprint of its author's key: {shown[0]}")
        await pilot.press("i", *str(tmp_path / "other"), "enter")
        await says(pilot, OTHER_KEY)
        assert not isinstance(app.screen, Agree)


async def test_a_pack_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    broken = folder(tmp_path / "broken", pack(practice=PRACTICE.replace("kind: rest", "kind: odd")))
    async with alone(PacksPage) as (page, pilot):
        for path, told in ((tmp_path / "gone", "There is no pack"), (broken, "no kind is called")):
            await pilot.press("i", *str(path), "enter")
            await says(pilot, told)
        made = folder(tmp_path / "made", pack())
        await pilot.press("i", *str(made), "enter")
        await until(pilot, lambda: pilot.app.screen is not page)
        await until(pilot, lambda: isinstance(pilot.app.screen, Agree))
        folder(made, pack({"more.yaml": PRACTICE}))  # it becomes another one while one is asked
        await pilot.press("y")
        await says(pilot, CHANGED)
    assert packs.installed() == ()


async def test_a_practice_is_written_to_a_file_from_its_page() -> None:
    read = script.parse(PRACTICE, "evening.yaml").script
    assert read
    practice = library.Practice("evening", Path("evening.yaml"), read)
    async with alone(lambda: PracticePage(practice, RenderJob(read))) as (page, pilot):
        await pilot.press("w")
        begin = await answer(page)
    assert begin
    assert begin.to_file


async def test_a_sound_file_is_made_of_what_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "SOURCES", sources.SOURCES[:1])
    write()
    monkeypatch.chdir(tmp_path)
    async with opened(None) as (app, pilot):
        await to_library(pilot)
        await pilot.press(*"own", "enter")
        await at(pilot, PracticePage)
        await pilot.press("w")
        await at(pilot, AsFile)
        await until(pilot, lambda: "own-short-rest.flac" in "".join(words_on(pilot).split()))
        await pilot.press("enter")
        await at(pilot, Library)
        assert app.backstage.session is None
    assert [path.name for path in tmp_path.glob("*.flac")] == ["own-short-rest.flac"]
