"""When an action is offered: one function for the predicate and for the words of why not, so that they agree.

Each takes the live snapshot and returns the reason why the action is not offered now, empty where it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from guide.live.modes import Mode
from guide.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.live.snapshot import Snapshot

    WhyNot: TypeAlias = Callable[[Snapshot], str]

RESTING = (Mode.HOLD, Mode.GATE, Mode.CHOICE)
"""Modes in which the practice stays until its listener goes on."""
AHEAD, PAUSED, LEAVING, TOUCHING = "ahead", "paused", "leaving", "touching"
"""Scenes beside the modes: before an appointed moment, in a pause, after leaving was asked for, in the difficult half
of a pendulum."""

NOT_BEGUN = _("it has not begun yet")
ENDING = _("it is coming to its end")
NOTHING_WAITS = _("nothing waits just now")


def always(now: Snapshot) -> str:
    """Return no reason: the action is offered at any time."""
    return ""


def once_begun(now: Snapshot) -> str:
    """Return why not before an appointed moment."""
    return "" if now.begins is None else NOT_BEGUN


def on_the_way(now: Snapshot) -> str:
    """Return why not before an appointed moment and during the closing, after which nothing comes."""
    return once_begun(now) or (ENDING if now.mode is Mode.CLOSING else "")


def at_a_wait(now: Snapshot) -> str:
    """Return why not where the practice neither waits nor is paused."""
    return once_begun(now) or ("" if paused(now) or now.mode in RESTING else NOTHING_WAITS)


def paused(now: Snapshot) -> bool:
    """Return whether it stands still because it was asked to."""
    return now.state.value in ("paused", "pausing")


def waits(now: Snapshot) -> bool:
    """Return whether the practice waits for its listener, and is not paused as well."""
    return now.mode in RESTING and not paused(now)


def scene(now: Snapshot, *, leaving: bool = False) -> str:
    """Return which keys matter now: a `Mode`, or one of the scenes above. ``leaving``: leaving was asked for."""
    if leaving:
        return LEAVING
    if now.begins is not None:
        return AHEAD
    if paused(now):
        return PAUSED
    return TOUCHING if now.touching and now.mode is Mode.PRACTICE else now.mode
