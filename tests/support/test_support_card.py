"""The card says something whatever is missing or damaged, and what the person wrote stays as it was written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.problems import CannotWriteError, one_line
from guide.support import OwnCard, read_card
from guide.support.card import CHECK
from guide.support.own import LISTS, read_own, write_own
from guide.support.text import OPENING, card_text
from guide.translation import full_date

AUSTRIA = {"LANG": "de_AT.UTF-8"}
OWN = OwnCard("", ("Anna, my sister, 0664 123", "Ben: evenings"), ("Dr Huber, 01 234",), ("round the block",))
anyhow = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "support.yaml"


def test_an_empty_card_has_the_emergency_number_and_the_lines(path: Path) -> None:
    text = card_text(read_card(path, AUSTRIA))
    assert text.startswith(OPENING)
    assert "In danger now:  112" in text
    assert "  142\n" in text
    assert "guide support edit" in text
    assert not path.parent.exists()


def test_the_day_on_which_a_line_was_looked_up_is_written_as_people_write_days(path: Path) -> None:
    card = read_card(path, AUSTRIA)
    days = [full_date(line.checked) for line in card.country.lines if line.checked]
    assert days
    text = " ".join(card_text(card, 200).split())
    assert [day for day in days if f"looked up on {day}" not in text] == []


def test_own_people_stand_before_the_lines(path: Path) -> None:
    write_own(path, OWN)
    text = card_text(read_card(path, AUSTRIA))
    places = [text.index(each) for each in ("112", "Anna, my sister, 0664 123", "Dr Huber", "  142", "round the block")]
    assert places == sorted(places)


def test_a_number_that_was_not_looked_up_says_so(path: Path) -> None:
    assert CHECK in card_text(read_card(path, {}, "DK"))
    assert CHECK not in card_text(read_card(path, AUSTRIA))


def test_where_no_country_is_known_there_is_a_number_all_the_same(path: Path) -> None:
    for environment in ({}, {"LANG": "sw_KE"}):
        assert "112; in North America 911" in card_text(read_card(path, environment))


def test_the_country_is_what_the_person_chose(path: Path) -> None:
    write_own(path, OwnCard("NO"))
    assert read_card(path, AUSTRIA).country.code == "NO"
    assert read_card(path, AUSTRIA, "NZ").country.code == "NZ"


def test_without_the_shipped_file_the_card_still_stands(path: Path, tmp_path: Path) -> None:
    write_own(path, OWN)
    text = card_text(read_card(path, AUSTRIA, shipped=tmp_path / "none"))
    assert "112" in text
    assert OWN.people[0] in text


def test_the_file_is_for_its_owner_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        write_own(path, OWN)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "spoiled", ["people:\n- Anna, 1\n- [\nhelped: -", "people:\n- Anna, 1\n\t- x\n: :", "@ - \n- Anna, 1"]
)
def test_a_damaged_file_is_read_line_by_line_and_kept_aside(spoiled: str, path: Path) -> None:
    path.parent.mkdir()
    path.write_text(spoiled, encoding="utf-8")
    read = read_own(path)
    assert "Anna, 1" in read.card.people
    assert "is damaged" in read.said
    assert "is damaged" in card_text(read_card(path, AUSTRIA)).replace("\n", " ")
    assert path.read_text("utf-8") == spoiled
    aside = write_own(path, OWN)
    assert aside is not None
    assert aside.read_text("utf-8") == spoiled
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert read_own(path).card == OWN


def test_what_cannot_be_written_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_own(path, OWN)
    monkeypatch.setattr(Path, "write_text", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(CannotWriteError):
        write_own(path, OwnCard())
    assert read_own(path).card == OWN
    assert [each.name for each in path.parent.iterdir()] == [path.name]


lines = st.text(max_size=40).filter(lambda text: bool(one_line(text)) and one_line(text) == text)


@anyhow
@given(people=st.lists(lines, unique=True, max_size=5), helped=st.lists(lines, unique=True, max_size=3))
def test_what_was_written_comes_back_word_for_word(people: list[str], helped: list[str], tmp_path: Path) -> None:
    card = OwnCard("NO", tuple(people), (), tuple(helped))
    write_own(tmp_path / "own.yaml", card)
    assert read_own(tmp_path / "own.yaml").card == card


@anyhow
@given(raw=st.binary(max_size=200))
def test_whatever_lies_there_the_card_says_something(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes(raw)
    text = card_text(read_card(tmp_path / "own.yaml", AUSTRIA))
    assert "In danger now:  112" in text
    assert all(char.isprintable() or char in "\n\u200c\u200d" for char in text)


def test_cut_off_anywhere_what_stood_before_is_still_read(path: Path) -> None:
    write_own(path, OWN)
    raw = path.read_bytes()
    for end in range(len(raw)):
        path.write_bytes(raw[:end])
        people = read_own(path).card.people
        assert people[:1] == OWN.people[:1] or raw[:end].count(b"\n") < 2
        assert "112" in card_text(read_card(path, AUSTRIA))


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    read = read_own(tmp_path)
    assert "cannot be read" in read.said
    assert "112" in card_text(read_card(tmp_path, AUSTRIA))


def test_a_hand_written_file_may_say_it_in_other_ways(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("people: Anna\nhelped:\n- tea: hot\n- 5\ncountry: no\nother: x\n", encoding="utf-8")
    card = read_own(path).card
    assert (card.people, card.helped, card.country) == (("Anna",), ("tea: hot", "5"), "NO")


def test_the_file_is_plain_yaml(path: Path) -> None:
    write_own(path, OWN)
    assert yaml.safe_load(path.read_text("utf-8"))["people"] == list(OWN.people)
    assert set(LISTS) < {"people", "professionals", "helped", "country"}
