"""What stands in brackets between the words: pauses, bells, and what an actor should do.

Square brackets of any kind are directions. Other brackets are only where they speak of a silence, a bell or a way of
speaking; else what is in them is words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guide.authoring.importing import pauses
from guide.authoring.importing.bells import bell
from guide.authoring.importing.breaks import break_length
from guide.authoring.importing.draft import Draft, Rest, Sounding, SpokenText
from guide.authoring.importing.pause_words import NOUNS, PAUSE
from guide.authoring.importing.times import moment
from guide.translation import _

TRAILING = 4.0
"""Seconds after words that trail off at the end of a line."""
MOST_WORDS = 25
"""More words than that in brackets are no direction."""
MOST_WORDS_ROUND = 12
"""The same for brackets in which people also say something; a pause is meant."""

_NEAR = 80
"""Characters around a bracket that are looked at."""
_IN_BRACKETS = re.compile(
    r"\[\[(?P<double>[^\[\]]*)\]\]|\[(?P<square>[^\[\]]*)\]|[【［〔](?P<wide>[^【】［］〔〕]*)[】］〕]"
    r"|\((?P<round>[^()\[\]]*(?:\([^()\[\]]{0,80}\)[^()\[\]]*)?)\)|（(?P<full>[^（）]*)）"
    r"|\{{1,2}(?P<brace>[^{}]*)\}{1,2}|[「〈《«](?P<other>[^「」〈〉《》«»\n]{0,80})[」〉》»]"
    r"|<break\b(?P<tag>[^<>]*)>|<{1,2}(?P<angle>[^<>\n]{1,80})>{1,2}"
    r"|^[ \t]*(?P<alone>(?:\.[ \t]*){3,}|(?:…[ \t]*)+)$|(?P<many>\.{4,}|…{2,})|(?P<trailing>\.\.\.|…)[ \t]*$",
    re.MULTILINE,
)  # fmt: skip
_SQUARE = ("double", "square", "wide")
_ACTED = re.compile(
    r"(?:softly|gently|slowly|quietly|warmly|calmly|whisper(?:ed|ing|s)?|inaudible|laugh(?:s|ter)?|sighs?|sfx\b.*"
    r"|(?:soft |gentle |calm )*(?:music|ambience|ambient)\b.*|fade[sd]? (?:in|out)\b.*|inhales?|exhales?)",
    re.IGNORECASE,
)  # fmt: skip
_HTML = re.compile(
    r"/?\s*(?:a|b|i|u|s|p|br|hr|em|strong|span|div|font|small|sub|sup|h[1-6]|ul|ol|li|blockquote|img|center|code|pre"
    r"|table|t[rdh]|speak|prosody|emphasis|mark)\b(?:\s+[\w:-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|\S+))?)*\s*/?",
    re.IGNORECASE,
)  # fmt: skip
_SIGNED = re.compile(
    r"(?<![\w*_|/~#=–—-])(?P<sign>\*{1,3}|_{1,3}|\|{1,2}|/{1,2}|~{1,3}|#{1,3}|={2,3}|-{1,3}|–|—)[ \t]*"
    r"(?P<inside>\w[^\n*_|~=]{0,60}?)[ \t]*(?P=sign)(?![\w*_|/~#=–—-])"
)
"""A pause between two signs of one kind."""
_CLOSED = tuple('.!?…:;,)]"”’')
_A_DIRECTION, _NOTHING = _("a direction is not spoken"), _("there is nothing in it")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a direction asks for; ``why`` says what is not kept of it."""

    steps: tuple[Rest | Sounding, ...] = ()
    why: str = ""


def inline(draft: Draft, text: str, line: int, *, trails: bool = True) -> None:
    """Words with what stands in brackets between them. ``line`` is where ``text`` begins; with ``trails`` dots at the
    end of a line, or alone on one, are a pause."""
    _Inline(draft, text, line, trails).read()


def bracketed(text: str) -> str:
    """``text`` with pauses between signs, ``*pause*`` or ``-- pause 5s --``, in square brackets."""
    if not any(sign in text for sign in "*_|/~#=-–—"):
        return text
    return "\n".join(_bracketed(line) if _speaks_of_pause(line) else line for line in text.split("\n"))


def meant(inside: str, *, square: bool, alone: bool = False) -> Meant | None:
    """What stands in brackets asks for; None if it is words. ``alone`` says that nothing else is on its line."""
    folded = " ".join(inside.split())
    steps = _steps(folded) or tuple(step for part in _parts(folded) for step in part)
    if steps:
        return Meant(steps)
    words = len(folded.split())
    speaks = pauses.speaks_of_pause(folded) and words <= (MOST_WORDS if square else MOST_WORDS_ROUND)
    if words > MOST_WORDS or not (square or speaks):
        acted = _ACTED.fullmatch(folded) or (alone and words <= 4 and folded[-1:] not in tuple(".!?…"))
        return Meant(why=_A_DIRECTION) if not square and acted and folded else None
    found = pauses.around(folded)
    if found:
        return Meant((found[0],), _("only its length is kept"))
    return Meant(why=_unmeant(folded, speaks))


