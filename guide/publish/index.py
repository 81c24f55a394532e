"""All practices on one page: a line each, to be narrowed by need, by kind and by length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from guide.publish.listening import Listening
from guide.publish.markup import CARE, clock, document, element, opened
from guide.translation import _, counted

LEAST = 2
"""Values from which on there is something to choose."""
STEPS = (300.0, 600.0, 1200.0)
"""Seconds by which lengths are told apart."""


def index(title: str, practices: Sequence[Listening], needs: Mapping[str, str]) -> str:
    """Return the page as HTML. ``needs`` has how a person says each need, in the order in which they are offered."""
    body = "\n".join(
        [
            "<main>",
            element("h1", title),
            *_filters(practices, needs),
            element("p", _("Nothing here is all of that. Take one of them back."), id="none", hidden=""),
            '<ul id="practices">',
            *(_row(each) for each in practices),
            "</ul>",
            "</main>",
            "<footer>",
            element("p", CARE),
            "</footer>",
        ]
    )
    return document(title, body)


def _filters(practices: Sequence[Listening], needs: Mapping[str, str]) -> Iterator[str]:
    met = {need for each in practices for need in each.needs}
    kinds = sorted({each.kind for each in practices})
    yield '<form id="filters" hidden>'
    yield from _choice("need", _("What for"), [(name, said) for name, said in needs.items() if name in met])
    yield from _choice("kind", _("Kind"), [(kind, kind.replace("-", " ")) for kind in kinds])
    longest = max((length.seconds for each in practices for length in each.lengths), default=0.0)
    steps = [step for step in STEPS if step < longest]
    yield from _choice(
        "most", _("At most"), [(str(round(step)), counted(round(step / 60), "minute")) for step in steps]
    )
    yield "</form>"


def _choice(name: str, label: str, values: Iterable[tuple[str, str]]) -> Iterator[str]:
    values = list(values)
    if len(values) < LEAST:
        return
    yield f'<label>{escape(label, quote=False)} <select name="{name}">{element("option", _("anything"), value="")}'
    yield from (element("option", said, value=value) for value, said in values)
    yield "</select></label>"


def _row(each: Listening) -> str:
    shortest = min(length.seconds for length in each.lengths)
    lengths = ", ".join(clock(length.seconds) for length in each.lengths)
    attributes = {
        "data_kind": each.kind, "data_needs": " ".join(each.needs) or "-", "data_seconds": str(round(shortest)),
    }  # fmt: skip
    link = element("a", each.title, href=each.page, **each.own_words)
    return (
        f"{opened('li', **attributes)}{link} {element('span', lengths)}"
        f"{element('p', each.summary, **each.own_words)}</li>"
    )
