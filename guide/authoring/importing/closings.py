"""Does this sound like the end of a practice?"""

from __future__ import annotations

import re

_SESSION = r"(?:practice|meditation|session|exercise)"
_WORDS = re.compile(
    r"when(?:ever)? you(?:['’]| a)re ready|open (?:up )?your eyes|eyes open|in your own time|wiggl\w+ your"
    r"|(?:come|coming|return|returning|bring|bringing)\b.{0,60}\b(?:back|room|present)"
    rf"|(?:end|ends|close|closes|conclude|concludes|completes?) (?:of )?(?:this|the|our|your) (?:\w+ )?{_SESSION}"
    rf"|{_SESSION} (?:is over|is complete|has ended|comes to an end|ends here)"
    r"|thank (?:you|yourself)|namaste|for the rest of (?:your|the) day|as you go on with|before you (?:get|stand) up"
    r"|wenn du (?:so weit|soweit|bereit) bist|augen (?:wieder )?(?:öffnen|auf)|öffne\w* (?:die|deine) augen"
    r"|komm\w* .{0,40}zurück|ouvr\w+ les yeux|abr\w+ los ojos|apri(?:te)? gli occhi|open(?:en|t)? je ogen"
    r"|ogen (?:weer )?open|abr\w+ os olhos|öppna(?:r)? ögonen|åpne(?:r)? øynene|åbn(?:e|er)? øjnene"
    r"|quand (?:vous|tu) (?:êtes|serez|es|seras) prêt"
    r"|cuando est[eé]s? list|quando (?:sei|vi sentite) pront|quando estiver\w* pront|(?:wanneer|als) je (?:er )?klaar"
    r"|när du är (?:redo|klar)|når du er klar",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"clos(?:e|ing)|end(?:ing)?|conclu\w+|return(?:ing)?|com(?:e|ing) back|outro|finish(?:ing)?|completion|abschluss",
    re.IGNORECASE,
)


def words(text: str) -> bool:
    """Whether ``text`` invites people back."""
    return _WORDS.search(text) is not None


def title(text: str) -> bool:
    """Whether a section of this name closes a practice."""
    return any(_TITLE.fullmatch(part) for part in re.findall(r"com(?:e|ing) back|\w+", text, re.IGNORECASE))
