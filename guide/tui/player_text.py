"""What the player page says: state line, words in the middle, keys at the foot, offers. Pure.

Keys and their names come from `guide.actions.table`, words for states from `guide.actions.status`. To add a mode: its
words there, its first keys in `_FRONT`, and what it offers in `OFFERS`.
"""

from __future__ import annotations

import re
from functools import cache
from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING

from guide.actions import formatting, status
from guide.actions.action import Action, Group
from guide.actions.offered import AHEAD, LEAVING, PAUSED, RESTING, TOUCHING, paused, scene
from guide.actions.table import ACTIONS, GO_ON, action
from guide.live.modes import Mode
from guide.problems import capital
from guide.translation import _
from guide.tui.widgets.keys import Hint

if TYPE_CHECKING:
    from guide.live.session import Snapshot

_END = re.compile(r"(?<=[.?]) ")
AND = " · "
"""Between what is and what will be."""

_SIX = ("pause", "ground", "hold", "ease", "land", "leave")
_FRONT: dict[str, tuple[str, ...]] = {
    Mode.PRACTICE: _SIX,
    TOUCHING: _SIX,
    Mode.HOLD: ("pause", "ground", "ease", "land", "leave"),
    Mode.GATE: ("pause", "ground", "ease", "land", "leave"),
    Mode.EASE: _SIX,
    Mode.GROUND: ("pause", "ease", "land", "leave"),
    Mode.CHOICE: ("pause", "ease", "land", "leave"),
    Mode.CLOSING: ("pause", "ground", "land", "leave"),
    AHEAD: ("land", "leave", "ground", "zones", "devices"),
    PAUSED: ("pause", "ground", "land", "leave"),
    LEAVING: ("leave",),
}
"""The actions that matter most in each scene; the others follow, where they are offered."""
_SHOWN_LAST = "keys"


def whole_sentences(said: str, wide: int, rows: int) -> str:
    """Return as many whole sentences as stand in so many rows, and the first in any case: none is torn in two."""
    first, *more = _END.split(said)
    for sentence in more:
        if len(wrap(f"{first} {sentence}", max(1, wide))) > rows:
            break
        first = f"{first} {sentence}"
    return first


def hint_of(action: Action, scene: str = Mode.PRACTICE) -> Hint:
    """Return the keys of ``action``, with its name in ``scene``; a name of that scene alone says it all."""
    return Hint(action.shown, action.named(scene), action.keys, "" if scene in action.names else action.does)


def _listed() -> tuple[Action, ...]:
    """The actions of the help, in its order."""
    blind = tuple(action(name) for name in _SIX)
    return (*blind, *(each for each in ACTIONS if each.group is Group.OTHER))


HINTS = tuple(hint_of(each) for each in _listed())
"""Every key of a practice, in the order in which they are wanted."""


def _offer(name: str, does: str, fully: str = "") -> Hint:
    return Hint(action(name).shown, does, fully=fully)


OFFERS: dict[str, tuple[Hint, ...]] = {
    Mode.HOLD: (_offer("pause", _("go on, whenever you like")),),
    Mode.GATE: (_offer("pause", _("go on, when you are ready")),),
    Mode.CHOICE: (
        _offer("pause", GO_ON, _("go on with the practice")),
        _offer("ease", _("ease"), _("{easier} first").format(easier=status.EASIER)),
        _offer("land", _("land"), status.TO_A_CLOSE),
    ),
}
OUTSIDE = (_offer("ease", _("easier")), _offer("ground", _("ground")), _offer("land", _("land")))
"""Offered once to someone who said hot or cold."""


def plays(now: Snapshot) -> bool:
    """Return whether something sounds, as far as the person is concerned."""
    return status.state(now) == status.STATES["playing"]


def state(now: Snapshot) -> str:
    """Return the state line: what is happening, and what will."""
    if now.begins is not None:
        return _("waiting to begin")
    said = status.state(now)
    if said == status.STATES["playing"] or (said == status.STATES["waiting"] and now.mode in RESTING):
        said = status.MODES[now.mode].state
    coming = status.COMING.get(now.coming) if said != status.STATES["landing"] else None
    return f"{said}{AND}{coming.state}" if coming else said


def shown_state(now: Snapshot) -> str:
    """Return the state line as it is shown: nothing where it plays and that is all."""
    said = state(now)
    return "" if said == status.STATES["playing"] else said.removeprefix(status.STATES["playing"] + AND)


