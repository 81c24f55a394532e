"""What is going on, in words: as a state for a screen, and as a sentence for line mode. Pure.

To add a mode: a row in `MODES`. To add something that is asked for and heard later: a row in `COMING`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from guide.actions.table import action
from guide.live.modes import Mode
from guide.translation import _

if TYPE_CHECKING:
    from guide.live.snapshot import Snapshot


class Words(NamedTuple):
    """The same thing twice: while it lasts, and once as it begins."""

    state: str
    sentence: str = ""
    """For line mode; empty where it is heard anyway."""


ENTER = _("Enter goes on.")
AT_A_GATE = _("There is time here.")
AT_A_CHOICE = _("From here, whichever way you like.")
NO_NEED = _("There is no need to answer")
HOW_NOW = _("How is it now? There is no need to answer.")
IF_YOU_LIKE = _("if you like")
EASIER = _("something easier")
TO_A_CLOSE = _("come to a close")

STATES = {
    "playing": _("playing"),
    "resuming": _("playing"),
    "seeking": _("playing"),
    "pausing": _("paused"),
    "paused": _("paused"),
    "waiting": _("waiting for the voice"),
    "landing": _("landing"),
    "ended": _("ended"),
}
"""By the name of the player's state."""
SENTENCES = {"paused": _("Paused. Enter goes on."), "landing": _("It fades out.")}
"""Of line mode, by the name of the player's state, as it begins."""
MODES = {
    Mode.PRACTICE: Words(_("playing")),
    Mode.HOLD: Words(_("holding: the words wait"), _("The words wait. Enter goes on.")),
    Mode.GATE: Words(_("waiting for you"), f"{AT_A_GATE} {ENTER}"),
    Mode.EASE: Words(_("easing")),
    Mode.GROUND: Words(_("grounding")),
    Mode.CHOICE: Words(
        _("resting: three ways on"),
        _(
            "From here, whichever way you like: Enter goes on, {ease} is something easier first, "
            "{land} comes to a close."
        ).format(ease=action("ease").shown, land=action("land").shown),
    ),
    Mode.CLOSING: Words(_("closing"), _("A short closing, then the end.")),
}
COMING = {
    "hold": Words(
        _("after this line: hold"),
        _("After this line the words wait; {hold} again, and they do not.").format(hold=action("hold").shown),
    ),
    "words": Words(_("from the next line: as you chose")),
    "ease": Words(_("after this line: something easier"), _("After this line: something easier.")),
    "ground": Words(_("grounding, in a moment"), _("Grounding, in a moment.")),
}
"""What was asked for and is not heard yet, by `Snapshot.coming`."""
GOES_ON = _("The words go on.")


def state(now: Snapshot) -> str:
    """Return what the player does, as a listener would say it."""
    return STATES[now.state.value]
