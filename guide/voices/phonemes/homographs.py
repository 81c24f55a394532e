"""Words that are written alike and read otherwise: which reading is meant, told by the words around them.

The reader goes by the part of speech, which it guesses. Here stand turns of phrase in which it guesses wrong, or in
which the part of speech does not tell. To add one: a row of `HOMOGRAPHS`, or of `VERBS` for a noun that is a verb too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

Pieces: TypeAlias = list[tuple[str, bool]]
"""Text, each piece with True if its reading is settled."""


class Homograph(NamedTuple):
    """``word`` is said as ``sounds`` (misaki's alphabet) between ``before`` and ``after``.

    Both are patterns without regard to capitals, blanks and marks included; empty fits anything.
    """

    word: str
    sounds: str
    before: str = ""
    after: str = ""


_LY = r"(?:\w+ly\s+)?"
_BODY = (
    r"(?:belly|body|breath|chest|diaphragm|edges|eyelids?|eyes|face|feet|feelings?|fingers|fists?|hands?|heart|"
    r"intensity|jaws?|knees|legs|length|lids|lips|lungs|mind|mouth|muscles?|pace|palms|pressure|shoulders?|teeth|"
    r"tension|thighs|throat|thoughts?|toes|warmth)"
)
_OF = r"(?:the|your|each|all|every|my|our|both|his|her|their|these|those|this)"
_MAY = r"(?:(?:may|might|can|will|to|want to|begin to|start to|also|both|then|first)\s+)*"
_SAYS = (
    r"(?:(?<!object )to|can|could|may|might|will|would|should|must|don't|do not|never|let it|let them|let us|let's|"
    r"please|you|we|they|i)"
)
_BEGINS = r"(?:^|[.!?;:,—…“(]\s*|\b(?:and|or|then|now|next|simply|just|please)\s+)"
_IT = r"(?=\s+(?:the|your|it|them|yourself|each|every|this|that|these|whatever|what|all|any|both|my|our|a|an)\b)"
_DOING = rf"(?:(?:\b{_SAYS}|\b{_OF}\s+(?:\w+\s+)?{_BODY})\s+{_MAY}{_LY})"
_DOES = rf"\b(?:it|he|she|that|which|who|something|nothing|everything|{_OF}\s+(?:\w+\s+)?{_BODY})\s+{_LY}"

VERBS = {
    "conflict": "kənflˈɪkt", "conduct": "kəndˈʌkt", "console": "kənsˈOl", "contract": "kəntɹˈækt",
    "contrast": "kəntɹˈæst", "convert": "kənvˈɜɹt", "decrease": "dəkɹˈis", "digest": "dIʤˈɛst", "escort": "ɛskˈɔɹt",
    "export": "ɛkspˈɔɹt", "house": "hˈWz", "increase": "ɪnkɹˈis", "insert": "ɪnsˈɜɹt", "mouth": "mˈWð",
    "object": "əbʤˈɛkt", "permit": "pəɹmˈɪt", "project": "pɹəʤˈɛkt", "protest": "pɹətˈɛst", "record": "ɹəkˈɔɹd",
    "refuse": "ɹəfjˈuz", "subject": "səbʤˈɛkt", "suspect": "səspˈɛkt", "transport": "tɹænspˈɔɹt",
    "alternate": "ˈɔltəɹnˌAt", "articulate": "ɑɹtˈɪkjəlˌAt", "elaborate": "əlˈæbəɹˌAt", "estimate": "ˈɛstəmˌAt",
    "graduate": "ɡɹˈæʤuˌAt", "moderate": "mˈɑdəɹˌAt", "separate": "sˈɛpəɹˌAt",
}  # fmt: skip
"""What is said where the word is a verb: *the belly contracts*, *do not object*, *permit yourself*."""
_S_AFTER_NOUNS = frozenset({"house", "mouth", "subject"})
"""Whose s makes a plural even after such a noun."""

_BE = (
    r"\b(?:be|been|being|is|are|am|was|were|it's|i'm|you're|they're|we're|feel|feels|feeling|felt|rest|rests|resting|"
    r"grow|grows|become|becomes|remain|remains|stay|stays|seem|seems|sit|sits|lie|lies|breathe)\s+(?:\w+\s+){0,2}?"
)
_ATTRIBUTE = r"(?=\s+(?:baby|being|body|breath|cat|face|feeling|heart|mind|person|quiet|sigh|silence|smile|state)\b)"
_NOUN_CONTENT = (
    r"\b(?:the|its|their|this|that|these|your|my|our|his|her|any|all|no|some|of|what|whose|which|mental|emotional|"
    r"actual|dream|thought|online|spoken|new|old|other)\s+"
)
_TINY = (
    r"(?:adjustments?|amounts?|changes?|details?|differences?|fluctuations?|gestures?|lightness|movements?|motions?|"
    r"observations?|particles?|pauses?|pulsations?|pulses?|quantity|quantities|ripples?|sensations?|shifts?|shivers?|"
    r"signals?|smiles?|sounds?|swayings?|tension|tensions|tremors?|trembling|twitch|twitches|variations?|vibrations?)"
)
_COUNTED = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|\d+|half|last|next|first|final)"
_ADJECTIVE = (
    r"(?:\s+(?!(?:a|all|and|any|as|before|for|how|in|is|let|notice|feel|of|or|the|then|to|what|with|your)\b)\w+)?"
)
_ENDS = r"(?=\s*(?:[.,;:!?…—)”\"]|$))"
_NEAR = r"(?=\s+(?:to|by|at hand|together|enough|attention|up|friends?|ones?|contact|range|family|beside)\b)"
_ROUND = r"(?=\s+(?:around|round|up|down|tight|tightly|through|itself|together|back|along|like|into)\b)"
_APART = r"(?=\s+(?:apart|off|away|open|down|yourself|itself|them|it|the|at)\b)"

HOMOGRAPHS = (
    Homograph("content", "kəntˈɛnt", r"\b(?:a|the|your|this|that)\s+", _ATTRIBUTE),
    Homograph("content", "kˈɑntɛnt", _NOUN_CONTENT),
    Homograph("content", "kˈɑntɛnt", "", r"(?=\s+(?:of|creators?|warnings?|notes?)\b)"),
    Homograph("content", "kəntˈɛnt", _BE),
    Homograph("content", "kəntˈɛnt"),
    Homograph("minute", "mˈɪnət", rf"\b{_COUNTED}[\s-]"),
    Homograph("minute", "mInˈut", "", rf"(?={_ADJECTIVE}\s+{_TINY}\b)"),
    Homograph("minute", "mInˈut", r"\b(?:the most|so|very|however|quite|too)\s+", r"(?!\s+(?:later|long|of|or|and)\b)"),
    Homograph("sow", "sˈO"),
    Homograph("bow", "bˈO", "", r"(?=\s+(?:and|or)\s+arrows?\b|\s+ties?\b|\s+(?:is\s+)?(?:drawn|strung|string)\b)"),
    Homograph("bow", "bˈO", r"\b(?:arrow and|tie a|tied in a|violin|cello|archer's)\s+(?:a\s+)?"),
    Homograph("bow", "bˈW"),
    Homograph("bows", "bˈOz", "", r"(?=\s+(?:and|or)\s+arrows?\b)"),
    Homograph("bows", "bˈWz"),
    Homograph("lead", "lˈɛd", r"\b(?:(?:heavy|heavier|dense|grey|gray)\s+(?:as|like|than)|like|of)\s+", _ENDS),
    Homograph("lead", "lˈɛd", "", r"(?=\s+(?:weights?|balls?|blankets?|aprons?|pencils?|pipes?)\b)"),
    Homograph("wound", "wˈWnd", r"(?<!\bthe )(?<!\ba )(?<!\bold )(?<!\bthis )(?<!\bthat )(?<!\byour )", _ROUND),
    Homograph("wound", "wˈWnd", r"\b(?:tightly|tight|fully|loosely)\s+"),
    Homograph("wound", "wˈWnd", "", r"(?=\s+(?:your|the|my|his|her)\s+\w+\s+(?:around|round)\b)"),
    Homograph("tear", "tˈɛɹ", r"\b(?:to|nothing|anything|not|don't|never|would|could|can|cannot|can't|fabric|cloth)\s+",
              r"(?!\s+up\b)"),
    Homograph("tear", "tˈɛɹ", "", _APART),
    Homograph("close", "klˈOs", "", _NEAR),
    Homograph("close", "klˈOs", r"\b(?:hold|keep|bring|draw|pull)\s+(?:the|your|both)\s+(?:\w+\s+)?"),
    Homograph("close", "klˈOz",
              rf"\b(?:eyes|eyelids?|lids|lips|mouth|fingers|hands|ribs|petals|doors?|book)\s+{_MAY}{_LY}"),
    Homograph("close", "klˈOz", r"\bopen,?\s+and\s+"),
    Homograph("close", "klˈOz", rf"\b(?:to|can|may|might|will|would|let them|let it|you|we|i|they)\s+{_MAY}{_LY}"),
    Homograph("close", "klˈOz", rf"{_BEGINS}{_LY}", r"(?=\s+(?:the|your|both|one|it|them|my|with|and open)\b)"),
    Homograph("close", "klˈOz", r"\blet\s+(?:\w+\s+){1,3}", r"(?=\s+(?:around|round|over)\b)"),
    Homograph("lives", "lˈɪvz", r"\bwhich\s+of\s+\w+\s+\w+\s+"),
    Homograph("live", "lˈɪv", r"\b(?:do|does|did)\s+(?:[\w’']+,?\s+){1,9}", rf"(?:{_ENDS}|(?=\s+(?:in|on|at|with)\b))"),
    Homograph("read", "ɹˈid", r"\b(?:do|does|did)\s+(?:\w+\s+){1,3}"),
    Homograph("read", "ɹˈid", r"(?:^|[.!?;:,…“(]\s*)", r"(?=\s+(?:the same|it|them|this|your)\b)"),
    Homograph("read", "ɹˈid", r"\b(?:while|when|as|if)\s+(?:you|we|they)\s+"),
    Homograph("use", "jˈus", r"\bdid\s+(?:you|we|they|it|he|she)\s+", r"(?=\s+to\b)"),
    Homograph("number", "nˈʌməɹ", r"\b(?:feel|feels|grow|grows|growing|become|becomes|get|gets|and)\s+(?:even\s+)?",
              r"(?=\s*(?:[.,;:!?…—]|$|\s(?:and|than|or)\b))"),
    Homograph("bass", "bˈAs", "", r"(?!\s+(?:fish|boat|swims?)\b)"),
    Homograph("polish", "pˈɑlɪʃ", _BEGINS, _IT),
    Homograph("blessed", "blˈɛsᵻd", r"\bthe\s+", _ENDS),
    Homograph("aged", "ˈAʤᵻd", r"\bthe\s+", _ENDS),
    Homograph("learned", "lˈɜɹnᵻd", r"\ba\s+(?:very\s+)?", r"(?=\s+(?:teacher|monk|man|woman|scholar|friend)\b)"),
)  # fmt: skip
"""The first that fits a word is taken."""

_LINK = re.compile(r"\[[^\]]+\]\(/[^)]*/\)")


def meant(pieces: Pieces) -> str:
    """Return the pieces as one text, with the phonemes of the words that these turns of phrase tell."""
    text = "".join(piece for piece, _ in pieces)
    found: dict[int, tuple[int, str]] = {}
    closed = [*_settled(pieces), *(link.span() for link in _LINK.finditer(text))]
    lower = text.lower()
    for homograph in _all():
        if homograph.word not in lower:
            continue
        for each in _compiled(homograph).finditer(text):
            start, stop = each.span("word")
            if start not in found and not any(first < stop and start < last for first, last in closed):
                found[start] = (stop, homograph.sounds)
    for start in sorted(found, reverse=True):
        stop, sounds = found[start]
        text = f"{text[:start]}[{text[start:stop]}](/{sounds}/){text[stop:]}"
    return text


def _settled(pieces: Pieces) -> Iterator[tuple[int, int]]:
    at = 0
    for piece, settled in pieces:
        if settled:
            yield at, at + len(piece)
        at += len(piece)


@cache
def _all() -> tuple[Homograph, ...]:
    return (*HOMOGRAPHS, *_verbs())


def _verbs() -> Iterator[Homograph]:
    for word, sounds in VERBS.items():
        yield Homograph(word, sounds, _DOING)
        yield Homograph(word, sounds, _BEGINS + _LY, _IT)
        if word not in _S_AFTER_NOUNS:
            yield Homograph(
                f"{word}s", sounds + ("s" if sounds[-1] in "tk" else "ᵻz" if sounds[-1] in "sz" else "z"), _DOES
            )
    yield Homograph("alternate", VERBS["alternate"], "", r"(?=\s+(?:between|with)\b)")
    yield Homograph("contract", VERBS["contract"], "", r"(?=\s+and\s+(?:release|relax|expand|soften|let)\b)")


@cache
def _compiled(each: Homograph) -> re.Pattern[str]:
    """Return the pattern of one turn of phrase; compiled when its word is met, since all of them take 0.1 s."""
    return re.compile(rf"{each.before}(?<![\w'’-])(?P<word>{each.word})(?![\w'’-]){each.after}", re.IGNORECASE)
