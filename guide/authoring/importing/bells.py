"""Bells in directions: ``[bell]``, ``(singing bowl rings twice)``, ``[3 gongs]``, ``[Glocke]``."""

from __future__ import annotations

import re

from guide.authoring.importing.draft import Sounding

_COUNT = {"two": 2, "three": 3, "2": 2, "3": 3}
_BELL = re.compile(
    r"(?:(?:a|an|the|ring|rings|ringing|strikes?|sounds?|of|soft|softly|gentle|single|opening|closing"
    r"|final|first|last|one|two|three|[123]|small|large|low|high|deep|meditation|tibetan|temple)\s+)*"
    r"(?P<what>(?:singing\s+)?bowls?|bells?|chimes?|gongs?|ding|tingshas?|glocken?|klangschalen?|cloches?|clochettes?"
    r"|campanas?|campanelle?|campanell[ao]|sinos?|bel|bellen|klankscha(?:al|len)|klockan?|klokken?|bjeller?)"
    r"(?:\s+(?:rings?|ringing|sounds?|sounding|chimes?|strikes?|here|once|twice|x\s?[123]|[123]x?|times|again|thrice))*[.!]?",
    re.IGNORECASE,
)  # fmt: skip
_MOST = 80
"""Characters."""


def bell(text: str) -> list[Sounding]:
    """The strikes that a direction asks for; none if it speaks of no bell."""
    match = _BELL.fullmatch(text) if len(text) <= _MOST else None
    if match is None:
        return []
    what = match["what"].lower()
    high = re.match("chime|ding|tingsha|clochette|campanell|bjelle", what) is not None
    counts = [_COUNT[word] for word in re.findall(r"\w+", text.lower().replace("x", " ")) if word in _COUNT]
    times = 2 if "twice" in text.lower() else 3 if "thrice" in text.lower() else counts[0] if counts else 1
    return [Sounding("bell", "bowl-high" if high else "bowl-low")] * times
