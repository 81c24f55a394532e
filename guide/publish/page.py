"""One practice as a page: what may come up, the player, the words, the chapters, the files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from guide.publish.listening import Length, Listening
from guide.publish.markup import CARE, clock, data, document, element, opened, spoken_clock
from guide.translation import _

INDEX = "index.html"
PLAN = "plan"
"""The id of the element that holds what the script follows."""


def page(practice: Listening) -> str:
    """Return the page of ``practice`` as HTML."""
    first, own = practice.lengths[0], practice.own_words
    body = "\n".join(
        [
            f"<nav>{element('a', _('All practices'), href=INDEX)}</nav>",
            "<main>",
            element("h1", practice.title, **own),
            element("p", practice.summary, class_="summary", **own),
            *_note(practice),
            *_player(practice, first),
            *_chapters(first, own),
            *_words(first, own),
            *_files(practice),
            "</main>",
            "<footer>",
            element("p", CARE),
            *_credit(practice),
            "</footer>",
        ]
    )
    block = f'<script type="application/json" id="{PLAN}">{data([_told(each) for each in practice.lengths])}</script>\n'
    return document(practice.title, body, data_block=block)


def _note(practice: Listening) -> Iterator[str]:
    """Before anything can be heard."""
    if practice.note:
        yield opened("section", class_="note", aria_label=_("Before you begin"))
        yield element("h2", _("Before you begin"))
        yield element("p", practice.note, **practice.own_words)
        yield "</section>"


def _player(practice: Listening, first: Length) -> Iterator[str]:
    yield opened("section", class_="player", aria_label=_("Player"))
    if len(practice.lengths) > 1:
        yield f'<p id="lengths" hidden><label>{escape(_("How long"))} <select>'
        for number, each in enumerate(practice.lengths):
            yield element("option", f"{clock(each.seconds)} ({spoken_clock(each.seconds)})", value=str(number))
        yield "</select></label></p>"
    yield '<div class="by-script" hidden><div aria-hidden="true">'  # the words stand below, for who cannot see
    yield '<div id="breathing"><svg viewBox="-50 -50 100 100"><circle class="ring" r="46"/>'
    yield f'<circle class="breath" r="22"/></svg>{element("p", "", id="cue", data_said=_phases())}</div>'
    yield f"{opened('p', id='now', **practice.own_words)}</p></div></div>"
    yield f"{opened('audio', controls='', preload='metadata', src=first.sound.name, aria_label=practice.title)}</audio>"
    yield "</section>"


def _phases() -> str:
    """What is shown in each phase of a breath, for the script."""
    said = {
        "in": _("breathe in"), "sip": _("and a little more"), "hold": _("hold"), "out": _("breathe out"),
        "rest": _("rest"),
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False)


def _chapters(first: Length, own: Mapping[str, str]) -> Iterator[str]:
    yield opened("section", class_="chapters", aria_label=_("Chapters"))
    yield element("h2", _("Chapters"))
    yield opened("ol", id="chapters", **own)
    for each in first.plan["chapters"]:
        yield f"<li>{_seek(each['start'], each['title'])} {element('span', clock(each['start']))}</li>"
    yield "</ol></section>"


def _words(first: Length, own: Mapping[str, str]) -> Iterator[str]:
    yield opened("section", class_="words", aria_label=_("Words"))
    yield element("h2", _("Words"))
    yield (
        '<p class="by-script" hidden><button type="button" id="print">' + escape(_("Print the words")) + "</button></p>"
    )
    yield opened("ol", id="words", **own)
    for each in first.plan["cues"]:
        yield f"<li>{_seek(each['start'], each['text'])}</li>"
    yield "</ol></section>"


def _seek(seconds: float, text: str) -> str:
    """A place to go to: a button once the script is there, words without it."""
    return f'<span data-start="{seconds}">{escape(text, quote=False)}</span>'


def _files(practice: Listening) -> Iterator[str]:
    yield opened("section", class_="files", aria_label=_("Files"))
    yield element("h2", _("Take it with you"))
    yield "<ul>"
    for each in practice.lengths:
        kind = each.sound.suffix[1:].upper()
        size = each.sound.stat().st_size / 1e6
        link = element("a", f"{clock(each.seconds)}, {kind}, {size:.1f} MB", href=each.sound.name, download="")
        words = "".join(f" · {element('a', _('words'), href=path.name, download='')}" for path in each.captions)
        yield f"<li>{link}{words}</li>"
    yield "</ul></section>"


def _credit(practice: Listening) -> Iterator[str]:
    told = " · ".join(filter(None, (practice.author, practice.license)))
    if told:
        yield element("p", told)


def _told(length: Length) -> dict[str, Any]:
    return {"sound": length.sound.name, **length.plan}
