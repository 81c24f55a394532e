"""The practices at hand: those that come with the program, and the listener's own. A name finds a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guide import places, script
from guide.problems import CannotReadError, did_you_mean
from guide.script.model import Script


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice that can be read."""

    name: str
    path: Path
    script: Script


def practices() -> Iterator[Practice]:
    """Every practice that can be used, by title; own ones come before shipped ones of the same name."""
    found: dict[str, Practice] = {}
    for path in paths():
        try:
            reading = script.read_file(path)
        except CannotReadError:
            continue
        if path.stem not in found and reading.script:
            found[path.stem] = Practice(path.stem, path, reading.script)
    return iter(sorted(found.values(), key=lambda practice: practice.script.title))


def left_out(found: Iterable[Practice]) -> list[str]:
    """A sentence for each script of the library that is not among ``found`` because it cannot be used as it is."""
    usable = {practice.path for practice in found}
    names = {path.stem for path in usable}
    broken = [path for path in paths() if path not in usable]
    shadowed = [path for path in broken if path.parent == places.scripts() and path.stem in names]
    return [
        f"{path.name} cannot be used yet. What is in the way: guide check {path}"
        for path in broken
        if path not in shadowed
    ]


def paths() -> list[Path]:
    """Every script file of the library, own ones first."""
    folders = (places.own_scripts(), places.scripts())
    found = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.yaml"))]
    return [path for path in found if path.is_file()]


def find(name: str) -> Path:
    """The file that ``name`` means: a path, the name of a practice, or the beginning of a word that only one name has.

    Raises CannotReadError with the nearest names.
    """
    path = Path(name)
    by_name = {each.stem: each for each in reversed(paths())}
    if path.suffix in (".yaml", ".yml") or len(path.parts) > 1:
        return path
    if name in by_name:
        return by_name[name]
    if name and len(name) < 200 and path.exists():
        return path
    near = [stem for stem in by_name if name and f"-{name.lower()}" in f"-{stem}"]
    if len(near) == 1:
        return by_name[near[0]]
    if near:
        raise CannotReadError(f"'{name}' could be {' or '.join(sorted(near))}.", "Write a little more of the name.")
    raise CannotReadError(
        f"No practice is called '{name}'.", f"{did_you_mean(name, by_name)}. See: guide list".replace("?.", "?")
    )
