"""The first page: how is it, what might be good now, where one left off, and the doors to everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from rich.text import Text
from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from guide import library
from guide.actions.ways import ways
from guide.forms.zone import Zone
from guide.library import Header
from guide.preferences import own_shelf
from guide.problems import WorldError
from guide.translation import _
from guide.tui.door import Door
from guide.tui.kept_practice import KeptPractice, kept_practices
from guide.tui.looking_into import A_MOMENT, looked_into
from guide.tui.screens.reading import READING, LeftError, ReadingPage
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.practice_detail import Looked, PracticeDetail
from guide.tui.widgets.rows import WithBelow
from guide.tui.widgets.shelf import opening

if TYPE_CHECKING:
    from datetime import datetime

    from guide.journal import Journal
    from guide.live.at_hand import AtHand
    from guide.preferences.own_shelf import Preset
    from guide.timeline import Position

ZONES = tuple(Zone)
"""In the order of their keys 1, 2 and 3."""
ASKED = _("How is it just now?")
LOOKING = _("One moment …")
NO_PRACTICES = _("There are no practices here yet. Write one: guide new")
_WIDEST = 76
_BETWEEN = "   "
"""Between one door and the next."""
TWO_COLUMNS = 120
"""Cells of the window from which on the practice pointed at is told of beside the rows."""
PRESETS = 3
"""At most so many of those that were kept, the latest first."""


class Chosen(NamedTuple):
    """A practice, where to go on with it (None for its beginning), and as what it was kept, if it was."""

    header: Header
    resume: Position | None = None
    preset: Preset | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that can be chosen, and one of reason below it."""

    chosen: Chosen
    reason: str

    @property
    def title(self) -> str:
        """Return what it is called here."""
        return f"@{self.chosen.preset.name}" if self.chosen.preset else self.chosen.header.title


