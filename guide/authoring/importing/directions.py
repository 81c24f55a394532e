"""What stands in brackets between the words: pauses, bells, and what an actor should do."""

from __future__ import annotations

import re

from guide.authoring.importing.draft import Draft, Rest, Sounding, SpokenText
from guide.authoring.importing.times import length, moment

PAUSE, LONG_PAUSE, SHORT_PAUSE, SILENCE = 5.0, 12.0, 2.0, 20.0
"""Seconds of a pause that says no length."""
TRAILING = 4.0
"""Seconds after words that trail off at the end of a line."""
MOST_WORDS = 25
"""More words than that in brackets are no direction."""

_NEAR = 80
"""Characters around a bracket that are looked at."""
_IN_BRACKETS = re.compile(
    r"\[(?P<square>[^\[\]]*)\]|\((?P<round>[^()\[\]]*)\)|<break\b(?P<tag>[^<>]*)>"
    r"|^[ \t]*(?P<alone>(?:\.[ \t]*){3,}|(?:…[ \t]*)+)$|(?P<many>\.{4,}|…{2,})|(?P<trailing>\.\.\.|…)[ \t]*$",
    re.MULTILINE,
)  # fmt: skip
_KIND = re.compile(
    r"(?:(?P<size>long|longer|short|brief|small|quick|silent|full|slight)\s+)*"
    r"(?P<kind>pauses?|silence|silent|break|rest|wait|beat|stille)\b[\s:=,(–—-]*"
    r"(?:here\b\s*)?(?:(?:for|of|about|around|approximately|ca\.?|circa|~)\s+)*(?P<length>[^()]*?)\)?\.?",
    re.IGNORECASE,
)  # fmt: skip
_AFTER = re.compile(
    r"(?P<length>.+?)[\s-]*(?:of\s+)?(?:silent\s+)?(?:pause|silence|break|rest|wait|quiet)\.?", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_COUNT = {"two": 2, "three": 3, "2": 2, "3": 3}
_BELL = re.compile(
    r"(?:(?:a|an|the|ring|rings|ringing|strikes?|sounds?|of|soft|softly|gentle|single|opening|closing"
    r"|final|first|last|one|two|three|[123]|small|large|low|high|deep|meditation|tibetan|temple)\s+)*"
    r"(?P<what>(?:singing\s+)?bowls?|bells?|chimes?|gongs?|ding|tingshas?|glocke|klangschale)"
    r"(?:\s+(?:rings?|ringing|sounds?|sounding|chimes?|strikes?|here|once|twice|x\s?[123]|[123]x?|times|again|thrice))*[.!]?",
    re.IGNORECASE,
)  # fmt: skip
_ACTED = re.compile(
    r"(?:softly|gently|slowly|quietly|warmly|calmly|whisper(?:ed|ing|s)?|inaudible|laugh(?:s|ter)?|sighs?|sfx\b.*"
    r"|(?:soft |gentle |calm )*(?:music|ambience|ambient)\b.*|fade[sd]? (?:in|out)\b.*|inhales?|exhales?)",
    re.IGNORECASE,
)  # fmt: skip


def inline(draft: Draft, text: str, line: int, *, trails: bool = True) -> None:
    """Words with what stands in brackets between them. ``line`` is where ``text`` begins; with ``trails`` dots at the
    end of a line, or alone on one, are a pause."""
    _Inline(draft, text, line, trails).read()


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
        found: list[Rest | Sounding] | str | None
        if kind == "tag":
            found = _tag(match[kind])
        else:
            found = _meant(match[kind], square=kind == "square", alone=_alone(self.text, match))
        if found is None:
            return
        self._words(match.start(), match.start())
        if isinstance(found, str):
            self.draft.leave(self.line, match[0], found)
        else:
            for each in found:
                self._place(each, match[0])
        self._pass(match.end())

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


def _meant(inside: str, *, square: bool, alone: bool) -> list[Rest | Sounding] | str | None:
    """Steps, why there are none, or None for words."""
    folded = " ".join(inside.split())
    rest = pause(folded)
    if rest is not None:
        return [rest]
    bells = bell(folded)
    if bells:
        return list(bells)
    words = len(folded.split())
    if not square:
        acted = _ACTED.fullmatch(folded) or (alone and words <= 4 and folded[-1:] not in tuple(".!?…"))
        return "a direction is not spoken" if acted and folded else None
    if words > MOST_WORDS:
        return None
    if moment(folded) is not None:
        return "a time counts at the beginning of a line"
    if _NUMBER.fullmatch(folded):
        return "a number alone says nothing: for a silence write [5s]"
    return "a direction is not spoken" if folded else "there is nothing in it"


def pause(text: str) -> Rest | None:
    """What a direction says about silence: ``pause 5s``, ``PAUSE:5``, ``10 sec pause``, ``long pause``, ``5s``."""
    if len(text) > 80:
        return None
    kind = _KIND.fullmatch(text)
    if kind:
        said = kind["length"].strip()
        if not said:
            return Rest(_usual(kind["kind"].lower(), (kind["size"] or "").lower()))
        found = length(f"{said} s" if re.fullmatch(r"[\d.,]+(\s*(-|–|\.\.|to)\s*[\d.,]+)?", said) else said)
        return Rest(*found) if found else None
    after = _AFTER.fullmatch(text)
    found = length(after["length"] if after else text) if after or not _looks_like_moment(text) else None
    return Rest(*found) if found else None


def bell(text: str) -> list[Sounding]:
    """The strikes that a direction asks for; none if it speaks of no bell."""
    match = _BELL.fullmatch(text) if len(text) <= 80 else None
    if match is None:
        return []
    what = match["what"].lower()
    high = re.match("chime|ding|tingsha", what) is not None
    counts = [_COUNT[word] for word in re.findall(r"\w+", text.lower().replace("x", " ")) if word in _COUNT]
    times = 2 if "twice" in text.lower() else 3 if "thrice" in text.lower() else counts[0] if counts else 1
    return [Sounding("bell", "bowl-high" if high else "bowl-low")] * times


def _usual(kind: str, size: str) -> float:
    if size in ("long", "longer", "full"):
        return LONG_PAUSE
    if kind == "beat" or size in ("short", "brief", "small", "quick", "slight"):
        return SHORT_PAUSE
    return SILENCE if kind in ("silence", "silent", "stille") else PAUSE


def _tag(attributes: str) -> list[Rest | Sounding] | str:
    """``<break time="1.5s"/>``, as texts for other voices have it."""
    from guide.authoring.importing.breaks import break_length

    found = dict(re.findall(r"""(\w+)\s*=\s*["']([^"']*)["']""", attributes))
    seconds = break_length(found.get("time"), found.get("strength"))
    return "this is no length of time" if seconds is None else [Rest(seconds)]


def _looks_like_moment(text: str) -> bool:
    return ":" in text


def _alone(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()].rpartition("\n")
    after = text[match.end() : match.end() + _NEAR].partition("\n")
    begins = bool(before[1]) or match.start() <= _NEAR
    ends = bool(after[1]) or match.end() + _NEAR >= len(text)
    return begins and ends and not before[2].strip() and not after[0].strip()
