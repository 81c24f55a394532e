"""The practices at hand: those that come with the program, and the listener's own. A name finds a file."""

from __future__ import annotations

from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Broken:
    """A script of the library that cannot be used as it is."""

    name: str
    path: Path
    title: str
    """As far as it could be read; its name if not."""
    reason: str
    """The first thing that is in the way, with its line."""

    @property
    def sentence(self) -> str:
        """What is said of it where only practices that work are of use."""
        return f"{self.path.name} cannot be used yet: {self.reason}. All of it: guide check {self.path}"


def practices() -> Iterator[Practice]:
    """Every practice that can be used, by title; own ones come before shipped ones of the same name."""
    return iter(shelf()[0])


def shelf() -> tuple[tuple[Practice, ...], tuple[Broken, ...]]:
    """Return the practices that can be used, by title, and the scripts that cannot, each file read once.

    A shipped one is hidden by an own one of the same name that can be used.
    """
    found: dict[str, Practice] = {}
    broken: list[Broken] = []
    for path in paths():
        entry = _entry(path)
        if isinstance(entry, Practice):
            found.setdefault(path.stem, entry)
        elif path.stem not in found:
            broken.append(entry)
    in_order = sorted(found.values(), key=lambda practice: practice.script.title)
    return tuple(in_order), tuple(sorted(broken, key=lambda each: each.title))


def _entry(path: Path) -> Practice | Broken:
    try:
        reading = script.read_file(path)
    except CannotReadError as error:
        return Broken(path.stem, path, path.stem, error.sentence.rstrip("."))
    if reading.script:
        return Practice(path.stem, path, reading.script)
    first = reading.problems[0]
    more = f", and {len(reading.problems) - 1} more" if len(reading.problems) > 1 else ""
    title = reading.draft.title if reading.draft else ""
    return Broken(path.stem, path, title or path.stem, f"line {first.where.line}: {first.message}{more}")


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
