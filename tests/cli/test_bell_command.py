"""guide bell, as far as it can be had without hours and without a sound card."""

from __future__ import annotations

import argparse
from datetime import datetime, time

import pytest

from guide.__main__ import main
from guide.bells.rhythm import BellHours, Rhythm
from guide.cli import bell
from guide.player import SILENCE, choose


def guide(*arguments: str) -> int:
    try:
        return main(list(arguments))
    except SystemExit as over:
        return int(over.code or 0)


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ("bell", 1, "A bell needs to know when to ring. Say --every 30m, or --random 20m..60m"),
        ("bell --every 30m --random 20m..60m", 1, "Choose one of the two."),
        ("bell --random 60m..20m", 1, "'60m..20m' is upside down: write 20m..60m"),
        ("bell --every 1s", 1, "bells are at least 5s apart"),
        ("bell --every 30m --from 9", 1, "'9' is no time of day: write 7:30"),
        ("bell --every 30m --times 0", 1, "'0' is no number of rings"),
        ("bell --every 30m --level 3", 1, "a strike peaks at -60"),
        ("bell --random 2h..3h --from 9:00 --to 10:00", 1, "no room for bells 3h apart"),
        ("bell --every 30m --bell gnog", 1, "There is no bell called 'gnog'. Did you mean 'gong'?"),
        ("bell --every 30m --bell gong.wav", 3, "There is no sound file gong.wav."),
        ("bell --every 30m --device Nothing", 3, "There is no sound device 'Nothing'"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_sentence(arguments: str, status: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = guide(*arguments.split())
    out, err = capsys.readouterr()
    assert (found, says in err, len(err.strip().splitlines()), out) == (status, True, 1, ""), err


def test_without_a_sound_card_it_says_so_and_ends(capsys: pytest.CaptureFixture[str]) -> None:
    if choose().name != SILENCE:
        pytest.skip("there is a sound card here, and it would ring")
    assert guide("bell", "--every", "30m") == 3
    assert capsys.readouterr().err.startswith("There is no sound card that a bell could be heard through.")


@pytest.mark.parametrize(
    ("rhythm", "hours", "expected"),
    [
        (Rhythm(1800.0, 1800.0), None, "A bell every 30m. The next one is at 12:30:00. Ctrl-C ends it."),
        (
            Rhythm(1800.0, 1800.0),
            BellHours(time(9), time(18)),
            "A bell every 30m from 09:00 to 18:00. The next one is at 12:30:00. Ctrl-C ends it.",
        ),
        (
            Rhythm(1200.0, 3600.0, 5),
            None,
            "A bell 20m to 1h after the one before. The next one is at 12:30:00. Ctrl-C ends it.",
        ),
    ],
)
def test_the_plan_is_told_in_one_line(rhythm: Rhythm, hours: BellHours | None, expected: str) -> None:
    now = datetime(2026, 5, 1, 12, 0).timestamp()  # noqa: DTZ001 - on whatever clock hangs where this runs
    assert bell._plan(rhythm, hours, now + 1800.0, now) == expected


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (None, None, None),
        (time(9), None, BellHours(time(9), time(0))),
        (None, time(9), BellHours(time(0), time(9))),
        (time(9), time(18), BellHours(time(9), time(18))),
    ],
)
def test_one_end_of_the_hours_is_midnight_unless_it_is_said(
    opens: time | None, closes: time | None, expected: BellHours | None
) -> None:
    assert bell._hours(opens, closes) == expected


def test_quietly_is_without_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    bell._say(argparse.Namespace(quietly=True), "12:00:00")
    assert capsys.readouterr().out == ""
