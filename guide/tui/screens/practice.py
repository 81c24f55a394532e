"""One practice, before it is chosen: what it is, what to know beforehand, and how it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Static

from guide.actions import formatting, preset_text
from guide.library import Practice
from guide.lint.care.hearing import unheard
from guide.preferences import own_shelf
from guide.preferences.own_shelf import Preset
from guide.problems import ScriptError, WorldError
from guide.script.language import tongue
from guide.translation import _
from guide.tui import choosing, levels
from guide.tui.begin import Begin
from guide.tui.choices_page import RowsPage
from guide.tui.choosing import Choice
from guide.tui.in_words import in_words
from guide.tui.lately import day_and_feeling
from guide.tui.screens.keep_as import KeepAs
from guide.tui.screens.page import Body
from guide.tui.widgets.appointed import Appointed
from guide.tui.widgets.choice_rows import ChoiceRows
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.outline_line import OutlineLine
from guide.tui.widgets.slider import Slider

if TYPE_CHECKING:
    from guide.journal import SessionRecord
    from guide.render.job import RenderJob
    from guide.render.options import RenderOptions
    from guide.timeline import Position
    from guide.timeline.range import Range


HEARD = "voice"
"""The row on which Enter lets hear instead of beginning."""
HEARING = _("One sentence …")
KEPT = _("Kept as @{name}: it is on the first page and in the library, and begins with: {way}")
EARLY = 5.0
"""Seconds before an appointed moment at which it begins to get ready by itself."""


class PracticePage(RowsPage[Begin | None]):
    """Answers with how to begin, or None to go back."""

    DEFAULT_CSS = """
    PracticePage Static { height: auto; max-width: 76; }
    PracticePage #length, PracticePage #note, PracticePage #outline { margin-right: 1; }
    PracticePage #length { height: 1; }
    PracticePage #summary, PracticePage.-tall #length { margin-bottom: 1; }
    PracticePage #words { color: $quiet; }
    PracticePage #note { border: round $accent; border-title-color: $accent; padding: 0 1; }
    PracticePage.-tall #note, PracticePage.-tall #both { margin-top: 1; }
    PracticePage.-high #summary { margin-bottom: 0; }
    PracticePage #unheard { margin-bottom: 1; }
    PracticePage #both { height: auto; layout: vertical; margin-top: 1; }
    PracticePage.-roomy #both, PracticePage.-wide #both { layout: horizontal; }
    PracticePage #choices { width: 1fr; }
    PracticePage.-roomy #choices, PracticePage.-wide #choices { width: 34; margin-right: 2; }
    PracticePage #outline { width: 1fr; }
    PracticePage #lately { color: $quiet; margin-top: 1; }
    PracticePage.-tall #author { margin-top: 1; }
    PracticePage.-tall #outline { margin-right: 0; }
    PracticePage.-low #summary, PracticePage.-low #both { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", show=False),
        Binding("a", "anew", show=False),
        Binding("c", "check_in", show=False),
        Binding("k", "keep", show=False),
        Binding("w", "write", show=False),
        Binding("left", "change(-1)", show=False),
        Binding("right", "change(1)", show=False),
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
        Binding("pageup", "scroll(-8)", show=False),
        Binding("pagedown", "scroll(8)", show=False),
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
        earlier: Callable[[], Sequence[SessionRecord]] = tuple,
        preset: Preset | None = None,
        louder: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """``job`` has the practice's script, and what is chosen for it; ``seconds`` how long it shall last; ``resume``
        where one was the last time, if it shall be gone on with; ``at`` the moment for which it is appointed;
        ``earlier`` reads the last times from the journal; ``preset`` is as what it was kept; ``louder`` is how loud
        voice and bed begin, in decibels."""
        super().__init__()
        self._at = at
        self._practice, self._job, self.check_in, self.seconds = practice, job, check_in, seconds
        self.resume = resume
        self._earlier = earlier
        self._asked, self._preset = job.options, preset
        if preset:
            self._job = replace(job, options=replace(preset.over(job.options, job.script), seconds=job.options.seconds))
        self._levels_asked = (louder[0], 0.0, louder[1])
        self._levels = (preset and preset.levels) or self._levels_asked
        self._choices: tuple[Choice, ...] = ()
        self._beds: Sequence[str] = ()
        self._voices: Sequence[str] | None = None
        self._range: Range | None = None
        self._place: float | None = None
        """The second at which one was, once that is known."""

    def content(self) -> Iterable[Widget]:
        script = self._job.applied
        called = f"{script.title}  @{self._preset.name}" if self._preset else script.title
        yield Static(called, classes="title", markup=False)
        if self._at is not None:
            yield Appointed(self._at, EARLY, self.action_begin)
        yield Slider()
        yield Static(script.summary, id="summary", markup=False)
        yield Static(in_words(script), id="words", markup=False)
        if script.note:
            note = Static(script.note, id="note", markup=False)
            note.border_title = _("Before you begin")
            yield note
        if sentences := unheard(script):
            yield Static("\n".join(sentences), id="unheard", classes="quiet", markup=False)
        with Container(id="both"):
            yield ChoiceRows()
            yield OutlineLine([(None, section.title) for section in script.sections])
        yield Static(id="told", classes="quiet", markup=False)
        yield Static(id="lately", markup=False)
        if script.author:
            yield Static(_("by {author}").format(author=script.author), id="author", classes="quiet", markup=False)

    @property
    def goes_on(self) -> bool:
        """Return whether it is appointed: it begins at its moment."""
        return self._at is not None

    def on_mount(self) -> None:
        self.query_one("#lately").display = False
        self._show_keys()
        self._arrange()
        self._look_around()

    def action_begin(self) -> None:
        """Begin this practice, from where one was if that was asked for; where the voice is marked, hear it."""
        if self._row_marked == HEARD:
            self._say(HEARING)
            self._hear(self._job.options.voice or self._job.script.voice.name)
        else:
            self.answer(self._begun(self.resume))

    def action_anew(self) -> None:
        """Begin at its beginning after all."""
        if self.resume is not None:
            self.answer(self._begun(None))

    def action_write(self) -> None:
        """Have it written to a file, as it is chosen here, and not played."""
        self.answer(replace(self._begun(self.resume), to_file=True))

    def action_check_in(self) -> None:
        """Whether to be asked how it feels."""
        self.check_in = not self.check_in
        self._show_keys()

    def _begun(self, resume: Position | None) -> Begin:
        return Begin(self.check_in, self.seconds, resume, self._changed, self._louder)

    @property
    def _louder(self) -> tuple[float, float, float] | None:
        """How loud it begins, where that is not as it was asked for already."""
        return None if self._levels == self._levels_asked else self._levels

    @property
    def _row_marked(self) -> str:
        """Its name; empty for ``begin``."""
        at = self.query_one(ChoiceRows).at
        return self._choices[at - 1].name if at else ""

    @work
    async def action_keep(self) -> None:
        """Ask for a name, and keep the practice so as it is chosen now."""
        wanted = as_kept(self._practice.name, self.seconds, self._job.options, self._louder)
        name = await self.app.push_screen_wait(KeepAs(f"{self._job.script.title}: {preset_text.told(wanted)}"))
        if not name:
            return
        try:
            kept = own_shelf.keep(replace(wanted, name=name)).preset(name)
        except WorldError as error:
            self._say(str(error))
        else:
            self._say(KEPT.format(name=kept.name, way=preset_text.way(kept.name)))

    def _say(self, sentence: str) -> None:
        self.query_one("#told", Static).update(sentence)

    @work(thread=True, exclusive=True, group="hear")
    def _hear(self, voice: str) -> None:
        from guide.player.hearing import hear
        from guide.preview.sample import sample

        said = ""
        try:
            hear(sample([voice]))
        except WorldError as error:
            said = str(error)
        self.tell(self._say, said)

    @property
    def _changed(self) -> RenderOptions | None:
        return None if self._job.options == self._asked else self._job.options

    def action_row(self, step: int) -> None:
        """Mark the row before, or the next one."""
        super().action_row(step)
        rows = self.query_one(ChoiceRows)
        region = Region(0, rows.at, 1, 1).translate(rows.virtual_region.offset)
        self.query_one(Body).scroll_to_region(region, animate=False)
        self._show_keys()
        if self._voices is None and self._row_marked == HEARD:
            self._voices = ()
            self._find_voices()

    def action_change(self, step: int) -> None:
        """Change what is marked: a choice, or the length."""
        at = self.query_one(ChoiceRows).at
        if at == 0:
            self._change_length(step)
            return
        choice = self._choices[at - 1]
        if choice in levels.ROWS:
            self._levels = levels.changed(self._levels, choice.name, step)
            self._show_choices()
            return
        now = choosing.value(choice, self._job.script, self._job.options)
        options = choosing.chosen(choice, choice.then(now, step), self._job.options)
        self._job = replace(self._job, options=options)
        self._show_choices()
        self._arrange()

    def _change_length(self, step: int) -> None:
        """By a minute, as far as this practice goes; past its natural length it is that."""
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
        check_in = Hint("c", _("check-in: yes") if self.check_in else _("check-in: no"), ("c",))
        back = Hint("esc", _("back"), ("escape",))
        at = self.query_one(ChoiceRows).at
        length = Hint("← →", _("length") if at == 0 else _("change"), ("left", "right"))
        scroll = Hint("↑ ↓", _("choose"), ("up", "down"), _("choose what to change"))
        begin = [Hint("enter", _("begin"), ("enter",))]
        if self.resume is not None:
            place = formatting.clock(self._place or 0.0)
            where = _("go on where you were") if self._place is None else _("go on at {place}").format(place=place)
            begin = [Hint("enter", where, ("enter",)), Hint("a", _("anew"), ("a",), _("from its beginning"))]
        if self._row_marked == HEARD:
            begin = [Hint("enter", _("hear"), ("enter",), _("hear this voice say a sentence"))]
        keep = Hint("k", _("keep as …"), ("k",), _("keep it as it is chosen here, under a name"))
        write = Hint("w", _("to a file"), ("w",), _("write it to a sound file, in the folder where you started"))
        self.show_keys((*begin, length, check_in, scroll, keep, write, back))

    @work(thread=True)
    def _look_around(self) -> None:
        """Beds and the last times come when they are known."""
        from guide.sounds.catalogue import names, read

        beds = names(read().beds)
        self.tell(self._know, beds, tuple(map(day_and_feeling, self._earlier())))

    @work(thread=True)
    def _find_voices(self) -> None:
        """Once they are asked for: engines take a moment to tell."""
        from guide import voices

        spoken = tongue(self._job.script.language)
        found = [each.name for each in voices.voices() if not each.missing and tongue(each.language) == spoken]
        self.tell(self._hear_of, found)

    def _know(self, beds: Sequence[str], times: tuple[tuple[str, str, str], ...]) -> None:
        self._beds = beds
        self._list_choices()
        lately = self.query_one("#lately", Static)
        lately.display = bool(times)
        lately.update("\n".join([_("The last times"), *(f"  {day:<12}{heard:<9}{felt}" for day, heard, felt in times)]))

    def _hear_of(self, voices: Sequence[str]) -> None:
        self._voices = voices
        self._list_choices()

    def _list_choices(self) -> None:
        rows = choosing.choices(self._job.script, self._voices or (), self._beds)
        self._choices = (*rows, *levels.ROWS)
        self._show_choices()

    def _show_choices(self) -> None:
        script, options = self._job.script, self._job.options
        rows = [
            (choosing.TITLES.get(each.name) or levels.TITLES.get(each.name, each.name), each.called(
                levels.value(self._levels, each.name) if each in levels.ROWS else choosing.value(each, script, options)
            ))
            for each in self._choices
        ]  # fmt: skip
        self.query_one(ChoiceRows).show(rows)

    @work(thread=True, exclusive=True, group="arrange")
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
        self.query_one(OutlineLine).show(starts, length)
        self.query_one(Slider).show(range_, length, exact=exact)

    def _cannot(self, sentences: list[str]) -> None:
        self.query_one(OutlineLine).show([(None, sentence) for sentence in sentences], 0.0)


def as_kept(
    practice: str, seconds: float | None, options: RenderOptions, louder: tuple[float, float, float] | None = None
) -> Preset:
    """Return the practice of that name with what was chosen for it, still without a name of its own."""
    return Preset(
        "", practice, seconds, options.voice, options.pace, options.bed, options.hush, options.profile,
        dict(options.settings), louder,
    )  # fmt: skip


MINUTE = 60.0


def next_length(range_: Range, seconds: float | None, step: int) -> float | None:
    """Return the whole minute above (1) or below (-1) a length, within ``range_``; None where it is the natural one."""
    now = range_.natural if seconds is None else seconds
    minutes = now // MINUTE + 1 if step > 0 else -(-now // MINUTE) - 1
    wanted = minutes * MINUTE
    if seconds is not None and min(now, wanted) < range_.natural < max(now, wanted):
        return None
    return wanted if range_.shortest <= wanted <= range_.longest else seconds
