"""A practice as the beginning of another one: its text under another title, and what it would miss elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from guide import script
from guide.authoring.yaml_text import scalar
from guide.lint import run
from guide.problems import Problem, ScriptError, WrongUseError
from guide.script.schema import modeline
from guide.translation import _

_TITLE = re.compile(r"^title:.*$", re.MULTILINE)
_FOR_EDITORS = re.compile(r"^# yaml-language-server:.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Copy:
    """A text to begin with."""

    title: str
    written: str

    def text(self, schema: Path | None) -> str:
        """Return it as it is written, with the line by which editors find ``schema``."""
        return f"{modeline(schema)}\n{self.written}" if schema else self.written

    def lost(self, path: Path) -> tuple[Problem, ...]:
        """Return what it names and would not find, at ``path``: parts and sounds of where it came from."""
        return run.wrong(script.parse(self.written, str(path)))


def copied(source: Path, title: str = "") -> Copy:
    """Return the practice at ``source`` as a beginning, called ``title`` if that is not empty.

    Raises ScriptError with all that is wrong in it, WrongUseError for a title that it cannot have, CannotReadError.
    """
    reading = script.read_file(source)
    if reading.script is None or (wrong := run.wrong(reading)):
        raise ScriptError(reading.problems or wrong)
    text = _FOR_EDITORS.sub("", script.read_bytes(source).decode("utf-8-sig"))
    if not title:
        return Copy(reading.script.title, text)
    named = _TITLE.sub(lambda found: f"title: {scalar(title)}", text, count=1)
    renamed = script.parse(named, str(source)).script
    if renamed is None or renamed.title != title:
        raise WrongUseError(
            _("'{title}' cannot be a title of this template.").format(title=title),
            _("Change it in the file: without --title"),
        )
    return Copy(title, named)
