"""What ships is what the recipes make."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from math import gcd
from pathlib import Path

import pytest

from guide import places
from guide.audio import SESSION
from guide.problems import WorldError
from guide.sounds import open_bed, open_bell
from guide.sounds.encoded import encode
from guide.sounds.make import make, make_all
from guide.sounds.recipes import BedRecipe, BellRecipe, recipes
from tests.sounds.sound_measures import correlation

BEDS = [recipe for recipe in recipes().values() if isinstance(recipe, BedRecipe)]
BELLS = [recipe for recipe in recipes().values() if isinstance(recipe, BellRecipe)]


def bed(name: str) -> BedRecipe:
    return next(recipe for recipe in BEDS if recipe.name == name)


def bell(name: str) -> BellRecipe:
    return next(recipe for recipe in BELLS if recipe.name == name)


@pytest.mark.parametrize(("name", "which", "alike"), [("rain", 1, 0.96), ("drone", 1, 0.999), ("brown", 1, 0.98)])
def test_a_loop_made_again_is_the_one_that_ships_and_another_seed_is_not(name: str, which: int, alike: float) -> None:
    shipped, recipe = open_bed(name).loops[which], bed(name)
    assert correlation(shipped, recipe.make(which)) > alike
    assert correlation(shipped, replace(recipe, seed=recipe.seed + 1).make(which)) < 0.9


def test_a_bell_made_again_is_the_one_that_ships_and_another_seed_is_not() -> None:
    shipped, recipe = open_bell("bowl-high"), bell("bowl-high")
    assert correlation(shipped, recipe.make()) > 0.999
    assert correlation(shipped, replace(recipe, seed=recipe.seed + 1).make()) < 0.99


def test_the_manifest_tells_of_every_recipe_what_the_recipe_says() -> None:
    listed = json.loads((places.audio_assets() / "manifest.json").read_text("utf-8"))["sounds"]
    assert list(listed) == list(recipes())
    for name, recipe in recipes().items():
        told = listed[name]
        assert (told["title"], told["character"], told["seed"]) == (recipe.title, recipe.character, recipe.seed)
        assert told["licence"] == "Apache-2.0"
        if isinstance(recipe, BedRecipe):
            assert tuple(file["frames"] for file in told["files"]) == recipe.lengths


def test_every_file_that_ships_is_in_the_manifest_and_small() -> None:
    folder = places.audio_assets()
    listed = json.loads((folder / "manifest.json").read_text("utf-8"))["sounds"]
    names = {file["name"] for told in listed.values() for file in told["files"]}
    assert {path.name for path in folder.iterdir()} == names | {"manifest.json"}
    for told in listed.values():
        size = sum((folder / file["name"]).stat().st_size for file in told["files"])
        assert size < (2_200_000 if told["kind"] == "bed" else 500_000)


@pytest.mark.parametrize("recipe", BEDS, ids=lambda recipe: recipe.name)
def test_loops_of_a_bed_have_no_common_measure(recipe: BedRecipe) -> None:
    assert 2 <= len(recipe.lengths) <= 3
    assert all(gcd(*pair) == 1 for pair in combinations(recipe.lengths, 2))
    assert all(SESSION.seconds(frames) > 20 for frames in recipe.lengths)


def test_names_and_aliases_are_given_once() -> None:
    names = [name for recipe in recipes().values() for name in (recipe.name, *recipe.aliases)]
    assert len(names) == len(set(names))


def test_a_sound_made_twice_has_the_same_bytes(tmp_path: Path) -> None:
    for turn in ("one", "two"):
        (tmp_path / turn).mkdir()
        make(bell("bowl-high"), tmp_path / turn)
    assert (tmp_path / "one" / "bowl_high.ogg").read_bytes() == (tmp_path / "two" / "bowl_high.ogg").read_bytes()


def test_an_encoded_file_does_not_carry_a_random_number() -> None:
    sound = bell("bowl-high").make()[:20_000]
    assert encode(sound, 0.4) == encode(sound, 0.4)


def test_the_maker_writes_files_and_manifest_and_keeps_other_entries(tmp_path: Path) -> None:
    told: list[str] = []
    make_all(["bowl-high"], tmp_path / "made", told.append)
    make_all(["bowl-low"], tmp_path / "made", told.append)
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == [
        "bowl_high.ogg",
        "bowl_low.ogg",
        "manifest.json",
    ]
    assert told[0] == "bowl-high ..."
    with pytest.raises(WorldError, match="Did you mean 'bowl-low'"):
        make_all(["bowl-lo"], tmp_path, told.append)
