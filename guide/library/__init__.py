"""The practices at hand: those that come with the program, and the listener's own. A name finds a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guide import places, script
from guide.problems import CannotReadError, WrongUseError, did_you_mean
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
    """The file that ``name`` means: a path, the name or the title of a practice, or the beginning of a word in one.

    Raises WrongUseError for what nobody is called and for what several are.
    """
    path = Path(name)
    by_name = {each.stem: each for each in reversed(paths())}
    if name in by_name:
        return by_name[name]
    is_path = path.suffix in (".yaml", ".yml") or len(path.parts) > 1
    if name and len(name) < LONGEST_NAME and path.exists():
        return path
    called = _called(name, by_name)
    if len(called) == 1:
        return by_name[called[0]]
    if is_path:
        return path
    if called:
        raise WrongUseError(f"'{name}' could be {' or '.join(called)}.", "Write a little more of the name.")
    raise _unknown(name, by_name)


def _called(name: str, by_name: Mapping[str, Path]) -> list[str]:
    """The names of the practices that ``name`` may mean: those called so if there are any, else the nearly."""
    typed = _folded(name)
    if not typed:
        return []
    names = {stem: [_folded(stem)] for stem in by_name}
    if not any(typed in each for each in names.values()):  # only then is it worth reading them all
        for practice in practices():
            names[practice.name].append(_folded(practice.script.title))
    exactly = [stem for stem, each in names.items() if typed in each]
    return sorted(exactly or [stem for stem, each in names.items() if any(f" {typed}" in f" {one}" for one in each)])


def _folded(name: str) -> str:
    """A name as people hear it: without case, the composition of its letters, and what stands between its words."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(re.split(r"[\s_-]+", folded)).strip()


def _unknown(name: str, by_name: Mapping[str, Path]) -> WrongUseError:
    ending = Path(name).suffix.lower()
    hint = f"{did_you_mean(name, by_name)}. See: guide list".replace("?.", "?")
    for what, endings, way in _OTHER_FILES:
        if ending in endings:
            return WrongUseError(f"{name} would be {what}, and a practice is asked for.", way or hint)
    return WrongUseError(f"No practice is called '{name}'.", hint)


_OTHER_FILES = (
    ("a sound file", (".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a", ".m4b"), ""),
    ("a text", (".txt", ".md", ".srt", ".vtt", ".ssml", ".xml"), "A text becomes one with: guide import"),
)
"""What files of other kinds are, and what can be done with them instead."""
LONGEST_NAME = 200
"""Of letters: beyond them no file system is asked."""
