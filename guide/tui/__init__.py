"""Keys and states to screens. The only room that knows Textual; it steers a session and asks how it feels.

    calm_app        what applications on the screen share: colours, no traceback
    app             the small application object: a soft end however it comes
    form_app        one form alone on the terminal
    away_lock       a locked journal locks itself again when its person is away
    looking_back    a visit to the journal, page after page
    along           a visit to the series, layer by layer
    screen_flow     the way through the screens, in the order a person meets them
    door, doors     what the first page leads to beside the practices, one file each; further, what ``more`` leads to;
                    keeping, what can be done with the journal as a whole
    browsing        a visit to the library, practice after practice
    choices_page    a page with rows of choices, each changed where it stands
    to_file         a practice written to a sound file
    looking_into    what takes a moment to find out of a practice; in_words, what can be said of it at once
    prepare_worker  one practice getting ready in a thread while the screens ask how it is
    screens         one file each; to add one, see there
    widgets         the parts they are made of
    player_text     what the player page says: state line, keys at the foot, offers
    palette, themes the colours; own_themes reads those of the person, recolour shows old rows in new ones
    in_browser      the same screens in a browser; browser_page is the page around them
    kept_practice   a preset and the practice it is of
    levels          how loud voice, bells and bed begin, as rows to choose from
    chosen          what the person's preferences say about every practice

This is the door: `run` and `fill_form`. Textual is loaded inside them, so that asking for help costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.tui.chosen import chosen as chosen
from guide.tui.settings import USUAL
from guide.tui.settings import Settings as Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.journal import Journal
    from guide.journal.entry import Entry
    from guide.journal.filling import Filling
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
        app = GuideApp(start, choices, settings, journal, output, open_journal, _remember)
        try:
            status = app.run()
        finally:
            app.backstage.close()
    if app.mishap:
        raise app.mishap
    return FINE if status is None else status


def _remember(theme: str) -> None:
    """Keep a theme that was chosen; where that cannot be, it holds for this visit."""
    from contextlib import suppress

    from guide import preferences
    from guide.problems import WorldError

    with suppress(WorldError):
        preferences.keep("theme", theme)


def fill_form(
    filling: Filling,
    settings: Settings = USUAL,
    *,
    inline: bool = False,
    told: str = "",
    card: Callable[[], None] | None = None,
) -> Entry | None:
    """Show one form alone and return its entry, or None where nothing was said. Each answer is kept as it is given.

    ``inline`` shows it below the prompt, without the full screen; ``told`` is a sentence to begin with, ``card`` opens
    the support card. Raises KeyboardInterrupt where it was interrupted, with what was said kept as something half done;
    CannotWriteError if there is nowhere to put stray messages; any other exception is a mistake of ours.
    """
    from guide import interrupts
    from guide.tui.form_app import FormApp
    from guide.tui.stderr_redirect import stderr_redirected

    with stderr_redirected():
        app = FormApp(filling, settings.theme, told, card)
        status = app.run(inline=inline, inline_no_clear=inline)
    if app.mishap:
        raise app.mishap
    if status:
        raise KeyboardInterrupt if status == interrupts.INTERRUPTED else interrupts.ToldToEndError
    return app.entry
