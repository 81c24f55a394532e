"""What is read: the first page with every note, a page for each practice, the navigation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.publish.book.book import FIRST, NAVIGATION, STYLE, WHOLE, Book, page_of
from guide.publish.book.markup import HEAD, OPS, XHTML, alone, around, element
from guide.publish.book.spoken import BREAK, Piece, SpokenSection
from guide.publish.listening import Listening
from guide.publish.markup import CARE
from guide.translation import _, chosen, counted

OURS = chosen()
"""The language of what is ours: headings, rests, care."""
BEFORE = _("Before you begin")
HEARD = _(
    "Each sentence lights up while it is spoken. Rests are part of the sound: you can let them be as long as they are, "
    "or go on."
)


def first_page(book: Book) -> str:
    """Return the page that is read before anything is heard, with the note of every practice."""
    noted = [each for each in book.practices if each.note]
    notes = [_note(each, each.title if len(book.practices) > 1 else "") for each in noted]
    inner = [
        element("h1", book.title, id="title"),
        *(element("p", ", ".join(book.authors), class_="by") for _left in book.authors[:1]),
        around("section", element("h2", BEFORE, id="before"), element("p", CARE), *notes, element("p", HEARD),
               class_="note", aria_labelledby="before", **_foreign(book.languages[0])),
    ]  # fmt: skip
    body = around("section", *inner, epub__type="preamble", aria_labelledby="title")
    return _document(book.title, book.languages[0], body, "frontmatter")


def practice_page(practice: Listening, sections: Sequence[SpokenSection]) -> str:
    """Return the page of a practice: its note, and every sentence and rest under the id of its `Piece`."""
    note: list[str] = []
    if practice.note:
        heading = element("h2", BEFORE, id="before", **_foreign(practice.language))
        note = [around("section", heading, element("p", practice.note), class_="note", aria_labelledby="before")]
    credit = " · ".join(filter(None, (practice.author, practice.license)))
    inner = [
        element("h1", practice.title, id="title"),
        element("p", practice.summary, class_="summary"),
        *note,
        *(_section(each, practice.language) for each in sections),
        *(element("p", told, class_="by") for told in [credit] if told),
    ]
    body = around("section", *inner, id=WHOLE, epub__type="chapter", role="doc-chapter", aria_labelledby="title")
    return _document(practice.title, practice.language, body, "bodymatter")


def navigation(book: Book, sections: Sequence[Sequence[SpokenSection]]) -> str:
    """Return the navigation document: practices, and in each its ``sections``."""
    rows = [_entry(FIRST, BEFORE, **_foreign(book.languages[0]))]
    for practice, parts in zip(book.practices, sections, strict=True):
        below = around("ol", *(_entry(f"{page_of(practice)}#{each.name}", each.title) for each in parts))
        rows.append(around("li", element("a", practice.title, href=page_of(practice)), below, lang=practice.language,
                           xml__lang=practice.language))  # fmt: skip
    contents = around("nav", element("h1", book.title, id="title"), around("ol", *rows), epub__type="toc",
                      role="doc-toc", aria_labelledby="title", id="toc")  # fmt: skip
    marks = [
        _entry(FIRST, BEFORE, epub__type="frontmatter"),
        _entry(page_of(book.practices[0]), _("Begin"), epub__type="bodymatter"),
        _entry(f"{NAVIGATION}#toc", _("Contents"), epub__type="toc"),
    ]
    landmarks = around("nav", element("h2", _("Landmarks"), id="marks"), around("ol", *marks), epub__type="landmarks",
                       aria_labelledby="marks", hidden="hidden", **_foreign(book.languages[0]))  # fmt: skip
    return _document(book.title, book.languages[0], "\n".join([contents, landmarks]), "frontmatter")


def rest(piece: Piece) -> str:
    """Return what stands on the page for a rest: what it is, and how long."""
    whole = max(1, round(piece.stop - piece.start))
    minutes, seconds = divmod(whole, 60)
    parts = [counted(minutes, "minute")] if minutes else []
    parts += [counted(seconds, "second")] if seconds else []
    return f"{_('Breathing') if piece.breathing else _('Quiet')}, {' '.join(parts)}"


def _section(section: SpokenSection, language: str) -> str:
    heading = f"{section.name}-title"
    paragraphs = (_paragraph(each, language) for each in _paragraphs(section.pieces))
    return around("section", element("h2", section.title, id=heading), *paragraphs, id=section.name,
                  aria_labelledby=heading)  # fmt: skip


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Sentences that follow each other closely together, and each rest alone."""
    held: list[Piece] = []
    for piece in pieces:
        if held and (not piece.text or not held[-1].text or held[-1].pause >= BREAK):
            yield held
            held = []
        held.append(piece)
    if held:
        yield held


def _paragraph(pieces: Sequence[Piece], language: str) -> str:
    if not pieces[0].text:
        return element("p", rest(pieces[0]), id=pieces[0].name, class_="rest", **_foreign(language))
    return around("p", *(element("span", " ".join(each.text.split()), id=each.name) for each in pieces))


def _note(practice: Listening, title: str) -> str:
    told = f"{title}: {practice.note}" if title else practice.note
    return element("p", told, lang=practice.language, xml__lang=practice.language)


def _entry(href: str, text: str, **attributes: str) -> str:
    return around("li", element("a", text, href=href, **attributes))


def _foreign(language: str) -> dict[str, str]:
    """Attributes for words of ours in a text of another language."""
    ours = language.split("-")[0] == OURS
    return {} if ours else {"lang": OURS, "xml__lang": OURS}


def _document(title: str, language: str, body: str, kind: str) -> str:
    head = around("head", alone("meta", charset="utf-8"), element("title", title),
                  alone("link", rel="stylesheet", type="text/css", href=STYLE))  # fmt: skip
    whole = around("html", head, around("body", body, epub__type=kind), xmlns=XHTML, xmlns__epub=OPS, lang=language,
                   xml__lang=language)  # fmt: skip
    return f"{HEAD}<!DOCTYPE html>\n{whole}\n"
