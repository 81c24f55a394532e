"""A name finds a file: by path, by name, by title, or by the beginning of a word in one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guide import places
from guide.library.headers import Practice
from guide.library.index import read_index
from guide.library.sources import find_scripts
from guide.problems import WrongUseError, did_you_mean, nearest
from guide.translation import _

if TYPE_CHECKING:
    from guide.script.model import Script


def find(name: str) -> Path:
    """Return the file that ``name`` means: a path, the name or the title of a practice, or a beginning of either.

    Titles are looked at only where no name fits. Raises WrongUseError for what nobody is called and for what several
    are.
    """
    path = Path(name)
    by_name = {each.name: each.path for each in reversed(find_scripts())}
    if name in by_name:
        return by_name[name]
    is_path = path.suffix in (".yaml", ".yml") or len(path.parts) > 1
    if name and len(name) < LONGEST_NAME and path.exists():
        return path
    called = _called(name, by_name)
    if len(called) == 1:
        return by_name[called[0]]
    if called and not is_path:
        raise WrongUseError(
            _("'{name}' could be {called}.").format(name=name, called=" or ".join(called)),
            _("Write a little more of the name."),
        )
    if is_path and (path.suffix or not _is_shelf(path, by_name)):
        return path
    raise _unknown(name, by_name)


def called(names: Iterable[str], name: str, beside: str = "") -> str | None:
    """Return the one of ``names`` that files of the library mean by ``name``: itself, or the one in a folder whose last
    part it is, where that is one alone; None where it is not there.

    ``beside`` is the path of the file that names it: one in a pack means what is in its pack, if it is there.
    """
    known = tuple(names)
    if pack := places.pack_name(beside):
        within = [each.removeprefix(f"{pack}/") for each in known if each.startswith(f"{pack}/")]
        if near := called(within, name):
            return f"{pack}/{near}"
    fitting = [name] if name in known else [each for each in known if each.rpartition("/")[2] == name]
    return fitting[0] if len(fitting) == 1 else None


def read(path: Path, load: Callable[[Path], Script]) -> Practice:
    """Read the practice of a script file with ``load``, called as the library calls it. Raises what ``load`` does."""
    name = next((each.name for each in find_scripts() if each.path == path), path.stem)
    return Practice(name, path, load(path))


def file_names(paths: Sequence[Path]) -> list[str]:
    """Return what a file made of each script is called: its stem, or its folders as well where two have the same."""
    stems = Counter(path.stem for path in paths)
    called = {each.path: each.name.replace("/", "-") for each in find_scripts()}
    return [path.stem if stems[path.stem] == 1 else called.get(path, path.stem) for path in paths]


def _is_shelf(path: Path, by_name: Mapping[str, Path]) -> bool:
    """Whether it is written as a practice in a folder of the library that there is."""
    return any(name.startswith(f"{path.parent.as_posix()}/") for name in by_name)


def _called(name: str, by_name: Mapping[str, Path]) -> list[str]:
    """The names of the practices that ``name`` may mean: those called so if there are any, else the nearly."""
    typed = _folded(name)
    if not typed:
        return []
    names = {each: [_folded(each), _folded(each.rpartition("/")[2])] for each in by_name}
    if not any(typed in each for each in names.values()):  # only then is it worth looking at the titles
        for header in read_index().usable:
            names[header.name].append(_folded(header.title))
    exactly = [each for each, known in names.items() if typed in known]
    begun = [each for each, known in names.items() if any(f" {typed}" in f" {one}" for one in known[1:])]
    return sorted(exactly or begun or [each for each, known in names.items() if f" {typed}" in f" {known[0]}"])


def _folded(name: str) -> str:
    """A name as people hear it: without case, the composition of its letters, and what stands between its words."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(re.split(r"[\s_/-]+", folded)).strip()


def _unknown(name: str, by_name: Mapping[str, Path]) -> WrongUseError:
    ending = Path(name).suffix.lower()
    shortest = {each if "/" in name else each.rpartition("/")[2] for each in by_name}  # as people write them
    see = _("See: guide list")
    hint = f"{did_you_mean(name, shortest)} {see}" if nearest(name, shortest) else see
    for what, endings, way in _OTHER_FILES:
        if ending in endings:
            return WrongUseError(
                _("{name} would be {what}, and a practice is asked for.").format(name=name, what=what), way or hint
            )
    return WrongUseError(_("No practice is called '{name}'.").format(name=name), hint)


_OTHER_FILES = (
    (_("a sound file"), (".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a", ".m4b"), ""),
    (_("a text"), (".txt", ".md", ".srt", ".vtt", ".ssml", ".xml"), _("A text becomes one with: guide import")),
)
"""What files of other kinds are, and what can be done with them instead."""
LONGEST_NAME = 200
"""Of letters: beyond them no file system is asked."""
