"""Markdown to read and keep: a heading a day, then sessions and entries. What somebody wrote stays what they wrote:
marks in it are escaped, so that a line that begins with ``#`` is no heading of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from heapq import merge
from operator import itemgetter
from typing import TextIO

from guide.exchange.answers_text import WRITTEN, answer_texts, length_text, question_text
from guide.exchange.exporter import Chosen, Exporter
from guide.exchange.values import ExchangedSession
from guide.forms.beside import pairs
from guide.journal.entry import Answer, Entry, State
from guide.translation import _

_LINE_END = "\n"
_LINES = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&=:])")


def escaped(text: str) -> str:
    """Return one line of text as Markdown that shows it letter for letter."""
    return _MARKS.sub(r"\\\1", " ".join(text.split(" "))).strip()


def quoted(text: str) -> str:
    """Return a text of any lines as a block quote that shows it line for line."""
    lines = [escaped(line) for line in _LINES.split(text.strip())]
    shown: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        shown.append(f"> {line}\\" if line and following else f"> {line}".rstrip())
    return "\n".join(shown)


def columns(left: Answer, right: Answer) -> str:
    """Return two answers as a table with a column each, line for line and letter for letter."""
    told = [_cell(_LINE_END.join(answer_texts(each))) for each in (left, right)]
    asked = [escaped(_flat(question_text(each.question))) for each in (left, right)]
    return "\n".join([f"| {' | '.join(asked)} |", "| --- | --- |", f"| {' | '.join(told)} |"])


def _cell(text: str) -> str:
    return "<br>".join(escaped(line) for line in _LINES.split(text.strip()))


def _write(chosen: Chosen, out: TextIO) -> None:
    day: date | None = None
    beside = cache(pairs)
    sessions = ((each.began, _session(each)) for each in chosen.sessions)
    entries = ((each.at, _entry(each, beside(each.form))) for each in chosen.entries)
    stamped: Iterator[tuple[datetime, str]] = merge(sessions, entries, key=itemgetter(0))
    for at, text in stamped:
        if at.date() != day:
            out.write(("" if day is None else "\n") + f"# {at:%Y-%m-%d}\n")
            day = at.date()
        out.write(f"\n{text}\n")


def _session(session: ExchangedSession) -> str:
    return f"## {session.began:%H:%M} {escaped(_flat(session.title))}\n\n{length_text(session.heard)}"


def _entry(entry: Entry, beside: Mapping[str, str]) -> str:
    state = "" if entry.state is State.DONE else _(" (half done)")
    return "\n\n".join([f"## {entry.at:%H:%M} {escaped(_flat(entry.form))}{state}", *_answers(entry, beside)])


def _answers(entry: Entry, beside: Mapping[str, str]) -> Iterator[str]:
    """Each answer, one below the other; two that stand ``beside`` each other in their form, in two columns."""
    right = {left: entry.answered(name) for left, name in beside.items() if entry.answered(left)}
    shown = {answer.question.name for answer in right.values() if answer}
    for answer in entry.answers:
        other = right.get(answer.question.name)
        if other is not None:
            yield columns(answer, other)
        elif answer.question.name not in shown:
            yield _answer(answer)


def _answer(answer: Answer) -> str:
    asked = f"**{escaped(_flat(question_text(answer.question)))}**"
    told = answer_texts(answer)
    if answer.question.kind in WRITTEN:
        return "\n\n".join([asked, *map(quoted, told)])
    return f"{asked}  \n{escaped(_flat(', '.join(told)))}"


def _flat(text: str) -> str:
    return " ".join(text.split())


EXPORTER = Exporter(_("reading and keeping"), "md", "text/markdown", _write)
