"""What is going on in a practice: the words for it, the keys that matter in it, what is offered. Pure.

To add a mode: its words in `MODES`, its keys in `_FRONT`, and what it offers in `OFFERS`.
"""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import TYPE_CHECKING

from guide.live.modes import Mode
from guide.problems import capital
from guide.tui import formatting
from guide.tui.widgets.keys import Hint

if TYPE_CHECKING:
    from guide.live.session import Snapshot

RESTING = (Mode.HOLD, Mode.GATE, Mode.CHOICE)
"""The practice stays here until the person goes on."""

MODES = {
    Mode.PRACTICE: "playing",
    Mode.HOLD: "holding: the words wait",
    Mode.GATE: "waiting for you",
    Mode.EASE: "easing",
    Mode.GROUND: "grounding",
    Mode.CHOICE: "resting: three ways on",
    Mode.CLOSING: "closing",
}
COMING = {
    "hold": "after this line: hold",
    "words": "from the next line: as you chose",
    "ease": "after this line: something easier",
    "ground": "grounding, in a moment",
}
AND = " · "
"""Between what is and what will be."""
AT_A_GATE = "There is time here."
AT_A_CHOICE = "From here, whichever way you like."
HOW_NOW = "How is it now? There is no need to answer."
IF_YOU_LIKE = "if you like"

PAUSE = Hint("space", "pause", ("space",), "pause, or go on")
GO_ON = Hint("space", "go on", ("space", "enter"))
GROUND = Hint("g", "ground", ("g",), "ground: at once, from anywhere")
HOLD = Hint("h", "hold", ("h",), "hold: the words wait, the ambience stays")
EASE = Hint("e", "ease", ("e",), "ease: something easier, then back")
STEADY = Hint("e", "to what is steady", ("e",))
LAND = Hint("l", "land", ("l",), "land: the closing, then the end")
END = Hint("l", "end now", ("l",))
NOT_NOW = Hint("l", "not now", ("l",))
LEAVE = Hint("q", "leave", ("q",), "land and leave")
AT_ONCE = Hint("q", "leave at once", ("q",))
HOW_IT_IS = Hint("z", "how it is", ("z",), "say how it is: hot, inside, cold")
DEVICE = Hint("d", "device", ("d",), "play through another device")
ZONES = Hint("1 2 3", "how it is", ("1", "2", "3"))
CLOSE = Hint("esc", "close", ("escape",))
OTHERS = (
    Hint("← →", "10 s", ("left", "right"), "10 s back, or on"),
    Hint("b f", "sentence", ("b", "f"), "sentence before, or next"),
    Hint("p n", "section", ("p", "n"), "section before, or next"),
    Hint("↑ ↓", "voice", ("up", "down"), "voice louder, or softer"),
    Hint("[ ]", "ambience", ("left_square_bracket", "right_square_bracket"), "ambience softer, or louder"),
    Hint("- +", "words", ("minus", "plus"), "fewer words, or more"),
    Hint("< >", "distance", ("less_than_sign", "greater_than_sign"), "further away, or closer"),
    Hint(", .", "pace", ("comma", "full_stop"), "slower, or quicker"),
    HOW_IT_IS,
    DEVICE,
    Hint("?", "keys", ("question_mark",), "these keys"),
)
_SIX = (PAUSE, GROUND, HOLD, EASE, LAND, LEAVE)
HINTS = (*_SIX, *OTHERS)
"""Every key of a practice, in the order in which they are wanted."""

