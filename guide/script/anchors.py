"""The listener's own anchors: a place, a person, a phrase, an object, a memory, in their own words.

They lie in one small file that only its owner can read, and are spoken where a practice has a `resource`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from guide.problems import CannotReadError, CannotWriteError, WrongUseError, did_you_mean
from guide.script.steps.resource import ANCHORS

MOST_WORDS = 60


def read(path: Path) -> dict[str, str]:
    """What is written down; nothing if there is no file. Raises CannotReadError."""
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CannotReadError(
            f"Your anchors in {path} cannot be read: {error}.", "Mend or remove that file."
        ) from error
    if not isinstance(found, dict):
        raise CannotReadError(f"Your anchors in {path} cannot be read.", "Mend or remove that file.")
    return {kind: str(found[kind]) for kind in ANCHORS if found.get(kind)}


def checked(kind: str, words: str) -> str:
    """Words that can be spoken as an anchor. Raises WrongUseError."""
    if kind not in ANCHORS:
        raise WrongUseError(f"No kind of anchor is called '{kind}':", f"{did_you_mean(kind, ANCHORS)}")
    folded = " ".join(words.split())
    if not folded.isprintable() or not any(letter.isalnum() for letter in folded):
        raise WrongUseError("There is nothing in it that can be said.", "Write a few words.")
    if len(folded.split()) > MOST_WORDS:
        raise WrongUseError(f"That is more than {MOST_WORDS} words.", "A few are enough to come back to.")
    return folded


def write(path: Path, anchors: Mapping[str, str]) -> None:
    """Keep them, in one step. Raises CannotWriteError."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(dict(anchors), file, ensure_ascii=False, indent=2)
        part.replace(path)
    except OSError as error:
        raise CannotWriteError(f"Your anchors cannot be written to {path}: {error.strerror or error}.") from error
