"""What a book is made of, and the names of its parts."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from guide.publish.listening import Listening

ENDING = ".epub"
CORE = frozenset({"audio/mpeg", "audio/mp4"})
"""Kinds of sound that every reader of EPUB 3 plays (EPUB 3.3, section 3.2)."""
FIRST, NAVIGATION, STYLE, COVER = "_begin.xhtml", "_contents.xhtml", "book.css", "cover.jpg"
"""No practice has a page of that name, for theirs have no line below."""

WHOLE = "practice"
"""The id of a practice on its page."""


@dataclass(frozen=True, slots=True)
class Book:
    """Practices between two covers, in the order in which they are read."""

    title: str
    practices: tuple[Listening, ...]
    """Of each, the shortest of its lengths is in the book. No two have the same name."""
    day: date
    """Of this edition. It is told and not looked up, so that the same book is the same bytes."""
    cover: bytes
    """JPEG."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the practices, that of the first one first."""
        return tuple(dict.fromkeys(each.language for each in self.practices))

    @property
    def authors(self) -> tuple[str, ...]:
        """Return who wrote the practices, each once."""
        return tuple(dict.fromkeys(each.author for each in self.practices if each.author))

    @property
    def identifier(self) -> str:
        """Return the name by which readers know it again. It stays when the practices are rendered again."""
        made_of = "\n".join([self.title, *self.authors, *(each.name for each in self.practices)])
        return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:guide:book:{made_of}").urn


def page_of(practice: Listening) -> str:
    """Return the name of a practice's page in the book."""
    return f"{practice.name}.xhtml"


def overlay_of(practice: Listening) -> str:
    """Return the name of what lets the page of a practice speak."""
    return f"{practice.name}.smil"


def sound_of(practice: Listening) -> str:
    """Return the name of a practice's sound in the book."""
    return f"{practice.name}{practice.lengths[0].sound.suffix}"
