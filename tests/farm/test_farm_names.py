"""Names of files say what is in them, are taken by every system, and are never the same twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.farm.naming import file_stems, plain, variants
from tests.farm import farm_kit


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("five-senses", "five-senses"), ("system:en-gb/x", "system-en-gb-x"), ("Évening rest", "Evening-rest"),
        ("con", "con-practice"), ("NUL.x", "NUL.x-practice"), ("夜", "-practice"), ("../..", "-practice"),
        ("a" * 300, "a" * 120),
    ],
)  # fmt: skip
def test_a_name_is_taken_by_every_system(text: str, name: str) -> None:
    assert plain(text) == name.removeprefix("-") or plain(text) == name


def test_a_voice_and_a_length_are_named_where_they_are_asked_for() -> None:
    wanted = farm_kit.request((Path("rest.yaml"),), voices=("system:en-gb", "heart"), lengths=(90.0, 600.0))
    assert list(file_stems(wanted).values()) == [
        "rest-system-en-gb-1m30s", "rest-system-en-gb-10m", "rest-heart-1m30s", "rest-heart-10m",
    ]  # fmt: skip
    assert list(file_stems(farm_kit.request((Path("rest.yaml"),))).values()) == ["rest"]


def test_names_that_would_be_the_same_are_told_apart_whatever_else_is_asked_for() -> None:
    paths = (Path("a/rest.yaml"), Path("b/Rest.yaml"), Path("c/rest-heart.yaml"))
    found = file_stems(farm_kit.request(paths, voices=(None, "heart")))
    stems = list(found.values())
    assert len({each.casefold() for each in stems}) == len(stems) == 6
    turned = farm_kit.request(paths[::-1], voices=("heart", None))
    assert set(file_stems(turned).values()) == set(stems)
    assert len(variants(turned)) == 2
