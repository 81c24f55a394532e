"""Preferences: one table, one file, and nobody is kept from practising by what is in it."""

from __future__ import annotations

import json
import stat

import pytest

from guide import places, preferences
from guide.player import device_choice
from guide.problems import WrongUseError


def test_what_is_kept_is_read_again_and_only_its_owner_can_read_it() -> None:
    assert preferences.read() == preferences.Kept()
    for name, value in (("theme", "Night"), ("check-in", "NO"), ("voice-level", "+3")):
        preferences.keep(name, preferences.named(name).checked(value))
    kept = preferences.read()
    assert kept.values == {"theme": "night", "check-in": "no", "voice-level": "3"}
    assert (kept.asks, kept.levels, kept.is_still) == (False, (3.0, 0.0), False)
    assert stat.S_IMODE(places.preferences().stat().st_mode) == 0o600
    preferences.keep("theme", None)
    assert preferences.read().get("theme") is None


def test_a_device_is_kept_where_whatever_plays_looks_for_it() -> None:
    preferences.keep("device", "Speakers")
    assert (device_choice.read(), preferences.read().get("device")) == ("Speakers", "Speakers")
    assert "device" not in json.loads(places.preferences().read_text())
    preferences.keep("device", None)
    assert device_choice.read() is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("not json", {}),
        ("[]", {}),
        ('{"theme": 7, "colour": "dusk", "motion": "reduced"}', {"motion": "reduced"}),
        ('{"voice-level": "loud"}', {"voice-level": "loud"}),
    ],
)
def test_what_can_be_read_counts(text: str, values: dict[str, str]) -> None:
    places.data().mkdir(parents=True, exist_ok=True)
    places.preferences().write_text(text)
    kept = preferences.read()
    assert kept.values == values
    assert bool(kept.said) == ("level" not in text)
    assert kept.levels == (0.0, 0.0)


EACH_CHOICE = {row.choices: row for row in reversed(preferences.TABLE)}
"""One row for each list of what there is to choose from: asking every voice takes a while."""


@pytest.mark.parametrize("row", EACH_CHOICE.values(), ids=lambda row: row.name)
def test_one_steps_round_through_what_it_may_be(row: preferences.Preference) -> None:
    count = len(row.choices()) + 1
    value: str | None = None
    seen = []
    for _ in range(count):
        seen.append(value)
        assert value is None or row.checked(value) == value
        value = row.following(value, 1)
    assert value is None
    assert len(set(seen)) == count
    assert row.following(row.following(None, -1), 1) is None
    assert row.told(None) == row.usual


@pytest.mark.parametrize(("name", "value"), [("theme", "nigth"), ("motion", "some"), ("voice-level", "90")])
def test_what_it_never_is_is_refused_with_a_way_out(name: str, value: str) -> None:
    with pytest.raises(WrongUseError, match="it is"):
        preferences.named(name).checked(value)


def test_a_kind_has_its_voice_else_that_of_all() -> None:
    preferences.keep("voice-for-rest", preferences.named("Voice-for-rest").checked("system"))
    assert preferences.read().voices == {"rest": "system"}
    preferences.keep("voice", "heart")
    kept = preferences.read()
    assert (kept.said, kept.voices["rest"], kept.voices["grief"]) == ("", "system", "heart")


def test_a_name_that_no_setting_has_is_told_with_the_nearest() -> None:
    with pytest.raises(WrongUseError) as raised:
        preferences.named("them")
    assert "theme" in raised.value.hint
