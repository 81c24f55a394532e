"""A small journal, how it is written, and readers of what is written that are not ours."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime, timedelta, timezone
from html.parser import HTMLParser
from typing import Any

from guide.exchange import Choice, ExchangedSession, export
from guide.journal.entry import Answer, Entry, Moment, Part, Question, State

SUMMER = timezone(timedelta(hours=2))
TEXT = Question("text", "text", "What is on your mind?")
DISTRESS = Question("distress", "scale", "How much distress is there?", "distress@1")
FELT = Question("felt", "words")
BODY = Question("body", "body", "Where is it?")


def entry(number: int, *answers: Answer, day: int = 1, share: bool = False, form: str = "note", **more: Any) -> Entry:
    at = datetime(2024, 7, day, 23, 30, number % 60, tzinfo=SUMMER)
    return Entry(form, at, answers, "Europe/Vienna", uid=f"{number:032x}", share=share, **more)


def said(words: str, question: Question = TEXT) -> Answer:
    return Answer(question, (Part(text=words),))


ENTRIES = [
    entry(1, said("=1+1 <b>not bold</b> & \"quotes\"\n# no heading"), Answer(DISTRESS, (Part(value=6.0),)), share=True),
    entry(2, Answer(FELT, (Part(text="tired", value=4.0), Part(text="own; word"))), form="check-in", day=2, share=True),
    entry(3, said("not for others: Anna"), day=3),
    entry(4, Answer(BODY, (Part(text="chest", other="warm", value=2.0, link=0),)), day=4, share=True, state=State.OPEN),
    entry(5, Answer(DISTRESS, (Part(value=7.0),)), Answer(DISTRESS, (Part(value=-0.5),)), day=5, share=True,
          session="f" * 32, moment=Moment.AFTER),
]  # fmt: skip
SESSIONS = [
    ExchangedSession(
        "a" * 32,
        'Breathing, slowly; "=evil"',
        datetime(2024, 7, 1, 23, 50, tzinfo=SUMMER),
        1200.0,
        "breath",
        "breathwork",
    ),
    ExchangedSession("b" * 32, "@home", datetime(2024, 12, 31, 23, 59, tzinfo=UTC), 45.5, kind="rest"),
]


def written(name: str, entries: Any = ENTRIES, sessions: Any = SESSIONS, **choice: Any) -> str:
    out = io.StringIO(newline="")
    export(name, entries, sessions, out, Choice(**choice))
    return out.getvalue()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def page_of(html: str) -> Page:
    reader = Page()
    reader.feed(html)
    reader.close()
    return reader


def seen_in(html: str) -> str:
    return "".join(page_of(html).words)


def unfolded(calendar: str) -> list[str]:
    """The lines of a calendar by RFC 5545, section 3.1, which is checked on the way."""
    assert calendar.endswith("\r\n")
    physical = calendar.split("\r\n")[:-1]
    lines: list[str] = []
    for line in physical:
        assert "\n" not in line
        assert "\r" not in line
        assert 0 < len(line.encode()) <= 75
        if line.startswith((" ", "\t")):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    for line in lines:
        assert re.match(r"[A-Z-]+(;[A-Z-]+=[^:;]+)*:", line), line
    return lines
