"""What may honestly be said of the journal: sentences, each with what it rests on and its picture; or not enough yet.

Everything is found in a worker, so that the page is there at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from guide.forms.form import Form
from guide.insights.finding import Finding, Insight
from guide.journal import Journal
from guide.player.wallclock import now
from guide.problems import ScriptError, WorldError
from guide.translation import _
from guide.tui.screens.form_picker import FormPicker
from guide.tui.screens.page import Body, Page
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.picture import Picture

LOOKING = _("Looking through your days …")
NOTHING = _(
    "There is not enough yet to say anything honest, and nothing is missing from your days for that. "
    "What is asked below comes by itself, if you like to write now and then."
)
LATER = _("With a few more")
EXPLAINED = _("Each sentence says on how much it rests and how sure it is. None of it is advice.")


class InsightsPage(Page[None]):
    """Answers None once it has been looked at."""

    FROM_ABOVE = True
    DEFAULT_CSS = """
    InsightsPage.-wide Body, InsightsPage.-wide Keys { max-width: 156; }
    InsightsPage Body Static { height: auto; max-width: 76; }
    InsightsPage #say { color: $quiet; margin-bottom: 1; }
    InsightsPage .finding { height: auto; margin-bottom: 2; }
    InsightsPage .question { color: $primary; text-style: bold; }
    InsightsPage .words { width: 1fr; max-width: 76; height: auto; }
    InsightsPage .quote { color: $foreground; text-style: italic; padding-left: 2; }
    InsightsPage Picture { width: 1fr; max-width: 76; margin-top: 1; }
    InsightsPage.-wide .pictured { layout: horizontal; }
    InsightsPage.-wide .pictured .words { margin-right: 4; }
    InsightsPage.-wide Picture { margin-top: 0; }
    InsightsPage .few { color: $quiet; margin-bottom: 1; }
    InsightsPage .later { color: $accent; text-style: bold; margin-bottom: 1; }
    InsightsPage.-low .finding { margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", show=False),
        Binding("f", "form", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("pagedown,space", "scroll(12)", show=False),
        Binding("home", "scroll(-100000)", show=False),
        Binding("end", "scroll(100000)", show=False),
    ]
    HINTS = (
        Hint("↑ ↓", _("read on"), ("up", "down", "pageup", "pagedown", "space", "home", "end")),
        Hint("f", _("of one form"), ("f",), _("what one form looks back on")),
        Hint("esc", _("back"), ("escape", "q")),
    )

    def __init__(self, journal: Journal, form: Form | None = None) -> None:
        """``form``: what it looks back on by itself; None for everything."""
        super().__init__()
        self._journal, self.form = journal, form
        self.findings: list[Finding] = []

    def content(self) -> Iterable[Widget]:
        yield Static(id="head", classes="title", markup=False)
        yield Static(LOOKING, id="say", markup=False)
        yield Vertical(id="found", classes="finding")

    def on_mount(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self.query_one("#head", Static).update(self.form.title if self.form else _("What your days say"))
        self.query_one("#say", Static).update(LOOKING)
        self._find(self.form)

    @work(thread=True, exclusive=True)
    def _find(self, form: Form | None) -> None:
        from guide.insights.gathering import LATEST, findings, looking_back, looks_of

        try:
            name = form.name if form else None
            since = self._journal.day_within(LATEST, name)
            found = findings(looks_of(name) if name else _all(), self._journal, now().date(), since, name)
        except (ScriptError, WorldError) as error:
            self.tell(self._failed, str(error))
            return
        self.tell(self._found, found, looking_back(since))

    def _failed(self, sentence: str) -> None:
        self.query_one("#say", Static).update(sentence)

    def _found(self, found: Sequence[Finding], further: str) -> None:
        self.findings = list(found)
        enough = [each for each in found if each.enough]
        few = [each for each in found if not each.enough]
        self.query_one("#say", Static).update(f"{EXPLAINED if enough else NOTHING} {further}".rstrip())
        later = [Static(LATER, classes="later")] if enough and few else []
        place = self.query_one("#found", Vertical)
        place.remove_children()
        place.mount_all([*map(_told, enough), *later, *map(_few, few)])
        self.query_one(Body).scroll_home(animate=False)

    def action_form(self) -> None:
        """What one form looks back on; everything again where it was one."""
        if self.form is not None:
            self._take(None)
        else:
            lead = _("Which form do you want to look back on?")
            self.app.push_screen(FormPicker(lead, lambda form: bool(form.looks)), self._take_if)

    def _take_if(self, form: Form | None) -> None:
        if form:
            self._take(form)

    def _take(self, form: Form | None) -> None:
        self.form = form
        back = Hint("f", _("everything"), ("f",)) if form else self.HINTS[1]
        self.show_keys((self.HINTS[0], back, self.HINTS[2]))
        self._begin()

    def action_scroll(self, rows: int) -> None:
        """Move the page."""
        self.query_one(Body).scroll_relative(y=rows, animate=False)

    def action_back(self) -> None:
        """The forms that were looked at are left first."""
        if self.form is not None:
            self._take(None)
        else:
            self.answer(None)


def _all() -> Iterable[Insight]:
    from guide.insights.findings import FINDINGS  # loads numpy

    return FINDINGS.values()


def _told(finding: Finding) -> Widget:
    words = Vertical(
        Static(finding.question, classes="question", markup=False),
        Static(finding.sentence, markup=False),
        *(Static(_("“{quote}”").format(quote=quote), classes="quote", markup=False) for quote in finding.quotes),
        classes="words",
    )
    if finding.chart is None:
        return Vertical(words, classes="finding")
    return Vertical(words, Picture(finding.chart), classes="finding pictured")


def _few(finding: Finding) -> Widget:
    text = Text(f"{finding.question}  ")
    text.append(finding.sentence)
    return Static(text, classes="few")
