"""Themes of one's own: small YAML files in the person's folder, checked like every other file.

A file names the eight colours of `guide.tui.palette`; one that is not named is dusk's, or dawn's on a light background:

    background: "#1b1a17"
    foreground: "#e8e0d0"
    primary: "#c9a86a"
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guide import places
from guide.translation import _
from guide.tui.palette import DAWN, DUSK, FAMILY, PLAIN, TOKENS, Palette, coloured, luminance

if TYPE_CHECKING:
    from guide.forms.document import DocumentReading
    from guide.script.nodes import Node
    from guide.script.reader import Reader

ENDING = ".yaml"
_LIGHT = 0.2
"""Luminance of a background from which on what is not named is dawn's."""


def names() -> tuple[str, ...]:
    """Return the names of the person's own themes, as their files are called."""
    shipped = {*FAMILY, PLAIN}
    return tuple(sorted(path.stem for path in places.own_themes().glob(f"*{ENDING}") if path.stem not in shipped))


def place(name: str) -> Path:
    """Return where the file of the theme ``name`` is, or would be."""
    return places.own_themes() / f"{name}{ENDING}"


def read(path: Path) -> DocumentReading[Palette]:
    """Return the palette in the file at ``path``; a pair that is hard to read is advice. Raises CannotReadError."""
    from guide.forms.document import parse_file

    return parse_file(path, _read_palette)


def read_text(text: str, path: str) -> DocumentReading[Palette]:
    """Return the palette in ``text``, which lies at ``path``. Never raises."""
    from guide.forms.document import parse

    return parse(text, path, _read_palette)


def _read_palette(reader: Reader, root: Node, path: str, digest: str) -> Palette:
    nodes = reader.mapping(root, "a theme", TOKENS)
    found: dict[str, str] = {}
    for name, node in nodes.items():
        colour = coloured(getattr(node, "value", ""))
        if colour:
            found[name] = colour
        else:
            reader.bad(
                node.where,
                "no-colour",
                _("{name} is no colour").format(name=name),
                _('six digits in quotes, such as "#8fc7ba"'),
            )
    light = "background" in found and luminance(found["background"]) > _LIGHT
    usual = DAWN if light else DUSK
    palette = Palette(**{name: found.get(name, getattr(usual, name)) for name in TOKENS})
    for ink, paper, measured, least in palette.pairs():
        if measured < least:
            where = nodes[ink].where if ink in nodes else nodes[paper].where if paper in nodes else root.where
            message = _("{ink} on {paper} has a contrast of {measured:.1f}, which is hard to read").format(
                ink=ink, paper=paper, measured=measured
            )
            reader.advise(where, "low-contrast", message, _("{least:g} or more is easy to read").format(least=least))
    return palette
