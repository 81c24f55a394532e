"""What stands before the first time mark and behind the last words: titles, credits and a lone END are not speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.authoring.importing import wording
from guide.authoring.importing.draft import Aside, Draft, End, Event, Heading, Rest, SpokenText, TimeMark
from guide.authoring.importing.headings import TITLE
from guide.translation import _

_WORDS_A_SECOND = 3.0
"""Nobody speaks a practice faster."""
_PREFACE = 60
"""Words: more than that before a time that is not the beginning are speech, which then makes that time late."""
_MOST_TITLE = 120
"""Characters."""
_MOST_TITLE_WORDS = 10
_SENTENCE = tuple('.!?…,;:"”’)')
_FEWEST_OTHERS, _MOSTLY = 2, 0.8
"""So many lines follow a title that looks like the beginning of a sentence, and so many of them end like one."""
_ENDED = re.compile(r"[.!?…,;:][\"'”’)\]]*$")
_BY = re.compile(
    r"(?:(?:written|spoken|script|text|guided|led|read) )?(?:by|von|par|por|di|door|av|af)[ \t]+"
    r"([^\d\W]\w*(?:[ .-]+\w+){0,4}\.?)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[\W_]*(?:(?:the|das|la|el|het)[ \t]+)?(?:end|ende|fin|fine|fim|einde|slut|slutt|loppu|koniec|finis)"
    r"(?:[ \t]+(?:of|der|dieser|de|della|do|da)[ \t]+(?:the[ \t]+|this[ \t]+|la[ \t]+)?(?:\w+[ \t]+){0,3}"
    r"(?:meditation|practice|session|script|recording|exercise|audio|transcript|text|méditation|meditación"
    r"|meditazione|meditação|meditatie|übung))?[\W_]*",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\W*(?:©|\(c\)|copyright\b|all rights reserved|(?:subtitles?|captions?|transcri\w+|untertitel\w*|sous-titr\w+)"
    r"[ \t]+(?:\w+[ \t]+){0,2}(?:by|von|par|durch|por)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_ENGLISH = ("fine",)
"""Ends of other languages that are words in this one: only in capitals or with signs around them."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Events between two ends of lines that hold words, as indices."""

    events: tuple[int, ...]
    text: str
    number: int


def settle(draft: Draft) -> None:
    """Name the practice, and take out what is no speech at both ends."""
    _behind(draft)
    _named(draft)
    first = next((at for at, event in enumerate(draft.events) if isinstance(event, TimeMark)), None)
    if first is not None and any(_lines(draft.events[first:])):
        _before(draft, first)
    elif first is None and not draft.title:
        _first_line(draft)


def _named(draft: Draft) -> None:
    """A first heading of the first level, or one with another right behind it, names the practice."""
    events = draft.events
    headings = [at for at, event in enumerate(events) if isinstance(event, Heading)]
    if not headings or any(isinstance(event, SpokenText) for event in events[: headings[0]]):
        return
    first = events[headings[0]]
    if not isinstance(first, Heading):
        return
    if draft.title:
        if first.title.casefold() == draft.title.casefold():
            del events[headings[0]]
        return
    levels = [event.level for event in events if isinstance(event, Heading)]
    double = len(headings) > 1 and headings[1] == headings[0] + 1
    alone = levels[0] == 1 and levels.count(1) == 1
    named = TITLE.fullmatch(first.title)
    moment = next((at for at, event in enumerate(events) if isinstance(event, TimeMark)), 0)
    before_times = len(headings) == 1 and headings[0] < moment
    if double or alone or named or before_times:
        draft.title = named[1] if named else first.title
        del events[headings[0]]


