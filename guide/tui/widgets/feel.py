"""How it feels: the zone and distress, with few keys and half-closed eyes."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from guide.journal import Feeling, Zone
from guide.tui.widgets.colour import rich_colour

_ZONES = tuple(Zone)
_MOST = 10


class Feel(Widget, can_focus=True):
    """Up and down for the zone, left and right or digits for distress, backspace for nothing at all."""

    SCOPED_CSS = False  # its looks depend on the size of the window, which the page knows
    DEFAULT_CSS = """
    Feel { height: auto; padding: 0 0 0 1; border-left: outer $faint; }
    Feel:focus { border-left: outer $accent; }
    Feel Horizontal { height: auto; }
    Feel #distress { margin-top: 1; }
    .-tall Feel Horizontal { margin-bottom: 1; }
    .-tall Feel #distress { margin: 1 0 0 0; }
    Feel .zone { width: 11; }
    Feel .meaning { width: 1fr; max-width: 58; color: $quiet; }
    Feel .label { width: 11; color: $quiet; }
    Feel .chosen { color: $foreground; }
    Feel #scale { width: 1fr; }
    Feel #anchors { color: $quiet; padding: 0 0 0 11; }
    .-narrow Feel .meaning { max-height: 2; }
    .-narrow Feel .zone { width: 10; }
    .-narrow Feel .label { display: none; }
    .-narrow Feel #anchors { padding: 0; }
    .-low Feel #distress { margin: 0; }
    Feel .brief { display: none; width: 1fr; color: $quiet; }
    .-low Feel .meaning { display: none; }
    .-low Feel .brief { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "zone(-1)", show=False),
        Binding("down", "zone(1)", show=False),
        Binding("left", "distress(-1)", show=False),
        Binding("right", "distress(1)", show=False),
        Binding("backspace,delete", "forget", show=False),
    ]
    zone: reactive[Zone | None] = reactive(None)
    distress: reactive[int | None] = reactive(None)

    class Changed(Message):
        """Something else was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._one = False
        """A 1 has just been typed, so that a 0 makes it ten."""

    def feeling(self) -> Feeling | None:
        """What was chosen; None if nothing was."""
        if self.zone is None and self.distress is None:
            return None
        return Feeling(self.zone, self.distress)

    def compose(self) -> ComposeResult:
        for zone in _ZONES:
            with Horizontal():
                yield Static(id=zone.value, classes="zone")
                yield Static(zone.explanation, classes="meaning", id=f"{zone.value}-meaning")
                yield Static(zone.explanation.partition(":")[0], classes="brief")
        with Horizontal(id="distress"):
            yield Static("Distress", classes="label")
            yield Static(id="scale")
        yield Static("0 none at all · 10 as much as there can be", id="anchors")

    def on_mount(self) -> None:
        self._show_zone()
        self._show_distress()

    def watch_zone(self) -> None:
        if self.is_mounted:
            self._show_zone()
            self.post_message(self.Changed())

    def watch_distress(self) -> None:
        if self.is_mounted:
            self._show_distress()
            self.post_message(self.Changed())

    def _show_zone(self) -> None:
        for zone in _ZONES:
            chosen = zone is self.zone
            name = Text(
                f"{'●' if chosen else '○'} {zone.value}", f"bold {rich_colour(self, 'primary')}" if chosen else ""
            )
            self.query_one(f"#{zone.value}", Static).update(name)
            self.query_one(f"#{zone.value}-meaning").set_class(chosen, "chosen")

    def _show_distress(self) -> None:
        line = Text(no_wrap=True)
        for number in range(_MOST + 1):
            chosen = number == self.distress
            style = f"bold {rich_colour(self, 'primary')}" if chosen else ""
            line.append(f"[{number}]" if chosen else f" {number} ", style)
        self.query_one("#scale", Static).update(line)

    def action_zone(self, step: int) -> None:
        """The first press means the middle one; from there it is one step to either side."""
        at = 1 if self.zone is None else _ZONES.index(self.zone) + step
        self.zone = _ZONES[min(max(at, 0), len(_ZONES) - 1)]

    def action_distress(self, step: int) -> None:
        """From nothing: right begins at 0, left at 10."""
        nothing = 0 if step > 0 else _MOST
        self.distress = nothing if self.distress is None else min(max(self.distress + step, 0), _MOST)

    def action_forget(self) -> None:
        """Nothing chosen."""
        self.zone = self.distress = None

    def on_key(self, event: events.Key) -> None:
        """Digits: 0 to 9 at once, and 1 0 for ten."""
        if event.character and event.character in "0123456789":
            event.stop()
            self.distress = _MOST if self._one and event.character == "0" else int(event.character)
            self._one = event.character == "1"
        else:
            self._one = False
