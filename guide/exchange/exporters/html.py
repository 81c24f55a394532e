"""A report for a therapist: one page of HTML that needs nothing else, reads well on a screen and prints well.

Nothing is counted together, rated or interpreted: what was written is shown as it was written, in the order of days.
The page holds no script and loads nothing, and says so to the browser. There is no PDF of it: no library of this
program sets text, and every browser prints this page to a PDF that can be searched and read aloud.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from heapq import merge
from html import escape
from operator import itemgetter
from typing import TextIO

from guide.exchange.answers_text import WRITTEN, answer_texts, length_text, question_text
from guide.exchange.exporter import Choice, Chosen, Exporter
from guide.exchange.values import ExchangedSession
from guide.journal.entry import Answer, Entry, State
from guide.translation import _, chosen, full_date, weekday

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, "Times New Roman", serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #999; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
dl { margin: 0; } dt { color: #666; margin-top: .5rem; } dd { margin: 0 0 0 1rem; }
.written { white-space: pre-wrap; overflow-wrap: anywhere; }
.about { color: #666; margin-top: .25rem; }
@media print {
  body { margin: 0; max-width: none; font-size: 11pt; color: #000; background: #fff; }
  h2, h3, dt { break-after: avoid; } section > div { break-inside: avoid-page; } dt, .about { color: #333; }
  @page { margin: 2cm; }
}
"""
_SPACES = "\n\t\u00a0\u202f\u200c\u200d"
"""Not printable, and still part of how something is written."""
ABOUT = _("Written by the person themselves, and chosen by them to be shown. It is no finding and no diagnosis.")


def _write(chosen: Chosen, out: TextIO) -> None:
    out.write(_head(chosen.choice))
    sessions = ((each.began, _session(each)) for each in chosen.sessions)
    entries = ((each.at, _entry(each)) for each in chosen.entries)
    stamped: Iterator[tuple[datetime, str]] = merge(sessions, entries, key=itemgetter(0))
    day: date | None = None
    for at, text in stamped:
        if at.date() != day:
            out.write("</section>\n" if day else "")
            day = at.date()
            out.write(f"<section>\n<h2>{weekday(at)}, {full_date(at)}</h2>\n")
        out.write(text)
    out.write("</section>\n" if day else f"<p>{escape(_('There is nothing in this range.'))}</p>\n")
    out.write("</main>\n</body>\n</html>\n")


def _head(choice: Choice) -> str:
    title = escape(_("From my journal"))
    made = _(" Made on {date}.").format(date=full_date(choice.made)) if choice.made else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{chosen()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n<h1>{title}</h1>\n"
        f'<p class="about">{escape(f"{_range(choice)}{made} {ABOUT}", quote=False)}</p>\n'
    )


def _range(choice: Choice) -> str:
    first = full_date(choice.first) if choice.first else ""
    last = full_date(choice.last) if choice.last else ""
    if not (first or last):
        return _("All days.")
    said = _("From {first} to {last}.") if first and last else _("From {first} on.") if first else _("Up to {last}.")
    return said.format(first=first, last=last)


def _session(session: ExchangedSession) -> str:
    title = escape(_visible(session.title or session.practice or _("Practice")))
    return f"<div><h3>{session.began:%H:%M} {title}</h3><p>{length_text(session.heard)}</p></div>\n"


def _entry(entry: Entry) -> str:
    state = _(" (half done)") if entry.state is State.OPEN else ""
    answers = "".join(map(_answer, entry.answers))
    title = escape(_visible(entry.form.replace("-", " ").capitalize()))
    return f"<div><h3>{entry.at:%H:%M} {title}{state}</h3><dl>{answers}</dl></div>\n"


def _answer(answer: Answer) -> str:
    told = answer_texts(answer)
    if answer.question.kind in WRITTEN:
        shown = "".join(f'<dd class="written">{escape(_visible(text))}</dd>' for text in told)
    else:
        shown = f"<dd>{escape(_visible(', '.join(told)))}</dd>"
    return f"<dt>{escape(_visible(question_text(answer.question)))}</dt>{shown}"


def _visible(text: str) -> str:
    """Without letters that HTML forbids or that turn the direction of what follows; lines and spaces stay."""
    return "".join(char for char in text if char.isprintable() or char in _SPACES)


EXPORTER = Exporter(_("a therapist: a page to read and print"), "html", "text/html", _write, handed_on=True)
