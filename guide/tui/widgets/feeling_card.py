"""How it was at one moment, as it was said: a card that stands beside another one. No verdict."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from guide.journal import Feeling
from guide.translation import _
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.ten import ten_parts

NOT_SAID = _("not said")
_FRAME = 4
"""Cells of its border and of the air beside it."""


class FeelingCard(Static):
    """The zone in plain words, distress as a bar, and the words that came near."""

    DEFAULT_CSS = """
    FeelingCard { width: 1fr; height: 100%; min-height: 5; border: round $faint; border-title-color: $quiet;
                  padding: 0 1; }
    """

    def __init__(self, when: str, feeling: Feeling | None) -> None:
        """``when`` is its heading; of a ``feeling`` that is None, or empty, it says that nothing was said."""
        super().__init__(markup=False)
        self.border_title, self._feeling = when, feeling or Feeling()

    def render(self) -> Text:
        feeling, quiet = self._feeling, rich_colour(self, "quiet")
        lines = []
        if feeling.zone:
            lines.append(Text(brief(feeling), "bold"))
        if feeling.distress is not None:
            lines.append(ten_parts(self, feeling.distress, self.size.width))
        if feeling.words:
            lines.append(Text(", ".join(felt.shown for felt in feeling.words)))
        return Text("\n").join(lines) if lines else Text(NOT_SAID, quiet)


def brief(feeling: Feeling) -> str:
    """Return the zone of ``feeling`` in plain words; empty where none was said."""
    return feeling.zone.explanation.partition(":")[0] if feeling.zone else ""
