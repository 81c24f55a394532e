"""What stands under the last words of a form: what may be kept of it, and what the form looks back on."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import get_current_worker

from guide import places
from guide.forms.offers import Offer, keep, offers
from guide.insights.finding import Finding
from guide.insights.gathering import Rows
from guide.journal.filling import Filling
from guide.player.wallclock import now
from guide.problems import ScriptError, WorldError, WrongUseError
from guide.script import anchors
from guide.translation import _, quoted
from guide.tui.widgets.picture import Picture

KEPT = _("Kept. Practices can speak of it from now on.")


class FormEnd(Vertical):
    """Empty until a form is at its end."""

    DEFAULT_CSS = """
    FormEnd { height: auto; }
    FormEnd Static { height: auto; max-width: 76; }
    FormEnd #offered { color: $quiet; margin-top: 1; }
    FormEnd .look { margin-top: 1; }
    FormEnd .quote { text-style: italic; padding-left: 2; }
    FormEnd Picture { margin-top: 1; max-width: 76; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.offered: tuple[Offer, ...] = ()

    def show(self, filling: Filling) -> None:
        """Offer what may be kept, and look back in a worker."""
        try:
            self.offered = offers(filling.form, filling.entry.answers, anchors.read(places.anchors()))
        except WorldError:  # told where anchors are set
            self.offered = ()
        if self.offered:
            told = "; ".join(each.told for each in self.offered)
            self.mount(Static(_("k keeps {told}.").format(told=told), id="offered", markup=False))
        if filling.rows is not None and filling.form.looks:
            self._look(filling, filling.rows)

    def keep(self) -> None:
        """Keep what is offered."""
        if self.offered:
            try:
                keep(places.anchors(), self.offered)
                told = KEPT
            except WorldError as error:
                told = str(error)
            self.offered = ()
            self.query_one("#offered", Static).update(told)

    @work(thread=True, exclusive=True)
    def _look(self, filling: Filling, rows: Rows) -> None:
        from guide.insights.at_end import looks_at_end

        try:
            found = looks_at_end(filling.form, rows, now().date())
        except (ScriptError, WorldError, WrongUseError):  # a form that is not in any folder has nothing to look back on
            return
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._looked, found)

    def _looked(self, found: Sequence[Finding]) -> None:
        if not self.is_attached:
            return
        for each in found:
            self.mount(Static(each.sentence, classes="look quiet", markup=False))
            self.mount_all(Static(quoted(quote), classes="quote", markup=False) for quote in each.quotes)
            if each.chart:
                self.mount(Picture(each.chart))
