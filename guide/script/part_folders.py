"""Where the parts lie that a script can use. Apart from `parts`, which loads YAML to read them."""

from __future__ import annotations

from pathlib import Path

from guide import places

PARTS = "parts"
"""The name of every folder of parts."""


def part_folders(beside: Path) -> list[Path]:
    """Return the folders in which a part is looked for, in that order, for a script in ``beside``. May not exist.

    A script of a pack finds what is in its pack and what is shipped, and nothing of the listener's.
    """
    if pack := places.pack_around(beside):
        return [*dict.fromkeys((beside / PARTS, pack / PARTS)), places.scripts() / PARTS]
    return [beside / PARTS, places.own_scripts() / PARTS, places.scripts() / PARTS]