def _before(draft: Draft, first: int) -> None:
    """Lines before the first moment: a title, who wrote it, or what could not be spoken there anyway."""
    moment = draft.events[first]
    at = moment.at if isinstance(moment, TimeMark) else 0.0
    lines = list(_lines(draft.events[:first]))
    words = sum(len(line.text.split()) for line in lines if _ENDED.search(line.text))
    fits = words <= at * _WORDS_A_SECOND or (at > 0 and words > _PREFACE)
    asides: dict[int, Aside | None] = {}
    for line in lines:
        sentence = _ENDED.search(line.text)
        if sentence and fits:
            why = _("it stands before the first time and is spoken from the beginning")
            draft.leave(line.number, line.text, why, aside=False)
            continue
        by = _BY.fullmatch(line.text.strip())
        if not draft.title and not sentence and len(line.text) <= _MOST_TITLE:
            draft.title = line.text
        elif by and "author" not in draft.head:
            draft.head["author"] = by[1]
        else:
            draft.leave(line.number, line.text, _("it stands before the first time and is not spoken"), aside=False)
            asides[line.events[0]] = Aside(" ".join(line.text.split()))
        asides.update({each: None for each in line.events if each not in asides})
    _replace(draft, asides)


def _first_line(draft: Draft) -> None:
    """A first line is the title if it is short and no sentence: all its words begin with capitals, or what follows is
    in sentences."""
    lines = list(_lines(draft.events))
    if len(lines) < 2 or not isinstance(draft.events[0], SpokenText):
        return
    line, *others = lines
    stop = next(at for at, event in enumerate(draft.events) if isinstance(event, End))
    end, within = draft.events[stop], draft.events[1:stop]
    alone = isinstance(end, End) and end.paragraph and "\n" not in line.text
    only = all(isinstance(event, SpokenText) or (isinstance(event, Rest) and event.soft) for event in within)
    if not alone or not only or not 2 <= len(line.text.split()) <= _MOST_TITLE_WORDS or not line.text[-1].isalnum():
        return
    words = re.findall(r"[^\W\d_]{4,}", line.text)
    capitals = len(words) >= 2 and all(word[0].isupper() for word in words)
    sentences = sum(each.text[-1] in _SENTENCE for each in others)
    if capitals or (len(others) >= _FEWEST_OTHERS and sentences >= len(others) * _MOSTLY):
        draft.title = line.text
        _replace(draft, dict.fromkeys(range(stop)))


def _behind(draft: Draft) -> None:
    """END, and whose the text is."""
    asides: dict[int, Aside | None] = {}
    for line in reversed(list(_lines(draft.events, headings=True))):
        if not (_RIGHTS.fullmatch(line.text) or _ends(line.text)):
            break
        draft.leave(line.number, line.text, _("it ends the text and is not spoken"), aside=False)
        asides[line.events[0]] = Aside(" ".join(line.text.split()))
        asides.update(dict.fromkeys(line.events[1:]))
    if any(isinstance(event, SpokenText) and wording.speakable(event.text) and at not in asides
           for at, event in enumerate(draft.events)):  # fmt: skip
        _replace(draft, asides)
    else:
        draft.unplaced = [each for each in draft.unplaced if _("ends the text") not in each.why]


def _ends(text: str) -> bool:
    if _END.fullmatch(text) is None:
        return False
    word = " ".join(re.findall(r"\w+", text))
    bare = text.strip()
    signed = not bare[0].isalnum() or bare[-1] in "*-–—~=#_"
    return word.lower() not in _ENGLISH or word.isupper() or signed


def _lines(events: list[Event], *, headings: bool = False) -> Iterator[_Line]:
    """Lines with words that can be said, in order; with ``headings`` those that are nothing else as well."""
    found: list[int] = []
    number = 1
    for at, event in enumerate([*events, End()]):
        if isinstance(event, SpokenText):
            found.append(at)
            number = event.line
        elif isinstance(event, (End, TimeMark, Heading)):
            text = "".join(each.text for each in map(events.__getitem__, found) if isinstance(each, SpokenText))
            if wording.speakable(text):
                first = events[found[0]]
                yield _Line(tuple(found), text.strip(), first.line if isinstance(first, SpokenText) else number)
            found = []
            if headings and isinstance(event, Heading):
                yield _Line((at,), event.title, event.line or number)


def _replace(draft: Draft, asides: dict[int, Aside | None]) -> None:
    """Put comments in the place of words, or nothing."""
    kept = [asides.get(at, event) for at, event in enumerate(draft.events)]
    draft.events = [event for event in kept if event is not None]
