"""Finds fragments for `use`: in ``parts/`` beside the script, then in those that come with the program."""

from __future__ import annotations

import re
from pathlib import Path

from guide import places
from guide.problems import Problem, did_you_mean
from guide.script.nodes import Node, compose

_NAME = re.compile(r"[\w-]{1,80}")
_MAX_BYTES = 256 * 1024


class Parts:
    """Fragments by name; ``texts`` keeps the text of each that was read, by path."""

    def __init__(self, beside: Path) -> None:
        self.folders = [beside / "parts", places.own_scripts() / "parts", places.scripts() / "parts"]
        self.texts: dict[str, str] = {}

    def find(self, name: str) -> Node | Problem | str:
        """The root node of a part, what is wrong with it, or a hint if there is none of this name."""
        if not _NAME.fullmatch(name):
            return "a part is named without folder and ending"
        for folder in self.folders:
            path = folder / f"{name}.yaml"
            try:
                with path.open("rb") as file:
                    text = file.read(_MAX_BYTES).decode("utf-8-sig")
            except (OSError, ValueError):
                continue
            self.texts[str(path)] = text
            root = compose(text, str(path))
            return root if root is not None else "this part is empty"
        return did_you_mean(name, self._names())

    def _names(self) -> set[str]:
        return {path.stem for folder in self.folders if folder.is_dir() for path in folder.glob("*.yaml")}
