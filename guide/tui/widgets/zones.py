"""How it is, asked beside the practice: three zones, one key each. It goes when it is answered, or left."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

from guide.actions.table import ZONES, action
from guide.journal import Zone
from guide.tui.widgets.colour import rich_colour

_NAME = max(cell_len(zone.word) for zone in ZONES)
_KEY = 2
_GAP = 2


class Zones(Static):
    """Not there while nothing is asked."""

    SCOPED_CSS = False  # its looks depend on the size of the window, which the page knows
    DEFAULT_CSS = """
    Zones { width: auto; max-width: 100%; height: auto; margin-top: 1; display: none; }
    .-low Zones { margin: 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, int, bool] | None = None

    def ask(self, question: str | None, room: int, *, low: bool) -> None:
        """Ask ``question``, or nothing where it is None. Draws only what changed.

        ``room`` is how many cells there are, ``low`` whether there is one line for it.
        """
        shown = None if question is None else (question, room, low)
        if shown == self._shown:
            return
        self._shown = shown
        self.display = shown is not None
        if question is not None:
            lines = None if low else self._lines(room)
            self.update(self._row() if lines is None else Text("\n").join([Text(question), *lines]))

    def _lines(self, room: int) -> list[Text] | None:
        """One for each zone: explained as far as it fits; None if not even briefly."""
        room -= _KEY + _NAME + _GAP
        for meanings in ([zone.explanation for zone in ZONES], [brief(zone) for zone in ZONES]):
            if max(map(cell_len, meanings)) <= room:
                return [self._line(key, meaning) for key, meaning in enumerate(meanings, start=1)]
        return None

    def _line(self, key: int, meaning: str) -> Text:
        name = ZONES[key - 1].word
        return self._named(key).append(" " * (_NAME - cell_len(name) + _GAP) + meaning, rich_colour(self, "quiet"))

    def _row(self) -> Text:
        return Text("   ").join(self._named(key) for key in range(1, len(ZONES) + 1))

    def _named(self, key: int) -> Text:
        accent, ink = rich_colour(self, "accent"), rich_colour(self, "foreground")
        return (
            Text()
            .append(action("zone").presses[key - 1].shown, f"bold {accent}")
            .append(f" {ZONES[key - 1].value}", ink)
        )


def brief(zone: Zone) -> str:
    """Return the opening of its explanation."""
    return zone.explanation.partition(":")[0]
