"""Before something intense that would not be suggested now: gentler ones, the support card, or it all the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import ClassVar, TypeAlias

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from guide.library import Header
from guide.suggestions.gentler import GentlerOffer
from guide.translation import _
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.rows import Row, Rows
from guide.tui.widgets.shelf import opening

_WIDEST = 74
"""Letters of a reason."""


class Decided(Enum):
    """What else there is beside a gentler practice."""

    GO_ON = "go on"
    BACK = "back"


Chosen: TypeAlias = Header | Decided


class GentlerPage(Page[Chosen]):
    """Answers with a gentler practice, or with what was decided. The support card lies over it, and leaves it there."""

    PLAYS_NEXT = True
    DEFAULT_CSS = """
    GentlerPage #sentence { height: auto; max-width: 76; margin: 1 0; }
    GentlerPage.-low #sentence { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,b", "back", show=False)]
    HINTS = (
        Hint("enter", _("this one"), ("enter",)),
        Hint("↑ ↓", _("choose"), ("up", "down")),
        Hint("esc", _("leave it for now"), ("escape", "b")),
    )

    def __init__(self, title: str, offer: GentlerOffer, gentler: Sequence[Header]) -> None:
        """``title`` is that of the practice that was chosen; ``gentler`` has the headers of those in ``offer``."""
        super().__init__()
        self._title, self._offer, self._gentler = title, offer, tuple(gentler)

    def content(self) -> Iterable[Widget]:
        yield Static(self._title, classes="title", markup=False)
        yield Static(self._offer.sentence, id="sentence", markup=False)
        yield Rows()

    def on_mount(self) -> None:
        rows = [
            Row(header.title, opening(each.reason, _WIDEST), gap=at > 0)
            for at, (each, header) in enumerate(zip(self._offer.gentler, self._gentler, strict=True))
        ]
        rows.append(Row(_("Leave it for now"), gap=bool(rows)))
        rows.append(Row(_("The support card")))
        rows.append(Row(_("{title}, all the same").format(title=self._title)))
        self.query_one(Rows).show(rows)
        self.query_one(Rows).focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        at, others = event.option_index, (self.action_back, self.action_card, self._go_on)
        if at < len(self._gentler):
            self.answer(self._gentler[at])
        else:
            others[at - len(self._gentler)]()

    def _go_on(self) -> None:
        self.answer(Decided.GO_ON)

    def action_back(self) -> None:
        """Leave it for now."""
        self.answer(Decided.BACK)
