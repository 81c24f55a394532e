"""Plain text, to talk about: what was asked and what was said, as one would read it out or put it into a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from heapq import merge
from operator import itemgetter
from typing import TextIO

from guide.exchange.answers_text import answer_texts, length_text, question_text
from guide.exchange.exporter import Chosen, Exporter
from guide.exchange.values import ExchangedSession
from guide.journal.entry import Entry, State
from guide.translation import _

INDENT = "  "
_LINES = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def _write(chosen: Chosen, out: TextIO) -> None:
    sessions = ((each.began, _session(each)) for each in chosen.sessions)
    entries = ((each.at, "\n".join(_entry(each))) for each in chosen.entries)
    stamped: Iterator[tuple[datetime, str]] = merge(sessions, entries, key=itemgetter(0))
    first = True
    for _at, text in stamped:
        out.write(f"{text}\n" if first else f"\n{text}\n")
        first = False


def _session(session: ExchangedSession) -> str:
    title = _plain(session.title or session.practice or "Practice")
    return f"{session.began:%Y-%m-%d, %H:%M}  {title}, {length_text(session.heard)}"


def _entry(entry: Entry) -> Iterator[str]:
    state = " (half done)" if entry.state is State.OPEN else ""
    yield f"{entry.at:%Y-%m-%d, %H:%M}  {_plain(entry.form.replace('-', ' ').capitalize())}{state}"
    for answer in entry.answers:
        yield ""
        yield _plain(question_text(answer.question))
        for text in answer_texts(answer):
            yield from (f"{INDENT}{_plain(line)}".rstrip() for line in _LINES.split(text))


def _plain(line: str) -> str:
    """One line, without letters that a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in line)


EXPORTER = Exporter(_("talking about it"), "txt", "text/plain", _write, handed_on=True)