AHEAD, PAUSED, LEAVING = "ahead", "paused", "leaving"
_FRONT: dict[str, tuple[Hint, ...]] = {
    Mode.PRACTICE: _SIX,
    Mode.HOLD: (GO_ON, GROUND, EASE, LAND, LEAVE),
    Mode.GATE: (GO_ON, GROUND, EASE, LAND, LEAVE),
    Mode.EASE: _SIX,
    Mode.GROUND: (PAUSE, EASE, LAND, LEAVE),
    Mode.CHOICE: (GO_ON, EASE, LAND, LEAVE),
    Mode.CLOSING: (PAUSE, GROUND, END, LEAVE),
    AHEAD: (NOT_NOW, LEAVE, GROUND, HOW_IT_IS, DEVICE),
    PAUSED: (GO_ON, GROUND, LAND, LEAVE),
    LEAVING: (AT_ONCE,),
}
_REST: dict[str, tuple[Hint, ...]] = {AHEAD: OTHERS[3:], Mode.CLOSING: OTHERS[3:], LEAVING: OTHERS[-1:]}
"""Where not every key has something to do."""
OFFERS: dict[str, tuple[Hint, ...]] = {
    Mode.HOLD: (Hint("space", "go on, whenever you like"),),
    Mode.GATE: (Hint("space", "go on, when you are ready"),),
    Mode.CHOICE: (
        Hint("space", "go on", fully="go on with the practice"),
        Hint("e", "ease", fully="something easier first"),
        Hint("l", "land", fully="come to a close"),
    ),
}
OUTSIDE = (Hint("e", "easier"), Hint("g", "ground"), Hint("l", "land"))
"""Offered once to someone who said hot or cold."""


def plays(now: Snapshot) -> bool:
    """Whether something sounds, as far as the person is concerned."""
    return formatting.STATES[now.state.value] == "playing"


def paused(now: Snapshot) -> bool:
    """Whether it stands still because it was asked to."""
    return formatting.STATES[now.state.value] == "paused"


def state(now: Snapshot) -> str:
    """The state line: what is happening, and what will."""
    if now.begins is not None:
        return "waiting to begin"
    said = formatting.STATES[now.state.value]
    if said == "playing" or (said == "waiting for the voice" and now.mode in RESTING):
        said = MODES[now.mode]
    coming = COMING.get(now.coming, "") if said != formatting.STATES["landing"] else ""
    return f"{said}{AND}{coming}" if coming else said


def words(now: Snapshot, at: float | None = None) -> str:
    """What stands in the middle: the sentence that is heard, or what the practice waits for."""
    if now.begins is not None:
        return capital(formatting.begins(at, now.begins)) + "."
    return {Mode.GATE: now.ask or AT_A_GATE, Mode.CHOICE: AT_A_CHOICE}.get(now.mode, now.moment.words)


def waits(now: Snapshot) -> bool:
    """Whether the words in the middle are not spoken ones."""
    return now.begins is not None or now.mode in (Mode.GATE, Mode.CHOICE)


def foot(now: Snapshot, *, zones: bool = False, leaving: bool = False) -> tuple[Hint, ...]:
    """All keys, those first that matter now; ``zones`` while how it is can be said."""
    scene: str = now.mode
    if leaving:
        scene = LEAVING
    elif now.begins is not None:
        scene = AHEAD
    elif paused(now):
        scene = PAUSED
    front = _FRONT[scene]
    if now.touching and scene == Mode.PRACTICE:
        front = tuple(STEADY if hint is EASE else hint for hint in front)
    return _whole((ZONES, CLOSE, *front) if zones else front, _REST.get(scene, HINTS))


@cache
def _whole(front: tuple[Hint, ...], rest: tuple[Hint, ...]) -> tuple[Hint, ...]:
    keys = {hint.key for hint in front}
    return (*front, *(hint for hint in rest if hint.key not in keys))


def offers(now: Snapshot, *, outside: bool = False) -> tuple[str, tuple[Hint, ...]]:
    """An opening, and what may be done next; ``outside`` shortly after someone said hot or cold."""
    if now.begins is not None:
        return "", ()
    if outside and now.mode in (Mode.PRACTICE, Mode.HOLD) and now.coming != "ease":
        return IF_YOU_LIKE, OUTSIDE
    return "", OFFERS.get(now.mode, ())


def small(now: Snapshot, title: str, question: str | None = None) -> str:
    """Everything in a few words, for windows with no room for more; what may be pressed is never cut off."""
    if now.begins is not None:
        return f"{title}\nin {formatting.spell(ceil(now.begins))}"
    if question is not None:
        return f"1 hot  2 inside  3 cold\n{question}"
    if paused(now):
        return f"space go on\npaused, {formatting.clock(now.length - now.position)} left"
    if now.mode in OFFERS:
        ways = _FRONT[now.mode][: len(OFFERS[now.mode])]
        return "  ".join(f"{hint.key} {hint.does}" for hint in ways) + f"\n{words(now) or title}"
    return f"{words(now) or title}\n{formatting.clock(now.length - now.position)} left"
