"""What is known of the practice that is pointed at, beside the list: what it is, for what, how long, the last times,
and how it goes, where there is room for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

from guide.actions import formatting
from guide.library import Broken
from guide.library.needs import needs
from guide.problems import capital
from guide.translation import _
from guide.tui.kept_practice import KeptPractice
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.shelf import Entry

FOR, LENGTH, LAST, GOES = _("For"), _("Length"), _("The last times"), _("How it goes")
RANGE = _("{natural} as written, from {shortest} to {longest}")


@dataclass(frozen=True, slots=True)
class Looked:
    """What takes a moment to find out."""

    natural: str = ""
    shortest: str = ""
    longest: str = ""
    times: Sequence[tuple[str, str, str]] = ()
    """Day, what was heard, and how it was, the latest first."""
    sections: Sequence[tuple[str, str]] = ()
    """When each begins, and its title."""


class PracticeDetail(Static):
    """Empty where nothing is pointed at."""

    DEFAULT_CSS = """
    PracticeDetail { width: 1fr; height: 1fr; padding: 0 0 0 4; display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="detail", markup=False)

    def tell(self, entry: Entry | None, looked: Looked | None) -> None:
        """Show ``entry``; ``looked`` is None as long as it is not known yet."""
        told = self._told(entry, looked) if entry else Text()
        if told != self.content:
            self.update(told, layout=False)

    def _told(self, entry: Entry, looked: Looked | None) -> Text:
        quiet, primary = rich_colour(self, "quiet"), f"bold {rich_colour(self, 'primary')}"
        if isinstance(entry, Broken):
            return Text.assemble((entry.title, primary), "\n\n", entry.sentence)
        header = entry.header if isinstance(entry, KeptPractice) else entry
        text = Text.assemble((header.title, primary), "\n")
        if isinstance(entry, KeptPractice):
            text.append(f"{entry.told}\n", quiet)
        eyes = formatting.EYES["either" if len(header.eyes) > 1 else header.eyes[0]] if header.eyes else ""
        posture = _(" or ").join(formatting.POSTURES.get(each, each) for each in header.posture)
        facts = [formatting.DEPTHS[header.intensity], posture, eyes]
        text.append(f"\n{header.summary.strip()}\n").append(f"\n{capital(', '.join(filter(None, facts)))}.\n", quiet)
        met = [each.name for each in needs() if each.need in header.needs]
        if met:
            text.append(f"\n{FOR}\n", quiet).append("".join(f"  {each}\n" for each in met))
        if looked and looked.natural:
            said = RANGE.format(natural=looked.natural, shortest=looked.shortest, longest=looked.longest)
            said = said if looked.shortest != looked.longest else looked.natural  # where there is no choice
            lines = wrap(said, max(20, self.content_size.width - 2))
            text.append(f"\n{LENGTH}\n", quiet).append("".join(f"  {line}\n" for line in lines))
        if looked and looked.times:
            rows = "".join(f"  {day:<12}{heard:<9}{felt}\n" for day, heard, felt in looked.times)
            text.append(f"\n{LAST}\n", quiet).append(rows)
        if looked and len(looked.sections) > 1 and self._rows_of(text) + len(looked.sections) + 2 <= self.size.height:
            text.append(f"\n{GOES}\n", quiet)
            for clock, title in looked.sections:
                text.append(f"{clock:>7}  ", quiet).append(f"{title}\n")
        return text

    def _rows_of(self, text: Text) -> int:
        """How many rows it takes, at most about."""
        wide = max(1, self.content_size.width)
        return sum(1 + cell_len(line) // wide for line in text.plain.rstrip().split("\n"))
