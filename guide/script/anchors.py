"""The listener's own anchors: a place, a person, a phrase, an object, a memory, a strength, in their own words.

They lie in one small file that only its owner can read, and are spoken where a practice has a `resource`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from guide.problems import CannotReadError, WrongUseError, did_you_mean
from guide.script.invisible import is_line
from guide.script.steps.resource import ANCHORS
from guide.translation import _

MOST_WORDS = 60


def read(path: Path) -> dict[str, str]:
    """What is written down; nothing if there is no file. Raises CannotReadError."""
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CannotReadError(
            _("Your anchors in {path} cannot be read: {error}.").format(path=path, error=error),
            _("Mend or remove that file."),
        ) from error
    if not isinstance(found, dict):
        raise CannotReadError(
            _("Your anchors in {path} cannot be read.").format(path=path), _("Mend or remove that file.")
        )
    return {kind: str(found[kind]) for kind in ANCHORS if found.get(kind)}


def checked(kind: str, words: str) -> str:
    """Words that can be spoken as an anchor. Raises WrongUseError."""
    if kind not in ANCHORS:
        raise WrongUseError(
            _("No kind of anchor is called '{kind}':").format(kind=kind), f"{did_you_mean(kind, ANCHORS)}"
        )
    folded = " ".join(words.split())
    if not is_line(folded) or not any(letter.isalnum() for letter in folded):
        raise WrongUseError(_("There is nothing in it that can be said."), _("Write a few words."))
    if len(folded.split()) > MOST_WORDS:
        raise WrongUseError(
            _("That is more than {most} words.").format(most=MOST_WORDS), _("A few are enough to come back to.")
        )
    return folded


def write(path: Path, anchors: Mapping[str, str]) -> None:
    """Keep them, in one step. Raises CannotWriteError."""
    from guide.audio.atomic import beside

    with beside(path, rights=0o600) as part:
        part.write_text(json.dumps(dict(anchors), ensure_ascii=False, indent=2), encoding="utf-8")
