"""Words of others as the language takes them: what would be a silence or a setting is written so that it is spoken.

Square brackets and braces become round ones, characters that cannot be seen go, and nothing else changes.
"""

from __future__ import annotations

import unicodedata

from guide.script import invisible
from guide.script.sentences import sentences

_ROUND = str.maketrans("[]{}", "()()")
MOST_WORDS = 150
"""A longer sentence is no sentence but a text without full stops."""
CHUNK = MOST_WORDS - 30
"""Words of each part of an endless sentence."""
_LATE = 60
"""So far from the end of a part a comma is looked for."""
_SYMBOLS = 3
"""So many tokens without a letter may stand in a row."""


def folded(text: str) -> tuple[str, list[str]]:
    """``text`` on one line as it can be spoken, and what was left out because it cannot be seen or said."""
    kept, gone = _seen(" ".join(text.translate(_ROUND).split()))
    tokens: list[str] = []
    symbols: list[str] = []
    row = 0
    for token in kept.split():
        row = 0 if speakable(token) else row + 1
        (tokens if row <= _SYMBOLS else symbols).append(token)
    return " ".join(tokens), [*gone, *([" ".join(symbols)] if symbols else [])]


def title(text: str) -> str:
    """``text`` as the name of something, which nobody speaks."""
    kept, _ = _seen(" ".join(text.split()))
    return " ".join(kept.replace("{", "(").replace("}", ")").split())


def comment(text: str) -> str:
    """``text`` as it may stand behind ``#``."""
    return " ".join(_seen(" ".join(text.split()))[0].split())


def speakable(text: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(map(str.isalnum, text))


def parts(line: str) -> list[str]:
    """A line as it is, or cut where a sentence in it is too long for one breath of any voice."""
    found: list[str] = []
    kept: list[str] = []
    for sentence in sentences(line):
        if len(sentence.split()) <= MOST_WORDS:
            kept.append(sentence)
            continue
        if kept:
            found.append(" ".join(kept))
            kept = []
        found += _cut(sentence.split())
    return [*found, " ".join(kept)] if kept else found


def divides(before: str, after: str) -> bool:
    """Whether a sentence ends between two pieces of one line."""
    tail, head = before[-60:].lstrip(), after[:60]
    done = ""
    for sentence in sentences(f"{tail} {head}"):
        done = f"{done} {sentence}".strip()
        if done == tail:
            return True
    return False


def _cut(words: list[str]) -> list[str]:
    found = []
    while len(words) > CHUNK:
        commas = [at for at in range(CHUNK - _LATE, CHUNK) if words[at][-1] in ",;:–—"]
        at = commas[-1] + 1 if commas else CHUNK
        found.append(" ".join(words[:at]))
        words = words[at:]
    rest = " ".join(words)
    if found and not speakable(rest):
        found[-1] = f"{found[-1]} {rest}"
    else:
        found.append(rest)
    return found


def _seen(text: str) -> tuple[str, list[str]]:
    """``text`` without what is neither seen nor needed, and what of that is worth telling: not what shapes others."""
    if text.isprintable():
        return text, []
    needless = frozenset(invisible.invisible(text))
    unknown = [text[at] for at in sorted(needless) if unicodedata.category(text[at]) != "Cf"]
    gone = [f"U+{ord(each):04X}" for each in unknown]
    kept = "".join(_shown(each) if at in needless or each.isspace() else each for at, each in enumerate(text))
    return " ".join(kept.split()), list(dict.fromkeys(gone))


def _shown(letter: str) -> str:
    if letter.isprintable():
        return letter
    return "" if unicodedata.category(letter) == "Cf" and letter != "\u200b" else " "
