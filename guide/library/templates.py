"""Beginnings of practices: files in folders called ``templates``, the listener's own and those of packs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from guide import places
from guide.library.finding import called
from guide.library.sources import ENDING, SOURCES, TEMPLATES
from guide.problems import WrongUseError, did_you_mean, one_line
from guide.translation import _


def templates() -> Mapping[str, Path]:
    """Return the file of each template, by name; those of a pack as ``pack/name``. The first source that has a name
    wins, as with practices."""
    found: dict[str, Path] = {}
    for source in SOURCES:
        for before, folder in source.folders.items():
            for path in sorted(folder.rglob(f"{TEMPLATES}/*{ENDING}")):
                parts = [each for each in path.relative_to(folder).parts if each != TEMPLATES]
                if path.is_file() and not any(each.startswith(".") for each in parts):
                    found.setdefault(before + "/".join(parts).removesuffix(ENDING), path)
    return found


def find_template(name: str) -> Path:
    """Return the file of the template that ``name`` means: all of its name, or its last part where one alone has it.

    Raises WrongUseError.
    """
    known = templates()
    if meant := called(known, name):
        return known[meant]
    said = _("No template is called '{name}'.").format(name=one_line(name, 80))
    if not known:
        way_out = _("They lie in {folder}, or in a pack. Without one: guide new --kind rest")
        raise WrongUseError(said, way_out.format(folder=places.own_scripts() / TEMPLATES))
    raise WrongUseError(said, did_you_mean(name, known))
