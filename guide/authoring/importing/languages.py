"""Which language a text is in, by the small words that every sentence needs.

    guess("Spüre die Füße auf dem Boden.")      # "de"

Counted are the commonest words that few others of these languages share, and for other writings the letters alone. A
guess is only made where one language is clearly ahead.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_COMMON = {
    "en": "the and you your of to is are with this that it for as let feel be can at or from into on may if there when "
    "now what not breath breathe body have here any out just through down up begin rest notice in",
    "de": "der die das und du dein deine deinen deiner dich dir ist sind mit nicht ein eine einen den dem auf zu sich "
    "wie es wenn im vom zum zur auch noch nun jetzt ihr ihre sie spüre atem atme atmen lass wir können was am für so",
    "fr": "le les et vous votre vos tu ton ta tes est sont avec ce cette qui que des du au aux dans sur pour pas une "
    "la un de en sans vers ici maintenant laissez laisse corps respiration se peut être il y d l où ou nous plus",
    "es": "el los las y tu tus su es con que una un del al para por lo se en no más aquí ahora siente cuerpo "
    "respiración deja como cuando está la de si puedes sus te respira o",
    "it": "il gli e di che è con una un del della nel al alla per non si tuo tua tuoi tue corpo respiro senti lascia "
    "ora qui come sono le la lo più ti puoi i o su questo questa inspira",
    "nl": "de het en je jouw van een is met dat dit niet op te in aan voor zijn er als nu hier voel adem laat naar uit "
    "maar wat ook kunnen je mag om bij of door ze",
    "pt": "o os e do da dos das no na nos nas que com um uma para por não se seu sua seus teu tua corpo respiração "
    "sinta sente agora aqui como ao à é está mais você deixe pode em a de te",
    "sv": "och att det är som en ett på av med för inte din ditt dina dig du kroppen andas känn låt nu här kan till i "
    "den där när jag eller om så när bara marken",
    "no": "og å det er som en et på av med for ikke din ditt dine deg du kroppen pust kjenn la nå her kan til i den "
    "der når jeg eller om så bare hva ut gulvet",
    "da": "og at det er som en et på af med for ikke din dit dine dig du kroppen mærk lad nu her kan til i den der når "
    "jeg eller om så bare hvad ud åndedræt træk vejret gulvet",
    "fi": "ja on ei se että sinun sinä kun tai voit anna hengitä hengitys tunne nyt tässä kehon kehosi mukaan niin jos "
    "jalat joka olet",
    "pl": "i w na się z do nie jest że to twoje twój twoja ciało oddech oddychaj poczuj teraz tu jak niech po co gdy "
    "swoje jeśli możesz",
}
_LETTERS = {"ß": "de", "ñ": "es", "¿": "es", "ã": "pt", "õ": "pt", "ł": "pl", "ę": "pl", "œ": "fr", "ø": "no"}
"""Letters that one of them alone has; Danish shares the last, so it is worth little."""
_WRITINGS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "HANGUL": "ko", "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar",
    "HEBREW": "he", "DEVANAGARI": "hi", "THAI": "th",
}  # fmt: skip
_MOST_WORDS = 3000
_FEWEST = 2.0
"""Points that a guess needs."""
_AHEAD = 1.2
"""How many times the points of the next one."""


def guess(text: str) -> str | None:
    """The tag of the language (ISO 639-1); None if nobody can tell."""
    writing = _writing(text[:4000])
    if writing:
        return writing
    words = re.findall(r"[^\W\d_]+", text[: _MOST_WORDS * 12].lower())[:_MOST_WORDS]
    points: Counter[str] = Counter()
    for word in words:
        for language, weight in _WORDS.get(word, {}).items():
            points[language] += weight  # type: ignore[assignment]  # a Counter adds parts as well
        for letter in set(word) & _LETTERS.keys():
            points[_LETTERS[letter]] += 1
    if not points:
        return None
    (best, most), *others = points.most_common(2)
    second = others[0][1] if others else 0
    return best if most >= _FEWEST and most >= second * _AHEAD else None


def _weights() -> dict[str, dict[str, float]]:
    """Every word with what it counts for each language that has it: less, the more of them there are."""
    shared = Counter(word for words in _COMMON.values() for word in set(words.split()))
    found: dict[str, dict[str, float]] = {}
    for language, words in _COMMON.items():
        for word in set(words.split()):
            found.setdefault(word, {})[language] = 1.0 / shared[word]
    return found


def _writing(text: str) -> str | None:
    """The language that letters other than Latin ones mostly mean; None for Latin ones."""
    scripts = Counter(unicodedata.name(letter, "").split(" ")[0].split("-")[0] for letter in text if letter.isalpha())
    if not scripts:
        return None
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > len(text) / 20:
        return "ja"
    return _WRITINGS.get(scripts.most_common(1)[0][0])


_WORDS = _weights()
