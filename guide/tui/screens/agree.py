"""Whether something is meant: asked in a panel over the page, and only one key says yes."""

from __future__ import annotations

from textual.screen import Screen
from textual.widgets import Static

from guide.translation import _
from guide.tui.screens.panel import Panel

YES = "y"
"""The key that agrees. Any other leaves everything as it is."""
DELETES = _("y deletes it. Any other key keeps it.")


class Agree(Panel):
    """Answers with the key that closed it, as every panel does; `agreed` says what that means."""

    DEFAULT_CSS = """
    Agree VerticalScroll { border: round $accent; }
    Agree.long VerticalScroll { width: 84; }
    """

    def __init__(self, *said: str, long: bool = False) -> None:
        """``said`` are paragraphs, the last of which names the keys; ``long`` gives wider ones room."""
        super().__init__(classes="long" if long else None)
        self._said = said

    def on_mount(self) -> None:
        self.query_one("#said", Static).update("\n\n".join(self._said).replace("[", r"\["))


async def agreed(page: Screen[None], *said: str, long: bool = False) -> bool:
    """Ask over ``page``, in a worker, and return whether it was agreed to. Arguments as for `Agree`."""
    return await page.app.push_screen_wait(Agree(*said, long=long)) == YES
