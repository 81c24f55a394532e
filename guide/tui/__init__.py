"""Keys and states to screens. The only room that knows Textual; it steers a session and asks how it feels.

    app             the small application object: themes, small windows, a soft end
    screen_flow     the way through the screens, in the order a person meets them
    prepare_worker  one practice getting ready in a thread while the screens ask how it is
    screens         one file each; to add one, see there
    widgets         the parts they are made of
    player_text     what the player page says: state line, keys at the foot, offers
    themes          the colours

This is the door: `run`. Textual is loaded inside it, so that asking for help costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.tui.settings import USUAL
from guide.tui.settings import Settings as Settings

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.library import Practice
    from guide.player import Output
    from guide.render.options import RenderOptions
    from guide.tui.settings import OpenJournal

FINE = 0


def run(
    start: Practice | None = None,
    choices: RenderOptions | None = None,
    settings: Settings = USUAL,
    journal: Journal | None = None,
    output: Output | None = None,
    open_journal: OpenJournal | None = None,
) -> int:
    """Open the screen at the library, or at the check-in of ``start``, and stay until the person leaves.

    ``choices`` hold for every practice of this visit; None for what the authors wrote. Without a ``journal`` nothing is
    kept, and that is said beforehand; ``open_journal`` opens it once it is needed, so that the library does not wait.
    ``output`` is what the first practice plays through, if it is open already.
    Returns the exit status: 0, or that of `guide.interrupts` when interrupted. The terminal is as it was when this
    returns or raises. Raises CannotWriteError if there is nowhere to put stray messages; any other exception is a
    mistake of ours.
    """
    from guide.tui.app import GuideApp
    from guide.tui.stderr_redirect import stderr_redirected

    with stderr_redirected():
        app = GuideApp(start, choices, settings, journal, output, open_journal)
        try:
            status = app.run()
        finally:
            app.backstage.close()
    if app.mishap:
        raise app.mishap
    return FINE if status is None else status
