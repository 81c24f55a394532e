"""Keys and states to screens. The only room that knows Textual; it steers a session and asks how it feels.

    app        the small application object: themes, small windows, a soft end
    walk       the way through the screens, in the order a person meets them
    backstage  one practice getting ready in a thread while the screens ask how it is
    screens    one file each; to add one, see there
    widgets    the parts they are made of
    phrases    numbers and states as words
    happening  what is going on in a practice: its words, its keys, what is offered
    stderr_redirect  keeps the screen whole, whatever a library prints

This is the door: `run`. Textual is loaded inside it, so that asking for help costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.library import Practice
    from guide.player import Output
    from guide.render.options import RenderOptions
    from guide.timeline import Position

FINE = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """How to practise, as the command line says it."""

    silent: bool = False
    """No sound card: words, breath and time go on by a clock."""
    device: str | None = None
    """Any unambiguous part of a sound card's name; None for the usual one."""
    check_in: bool = True
    """Whether to ask how it feels, before and after."""
    section: int = 0
    """Index of the section to begin at."""
    theme: str | None = None
    """``dusk``, ``dawn`` or ``plain``; None chooses by what the terminal says of itself."""
    not_kept: str = ""
    """What is to be said of the journal, as one sentence: why there is none, or that it is kept beside another file."""
    at: float | None = None
    """When the first practice shall begin, on the clock of `time.time`; None for at once."""
    resume: Position | None = None
    """Where one was in the first practice, the last time; None for its beginning."""


def run(
    start: Practice | None = None,
    choices: RenderOptions | None = None,
    settings: Settings = Settings(),
    journal: Journal | None = None,
    output: Output | None = None,
) -> int:
    """Open the screen at the library, or at the check-in of ``start``, and stay until the person leaves.

    ``choices`` hold for every practice of this visit; None for what the authors wrote. Without a ``journal`` nothing is
    kept, and that is said beforehand. ``output`` is what the first practice plays through, if it is open already.
    Returns the exit status: 0, or that of `guide.interrupts` when interrupted. The terminal is as it was when this
    returns or raises. Raises CannotWriteError if there is nowhere to put stray messages; any other exception is a
    mistake of ours.
    """
    from guide.tui.app import GuideApp
    from guide.tui.stderr_redirect import stderr_redirected

    with stderr_redirected():
        app = GuideApp(start, choices, settings, journal, output)
        try:
            status = app.run()
        finally:
            app.backstage.close()
    if app.mishap:
        raise app.mishap
    return FINE if status is None else status
