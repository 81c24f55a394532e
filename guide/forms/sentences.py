"""The words of forms, scales, lists and series in the language that was chosen.

They are data, written in English, and stand in the catalogues in the context of their file: ``forms/check-in``. So a
sentence of one's own is never taken for another one: what that file does not say as it is shipped stays as it is. A
file of one's own that goes by the name of a shipped one has translated what it left as it was.

Two sorts of words are told apart by their shape (`guide.script.shapes`). Prose is put into the language as the file is
read, at one place, `document.parse_file`. A label is kept in the journal, and decides which question comes next; so it
stays as it is written, whatever the language, and `label` says how it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from guide.script.shapes import LABEL, LABELS, PROSE, PROSES, Key, keys
from guide.translation import ENGLISH, chosen, pgettext

T = TypeVar("T")


def place_of(path: str | Path) -> str:
    """Return the context of a file: that of ``…/forms/check-in.yaml`` is ``forms/check-in``."""
    there = Path(path)
    return f"{there.parent.name}/{there.stem}"


def label(word: str, place: str) -> str:
    """Return how a label is shown that stands in the file with that context; as it is where there is none."""
    return pgettext(place, word) if place else word


def named(name: str, place: str) -> str:
    """Return the name of a form or a scale for people who read it: ``a-clear-no`` as ``a clear no``."""
    return label(name.replace("-", " "), place)


def sentences(value: object) -> Iterator[str]:
    """Yield all words of what was read from a file, prose and labels, in their order."""
    for found, shape in _inside(value):
        if shape in (PROSE, LABEL):
            yield found
        elif shape in (PROSES, LABELS):
            yield from found
        else:
            yield from sentences(found)


def translated(value: T, place: str) -> T:
    """Return what was read from the file with that context, with its prose in the language that was chosen."""
    return value if chosen() == ENGLISH else cast("T", _told(value, place))


def _told(value: object, place: str) -> object:
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_told(each, place) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for each in _keys(type(value)).values():
        found = getattr(value, each.attribute)
        if each.shape is PROSE:
            changes[each.attribute] = pgettext(place, found)
        elif each.shape is PROSES:
            changes[each.attribute] = tuple(pgettext(place, one) for one in found)
        else:
            changes[each.attribute] = _told(found, place)
    if any(each.name == "place" for each in fields(value)):
        changes["place"] = place
    return replace(value, **changes) if changes else value


def _inside(value: object) -> Iterator[tuple[Any, object]]:
    """Everything that stands in a value, each with its shape; None for a value in a list."""
    if isinstance(value, tuple):
        yield from ((each, None) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in _keys(type(value)).values():
            yield getattr(value, each.attribute), each.shape


@cache
def _keys(model: type[Any]) -> Mapping[str, Key]:
    """The keys of a model; a question has more than its own fields say."""
    found: Mapping[str, Key] = model.keys() if hasattr(model, "keys") else keys(model)
    return found
