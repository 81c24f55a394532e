"""Marks that are no words: arrows, strokes, dashes, dots and quotes, as the pauses or words that they stand for."""

from __future__ import annotations

import re

from guide.voices.text_normalise.rules import rules

_BOTH = r"<\s?[-=–—]{1,3}\s?>|[↔⇔⟷]"
_TO = r"[-–—]{1,3}>|={1,2}>|[→⇒➔➜➝➞⟶⟹]"


def _arrow(found: re.Match[str]) -> str:
    """*to* between words; nothing where it only points at them."""
    before, after = found.string[: found.start()].rstrip(), found.string[found.end() :]
    if not before or not re.search(r"\w", after):
        return ""
    return " " if before[-1] in ".!?…:;," else " to "


def _joined(found: re.Match[str]) -> str:
    return f"{found[1]} {found[2]}"


EARLY = rules((
    (rf"\s*(?:{_BOTH})\s*", " and "),
    (rf"\s*(?:{_TO})\s*", _arrow),
    (r"(?:(?<=\w)\s)?\.(?:\s\.){2,}", "…"),  # . . .
    (r"(?<=[a-z]{2}[.!?…])(?=[A-Z][a-z])", " "),  # in.Breathe
    (r"(?<![^\W_])‘([^‘’]*)’(?![^\W_])", r"“\1”"),
))  # fmt: skip
LATE = rules((
    (r"\b([A-Za-z]{2,}|I)/([A-Za-z]{2,})\b", _joined),  # in/out: a stroke is not said
    (r"(?<=\w)\s+/\s+(?=\w)", ", "),
    (r"(?<=\w)[‐‑](?=\w)", "-"),
    (r"(?<=[a-z])–(?=[A-Z][a-z])", "-"),
    (r"(?<=\w)\s+(?:-{1,3}|–)\s+(?=\w)", " — "),
    (r"(?<=\w)--+(?=\w)", "—"),
))  # fmt: skip
