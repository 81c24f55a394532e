"""Lengths as people type them: each is taken as they mean it, or refused with what to write instead."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import guide as shipped
from guide.actions.formatting import clock, spell
from guide.cli.lengths import delay, length
from guide.script.times import LONGEST, written
from tests.cli.cli_kit import guide

TYPED = [
    ("10", 600), ("4", 240), ("2.5", 150), ("2,5", 150), (" 10 ", 600), ("10m", 600), ("10M", 600), ("10 m", 600),
    ("10min", 600), ("10 min", 600), ("10 mins", 600), ("1 minute", 60), ("10 minutes", 600), ("90s", 90),
    ("90 sec", 90), ("90 seconds", 90), ("1h", 3600), ("1 hour", 3600), ("2 hours", 7200), ("1h30", 5400),
    ("1h30m", 5400), ("1 h 30", 5400), ("1 hour 30 minutes", 5400), ("1 hour and 30", 5400), ("1.5h", 5400),
    ("7m30", 450), ("7m30s", 450), ("7 min 30 s", 450), ("1:30", 90), ("10:35", 635), ("0:45", 45), ("1:02:03", 3723),
    ("90:00", 5400), ("12h", 43_200),
]  # fmt: skip
REFUSED = [
    ("-5m", "less than nothing: write 5m"), ("-5", "less than nothing: write 5"), ("−5m", "write 5m"),
    ("0", "no time at all"), ("0s", "no time at all"), ("0:00", "no time at all"), ("13h", "12h, is the most"),
    ("721", "12h, is the most"), ("soon", "no length"), ("", "no length"), ("1:75", "no length"), ("1:2", "no length"),
    ("10x", "no length"), ("10m 20m", "no length"), ("1:02:03:04", "no length"), ("nan", "no length"),
    ("inf", "no length"), ("1e3", "no length"), ("10m..20m", "no length"), ("ten", "no length"),
    ("9" * 400, "12h, is the most"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "seconds"), TYPED)
def test_a_length_is_what_a_person_means_by_it(text: str, seconds: float) -> None:
    assert length(text) == seconds


@pytest.mark.parametrize(("text", "says"), REFUSED)
def test_what_is_no_length_is_told_with_a_way_out(text: str, says: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError) as refused:
        length(text)
    assert says in str(refused.value)


@given(st.text(max_size=12) | st.from_regex(r"[-−0-9:.,hms ]{1,10}", fullmatch=True))
def test_whatever_is_typed_is_a_length_or_one_sentence(text: str) -> None:
    with contextlib.suppress(argparse.ArgumentTypeError):
        assert 0 < length(text) <= LONGEST


@given(st.integers(1, int(LONGEST)))
def test_a_length_that_we_write_can_be_typed(seconds: int) -> None:
    """As the clock shows it, as a page spells it, as a refusal names it."""
    assert length(clock(seconds)) == length(spell(seconds)) == length(written(seconds)) == seconds


@pytest.mark.parametrize("text", ["10", "2.5"])
def test_where_seconds_are_as_likely_a_bare_number_is_refused_with_both(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=f"write {text}m or {text}s"):
        delay(text)
    assert delay("10s") == 10


@pytest.mark.parametrize("command", ["export", "play", "outline", "watch", "inspect"])
def test_a_length_below_nothing_is_answered_in_every_command(command: str) -> None:
    found = guide(command, "breathing-space", "--for", "-5m")
    assert found.returncode == 1
    assert "'-5m' is less than nothing: write 5m" in found.stderr


def test_a_bare_number_is_minutes() -> None:
    found = guide("outline", "breathing-space", "--for", "10")
    assert (found.returncode, found.stdout.splitlines()[0]) == (0, "Breathing space  10:00"), found.stderr
    assert guide("outline", "breathing-space", "--for", "1:75").returncode == 1


def test_a_refusal_says_nothing_of_where_our_files_lie() -> None:
    found = guide("outline", "breathing-space", "--for", "1")
    assert found.returncode == 2
    assert found.stderr.startswith("This practice cannot be shorter than ")
    assert str(Path(shipped.__file__).parents[1]) not in found.stderr
    assert "breathing-space.yaml" not in found.stderr
