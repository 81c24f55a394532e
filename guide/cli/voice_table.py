"""The voices on one page: a line for each engine's first, and the languages of its others folded under it."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from guide.problems import WrongUseError, did_you_mean
from guide.translation import _

if TYPE_CHECKING:
    from guide.voices import VoiceInfo

LINES = 10
"""How long the page is."""
COLUMNS = 110
INDENT = "    "
_ANY_PACE = 0.5
"""The slowest pace that a line can ask for."""
_MORE = _("See a language's voices: guide voices --language de; all of them: guide voices --all")


def page(found: Sequence[VoiceInfo]) -> str:
    """Return the first voice of each engine in a line, under it the languages of the others; `LINES` lines at most."""
    firsts: dict[str, VoiceInfo] = {}
    for voice in found:
        firsts.setdefault(voice.engine, voice)
    others = {
        name: rest for name in firsts if (rest := [each for each in found if each.engine == name][1:])
    }  # fmt: skip
    if len(firsts) + sum(map(len, others.values())) <= LINES:
        return table(found)
    room = _room(others, LINES - len(firsts) - 1)
    lines: list[str] = []
    for name, line in zip(firsts, table(list(firsts.values())).splitlines(), strict=True):
        lines += [line, *_folded(others.get(name, ()), room.get(name, 0))]
    return "\n".join([*lines, _MORE])


def table(found: Sequence[VoiceInfo]) -> str:
    """Return a line a voice: name, language, what it can do, and who it is or what it lacks."""
    rows = [
        (each.name, each.language, "" if each.missing else _can(each), each.missing or each.title) for each in found
    ]
    wide = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = ("  ".join([*(text.ljust(w) for text, w in zip(row, wide, strict=False)), row[3]]) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def speaking(found: Sequence[VoiceInfo], language: str) -> list[VoiceInfo]:
    """Return the voices of a language, by its code or its name. Raises WrongUseError if there are none."""
    wanted = language.strip().casefold().replace("_", "-")
    named = {_base(each.language) for each in found if _plain(each.title) == wanted}  # some voices are called otherwise
    fitting = [each for each in found if wanted and (wanted in _called(each) or _base(each.language) in named)]
    if not fitting:
        hint = did_you_mean(wanted, _languages(found))
        raise WrongUseError(_("No voice here speaks '{language}':").format(language=language), hint)
    return fitting


def _called(voice: VoiceInfo) -> set[str]:
    """Whatever a voice's language may be called: ``de-at`` and ``de``, ``german`` and ``german (austria)``."""
    code, title = voice.language.casefold(), voice.title.casefold()
    return {code, _base(code), title} - {""}


def _plain(title: str) -> str:
    """``spanish`` of ``Spanish (Spain)``."""
    return title.casefold().partition(" (")[0]


def _base(code: str) -> str:
    return code.partition("-")[0]


def _languages(found: Iterable[VoiceInfo]) -> Counter[str]:
    return Counter(_base(each.language) for each in found if each.language)


def _room(others: dict[str, list[VoiceInfo]], lines: int) -> dict[str, int]:
    """How many lines each engine has for its languages: one, and all that are left for the one with the most."""
    if not others:
        return {}
    most = max(others, key=lambda name: len(_languages(others[name])))
    return dict.fromkeys(others, 1) | {most: max(1, lines - len(others) + 1)}


def _folded(voices: Sequence[VoiceInfo], lines: int) -> list[str]:
    """``131 more, in: af am ca``, shortened to so many lines."""
    if not voices:
        return []
    codes = sorted(_languages(voices))
    for shown in range(len(codes), -1, -1):
        rest = [] if shown == len(codes) else [_("and {count} others").format(count=len(codes) - shown)]
        text = " ".join([_("{count} more, in:").format(count=len(voices)), *codes[:shown], *rest])
        wrapped = textwrap.wrap(text, COLUMNS, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False)
        if len(wrapped) <= lines:
            break
    return wrapped


def _can(voice: VoiceInfo) -> str:
    """What it can do, in few words."""
    can = voice.can
    pace = _("pace from {slowest:.1f}").format(slowest=can.slowest) if can.slowest > _ANY_PACE else _("any pace")
    return _("{pace}, {ipa}, word times {times}").format(
        pace=pace, ipa=_("IPA") if can.ipa else _("no IPA"), times=_("its own") if can.times else _("estimated")
    )
