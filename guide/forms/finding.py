"""Where forms, scales, words and series lie: beside the file that names them, in the listener's own folder, shipped, in
packs."""

from __future__ import annotations

from pathlib import Path

from guide import places

FORMS, SCALES, WORDS, SERIES = "forms", "scales", "words", "series"
CHECKED = (FORMS, SCALES, WORDS, SERIES)
"""Folders of what this room reads."""
FOLDERS = (*CHECKED, "support")
"""Folders among the practices that hold no practices."""
ENDING = ".yaml"


def folders(kind: str, beside: str = "") -> list[Path]:
    """Return the folders in which a ``kind`` is looked for, in that order. They may not exist.

    ``beside`` is the path of a file that names it: an author's forms and scales lie side by side. A file of a pack
    finds what is in its pack and what is shipped; what others look for is found in packs last.
    """
    near = [Path(beside).parent, Path(beside).parent.parent] if beside else []
    if near and (pack := places.pack_around(near[0])):
        inside = dict.fromkeys((*(each for each in near if places.pack_around(each)), pack))
        return [*(each / kind for each in inside), places.scripts() / kind]
    packs = places.pack_folders().values()
    known = (places.own_scripts(), places.scripts(), *packs)
    return [each / kind for each in (*near, *known)]


def find(kind: str, name: str, beside: str = "") -> Path | None:
    """Return the file of a form, scale, list of words or series, by name; None if there is none.

    ``pack/name`` is that of an installed pack, whatever else is called so.
    """
    pack, _, short = name.rpartition("/")
    if pack in (packs := places.pack_folders() if pack else {}):
        return next((path for path in _files(packs[pack] / kind) if path.stem == short), None)
    if not name or "/" in name or "\\" in name or name.startswith("."):
        return None
    paths = (folder / f"{name}{ENDING}" for folder in folders(kind, beside))
    return next((path for path in paths if path.is_file()), None)


def names(kind: str, beside: str = "") -> tuple[str, ...]:
    """Return the names of all there are of a kind, in alphabetical order.

    What an installed pack has under a name that is taken is called ``pack/name``.
    """
    found: dict[str, Path] = {}
    for folder in folders(kind, beside):
        for path in _files(folder):
            if found.setdefault(path.stem, path) != path and (pack := places.pack_name(str(path))):
                found[f"{pack}/{path.stem}"] = path
    return tuple(sorted(found))


def paths(kind: str) -> tuple[Path, ...]:
    """Return the file of each there is of a kind, by name."""
    return tuple(path for name in names(kind) if (path := find(kind, name)) is not None)


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.glob(f"*{ENDING}") if not path.name.startswith(".")]
    except OSError:
        return []
