"""What the person wrote on their card: one line each, in their words, in a small file that only they can read.

One line a person, so that what can be read of a damaged file is still of use: each list is read by its heading, line by
line, where the whole is no YAML any more.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from guide.problems import one_line
from guide.translation import _

LISTS = ("people", "professionals", "helped")
ASKED = {
    "people": _("Your people, one line each, as you like: Anna, my sister, 0664 123"),
    "professionals": _("Professionals, one line each: Dr Huber, Tuesdays, 01 234"),
    "helped": _("What helped before, one line each: round the block, a cold cloth"),
}
"""What each list is asked with."""
MOST = 40
"""Lines of a list."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEADING = re.compile(r"\W{0,3}(people|professionals|helped|country)\W*?:\s*(\w*)")
_ITEM = re.compile(r"\s*-\s+(.+)")


@dataclass(frozen=True, slots=True)
class OwnCard:
    """The person's own part of the card."""

    country: str = ""
    """The code of the country they chose; empty for the one that is guessed."""
    people: tuple[str, ...] = ()
    """One line each: Anna, my sister, 0664 123."""
    professionals: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    """What helped before."""

    def having(self, name: str, lines: tuple[str, ...]) -> OwnCard:
        """Return it with other ``lines`` in the list ``name``, one of `LISTS`."""
        lists = {each: getattr(self, each) for each in LISTS} | {name: lines}
        return OwnCard(self.country, **lists)


@dataclass(frozen=True, slots=True)
class OwnRead:
    """What could be read, and what is to be said of the rest."""

    card: OwnCard
    damaged: bool = False
    """Whether it was read line by line, because the file is no YAML as it stands."""
    said: str = ""
    """A sentence; empty where all is well."""


def read_own(path: Path) -> OwnRead:
    """Return what the person wrote, as far as it can be read. Never raises, changes nothing."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return OwnRead(OwnCard())
    except OSError as error:
        return OwnRead(
            OwnCard(),
            False,
            _("Your own part in {path} cannot be read: {error}.").format(path=path, error=error.strerror or error),
        )
    text = raw.decode("utf-8-sig", errors="replace")
    try:
        found = yaml.load(text, _Loader)  # noqa: S506 - one of the two safe loaders
        card = _card(found) if isinstance(found, Mapping) else None
    except (yaml.YAMLError, ValueError, RecursionError):
        card = None
    if card is None and not text.strip():
        return OwnRead(OwnCard())
    if card is None:
        return OwnRead(
            _line_by_line(text), True, _("{path} is damaged. This is what can be read of it.").format(path=path)
        )
    return OwnRead(card)


def write_own(path: Path, card: OwnCard) -> Path | None:
    """Keep ``card``, in one step and for its owner alone. Return where a damaged file was put aside, or None.

    Raises CannotWriteError.
    """
    from guide.audio.atomic import beside

    aside = _put_aside(path) if read_own(path).damaged else None
    told = {field.name: getattr(card, field.name) for field in fields(card)}
    whole = {name: list(value) if isinstance(value, tuple) else value for name, value in told.items() if value}
    with beside(path, rights=0o600) as part:
        part.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    return aside


def _put_aside(path: Path) -> Path:
    """Copy a damaged file beside itself, under a name that is free, for its owner alone. Raises CannotWriteError."""
    from guide.audio.atomic import beside

    number = next(number for number in range(1, 10_000) if not _aside(path, number).exists())
    with beside(_aside(path, number), rights=0o600) as part:
        part.write_bytes(path.read_bytes())
    return _aside(path, number)


def _aside(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")


def _card(found: Mapping[Any, Any]) -> OwnCard:
    lists = {name: _lines(found.get(name)) for name in LISTS}
    country = found.get("country")
    return OwnCard(_code("NO" if country is False else country), **lists)  # NO is false in YAML


def _lines(value: object) -> tuple[str, ...]:
    each = value if isinstance(value, list) else [value]
    return cleaned(_said(one) for one in each if one is not None)


def _said(value: object) -> str:
    """One entry in words: "Anna: 0664 123" is read as a mapping of YAML, and was meant as a line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {one}" for key, one in value.items())
    return str(value)


def cleaned(lines: Iterable[str]) -> tuple[str, ...]:
    """Return lines that can be shown anywhere, without empty ones and repetitions."""
    return tuple(dict.fromkeys(line for each in lines if (line := one_line(each))))[:MOST]


def _code(value: object) -> str:
    written = str(value or "").strip().upper()
    return written if re.fullmatch(r"[A-Z]{2}", written) else ""


def _line_by_line(text: str) -> OwnCard:
    """What stands under each heading, however broken the rest is."""
    found: dict[str, list[str]] = {name: [] for name in LISTS}
    heading, country = LISTS[0], ""
    for line in text.splitlines():
        headed, item = _HEADING.match(line), _ITEM.match(line)
        if headed and headed[1] == "country":
            country = _code(headed[2])
        elif headed:
            heading = headed[1]
        elif item:
            with contextlib.suppress(ValueError):
                found[heading].append(item[1].strip().strip("'\""))
    return OwnCard(country, **{name: cleaned(lines) for name, lines in found.items()})