def _unmeant(folded: str, speaks_of_pause: bool) -> str:
    if speaks_of_pause:
        return _("this pause says no length that can be read: write [pause 10s]")
    if moment(folded) is not None:
        return _("a time counts at the beginning of a line")
    if re.fullmatch(r"\d+(?:[.,]\d+)?", folded):
        return _("a number alone says nothing: for a silence write [5s]")
    return _A_DIRECTION if folded else _NOTHING


def _steps(text: str) -> tuple[Rest | Sounding, ...]:
    """One silence, or the strikes of one bell."""
    rest = pauses.pause(text)
    return (rest,) if rest else tuple(bell(text))


def _parts(text: str) -> list[tuple[Rest | Sounding, ...]]:
    """One thing after the other, if every one of them is known: "bell, then 10 seconds of silence"."""
    found = [_steps(part) for part in pauses.several(text)]
    return found if len(found) > 1 and all(found) else []


def is_pause(before: str, inside: str, after: str) -> bool:
    """Whether ``inside``, which is emphasised between ``before`` and ``after``, is a pause and no stressed word."""
    if not pauses.speaks_of_pause(inside) or pauses.pause(inside) is None:
        return False
    apart = before.rstrip()[-1:] in ("", *_CLOSED) and not after.lstrip()[:1].islower()
    return apart or pauses.has_length(inside) or inside.isupper()


def _bracketed(line: str) -> str:
    def put(match: re.Match[str]) -> str:
        before, after = line[max(0, match.start() - _NEAR) : match.start()], line[match.end() : match.end() + _NEAR]
        known = is_pause(before, match["inside"], after)
        return f"[{match['inside']}]" if known else match[0]

    return _SIGNED.sub(put, line)


def _speaks_of_pause(line: str) -> bool:
    return any(word in NOUNS for word in re.findall(r"[^\W\d_]+", line.lower()))


class _Inline:
    """Goes through a text once, counting lines on the way."""

    def __init__(self, draft: Draft, text: str, line: int, trails: bool) -> None:
        self.draft, self.text, self.line, self.trails = draft, text, line, trails
        self.at = 0

    def read(self) -> None:
        for match in _IN_BRACKETS.finditer(self.text):
            kind = match.lastgroup or ""
            if kind in ("alone", "many", "trailing"):
                self._dots(match, kind)
            else:
                self._brackets(match, kind)
        self._words(len(self.text), len(self.text))

    def _dots(self, match: re.Match[str], kind: str) -> None:
        if self.trails:
            self._words(match.start() if kind == "alone" else match.end(), match.end())
            self.draft.add(Rest(PAUSE) if kind == "alone" else Rest(TRAILING, soft=True))

    def _brackets(self, match: re.Match[str], kind: str) -> None:
        found = self._meant(match, kind)
        if found is None:
            return
        self._words(match.start(), match.start())
        if found.why:
            self.draft.leave(self.line, match[0], found.why)
        for each in found.steps:
            self._place(each, match[0])
        self._pass(match.end())

    def _meant(self, match: re.Match[str], kind: str) -> Meant | None:
        inside = match[kind]
        if kind == "tag":
            return _tag(inside)
        if kind == "angle":
            return _angle(inside)
        return meant(inside, square=kind in _SQUARE, alone=kind in ("round", "full") and _alone(self.text, match))

    def _place(self, step: Rest | Sounding, what: str) -> None:
        if isinstance(step, Rest):
            self.draft.rest(step.length, step.longest, self.line, what)
        else:
            self.draft.add(step)

    def _words(self, stop: int, after: int) -> None:
        """Words up to ``stop``; the next ones begin at ``after``."""
        if self.at < stop:
            self.draft.add(SpokenText(self.text[self.at : stop], self.line))
        self._pass(after)

    def _pass(self, stop: int) -> None:
        self.line += self.text.count("\n", self.at, stop)
        self.at = stop


def _tag(attributes: str) -> Meant:
    """``<break time="1.5s"/>``, as texts for other voices have it."""
    found = dict(re.findall(r"""(\w+)\s*=\s*["']([^"']*)["']""", attributes))
    if not found and attributes.strip(" /"):
        return meant(f"pause {attributes.strip(' /')}", square=True) or Meant(why=_A_DIRECTION)
    seconds = break_length(found.get("time"), found.get("strength"))
    return Meant(why=_("this is no length of time")) if seconds is None else Meant((Rest(seconds),))


def _angle(inside: str) -> Meant | None:
    """``<pause 5s>``, ``<#5#>`` as some voices have it, or a tag of HTML; else these are words."""
    counted = re.fullmatch(r"#\s*(\d{1,5}(?:\.\d+)?)\s*#", inside)
    if counted:
        return Meant((Rest(float(counted[1])),))
    known = meant(inside.strip("/ "), square=False)
    if known is None and _HTML.fullmatch(inside):
        return Meant(why=_("this tag means nothing here"))
    return known


def _alone(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()].rpartition("\n")
    after = text[match.end() : match.end() + _NEAR].partition("\n")
    begins = bool(before[1]) or match.start() <= _NEAR
    ends = bool(after[1]) or match.end() + _NEAR >= len(text)
    return begins and ends and not before[2].strip() and not after[0].strip()