def clock_beside(now: Snapshot) -> str:
    """Return the clock of what is heard beside the practice, whose own clock stands; empty where there is none."""
    if now.beside is None:
        return ""
    gone, left = map(formatting.clock, now.beside)
    return {
        Mode.HOLD: _("{gone} held").format(gone=gone),
        Mode.GATE: _("{gone} here").format(gone=gone),
        Mode.CHOICE: _("{gone} here").format(gone=gone),
        Mode.EASE: _("{left}, then back").format(left=left),
        Mode.GROUND: _("{gone} of ground").format(gone=gone),  # it lasts until one goes on
        Mode.CLOSING: _("{left} to the end").format(left=left),
    }.get(now.mode, "")


def breath(now: Snapshot) -> str:
    """Return the cue of a paced breath: what to do, for how many seconds yet, and which breath of how many it is."""
    moment = now.moment
    number, of = moment.breath
    count = _("  ·  {number} of {of}").format(number=number, of=of) if of > 1 else ""
    return f"{formatting.BREATHS[moment.phase]}  {ceil(moment.phase_left)}{count}"


def sentences(now: Snapshot, at: float | None = None) -> tuple[str, str]:
    """Return the sentence before, and that which stands in the middle. The words of a breath are its cue's alone."""
    moment = now.moment
    if waits(now):
        return moment.words if now.begins is None and not moment.counting else "", words(now, at)
    return ("", moment.before) if moment.counting else (moment.before, words(now, at))


def words(now: Snapshot, at: float | None = None) -> str:
    """Return what stands in the middle: the sentence that is heard, or what the practice waits for."""
    if now.begins is not None:
        return capital(formatting.begins(at, now.begins)) + "."
    return {Mode.GATE: now.ask or status.AT_A_GATE, Mode.CHOICE: status.AT_A_CHOICE}.get(now.mode, now.moment.words)


def waits(now: Snapshot) -> bool:
    """Return whether the words in the middle are not spoken ones."""
    return now.begins is not None or now.mode in (Mode.GATE, Mode.CHOICE)


def foot(now: Snapshot, *, zones: bool = False, leaving: bool = False) -> tuple[Hint, ...]:
    """Return all keys that are offered, those first that matter now; ``zones`` while how it is can be said."""
    if leaving:
        return _whole(LEAVING, zones, (_SHOWN_LAST,))
    return _whole(scene(now), zones, tuple(each.id for each in _listed() if each.offered(now)))


@cache
def _whole(scene: str, zones: bool, offered: tuple[str, ...]) -> tuple[Hint, ...]:
    front = (*(("zone", "close") if zones else ()), *_FRONT[scene])
    others = (each for each in offered if each not in front)
    return tuple(hint_of(action(each), scene) for each in (*front, *others))


def offers(now: Snapshot, *, outside: bool = False) -> tuple[str, tuple[Hint, ...]]:
    """Return an opening, and what may be done next; ``outside`` shortly after someone said hot or cold."""
    if now.begins is not None:
        return "", ()
    if outside and now.mode in (Mode.PRACTICE, Mode.HOLD) and now.coming != "ease":
        return status.IF_YOU_LIKE, OUTSIDE
    return "", OFFERS.get(now.mode, ())


def small(now: Snapshot, title: str, question: str | None = None) -> str:
    """Return everything in a few words, for windows with no room for more; what may be pressed is never cut off."""
    if now.begins is not None:
        return _("{title}\nin {spell}").format(title=title, spell=formatting.spell(ceil(now.begins)))
    if question is not None:
        return "  ".join(f"{press.shown} {press.says}" for press in action("zone").presses) + f"\n{question}"
    left = _("{clock} left").format(clock=formatting.clock(now.length - now.position))
    if paused(now):
        return f"{_brief('pause', PAUSED)}\n{status.STATES['paused']}, {left}"
    if now.mode in OFFERS:
        ways = _FRONT[now.mode][: len(OFFERS[now.mode])]
        return "  ".join(_brief(each, now.mode) for each in ways) + f"\n{words(now) or title}"
    return f"{words(now) or title}\n{left}"


def _brief(name: str, scene: str) -> str:
    return f"{action(name).shown} {action(name).named(scene)}"
