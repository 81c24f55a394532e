"""An intense practice, line by line: it is said what speaks against it, gentler ones are offered, one decides."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from guide import places
from guide.journal import Journal

TEXT = """title: {title}
summary: S
kind: grounding
aim: regulate
intensity: {intensity}
note: Something to know beforehand.
eyes: open
{ask}voice: tone
sections:
  - title: One
    closing: true
    steps: [{words}]
"""
HOW = ("2", "", "")
"""Inside, no distress, and enough."""
UNSAFE, SAFE = ("4", "", ""), ("1", "", "")
"""Where one is, no signs, and enough."""
NOW = "Gentler, if you like:"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="letters are not heeded there")


@pytest.fixture(autouse=True)
def practices() -> None:
    folder = places.own_scripts()
    folder.mkdir(parents=True, exist_ok=True)
    deep = TEXT.format(title="Deep water", intensity=4, ask="ask: [ready]\n", words="This is the deep one.")
    (folder / "deep-water.yaml").write_text(deep, encoding="utf-8")
    soft = TEXT.format(title="Aaa soft shore", intensity=1, ask="", words="This is the gentle one.")
    (folder / "aaa-soft-shore.yaml").write_text(soft, encoding="utf-8")


def played(*typed: str, practice: str = "deep-water") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "guide", "play", practice, "--silent", "--plain"]
    lines = "".join(f"{line}\n" for line in typed)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done


def sessions() -> list[str]:
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        return [each.title for each in journal.sessions() if each.before]


def test_where_it_is_safe_enough_it_begins() -> None:
    told = played(*HOW, *SAFE).stdout
    assert "asks much" not in told
    assert "This is the deep one." in told


def test_where_it_is_not_safe_it_is_said_and_a_gentler_one_may_be_taken() -> None:
    told = played(*HOW, *UNSAFE, "1", "l").stdout
    assert "This one asks much, and where you are is not safe enough for it." in told
    rows = [line.strip() for line in told.partition(NOW)[2].splitlines() if line.strip().startswith(("1 ", "2 ", "3 "))]
    chosen = rows[0].removeprefix("1 ").strip().partition(".")[0]
    assert "This is the deep one." not in told
    assert sessions() == [chosen], "it heard how it was before, without being asked again"
    assert told.partition(NOW)[2].count("How is it now? Enter skips.") == 0


def test_the_person_decides() -> None:
    told = played(*HOW, *UNSAFE, "").stdout
    assert NOW in told
    assert "This is the deep one." in told
    assert sessions() == ["Deep water"]


def test_where_nobody_types_any_more_it_goes_on() -> None:
    assert "This is the deep one." in played(*HOW, *UNSAFE).stdout


def test_the_support_card_is_there_and_leaving_is_a_choice_too() -> None:
    told = played(*HOW, *UNSAFE, "s", "q").stdout.partition(NOW)[2]
    assert "Your people" in told
    assert "Not today, then. That counts as practice too." in told
    assert "This is the deep one." not in told
    assert sessions() == []


def test_a_lot_at_once_is_heard_as_well_and_a_gentle_one_just_begins() -> None:
    assert "and you said: a lot at once." in played("1", "", "", *SAFE, "").stdout
    assert "asks much" not in played("1", "", "", practice="aaa-soft-shore").stdout


def test_on_the_road_no_practice_is_offered() -> None:
    told = played(*HOW, "3", "", "", "q").stdout
    assert "the road comes first" in told
    assert NOW not in told
