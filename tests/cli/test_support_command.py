"""guide support, typed as it is: with no journal, with a damaged one, in a home that cannot be read or written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guide import places
from tests.cli.cli_kit import guide


def edit(typed: str, home: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "guide", "support", "edit"], input=typed, capture_output=True, text=True, check=False,
        env={**os.environ, "GUIDE_HOME": str(home), "LANG": "de_AT.UTF-8"}, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.real
def test_what_is_typed_is_on_the_card(home: Path) -> None:
    told = edit("Anna, 0664 1\nBen\n-2\n\nDr Huber\n\nround the block\n\nnew zealand\n", home)
    card = json.loads(guide("support", "--json").stdout)
    assert "Anna, 0664 1" in told
    assert (card["people"], card["professionals"], card["helped"]) == (
        ["Anna, 0664 1"],
        ["Dr Huber"],
        ["round the block"],
    )
    assert (card["country"], card["emergency"], card["chosen"]) == ("NZ", "111", True)
    assert card["lines"][0]["number"] == "1737"


@pytest.mark.real
def test_nobody_answers_any_more_and_what_was_said_is_kept(home: Path) -> None:
    edit("Anna", home)
    assert "Anna" in guide("support").stdout


@pytest.mark.real
def test_a_no_is_not_norway(home: Path) -> None:
    edit("\n\n\nno\n", home)
    assert json.loads(guide("support", "--json", LANG="de_AT.UTF-8").stdout)["country"] == "AT"


@pytest.mark.real
def test_it_says_something_whatever_is_damaged(home: Path) -> None:
    places.data().mkdir(parents=True)
    places.journal().write_bytes(b"no journal at all" * 100)
    places.support().write_text("people:\n- Anna, 1\n- ][", encoding="utf-8")
    done = guide("support", LANG="de_AT.UTF-8")
    assert done.returncode == 0
    assert "In danger now:  112" in done.stdout
    assert "Anna, 1" in done.stdout
    assert "is damaged" in done.stdout.replace("\n", " ")
    assert places.support().read_text("utf-8").endswith("][")


@pytest.mark.real
def test_another_country_and_one_that_is_none() -> None:
    assert "999 or 112" in guide("support", "--country", "uk").stdout
    done = guide("support", "--country", "atlantis")
    assert done.returncode == 1
    assert "In danger now" in done.stdout
    assert "There is no country 'atlantis'" in done.stderr


def test_a_home_that_does_not_exist_is_no_trouble(tmp_path: Path) -> None:
    done = guide("support", GUIDE_HOME=str(tmp_path / "none"))
    assert done.returncode == 0
    assert not (tmp_path / "none").exists()
