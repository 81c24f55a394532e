"""Which device plays: a short list over the practice, which goes on behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from guide.actions.table import action
from guide.translation import _
from guide.tui.screens.over_page import OverPage
from guide.tui.widgets.colour import rich_colour

if TYPE_CHECKING:
    from guide.player import Listed

TITLE = _("Where it plays")
USUAL = _("whichever the system uses")
NONE = _("There is no other sound device here.")
KEYS = _("↑ ↓ choose   enter use it   esc back")


class Devices(OverPage[str]):
    """Answers with the key that closed it, which the practice may still heed; what was chosen is told to ``use``."""

    DEFAULT_CSS = """
    Devices { align: center middle; background: $background 60%; }
    Devices Vertical { width: 64; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
                       background: $surface; border: round $faint; }
    Devices Static { height: auto; }
    Devices #name { text-style: bold; color: $primary; }
    Devices #now, Devices #foot { color: $quiet; margin-bottom: 1; }
    Devices #foot { margin: 1 0 0 0; height: 1; }
    Devices OptionList, Devices OptionList:focus { border: none; background-tint: $surface 0%; }
    Devices OptionList { background: $surface; padding: 0; height: auto; max-height: 1fr;
                         scrollbar-size-vertical: 1; scrollbar-color: $faint; scrollbar-background: $surface; }
    Devices OptionList > .option-list--option { padding: 0; }
    Devices OptionList > .option-list--option-highlighted, Devices OptionList > .option-list--option-hover,
    Devices OptionList:focus > .option-list--option-highlighted { background: $surface; color: $foreground;
                                                                   text-style: bold; }
    Devices.-low Vertical { padding: 0 2; border: none; }
    Devices.-low #now, Devices.-low #name { display: none; }
    Devices.-low #foot { margin: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            ",".join(key for each in ("close", "devices", "leave") for key in action(each).keys), "back", show=False
        ),
        Binding(",".join(action("ground").keys), "ground", show=False),
    ]

    def __init__(self, devices: Sequence[Listed], now: str, use: Callable[[str | None], None]) -> None:
        """``now`` says in a sentence what plays; ``use`` takes a device's name, or None for the system's own choice."""
        super().__init__()
        self._devices, self._now, self._use = tuple(devices), now, use
        self._names: list[str | None] = [None, *(device.name for device in devices)] if devices else []
        self._pointed = 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(TITLE, id="name")
            yield Static(self._now if self._devices else NONE, id="now", markup=False)
            yield OptionList(*(Option(self._row(at)) for at in range(len(self._names))))
            yield Static(KEYS, id="foot", markup=False)

    @on(OptionList.OptionHighlighted)
    def _point(self, event: OptionList.OptionHighlighted) -> None:
        before, self._pointed = self._pointed, event.option_index
        for at in {before, self._pointed}:
            event.option_list.replace_option_prompt_at_index(at, self._row(at))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self._use(self._names[event.option_index])
        self.dismiss("enter")

    def action_back(self) -> None:
        """Close the list and change nothing."""
        self.dismiss(action("close").keys[0])

    def action_ground(self) -> None:
        """Close the list and ground at once."""
        self.dismiss(action("ground").keys[0])

    def _row(self, at: int) -> Text:
        row = Text(
            "▌ " if at == self._pointed else "  ", rich_colour(self, "accent"), no_wrap=True, overflow="ellipsis"
        )
        row.append(USUAL if at == 0 else self._devices[at - 1].name, rich_colour(self, "foreground"))
        usual = at > 0 and self._devices[at - 1].default
        return row.append(_("  the usual one") if usual else "", rich_colour(self, "quiet"))
