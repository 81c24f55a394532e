"""How long a ``<break>`` is (SSML 1.1, section 3.2.3), which also stands in texts that are no SSML."""

from __future__ import annotations

import re

STRENGTHS = {"none": 0.0, "x-weak": 0.2, "weak": 0.5, "medium": 1.0, "strong": 2.0, "x-strong": 4.0}
"""Seconds; the standard leaves them to the voice."""
_TIME = re.compile(r"\+?(\d{0,7}(?:\.\d{1,9})?)\s*(ms|s)", re.IGNORECASE)


def break_length(time: str | None, strength: str | None) -> float | None:
    """Seconds; None if what is given is no length. A length in ``time`` counts more than a ``strength``."""
    if time is not None:
        match = _TIME.fullmatch(time.strip())
        if match is None or match[1] in ("", "."):
            return None
        return float(match[1]) / (1000.0 if match[2].lower() == "ms" else 1.0)
    return STRENGTHS.get((strength or "medium").strip().lower())
