"""Crisis lines by country, as far as they are known, each with the day on which its number was looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from guide import places
from guide.translation import pgettext

FILE = Path("support") / "lines.yaml"
CONTEXT = "support/lines"
"""In which its words stand in the catalogues."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """One line that answers. ``number`` or ``text`` is there, often both."""

    name: str
    number: str = ""
    text: str = ""
    """How to write to it: text 988."""
    hours: str = ""
    languages: str = ""
    source: str = ""
    """The organisation's own page."""
    checked: date | None = None
    """The day on which the number was looked up; None where it was not yet."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country, its number for an emergency, and its lines."""

    code: str
    """Two letters of ISO 3166-1: AT."""
    name: str
    emergency: str
    lines: tuple[CrisisLine, ...] = ()


def shown(words: str) -> str:
    """Return what stands in the file, in the language that was chosen; numbers stay as they are."""
    return pgettext(CONTEXT, words)


def sentences(path: Path | None = None) -> Iterator[str]:
    """Yield all that is shown of the file and has words in it."""
    for country in read_countries(path).values():
        lines = ((line.name, line.number, line.text, line.hours, line.languages) for line in country.lines)
        for words in (country.name, country.emergency, *chain.from_iterable(lines)):
            if any(each.isalpha() for each in words):
                yield words


def read_countries(path: Path | None = None) -> dict[str, Country]:
    """Return every country of the shipped file by its code. What cannot be read is left out; never raises.

    As long as the file stays as it is it is read once: the card is wanted at once, also the second time.
    """
    file = path or places.scripts() / FILE
    try:
        state = file.stat()
    except (OSError, ValueError):
        return {}
    return dict(_countries(file, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=1)
def _countries(file: Path, _changed: int, _size: int) -> dict[str, Country]:
    try:
        found = yaml.load(file.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - one of the two safe loaders
        entries = found["countries"]
        return {each["code"]: _country(each) for each in entries if isinstance(each, Mapping) and each.get("code")}
    except (OSError, ValueError, yaml.YAMLError, TypeError, KeyError, AttributeError):
        return {}


def _country(entry: Mapping[str, Any]) -> Country:
    lines = tuple(_line(each) for each in entry.get("lines") or () if isinstance(each, Mapping))
    return Country(str(entry["code"]), str(entry.get("name", "")), str(entry.get("emergency", "")), lines)


def _line(entry: Mapping[str, Any]) -> CrisisLine:
    words = {name: str(entry.get(name) or "") for name in ("name", "number", "text", "hours", "languages", "source")}
    checked = entry.get("checked")
    return CrisisLine(**words, checked=checked if isinstance(checked, date) else None)
