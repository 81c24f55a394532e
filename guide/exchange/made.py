"""Entries and sessions from what other programs say: the one place that knows which question of ours an answer is of.

Names that stay the same whatever their words in another program are: a mood is a check-in, a text is a note.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from guide.journal.entry import Answer, Entry, Part, Question

CHECK_IN, NOTE = "check-in", "note"
"""Forms."""
FIELD = Question("field", "field")
DISTRESS = Question("distress", "scale", scale="distress@1")
FELT = Question("felt", "words")
TITLE = Question("title", "line")
TEXT = Question("text", "text")
ACTIVITIES = Question("activities", "several")
TAGS = Question("tags", "several")
MARKED = Question("marked", "choose")
OWN = "own"
"""Beside an option that is the person's own."""
_UNSAID = re.compile(r"[^a-z0-9]+")


def uid(source: str, *told: object) -> str:
    """Return 32 hexadecimal digits made from the name of a program and what its file tells, before it is mapped.

    So the same file gives the same ones, whatever was answered about it. Line ends and the ways in which a letter can
    be composed make no difference.
    """
    content = json.dumps([source, *(_same(str(each)) for each in told)], ensure_ascii=True)
    return sha256(content.encode("ascii")).hexdigest()[:32]


def _same(text: str) -> str:
    return unicodedata.normalize("NFC", whole(text)).replace("\r\n", "\n").replace("\r", "\n").strip()


def whole(text: str) -> str:
    """Return ``text`` as every file can hold it: no NULs, and halves of characters joined or replaced by U+FFFD."""
    if text.isascii():
        return text.replace("\0", "")
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def entry(form: str, at: datetime, answers: Iterable[Answer | None], uid: str, zone: str = "") -> Entry:
    """Return an entry with those of ``answers`` that say something."""
    return Entry(form, at, tuple(filter(None, answers)), zone=zone, uid=uid)


def words(question: Question, text: str) -> Answer | None:
    """Return an answer in words, or None for none."""
    text = whole(text).strip()
    return Answer(question, (Part(text=text),)) if text else None


def options(question: Question, texts: Iterable[str]) -> Answer | None:
    """Return an answer of several options of the person's own, each once, or None for none."""
    told = dict.fromkeys(text for each in texts if (text := whole(each).strip()))
    return Answer(question, tuple(Part(text=text, other=OWN) for text in told)) if told else None


def felt(texts: Iterable[str]) -> Answer | None:
    """Return words for feelings, each once, or None for none."""
    told = dict.fromkeys(text for each in texts if (text := whole(each).strip()))
    return Answer(FELT, tuple(Part(text=text) for text in told)) if told else None


def axes(**values: float | None) -> Answer | None:
    """Return a place in the field by its axes, -1 to 1 each, or None if there is none."""
    told = tuple(Part(text=axis, value=value) for axis, value in values.items() if value is not None)
    return Answer(FIELD, told) if told else None


def distress(value: float | None) -> Answer | None:
    """Return distress, 0 to 10, or None if it was not said."""
    return None if value is None else Answer(DISTRESS, (Part(value=value),))


def own_question(heading: str) -> Question:
    """Return a question for a column that nobody mapped: it is kept as a line, so that nothing is lost."""
    name = _UNSAID.sub("-", unicodedata.normalize("NFKD", heading).casefold()).strip("-")
    return Question(name if name and name[0].isalpha() else f"column-{name or 'unnamed'}", "line", asked=whole(heading))


def number(text: object) -> float | None:
    """Return the number that ``text`` is, with a comma or a point, or None. Neither infinities nor nonsense."""
    if isinstance(text, bool):
        return None
    if isinstance(text, int | float):
        return float(text) if abs(text) < 1e15 else None
    found = re.fullmatch(r"\s*([+\-−]?)(\d{1,15})(?:[.,](\d{1,15}))?\s*", text) if isinstance(text, str) else None
    if found is None:
        return None
    value = float(f"{int(found[2])}.{found[3] or 0}")
    return -value if found[1] in ("-", "−") else value
