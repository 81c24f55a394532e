"""One practice, before it is chosen: what it is, what to know beforehand, and how it goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from guide.actions import formatting
from guide.library import Practice
from guide.lint import references
from guide.lint.care.hearing import unheard
from guide.problems import ScriptError, WorldError
from guide.tui.screens.page import Body, Page
from guide.tui.widgets.appointed import Appointed
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint

if TYPE_CHECKING:
    from guide.render.job import RenderJob
    from guide.script.model import Script
    from guide.timeline import Position
    from guide.timeline.range import Range


EARLY = 5.0
"""Seconds before an appointed moment at which it begins to get ready by itself."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Yes, this one."""

    check_in: bool
    seconds: float | None = None
    """How long it shall last; None for its natural length."""
    resume: Position | None = None
    """Where to go on; None for the beginning."""


class PracticePage(Page[Begin | None]):
    """Answers with how to begin, or None to go back."""

    DEFAULT_CSS = """
    PracticePage Static { height: auto; }
    PracticePage #summary { margin-bottom: 1; max-width: 72; }
    PracticePage #note { border: round $accent; border-title-color: $accent; padding: 0 1; max-width: 76;
                         margin-bottom: 1; }
    PracticePage #unheard { margin-bottom: 1; max-width: 76; }
    PracticePage #both { height: auto; layout: vertical; }
    PracticePage.-roomy #both, PracticePage.-wide #both { layout: horizontal; }
    PracticePage #facts { color: $quiet; margin: 0 4 1 0; }
    PracticePage.-roomy #facts { width: 38; }
    PracticePage.-wide #facts { width: 46; }
    PracticePage #outline { width: 1fr; max-width: 60; margin-bottom: 1; }
    PracticePage.-low #summary, PracticePage.-low #facts, PracticePage.-low #note { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", show=False),
        Binding("a", "anew", show=False),
        Binding("c", "check_in", show=False),
        Binding("left", "length(-1)", show=False),
        Binding("right", "length(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("escape", "back", show=False),
    ]

    def __init__(
        self,
        practice: Practice,
        job: RenderJob,
        *,
        check_in: bool = True,
        seconds: float | None = None,
        resume: Position | None = None,
        at: float | None = None,
    ) -> None:
        """``job`` has the practice's script, and what is chosen for it; ``seconds`` how long it shall last; ``resume``
        where one was the last time, if it shall be gone on with; ``at`` the moment for which it is appointed."""
        super().__init__()
        self._at = at
        self._practice, self._job, self.check_in, self.seconds = practice, job, check_in, seconds
        self.resume = resume
        self._range: Range | None = None
        self._place: float | None = None
        """The second at which one was, once that is known."""

    def content(self) -> Iterable[Widget]:
        script = self._job.applied
        yield Static(script.title, classes="title")
        if self._at is not None:
            yield Appointed(self._at, EARLY, self.action_begin)
        yield Static(script.summary, id="summary", markup=False)
        if script.note:
            note = Static(script.note, id="note", markup=False)
            note.border_title = "Before you begin"
            yield note
        if sentences := unheard(script):
            yield Static("\n".join(sentences), id="unheard", classes="quiet", markup=False)
        with Container(id="both"):
            yield Static(self._facts(), id="facts")
            yield Static(self._sections([(None, section.title) for section in script.sections], None), id="outline")
        if script.author:
            yield Static(f"by {script.author}", classes="quiet", markup=False)

    def on_mount(self) -> None:
        self._show_keys()
        self._arrange()

    def action_begin(self) -> None:
        """Begin this practice; from where one was, if that was asked for."""
        self.answer(Begin(self.check_in, self.seconds, self.resume))

    def action_anew(self) -> None:
        """Begin at its beginning after all."""
        if self.resume is not None:
            self.answer(Begin(self.check_in, self.seconds))

    def action_check_in(self) -> None:
        """Whether to be asked how it feels."""
        self.check_in = not self.check_in
        self._show_keys()

    def action_length(self, step: int) -> None:
        """Change the length by a minute, as far as this practice goes; past its natural length it is that."""
        if self._range is None:
            return
        self.seconds = next_length(self._range, self.seconds, step)
        self._arrange()

    def action_scroll(self, rows: int) -> None:
        """Scroll the page, which small windows need."""
        self.query_one(Body).scroll_relative(y=rows, animate=False)

    def action_back(self) -> None:
        """Go back to the library."""
        self.answer(None)

    def _show_keys(self) -> None:
        check_in = Hint("c", f"check-in: {'yes' if self.check_in else 'no'}", ("c",))
        back = Hint("esc", "back", ("escape",))
        length = Hint("← →", "length", ("left", "right"))
        scroll = Hint("↑ ↓", "scroll", ("up", "down"))
        begin = [Hint("enter", "begin", ("enter",))]
        if self.resume is not None:
            where = "where you were" if self._place is None else f"at {formatting.clock(self._place)}"
            begin = [Hint("enter", f"go on {where}", ("enter",)), Hint("a", "anew", ("a",), "from its beginning")]
        self.show_keys((*begin, length, check_in, scroll, back))

    @work(thread=True, exclusive=True)
    def _arrange(self) -> None:
        """Times come when they are known; the page does not wait for them."""
        try:
            from guide.render.preparation import outline, start_of

            found = outline(self._job.wished(seconds=self.seconds))
        except (ScriptError, WorldError) as error:
            self.tell(self._cannot, formatting.trouble(error))
            return
        timeline = found.timeline
        seconds = timeline.rate.seconds
        starts = [(seconds(marker.frame), marker.title) for marker in timeline.markers]
        exact = found.settled and (found.exact or self.seconds is not None)
        place = None if self.resume is None else seconds(start_of(timeline, 0, self.resume))
        self.tell(self._arranged, starts, seconds(timeline.frames), exact, found.range, place)

    def _arranged(
        self, starts: Sequence[tuple[float | None, str]], length: float, exact: bool, range_: Range,
        place: float | None,
    ) -> None:  # fmt: skip
        self._range, self._place = range_, place
        self._show_keys()
        self.query_one("#outline", Static).update(self._sections(starts, length))
        self.query_one("#facts", Static).update(self._facts(length, exact))

    def _cannot(self, sentences: list[str]) -> None:
        self.query_one("#outline", Static).update(Text("\n".join(sentences)))

    def _sections(self, starts: Sequence[tuple[float | None, str]], length: float | None) -> Table:
        quiet = rich_colour(self, "quiet")
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(justify="right", width=7)
        table.add_column()
        for at, title in starts:
            table.add_row(Text("" if at is None else formatting.clock(at), quiet), Text(title))
        if length is not None:
            table.add_row(Text(formatting.clock(length), quiet), Text("end", quiet))
        return table

    def _facts(self, length: float | None = None, exact: bool = True) -> Table:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=9)
        table.add_column()
        for name, value in facts(self._job.applied):
            table.add_row(name, Text(value, rich_colour(self, "foreground")))
        if length is not None:
            table.add_row("length", Text(formatting.lasts(length, exact), rich_colour(self, "foreground")))
        if self._range:
            bounds = " to ".join(formatting.possible(self._range))
            table.add_row("possible", Text(bounds, rich_colour(self, "foreground")))
        return table


MINUTE = 60.0


def next_length(range_: Range, seconds: float | None, step: int) -> float | None:
    """Return the whole minute above (1) or below (-1) a length, within ``range_``; None where it is the natural one."""
    now = range_.natural if seconds is None else seconds
    minutes = now // MINUTE + 1 if step > 0 else -(-now // MINUTE) - 1
    wanted = minutes * MINUTE
    if seconds is not None and min(now, wanted) < range_.natural < max(now, wanted):
        return None
    return wanted if range_.shortest <= wanted <= range_.longest else seconds


def facts(script: Script) -> list[tuple[str, str]]:
    """Return name and value of what there is to know; what the author left open is left out."""
    bed = ", ".join(layer.track for layer in getattr(script.bed, "layers", ()))
    rows = [
        ("kind", formatting.kind(script.kind)),
        ("aim", f"{script.aim}: {formatting.AIMS[script.aim]}" if script.aim in formatting.AIMS else script.aim),
        ("depth", f"{formatting.dots(script.intensity)}  {formatting.DEPTHS[script.intensity]}"),
        ("posture", ", ".join(script.posture)),
        ("eyes", " or ".join(script.eyes).replace("either", "open or closed")),
        ("voice", _voice(script)),
        ("ambience", bed or "none at first"),
    ]
    return [(name, value) for name, value in rows if value]


def _voice(script: Script) -> str:
    """Said where it is not the usual one, or one that cannot read the language of the words."""
    if strange := references.foreign(script):
        return strange[0].message
    return "" if script.voice.name == "default" else script.voice.name
