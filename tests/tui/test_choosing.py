"""What can be chosen before a practice begins: the rows, what each changes, and how the page shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from guide import script
from guide.library import Practice
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.script.model import POSTURES
from guide.tui import choosing
from guide.tui.prepare_worker import PrepareWorker
from guide.tui.screens.practice import PracticePage
from guide.tui.settings import USUAL
from tests.tui.page_kit import alone, words_on

TEXT = """title: Small rest
summary: A rest. Nothing more.
kind: rest
aim: regulate
intensity: 1
voice: tone
bed: rain
settings: {posture: sitting}
sections:
  - title: First
    steps:
      - choose: {by: posture, lying: [Lie here.], else: [Sit here.]}
      - pause: 20s..3m
  - title: Last
    closing: true
    steps: [Rest here.]
"""


@pytest.fixture
def practice() -> Practice:
    reading = script.parse(TEXT, "small-rest.yaml")
    assert reading.script, reading.problems
    return Practice("small-rest", Path("small-rest.yaml"), reading.script)


def test_every_row_changes_its_own_option_and_comes_round_to_what_was_written(practice: Practice) -> None:
    rows = choosing.choices(practice.script, ["heart"], ["ocean", "rain"])
    assert [row.name for row in rows] == ["posture", "bed", "voice", "pace", "words"]
    for row in rows:
        options, seen = RenderOptions(), []
        for _ in row.values:
            value = choosing.value(row, practice.script, options)
            seen.append(value)
            options = choosing.chosen(row, row.then(value, 1), options)
        assert sorted(seen) == sorted(row.values)
        assert choosing.value(row, practice.script, options) == seen[0]
        assert row.called(seen[0])
    posture, bed = rows[:2]
    assert choosing.chosen(posture, "lying", RenderOptions()).settings == {"posture": "lying"}
    assert bed.said == ("rain", "none", "ocean")


async def known(pilot: Pilot[int], words: str) -> None:
    """Times and beds come from a thread."""
    for _ in range(2000):
        if words in words_on(pilot):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} is not on the screen:\n{words_on(pilot)}")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_rows_are_stepped_to_and_changed_and_the_practice_begins_with_them(
    size: tuple[int, int], practice: Practice
) -> None:
    async with alone(lambda: PracticePage(practice, RenderJob(practice.script)), size) as (page, pilot):
        await known(pilot, "as written")
        await known(pilot, "┼")
        assert "▸ begin" in words_on(pilot)
        await pilot.press("down", "right")
        await known(pilot, "▸ posture      ‹")
        await pilot.press("down", "right", "up", "up", "right", "enter")
        begin = await page.answered
        assert begin is not None
        assert begin.seconds
        assert begin.options is not None
        assert begin.options == RenderOptions(bed="none", settings={"posture": begin.options.settings["posture"]})
        assert begin.options.settings["posture"] in POSTURES[1:]


def test_what_was_chosen_here_is_what_is_prepared_with_all_that_holds_for_every_practice() -> None:
    worker = PrepareWorker(RenderOptions(voice="tone", anchors={"place": "the sea"}), USUAL, None)
    got = worker.choices(60.0, named=True, chosen=RenderOptions(bed="ocean", hush=40))
    assert got == RenderOptions(bed="ocean", hush=40, seconds=60.0, anchors={"place": "the sea"})
