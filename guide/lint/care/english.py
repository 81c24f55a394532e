"""What the rules that know English share: what takes the edge off a word, and what is an invitation."""

from __future__ import annotations

import re

CHOICE = re.compile(
    r"\bif\b|\bor\b|\bmight\b|\bmay\b|\bcould\b|\byou can\b|\bperhaps\b|\bmaybe\b|\bwould you\b"
    r"|\bwhenever\b|\bwhen you are ready\b|\bas you like\b|\byou are (?:free|welcome)\b|\?",
    re.IGNORECASE,
)
"""Something about it is left to the listener."""

INVITATION = re.compile(
    r"\bif\b|\byou (?:may|can|could)\b|\bmight\b|\bperhaps\b|\bmaybe\b|\bwould you\b|\bwhen(?:ever)? you are ready\b"
    r"|\bas you like\b|\byou are (?:free|welcome)\b|\bwhatever\b|\b(?:let|allow|feel free|see whether|notice whether)\b"
    r"|\bmay (?:I|you|we|he|she|it|they|all)\b|\?",
    re.IGNORECASE,
)
"""Something is offered."""

_CLAUSE = re.compile(r"[.;:,!?—–]|\b(?:but|so|then)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no|not|never|nothing|nobody|no one|none|without|neither|nor|cannot|\w+n['’]t|hardly|seldom"
    r"|instead of|rather than)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:voices?|critic|says|said|tells|told|belie(?:f|fs|ve|ved)|as if|as though|afraid|fear(?:ed|s)?"
    r"|thoughts? (?:that|like|such as|says?)|the word)\b",
    re.IGNORECASE,
)


def denied(sentence: str, at: int) -> bool:
    """Whether what stands at ``at`` is taken back by a word before it in the same clause: 'you do not have to'."""
    breaks = [each.end() for each in _CLAUSE.finditer(sentence, 0, at)]
    return bool(_DENIED.search(sentence, breaks[-1] if breaks else 0, at))


def reported(sentence: str, at: int) -> bool:
    """Whether it is what somebody else, or a voice inside, says: 'a thought that I must do more'."""
    return bool(_REPORTED.search(sentence, 0, at))
