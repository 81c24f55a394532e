"""How it feels: the zone, and beside it distress or another scale of eleven, with few keys and half-closed eyes."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widgets import Static

from guide.forms.answers import Part
from guide.forms.kinds.scale import ScaleQuestion
from guide.forms.question import Parts, QuestionKind
from guide.forms.sentences import named
from guide.forms.zone import Zone
from guide.problems import capital
from guide.suggestions.values import MUCH
from guide.translation import _
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.questions.editor import Editor
from guide.tui.widgets.questions.scale import anchors
from guide.tui.widgets.ten import MOST, part_at, ten_parts

_ZONES = tuple(Zone)
MUCH_SAID = _("S opens your support card, if you like: your people, and lines to call.")
"""A quiet line while there is as much distress as `MUCH`."""


class Feel(Editor, can_focus=True):
    """Up and down for the zone, left and right or digits for the scale, backspace for nothing at all."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Feel { padding: 0; border: none; }
    Feel:focus { border: none; }
    Feel #cards { height: auto; }
    Feel .card { width: 1fr; height: auto; min-height: 8; border: round $faint; border-subtitle-color: $quiet;
                 padding: 0 1; margin: 0 1 0 0; }
    Feel .card.chosen { border: round $primary; border-subtitle-color: $primary; background: $surface; }
    Feel .card.last { margin: 0; }
    Feel .brief { text-style: bold; color: $foreground; }
    Feel .card.chosen .brief { color: $primary; }
    Feel .meaning { color: $quiet; }
    Feel .card.chosen .meaning { color: $foreground; }
    Feel #scale { width: 1fr; margin-top: 1; }
    Feel #anchors { color: $quiet; max-width: 76; }
    Feel #much { color: $quiet; max-width: 76; display: none; }
    .-tall Feel .card { min-height: 11; padding: 1 1; }
    .-tall Feel .meaning { margin-top: 1; padding: 0 0 0 2; }
    .-tall Feel #scale { margin-top: 2; }
    .-tall Feel #much { margin-top: 1; }
    .-narrow Feel #cards, .-low Feel #cards { layout: vertical; }
    .-narrow Feel .card, .-low Feel .card { border: none; min-height: 1; padding: 0; margin: 0; }
    .-narrow Feel .meaning, .-low Feel .meaning { display: none; }
    .-low Feel #scale { margin: 0; }
    .-low Feel #anchors { max-height: 1; }
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

    def __init__(self, zone: QuestionKind, scale: ScaleQuestion | None = None) -> None:
        super().__init__(*filter(None, (zone, scale)))
        self._scale = scale
        self.HINTS = (Hint("↑ ↓", _("which"), ("up", "down"), _("which of the three it is nearest to")),)  # type: ignore[misc]
        if scale is not None:
            name = named(scale.steps.name, f"scales/{scale.steps.name}")
            self.HINTS += (Hint("0 … 9", name, ("left", "right"), _("{name}, or ← →").format(name=name)),)  # type: ignore[misc]
        self._one = False
        """A 1 has just been typed, so that a 0 makes it ten."""

    @property
    def said(self) -> bool:
        """Whether anything was chosen."""
        return self.zone is not None or self.distress is not None

    def answers(self) -> tuple[Parts, ...]:
        """Return the zone, and the number where there is a scale."""
        zone = (Part(self.zone.value),) if self.zone else ()
        number = (Part(value=float(self.distress)),) if self.distress is not None else ()
        return (zone, number) if self._scale else (zone,)

    def show_all(self, answers: tuple[Parts, ...]) -> None:
        """Take both, given before."""
        zone, number = (*answers, ())[:2]
        self.zone = Zone(str(zone[0].text)) if zone else None
        self.distress = int(number[0].value) if number and number[0].value is not None else None

    def compose(self) -> ComposeResult:
        with Horizontal(id="cards"):
            for zone in _ZONES:
                card = Vertical(classes=f"card {'last' if zone is _ZONES[-1] else ''}", id=f"{zone.value}-card")
                card.border_subtitle = zone.word
                with card:
                    yield Static(id=zone.value, classes="brief", markup=False)
                    yield Static(capital(zone.explanation.partition(": ")[2]), classes="meaning", markup=False)
        if self._scale is not None:
            yield Static(id="scale")
            yield Static(id="anchors", markup=False)
            yield Static(MUCH_SAID, id="much", markup=False)

    def on_mount(self) -> None:
        self.draw()

    def watch_zone(self) -> None:
        if self.is_mounted:
            self.changed()

    def watch_distress(self) -> None:
        if self.is_mounted:
            self.changed()

    def draw(self) -> None:
        """Draw the zones and the bar."""
        for zone in _ZONES:
            chosen = zone is self.zone
            card = self.query_one(f"#{zone.value}-card")
            name = "" if card.styles.border_top[0] else f" · {zone.word}"
            brief = zone.explanation.partition(": ")[0]
            self.query_one(f"#{zone.value}", Static).update(f"{'●' if chosen else '○'} {brief}{name}")
            card.set_class(chosen, "chosen")
        if self._scale is not None:
            self.query_one("#scale", Static).update(self._bar(self._scale.steps.title))
            self.query_one("#anchors", Static).update(anchors(self._scale, self.known, self.size.width or 1))
            self.query_one("#much").display = self.distress is not None and self.distress >= MUCH

    def _bar(self, title: str) -> Text:
        """The scale's name, and ten parts that fill."""
        line = Text(f"{title}  ", rich_colour(self, "quiet"), no_wrap=True)
        return line.append_text(ten_parts(self, self.distress, self._room(title)))

    def _room(self, title: str) -> int:
        return (self.size.width or 80) - len(title) - 2

    def on_click(self, event: events.Click) -> None:
        """Take what was clicked, a card or a part of the bar; a card that was chosen is taken back."""
        clicked = event.screen_offset
        for zone in _ZONES:
            if self.query_one(f"#{zone.value}-card").region.contains_point(clicked):
                self.zone = None if self.zone is zone else zone
        bar = self.query_one("#scale").region if self._scale is not None else None
        if self._scale is not None and bar is not None and bar.contains_point(clicked):
            title = self._scale.steps.title
            part = part_at(self.distress, self._room(title), clicked.x - bar.x - len(title) - 2)
            self.distress = self.distress if part is None else part

    def action_zone(self, step: int) -> None:
        """The first press means the middle one; from there it is one step to either side."""
        at = 1 if self.zone is None else _ZONES.index(self.zone) + step
        self.zone = _ZONES[min(max(at, 0), len(_ZONES) - 1)]

    def action_distress(self, step: int) -> None:
        """From nothing: right begins at 0, left at 10."""
        if self._scale is not None:
            nothing = 0 if step > 0 else MOST
            self.distress = nothing if self.distress is None else min(max(self.distress + step, 0), MOST)

    def action_forget(self) -> None:
        """Nothing chosen."""
        self.zone = self.distress = None

    def on_key(self, event: events.Key) -> None:
        """Digits: 0 to 9 at once, and 1 0 for ten; of the zones, where they stand alone, 1 to 3."""
        if event.character and event.character in "0123456789":
            event.stop()
            self._digit(int(event.character))
        else:
            self._one = False

    def _digit(self, digit: int) -> None:
        if self._scale is not None:
            self.distress = MOST if self._one and digit == 0 else digit
            self._one = digit == 1
        elif 1 <= digit <= len(_ZONES):
            self.zone = _ZONES[digit - 1]


def together(zone: QuestionKind, scale: QuestionKind) -> bool:
    """Return whether the two are asked at once: a zone, and a scale of whole numbers from 0 to 10 that is always
    asked behind it."""
    if zone.NAME != "zone" or not isinstance(scale, ScaleQuestion) or scale.when or scale.unless or scale.again:
        return False
    steps = scale.steps
    return (steps.low, steps.high, steps.step) == (0, MOST, 1)
