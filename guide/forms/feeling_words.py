"""Feeling words: each with a definition, a place in the field, hints of the body and its names in other lists.

They name; they do not judge. A list is a file in ``scripts/words/``, one a language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from guide.forms import document, finding, sentences
from guide.forms.document import DocumentReading
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import (
    LABEL,
    PROSE,
    TEXT,
    WORDS,
    ValueType,
    key,
    keys,
    list_of,
    number,
    object_schema,
    values,
)
from guide.translation import _

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class FeelingWord:
    """A word of ours."""

    name: str = key(LABEL, "the word", name="word")
    definition: str = key(PROSE, "what it means, in a line", name="means")
    pleasantness: float = key(number(-1, 1), "how pleasant it is, -1 to 1", name="pleasant")
    energy: float = key(number(-1, 1), "how much energy it has, -1 to 1")
    body: tuple[str, ...] = key(WORDS, "how it may be in the body", default=())
    apple: tuple[str, ...] = key(WORDS, "its labels in Apple's State of Mind", default=())
    goemotions: tuple[str, ...] = key(WORDS, "its labels in GoEmotions", default=())
    place: str = ""
    """Where it is looked up to be shown in another language."""

    @property
    def label(self) -> str:
        """The word as it is shown; ``name`` is what is kept."""
        return sentences.label(self.name, self.place)


@dataclass(frozen=True, slots=True)
class FeelingWords:
    """A list of words in one language."""

    language: str = key(TEXT, "the language, as in BCP 47")
    words: tuple[FeelingWord, ...] = key(
        list_of(ValueType(
            lambda reader, node: FeelingWord(**values(reader, node, keys(FeelingWord), _("a word"))),
            object_schema(keys(FeelingWord)), None,
        )),
        "the words",
    )  # fmt: skip


def read_words(reader: Reader, root: Node, path: str, digest: str) -> FeelingWords:
    """Return the list that a file holds; what is wrong is in ``reader.problems``."""
    found = FeelingWords(**values(reader, root, keys(FeelingWords), _("a list of words")))
    names = [word.name for word in found.words]
    for name in {name for name in names if names.count(name) > 1}:
        reader.bad(root.where, "duplicate-word", _("'{name}' is here twice").format(name=name), _("keep one of them"))
    return found


def parse_file(path: Path) -> DocumentReading[FeelingWords]:
    """Read a file of words. Raises CannotReadError."""
    return document.parse_file(path, read_words)


@lru_cache(8)
def words(language: str = ENGLISH) -> tuple[FeelingWord, ...]:
    """Return the words in a language, in the order of the file: the listener's own list, or the one that is shipped.

    A list that cannot be read is left out for the next one; English where a language has none.
    """
    for name in (language, language.partition("-")[0], ENGLISH):
        for folder in finding.folders(finding.WORDS):
            path = folder / f"{name}{finding.ENDING}"
            value = parse_file(path).value if path.is_file() else None
            if value is not None:
                return value.words
    return ()


def matching(prefix: str, language: str = ENGLISH) -> tuple[FeelingWord, ...]:
    """Return our words that begin with what was typed, in any case, as they are shown or, where none is shown so, as
    they are kept; all of them for nothing typed."""
    typed = prefix.strip().casefold()
    shown = tuple(word for word in words(language) if word.label.casefold().startswith(typed))
    return shown or tuple(word for word in words(language) if word.name.startswith(typed))


def label(name: str) -> str:
    """Return how a word is shown that was kept: one of ours in the language that was chosen, others as they are."""
    return _labels().get(name, name)


@lru_cache(1)
def _labels() -> Mapping[str, str]:
    return {word.name: word.label for word in words()}