class NowPage(ReadingPage[Chosen | Door | None]):
    """Answers with a practice, a door, or None to leave. May be asked again: `ask_again`."""

    DEFAULT_CSS = """
    NowPage.-two Body, NowPage.-two Keys { max-width: 140; }
    NowPage Body { overflow-y: hidden; }
    NowPage.-high Body { padding: 1 3 0 4; }
    NowPage #both { height: 1fr; }
    NowPage.-tall #both { height: auto; max-height: 1fr; }
    NowPage.-two #zones, NowPage.-two #rows { max-width: 76; }
    NowPage.-two PracticeDetail { display: block; height: 16; }
    NowPage.-two.-grand PracticeDetail { height: 22; }
    NowPage #asked { color: $quiet; height: 1; margin-top: 1; }
    NowPage #zones { height: auto; margin-bottom: 1; }
    NowPage .zone { width: 1fr; height: auto; padding: 0 1; color: $foreground; border-left: outer $faint; }
    NowPage .zone.-said { border-left: outer $accent; color: $primary; text-style: bold; }
    NowPage OptionList, NowPage OptionList:focus { border: none; background: $background;
                         background-tint: $background 0%; padding: 0; height: auto; max-height: 1fr;
                         scrollbar-size-vertical: 1; scrollbar-color: $faint; scrollbar-background: $background; }
    NowPage OptionList > .option-list--option { padding: 0; }
    NowPage OptionList > .option-list--option-highlighted, NowPage OptionList:focus > .option-list--option-highlighted,
    NowPage OptionList > .option-list--option-hover { background: $background; color: $foreground; text-style: none; }
    NowPage #offer, NowPage #busy, NowPage #doors { height: auto; margin-top: 1; color: $quiet; }
    NowPage.-low #asked { display: none; }
    NowPage.-low #zones, NowPage.-low .title { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer_nothing", show=False),
        *(Binding(str(number), f"say({number - 1})", show=False) for number in range(1, len(ZONES) + 1)),
    ]
    HINTS = (
        Hint("enter", _("open"), ("enter",)),
        Hint("↑ ↓", _("choose"), ("up", "down")),
        Hint("1 2 3", _("how it is"), ("1", "2", "3"), _("how it is: it decides what comes first, and is not kept")),
        Hint("esc", _("leave"), ("escape",)),
        Hint("?", _("keys"), ("question_mark",), _("these keys")),
    )

    def __init__(self, doors: Sequence[Door], journal: Callable[[], Journal | None]) -> None:
        """``journal`` is called in a thread, once the page is shown."""
        super().__init__()
        self._doors = {door.key: door for door in doors}
        self._journal = journal
        self._zone: Zone | None = None
        self._headers: tuple[Header, ...] = ()
        """What is at hand, once it was read."""
        self._rows: list[_Row] = []
        self._details: dict[str, Looked] = {}
        self._shown = False
        """Whether it was shown before; the first look is that of `on_mount`."""

    def content(self) -> Iterable[Widget]:
        yield Static(_("What would be good now?"), classes="title")
        yield Static(ASKED, id="asked")
        with Horizontal(id="zones"):
            for number, zone in enumerate(ZONES, start=1):
                yield Static(f"{number}  {zone.brief}", id=f"zone-{zone}", classes="zone", markup=False)
        yield Static(LOOKING, id="offer", markup=False)
        yield Static(id="busy", markup=False)
        with Horizontal(id="both"):
            yield OptionList(id="rows")
            yield PracticeDetail()
        yield Static(id="doors")

    def on_mount(self) -> None:
        self.say_in("#busy", "")
        self._fit()
        self.begin_counting()
        self.query_one("#doors").auto_links = False  # their keys say that they are doors; Textual would underline them
        self.query_one(OptionList).focus()
        self.look()

    def on_resize(self) -> None:
        self.set_class(self.size.width >= TWO_COLUMNS, "-two")
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Once it is known how wide and how high everything is."""
        self.query_one("#doors", Static).update(self._doors_line())
        self._move_bar()
        rows = self.query_one(OptionList)
        rows.refresh(layout=True)  # with air between them they are higher, which Textual finds out only as it paints
        rows.scroll_to_highlight()

    def on_screen_resume(self) -> None:
        """Look again, on every coming back: something may have been practised or written meanwhile."""
        if self._shown:
            self._details.clear()
            self.look()
        self._shown = True

    @work(thread=True, exclusive=True)
    def look(self, headers: tuple[Header, ...] = ()) -> None:
        """Find out what is at hand, among ``headers`` where they were read just now; the page is there before."""
        try:
            headers = headers or library.read_index(self.counter(READING)).usable
            from guide.live.at_hand import at_hand
            from guide.player.wallclock import now

            found = at_hand(self._journal(), headers, now(), self._zone)
            kept = kept_practices(own_shelf.read(), headers)[:PRESETS]
        except LeftError:  # what was found out so far is kept
            return
        except WorldError as error:
            self.tell(self._failed, f"{error.sentence} {error.hint}".strip())
        else:
            self.tell(self._found, found, headers, now(), kept)

    def _failed(self, sentence: str) -> None:
        self.end_counting()
        self.say_in("#offer", sentence)

    def _found(
        self, found: AtHand, headers: tuple[Header, ...], moment: datetime, kept: tuple[KeptPractice, ...]
    ) -> None:
        self.end_counting()
        self._headers, by_name = headers, {each.name: each for each in headers}
        rows: list[_Row] = []
        suggested = {each.name for each in found.suggestions}
        for way in ways(found, moment):
            header = by_name[way.name]
            said = way.resume is None and any(way.reason == row.reason for row in rows)
            reason = header.summary if said and way.name in suggested else way.reason
            rows.append(_Row(Chosen(header, way.resume), opening(reason, _WIDEST)))
        behind = min(len(rows), len(suggested))
        rows[behind:behind] = [_Row(Chosen(each.header, preset=each.preset), each.told) for each in kept]
        self._rows = rows
        shown = self.query_one(OptionList)
        if shown.option_count != len(rows):  # else rows of the same height take their places, and nothing is laid out
            at = shown.highlighted
            shown.clear_options()
            shown.add_options(Option(self._row(number)) for number in range(len(rows)))
            shown.highlighted = min(at or 0, len(rows) - 1) if rows else None
        self._move_bar()
        self.call_after_refresh(self._move_bar)  # what is said below may leave it less room
        offered = next((each.sentence for each in found.offers if not each.practice), "")
        self.say_in("#offer", offered or ("" if rows else NO_PRACTICES))

    def _row(self, number: int) -> WithBelow:
        row, pointed = self._rows[number], number == self.query_one(OptionList).highlighted
        bar = ("▌ " if pointed else "  ", rich_colour(self, "accent"))
        title = (row.title, f"bold {rich_colour(self, 'primary')}" if pointed else "bold")
        gap = int(number + 1 < len(self._rows) and self._airy)
        return WithBelow(Text.assemble(bar, title), row.reason, rich_colour(self, "quiet"), gap)

    @property
    def _airy(self) -> bool:
        """Whether there is room for an empty line between the rows."""
        room = self.query_one("#both").size.height
        return self.has_class("-tall") or 3 * len(self._rows) - 1 <= room

    @on(OptionList.OptionHighlighted)
    def _move_bar(self) -> None:
        shown = self.query_one(OptionList)
        for number in range(min(shown.option_count, len(self._rows))):
            row = self._row(number)
            if shown.get_option_at_index(number).prompt != row:  # for one that changes all are drawn anew
                shown.replace_option_prompt_at_index(number, row)
        self._tell_detail()

    def _tell_detail(self) -> None:
        """Tell beside the rows, where there is room, what is pointed at; what takes a moment follows."""
        at = self.query_one(OptionList).highlighted
        if at is None or at >= len(self._rows) or not self.has_class("-two"):
            return
        header = self._rows[at].chosen.header
        looked = self._details.get(header.name)
        self.query_one(PracticeDetail).tell(header, looked)
        if looked is None:
            self._find_out(header)

    @work(thread=True, exclusive=True, group="detail")
    def _find_out(self, header: Header) -> None:
        if not get_current_worker().cancelled_event.wait(A_MOMENT):
            self.tell(self._know, header.name, looked_into(header, self._journal()))

    def _know(self, name: str, looked: Looked) -> None:
        self._details[name] = looked
        self._tell_detail()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        self.answer(self._rows[event.option_index].chosen)

    def on_key(self, event: events.Key) -> None:
        """Open a door by its key."""
        door = self._doors.get(event.character or "") or self._doors.get(event.key)
        if door:
            event.stop()
            event.prevent_default()
            self.answer(door)

    def action_door(self, key: str) -> None:
        """Open the door of that key, which was clicked."""
        self.answer(self._doors[key])

    def leads(self) -> tuple[Door, ...]:
        """Return every door."""
        return tuple(self._doors.values())

    def on_click(self, event: events.Click) -> None:
        """Say how it is by touching one of the three."""
        for number, zone in enumerate(ZONES):
            if event.widget is self.query_one(f"#zone-{zone}"):
                self.action_say(number)

    def action_say(self, number: int) -> None:
        """Say how it is, or take it back."""
        zone = ZONES[number]
        self._zone = None if self._zone is zone else zone
        for each in ZONES:
            self.query_one(f"#zone-{each}").set_class(each is self._zone, "-said")
        self.look(self._headers)

    def action_answer_nothing(self) -> None:
        """Leave."""
        self.answer(None)

    def _door_word(self, door: Door) -> Text:
        """Its key and its name, which can be clicked."""
        word = Text(door.hint.key, f"bold {rich_colour(self, 'accent')}")
        word.append(f" {door.name}", f"not bold {rich_colour(self, 'quiet')}")
        word.stylize(Style(meta={"@click": f"screen.door('{door.key}')"}))
        return word

    def _doors_line(self) -> Text:
        """The doors side by side, in as few lines as they fit into and as many in each; none is torn in two."""
        words = [self._door_word(door) for door in self._doors.values()]
        room = self.query_one("#doors").size.width or sum(word.cell_len + len(_BETWEEN) for word in words)
        lines: list[Text] = []
        for rows in range(1, len(words) + 1):
            each = -(-len(words) // rows)
            lines = [Text(_BETWEEN).join(words[at : at + each]) for at in range(0, len(words), each)]
            if max(line.cell_len for line in lines) <= room:
                break
        return Text("\n").join(lines)
