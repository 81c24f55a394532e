"""IPA as authors know it to misaki's alphabet, which hibari speaks.

misaki writes each diphthong as one capital (A I W O Y), joins the affricates (ʧ ʤ), marks no length on English
vowels, and sets the stress before the vowel and not before the syllable. What is already so is left as it is.
"""

from __future__ import annotations

import re

_SOUNDS = {
    "eɪ": "A", "aɪ": "I", "aʊ": "W", "oʊ": "O", "əʊ": "O", "ɔɪ": "Y", "tʃ": "ʧ", "dʒ": "ʤ", "ɝ": "ɜɹ", "ɚ": "əɹ",
    "iː": "i", "uː": "u", "ɑː": "ɑ", "ɔː": "ɔ", "ɜː": "ɜ", "r": "ɹ", "g": "ɡ", "e": "ɛ", "'": "ˈ",
}  # fmt: skip
_VOWELS = "AIWOYQaeiouyæɑɐɒɔəɚɛɜɪɨʊʌᵊᵻøœɯɤ"
_UNWRITTEN = str.maketrans("", "", ".‿\u0361\u035c\u0329\u032f-")


def misaki(ipa: str) -> str:
    """The phonemes of ``ipa`` (without slashes) in misaki's alphabet."""
    plain = unwritten(ipa)
    longest_first = sorted(_SOUNDS, key=len, reverse=True)
    plain = re.sub("|".join(map(re.escape, longest_first)), lambda found: _SOUNDS[found.group()], plain)
    return re.sub(rf"([ˈˌ])([^{_VOWELS}ˈˌ\s]+)(?=[{_VOWELS}])", r"\2\1", plain)


def unwritten(ipa: str) -> str:
    """The same without ties, marks of syllables and other signs that no voice sees."""
    return ipa.translate(_UNWRITTEN)
