"""The person's own part of the support card, line by line: what is typed is kept, what is emptied is taken away."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from guide import places
from guide.problems import WorldError
from guide.support import OwnCard, country, lines
from guide.support.own import ASKED, LISTS, cleaned, read_own, write_own
from guide.translation import _
from guide.tui.screens.over_page import OverPage
from guide.tui.widgets.line import Line

TITLE = _("Your part of the support card")
EXPLAINED = _("It stays on this machine. Empty a line, and it is taken away.")
COUNTRY, GUESSED = _("Your country, by its name or its code"), _("guessed from your system")
NO_COUNTRY = _("The card has no such country, so it stays as it was. esc once more goes back.")
WAYS = _("enter next line   esc keeps it and goes back")
EMPTY = "…"


class OwnCardPanel(OverPage[None]):
    """Answers None once everything is kept."""

    DEFAULT_CSS = """
    OwnCardPanel { align: center middle; background: $background; }
    OwnCardPanel VerticalScroll { width: 80; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
                                  background: $surface; border: round $faint; scrollbar-size-vertical: 1;
                                  scrollbar-color: $faint; scrollbar-background: $surface; }
    OwnCardPanel Static { height: auto; }
    OwnCardPanel #lead { color: $primary; text-style: bold; }
    OwnCardPanel .quiet { color: $quiet; }
    OwnCardPanel .gap { margin-top: 1; }
    OwnCardPanel Line { background: $panel; }
    OwnCardPanel #said { color: $accent; }
    OwnCardPanel.-low VerticalScroll { padding: 0 2; border: none; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._kept = read_own(places.support()).card
        self._countries = lines.read_countries()
        self._warned = False
        """Whether it was said that there is no such country."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(TITLE, id="lead", markup=False)
            yield Static(EXPLAINED, classes="quiet", markup=False)
            for name in LISTS:
                yield Static(ASKED[name], classes="quiet gap", markup=False)
                for each in (*getattr(self._kept, name), ""):
                    yield _line(name, each)
            yield Static(COUNTRY, classes="quiet gap", markup=False)
            found = self._countries.get(self._kept.country)
            yield Line(GUESSED, id="country", value=lines.shown(found.name) if found else self._kept.country)
            yield Static(id="said", markup=False)
            yield Static(WAYS, classes="quiet gap", markup=False)

    def on_mount(self) -> None:
        self.query(Line).first().focus()

    @on(Line.Changed)
    def _grow(self, event: Line.Changed) -> None:
        """Behind the last line of a list, once something is typed there, comes another one."""
        name = next((each for each in LISTS if event.input.has_class(each)), "")
        if name and event.value.strip() and event.input is self._of(name)[-1]:
            self.query_one(VerticalScroll).mount(_line(name, ""), after=event.input)

    @on(Line.Submitted)
    def _next(self) -> None:
        """Keep it, and go on."""
        self._keep()
        self.focus_next(Line)

    def action_leave(self) -> None:
        """Keep it, and go back; a country that is not known is said once."""
        if self._keep():
            self.dismiss(None)

    def _keep(self) -> bool:
        """Keep what was changed. False, with a sentence, where not all of it can be kept: the second time it is so."""
        card = OwnCard(self._country() or self._kept.country if self._typed else "")
        for name in LISTS:
            card = card.having(name, cleaned(line.value for line in self._of(name)))
        said = ""
        try:
            if card != self._kept:
                write_own(places.support(), card)
                self._kept = card
            if self._typed and not self._country():
                said = NO_COUNTRY
        except WorldError as error:
            said = str(error)
        self.query_one("#said", Static).update(said)
        warned, self._warned = self._warned, bool(said)
        return warned or not said

    @property
    def _typed(self) -> str:
        return self.query_one("#country", Line).value.strip()

    def _country(self) -> str:
        """The code of the country that is typed; empty where the card has none of that name."""
        return self._typed if self._typed == self._kept.country else country.named(self._typed, self._countries)

    def _of(self, name: str) -> list[Line]:
        return list(self.query(Line).filter(f".{name}"))


def _line(name: str, value: str) -> Line:
    line = Line(EMPTY, value=value)
    line.add_class(name)
    return line
