"""The folder of a site: each page, and what all of them share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from guide.audio.atomic import beside
from guide.publish.index import index
from guide.publish.listening import Listening
from guide.publish.markup import SCRIPT, STYLE
from guide.publish.page import INDEX, page

_ASSETS = Path(__file__).parent / "assets"
OURS = (INDEX, STYLE, SCRIPT)
"""What every site has, beside its practices."""


def write(folder: Path, title: str, practices: Sequence[Listening], needs: Mapping[str, str]) -> list[Path]:
    """Write the pages into ``folder``, where the sounds lie already, and return them. Raises CannotWriteError.

    The same practices make the same bytes.
    """
    texts = {
        INDEX: index(title, practices, needs),
        **{name: (_ASSETS / name).read_text(encoding="utf-8") for name in (STYLE, SCRIPT)},
        **{each.page: page(each) for each in practices},
    }
    for name, text in texts.items():
        with beside(folder / name) as part:
            part.write_text(text, encoding="utf-8", newline="\n")
    return [folder / name for name in texts]
