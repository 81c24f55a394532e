"""A new script among one's own practices: what it may be called, what its file is called, and where it is written."""

from __future__ import annotations

import re
from pathlib import Path

from guide import places
from guide.problems import CannotWriteError, WrongUseError
from guide.script.invisible import is_line
from guide.translation import _

LONGEST = 200
"""Letters of a title."""
_LONGEST_NAME = 60


def checked_title(text: str) -> str:
    """Return ``text`` as a title, on one line. Raises WrongUseError where it is none."""
    folded = " ".join(text.split())
    if not is_line(folded) or not any(letter.isalnum() for letter in folded) or len(folded) > LONGEST:
        raise WrongUseError(_("a title has some letters, and fits on a line"))
    return folded


def file_name(title: str) -> str:
    """Return the name of the file of a script called ``title``."""
    words = re.findall(r"\w+", re.sub(r"['’]", "", title.casefold()))
    return f"{'-'.join(words)[:_LONGEST_NAME].strip('-')}.yaml"


def keep(text: str, title: str) -> Path:
    """Write ``text`` among one's own practices, and return where. Raises CannotWriteError, also where one is there."""
    from guide.audio.atomic import beside

    path = places.own_scripts() / file_name(title)
    if path.exists():
        raise CannotWriteError(_("{path} is already there.").format(path=path), _("Another title makes another file."))
    try:
        path.parent.mkdir(mode=places.OWNER_ONLY, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(_("{path} cannot be written: {why}.").format(path=path, why=error.strerror)) from error
    with beside(path) as part:
        part.write_text(text, encoding="utf-8")
    return path
