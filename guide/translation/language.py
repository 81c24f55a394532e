"""Which language the program speaks: what is kept in the settings, else what the environment asks for, else English."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from guide import places

ENGLISH = "en"
ASKED_BY = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the environment, the first that is set counts; ``LANGUAGE`` may name several, with colons between."""


def locales() -> Path:
    """Return the folder of the catalogues; ``GUIDE_LOCALES`` names another, to try a translation before it is ours."""
    named = os.environ.get("GUIDE_LOCALES")
    return Path(named) if named else Path(__file__).parent / "locale"


def languages() -> tuple[str, ...]:
    """Return the languages there are, by their short names: English, and each that has a folder in ``locale``."""
    return (ENGLISH, *sorted(path.name for path in locales().iterdir() if (path / "LC_MESSAGES").is_dir()))


@cache
def chosen() -> str:
    """Return the short name of the language that is spoken until the program ends."""
    kept = _kept()
    for wanted in [kept] if kept else _asked():
        if wanted in ("C", "POSIX"):
            return ENGLISH
        for name in (wanted, wanted.partition("_")[0]):
            if name == ENGLISH or (name and (locales() / name / "LC_MESSAGES").is_dir()):
                return name
    return ENGLISH


def _asked() -> list[str]:
    text = next((os.environ[name] for name in ASKED_BY if os.environ.get(name)), "")
    return [each.partition(".")[0].partition("@")[0].replace("-", "_") for each in text.split(":") if "/" not in each]


def _kept() -> str:
    """Return the setting ``language``; empty where none is kept. Nothing is imported where there are no settings."""
    path = places.preferences()
    if not path.is_file():
        return ""
    import json

    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    value = found.get("language") if isinstance(found, dict) else None
    return value if isinstance(value, str) and "/" not in value else ""
