"""Which words English has: the word list that the default voice brings, read only when a word in capitals asks for it.

Nothing of the voice itself is loaded. Where its package is missing, no word is known, and capitals stay as written.
"""

from __future__ import annotations

import gzip
import json
from functools import cache

from guide.voices.engine import folder_of
from guide.voices.phonemes.field_words import FIELD_WORDS

_LISTS = ("lexicon_us_gold.json.gz", "lexicon_us_silver.json.gz")
_ENDINGS = (
    ("'s", ""), ("s'", "s"), ("'", ""), ("n't", ""), ("'re", ""), ("'ve", ""), ("'ll", ""), ("'d", ""),
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ying", "ie"),
    ("er", ""), ("r", ""), ("ier", "y"), ("est", ""), ("st", ""), ("iest", "y"), ("ly", ""), ("ily", "y"),
    ("ness", ""), ("iness", "y"), ("less", ""), ("ful", ""),
)  # fmt: skip
"""How words end, and what stands there when they do not."""
_SHORTEST = 3
"""Letters of a stem."""
_BEGINNINGS = ("un", "re", "in", "out", "over", "under")


def known(word: str) -> bool:
    """Return whether ``word``, in small letters, is an English word or an inflection of one."""
    listed = _words()
    return word in listed or any(stem in listed for stem in _stems(word))


def _stems(word: str) -> list[str]:
    found = [word[: -len(end)] + instead for end, instead in _ENDINGS if word.endswith(end)]
    found = [stem for stem in found if len(stem) >= _SHORTEST]
    doubled = [stem[:-1] for stem in found if len(stem) > _SHORTEST and stem[-1] == stem[-2]]
    began = [word[len(each) :] for each in _BEGINNINGS if word.startswith(each) and len(word) > len(each) + _SHORTEST]
    return found + doubled + began


@cache
def _words() -> frozenset[str]:
    folder = folder_of("hibari")
    if folder is None:
        return frozenset()
    found: set[str] = set()
    for name in _LISTS:
        try:
            with gzip.open(folder / "assets" / name, "rt", encoding="utf-8") as opened:
                found.update(word for word in json.load(opened) if word.islower())
        except (OSError, ValueError):
            continue
    return frozenset(found) | {part for entry in FIELD_WORDS for part in entry.lower().split()}
