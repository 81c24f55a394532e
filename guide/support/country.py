"""Which country this may be: from the locale that the system is set to. A guess, that the person may change."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guide.support.lines import Country, shown

VARIABLES = ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE", "LC_MONETARY", "LC_TIME", "LANG", "LC_MESSAGES")
"""Where a system keeps it: what is about the place first, since many read English and live elsewhere."""
_LOCALE = re.compile(r"[a-z]{2,3}(?:[_-][A-Z][a-z]{3})?[_-]([A-Z]{2})\b")


def guessed(environment: Mapping[str, str]) -> str:
    """Return the code of the country that the locale names; empty where it names none."""
    for name in VARIABLES:
        found = _LOCALE.match(environment.get(name, ""))
        if found:
            return found[1]
    return ""


def named(written: str, countries: Mapping[str, Country]) -> str:
    """Return the code of a country that is ``written`` by code or name, in English or in the language that was chosen,
    in any case; empty where none is meant."""
    wanted = written.strip().casefold()
    codes = {"uk": "GB"} | {code.casefold(): code for code in countries}
    names = {
        name.casefold(): code for code, country in countries.items() for name in (country.name, shown(country.name))
    }
    beginning = {code for name, code in names.items() if len(wanted) > 2 and name.startswith(wanted)}
    return codes.get(wanted) or names.get(wanted) or (beginning.pop() if len(beginning) == 1 else "")
