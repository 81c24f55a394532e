"""Makes the sounds of ``audio_assets/`` from their recipes: ``python -m guide.sounds.make [NAME...]`` (for developers).

The result depends on recipe and seed alone: made again, a file has the same bytes (with the same libvorbis).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from guide import places
from guide.audio import SESSION, Pcm, level
from guide.audio.loudness import integrated, peak
from guide.problems import WorldError, did_you_mean
from guide.sounds.beds import BedSound
from guide.sounds.catalogue import MANIFEST
from guide.sounds.delivery import BELL_PEAK, REFERENCE_LUFS
from guide.sounds.encoded import ROLL, decode, encode, rolled
from guide.sounds.recipes import LICENCE, BedRecipe, BellRecipe, Recipe, recipes, source
from guide.translation import counted

Tell = Callable[[str], None]
Entry = dict[str, Any]

MEASURED = 120
"""Seconds over which a bed's loudness is measured."""

ABOUT = "Written by `python -m guide.sounds.make`. Every sound here is our own, made by guide/sounds/recipes/."


def raw_sounds(recipe: Recipe) -> list[Pcm]:
    """What the recipe makes, at the level it ships with: a bed's loops by their sum, a bell by its highest sample."""
    if isinstance(recipe, BellRecipe):
        return _levelled([recipe.make()], recipe)
    return _levelled([recipe.make(which) for which in range(len(recipe.lengths))], recipe)


def make(recipe: Recipe, folder: Path) -> Entry:
    """Write the files of one sound into ``folder`` and return what the manifest says about it."""
    sounds = raw_sounds(recipe)
    coded = _coded(sounds, recipe)
    # the codec takes a little of noise away, so that the level is set by what comes back
    coded = _coded([sound * _missing(_decoded(coded, sounds, recipe), recipe) for sound in sounds], recipe)
    names = _file_names(recipe, len(sounds))
    for name, file in zip(names, coded, strict=True):
        (folder / name).write_bytes(file)
    return {
        "kind": "bed" if isinstance(recipe, BedRecipe) else "bell",
        "title": recipe.title,
        "character": recipe.character,
        "aliases": list(recipe.aliases),
        "licence": LICENCE,
        "recipe": source(recipe.name),
        "seed": recipe.seed,
        "roll": _roll(recipe),
        ("lufs" if isinstance(recipe, BedRecipe) else "peak"): round(
            _level(_decoded(coded, sounds, recipe), recipe), 2
        ),
        **({"breathes": True} if isinstance(recipe, BedRecipe) and recipe.breathes else {}),
        "files": [{"name": name, "frames": len(sound)} for name, sound in zip(names, sounds, strict=True)],
    }


def _coded(sounds: list[Pcm], recipe: Recipe) -> list[bytes]:
    roll = _roll(recipe)
    return [encode(rolled(sound, roll) if roll else sound, recipe.quality) for sound in sounds]


def _decoded(coded: list[bytes], sounds: list[Pcm], recipe: Recipe) -> list[Pcm]:
    return [decode(file, len(sound), _roll(recipe)) for file, sound in zip(coded, sounds, strict=True)]


def _levelled(sounds: list[Pcm], recipe: Recipe) -> list[Pcm]:
    gain = _missing(sounds, recipe)
    return [sound * gain for sound in sounds]


def _missing(sounds: list[Pcm], recipe: Recipe) -> float:
    """What to multiply ``sounds`` with so that they have the level of their kind."""
    wanted = REFERENCE_LUFS if isinstance(recipe, BedRecipe) else BELL_PEAK
    return level(wanted - _level(sounds, recipe))


def _level(sounds: list[Pcm], recipe: Recipe) -> float:
    if isinstance(recipe, BellRecipe):
        return peak(sounds[0])
    return integrated(BedSound(sounds).read(0, SESSION.frames(MEASURED)), SESSION)


def _roll(recipe: Recipe) -> int:
    return ROLL if isinstance(recipe, BedRecipe) else 0


def _file_names(recipe: Recipe, count: int) -> list[str]:
    stem = recipe.name.replace("-", "_")
    return [f"{stem}.ogg"] if count == 1 else [f"{stem}_{number}.ogg" for number in range(1, count + 1)]


def make_all(names: Sequence[str], folder: Path, tell: Tell) -> None:
    """Make the sounds called ``names`` (all, if none is named) and write the manifest. Raises WorldError."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = _kept_entries(folder / MANIFEST)
    for recipe in _chosen(names):
        tell(f"{recipe.name} ...")
        entries[recipe.name] = make(recipe, folder)
    ordered = {name: entries[name] for name in recipes() if name in entries}
    text = json.dumps({"about": ABOUT, "rate": SESSION.hz, "sounds": ordered}, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(f"{text}\n", "utf-8")
    tell(f"{counted(len(ordered), 'sound')} in {folder}")


def _chosen(names: Sequence[str]) -> Iterator[Recipe]:
    known = recipes()
    for name in names or known:
        if name not in known:
            raise WorldError(f"There is no recipe called '{name}'.", did_you_mean(name, known))
        yield known[name]


def _kept_entries(manifest: Path) -> dict[str, Entry]:
    return dict(json.loads(manifest.read_text("utf-8"))["sounds"]) if manifest.exists() else {}


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def main(names: Sequence[str]) -> int:
    """The command; the exit status."""
    try:
        make_all(names, places.audio_assets(), _tell)
    except WorldError as error:
        _tell(str(error))
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
