"""Finds fragments for `use`: in ``parts/`` beside the script, then in those that come with the program."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from guide.problems import Problem, did_you_mean
from guide.script import recover
from guide.script.nodes import Node
from guide.script.part_folders import part_folders
from guide.script.text import decoded
from guide.translation import _

_NAME = re.compile(r"[\w-]{1,80}")
MAX_BYTES = 256 * 1024


class Parts:
    """Fragments by name; ``texts`` keeps the text of each that was read, by path, and ``opened`` is shown it."""

    def __init__(self, beside: Path) -> None:
        self.opened: Callable[[str, str], None] = lambda path, text: None
        self.problems: list[Problem] = []
        """What was mistyped in parts that could be read all the same."""
        self.folders = part_folders(beside)
        self.texts: dict[str, str] = {}
        self._found: dict[str, Node | Problem | str] = {}

    def find(self, name: str) -> Node | Problem | str:
        """The root node of a part, what is wrong with it, or a hint if there is none of this name. Read once."""
        if name not in self._found:
            self._found[name] = self._look(name)
        return self._found[name]

    def _look(self, name: str) -> Node | Problem | str:
        if not _NAME.fullmatch(name):
            return _("a part is named without folder and ending")
        for folder in self.folders:
            path = folder / f"{name}.yaml"
            if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
                continue  # a link may lead to any file there is, and problems quote what they read
            try:
                with path.open("rb") as file:
                    raw = file.read(MAX_BYTES + 1)
            except (OSError, ValueError):
                continue
            return self._compose(raw, str(path))
        return did_you_mean(name, self._names())

    def _compose(self, raw: bytes, path: str) -> Node | Problem | str:
        text = decoded(raw, path, MAX_BYTES)
        if isinstance(text, Problem):
            return text
        self.texts[path] = text
        self.opened(path, text)
        root, slips = recover.read(text, path)
        if root is None:
            return slips[0] if slips else _("this part is empty")
        self.problems += slips
        return root

    def _names(self) -> set[str]:
        return {path.stem for folder in self.folders if folder.is_dir() for path in folder.glob("*.yaml")}
