"""What is going on, in words: as a state for a screen, and as a sentence for line mode. Pure.

To add a mode: a row in `MODES`. To add something that is asked for and heard later: a row in `COMING`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from guide.actions.table import action
from guide.live.modes import Mode

if TYPE_CHECKING:
    from guide.live.snapshot import Snapshot


class Words(NamedTuple):
    """The same thing twice: while it lasts, and once as it begins."""

    state: str
    sentence: str = ""
    """For line mode; empty where it is heard anyway."""


ENTER = "Enter goes on."
AT_A_GATE = "There is time here."
AT_A_CHOICE = "From here, whichever way you like."
NO_NEED = "There is no need to answer"
HOW_NOW = f"How is it now? {NO_NEED}."
IF_YOU_LIKE = "if you like"
EASIER = "something easier"
TO_A_CLOSE = "come to a close"

STATES = {
    "playing": "playing",
    "resuming": "playing",
    "seeking": "playing",
    "pausing": "paused",
    "paused": "paused",
    "waiting": "waiting for the voice",
    "landing": "landing",
    "ended": "ended",
}
"""By the name of the player's state."""
SENTENCES = {"paused": f"Paused. {ENTER}", "landing": "It fades out."}
"""Of line mode, by the name of the player's state, as it begins."""
MODES = {
    Mode.PRACTICE: Words("playing"),
    Mode.HOLD: Words("holding: the words wait", f"The words wait. {ENTER}"),
    Mode.GATE: Words("waiting for you", f"{AT_A_GATE} {ENTER}"),
    Mode.EASE: Words("easing"),
    Mode.GROUND: Words("grounding"),
    Mode.CHOICE: Words(
        "resting: three ways on",
        f"{AT_A_CHOICE[:-1]}: {ENTER[:-1]}, {action('ease').shown} is {EASIER} first, "
        + action("land").shown
        + " comes to a close.",
    ),
    Mode.CLOSING: Words("closing", "A short closing, then the end."),
}
COMING = {
    "hold": Words(
        "after this line: hold", f"After this line the words wait; {action('hold').shown} again, and they do not."
    ),
    "words": Words("from the next line: as you chose"),
    "ease": Words(f"after this line: {EASIER}", f"After this line: {EASIER}."),
    "ground": Words("grounding, in a moment", "Grounding, in a moment."),
}
"""What was asked for and is not heard yet, by `Snapshot.coming`."""
GOES_ON = "The words go on."


def state(now: Snapshot) -> str:
    """Return what the player does, as a listener would say it."""
    return STATES[now.state.value]
