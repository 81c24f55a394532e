"""Durations and counts as an author writes them: ``6s``, ``1m30s``, ``8s..40s``, ``8s!``, ``rest``, ``3..6``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guide.translation import _

LONGEST = 12 * 3600.0
"""Seconds: no practice is longer."""
PHRASING = 3.0
"""Seconds: a shorter pause belongs to the rhythm of speech and never stretches."""

REST = 30.0
"""Seconds of a ``rest`` by nature, when there is no time that is left."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time that may stretch: seconds, ``shortest <= natural <= longest``."""

    shortest: float
    natural: float
    longest: float
    rest: bool = False
    """Takes whatever time is left; several share it equally."""

    @property
    def elastic(self) -> bool:
        """True if it can have more than one length."""
        return self.shortest < self.longest


@dataclass(frozen=True, slots=True)
class Count:
    """A number of rounds or breaths that may stretch, in whole ones."""

    shortest: int
    natural: int
    longest: int


_ONE = re.compile(r"(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m(?:in)?)?(?:(\d+(?:\.\d+)?)s?)?")
EXAMPLES = _("write 6s, 1m30s or 8s..40s")


def seconds(text: str) -> float | None:
    """``1m30s`` to 90.0; None if it is no duration. A bare number is seconds."""
    match = _ONE.fullmatch(text.strip().lower())
    if match is None or not any(match.groups()) or len(text) > 20:
        return None
    hours, minutes, rest = (float(group or 0) for group in match.groups())
    total = hours * 3600 + minutes * 60 + rest
    return total if 0 < total <= LONGEST else None


def duration(text: str) -> Duration | str:
    """A pause as it may stretch, or one sentence that says why this is none.

    A plain length may go from half to three times itself, unless it is under `PHRASING` or written ``8s!``.
    """
    if re.fullmatch(r"\d+:\d\d(:\d\d)?", text.strip()):
        return _("'{text}' is read differently by different programs").format(text=text)
    if text.strip() == "rest":
        return Duration(0.0, REST, LONGEST, rest=True)
    fixed = text.rstrip().endswith("!")
    parts = text.rstrip().removesuffix("!").split("..")
    takes_rest = len(parts) > 1 and parts[-1].strip() == "rest"
    if takes_rest:
        parts[-1] = parts[-2]
    lengths = [seconds(part) for part in parts]
    if None in lengths or len(parts) > 3 or (fixed and len(parts) > 1):
        return _("'{text}' is no duration").format(text=text)
    known = [length for length in lengths if length is not None]
    if known != sorted(known):
        return _("'{text}' has to go from short to long").format(text=text)
    if len(known) == 1:
        only = known[0]
        return Duration(only, only, only) if fixed or only < PHRASING else Duration(only / 2, only, only * 3)
    return Duration(known[0], known[-2], LONGEST if takes_rest else known[-1], takes_rest)


def count(text: str, most: int) -> Count | str:
    """``3`` or ``3..6`` or ``2..3..6``, or one sentence that says why this is none."""
    parts = text.strip().split("..")
    if len(parts) > 3 or not all(re.fullmatch(r"\d{1,6}", part) for part in parts):
        return _("'{text}' is no number of times").format(text=text)
    known = [int(part) for part in parts]
    if known != sorted(known):
        return _("'{text}' has to go from few to many").format(text=text)
    if not 1 <= known[0] <= known[-1] <= most:
        return _("'{text}' is out of range").format(text=text)
    return Count(known[0], known[0] if len(known) == 1 else known[-2], known[-1])


def written(length: float) -> str:
    """Seconds as an author would write them: 90.0 to ``1m30s``."""
    minutes, rest = divmod(round(length, 1), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{count:g}{unit}" for count, unit in ((hours, "h"), (minutes, "m"), (rest, "s")) if count]
    return "".join(parts) or "0s"
