"""Series: paths through practices and forms, in layers. Where somebody is is the layer they chose last, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from guide.translation import _
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.rows import Row, Rows
from guide.tui.widgets.shelf import opening

if TYPE_CHECKING:
    from guide.forms.form import Form
    from guide.library import Header

TITLE = _("Series")
EXPLAINED = _("Paths in layers. Any layer can be the first, any can be the last, and the same one again is as good.")
NONE = _("There are no series here. They are files, as practices are: scripts/series.")
HERE = _("you are here")
WRITE = _("to write")
_WIDEST = 66
"""Letters of a summary in the list of all series; the whole stands on its own page."""


class Leads(NamedTuple):
    """What a layer holds: a practice, or a form."""

    title: str
    header: Header | None = None
    form: Form | None = None


class Shown(NamedTuple):
    """A series, as it is shown."""

    name: str
    title: str
    summary: str
    layers: tuple[tuple[str, tuple[Leads, ...]], ...]
    """Each with its name."""
    at: str = ""
    """The layer that was chosen last; empty where none was."""
    called: Mapping[str, str] = MappingProxyType({})
    """How layers are shown, by their names; as they are named where nothing stands here."""

    def shown(self, layer: str) -> str:
        """Return how a layer is shown."""
        return self.called.get(layer, layer)


class Step(NamedTuple):
    """What was chosen: something in a layer of a series."""

    series: str
    layer: str
    leads: Leads


class SeriesPage(Page[Step | None]):
    """Answers with what was chosen, or None to go back."""

    DEFAULT_CSS = """
    SeriesPage Body, SeriesPage Keys { max-width: 84; }
    SeriesPage Body { overflow-y: hidden; }
    SeriesPage #about { color: $quiet; height: auto; padding-bottom: 1; }
    SeriesPage.-low #about { padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "back", show=False)]
    HINTS = (
        Hint("enter", _("open"), ("enter",)),
        Hint("↑ ↓", _("choose"), ("up", "down")),
        Hint("esc", _("back"), ("escape", "q")),
    )

    def __init__(self, series: Sequence[Shown], opened: str = "") -> None:
        """``opened`` is the name of the series that is shown at once; empty for all of them."""
        super().__init__()
        self._series = tuple(series)
        self._opened = next((each for each in series if each.name == opened), None)

    def content(self) -> Iterable[Widget]:
        yield Static(classes="title", id="head", markup=False)
        yield Static(id="about", markup=False)
        yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()
        self._show()

    def _show(self, pointed: int = 0) -> None:
        one = self._opened
        self.query_one("#head", Static).update(one.title if one else TITLE)
        self.query_one("#about", Static).update(one.summary if one else EXPLAINED if self._series else NONE)
        if one is None:
            self.query_one(Rows).show([_first_row(each, at) for at, each in enumerate(self._series)], pointed)
            return
        steps = self._steps(one)
        here = next((at for at, step in enumerate(steps) if step.layer == one.at), 0)
        self.query_one(Rows).show([_row(one, steps, at) for at in range(len(steps))], here)

    def _steps(self, one: Shown) -> list[Step]:
        return [Step(one.name, layer, leads) for layer, found in one.layers for leads in found]

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        if self._opened is None:
            self._opened = self._series[event.option_index]
            self._show()
        else:
            self.answer(self._steps(self._opened)[event.option_index])

    def action_back(self) -> None:
        """From one series to all of them, and from there to where one came from."""
        if self._opened is None:
            self.answer(None)
            return
        at, self._opened = self._series.index(self._opened), None
        self._show(at)


def _first_row(one: Shown, place: int) -> Row:
    where = f"   {_('you are at: {layer}').format(layer=one.shown(one.at))}" if one.at else ""
    return Row(one.title, opening(one.summary, _WIDEST), beside=where, gap=place > 0)


def _row(one: Shown, steps: Sequence[Step], at: int) -> Row:
    step = steps[at]
    first = at == 0 or steps[at - 1].layer != step.layer
    heading = one.shown(step.layer) if first else ""
    title = step.leads.title if step.leads.header else f"{step.leads.title}  ({WRITE})"
    return Row(title, "", heading, f"   {HERE}" if first and step.layer == one.at else "", True, first and at > 0)
