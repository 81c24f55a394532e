"""A form being filled in and kept: each answer is in the journal before the next question is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from guide.forms.answers import Answer
from guide.forms.form import Form
from guide.forms.interview import Interview
from guide.forms.question import Known
from guide.journal.entry import Entry, Moment, State
from guide.journal.known import asked_before, form_settings, known
from guide.journal.times import zone_name
from guide.problems import WorldError

if TYPE_CHECKING:
    from guide.journal.journal import Journal


class Keeper(Protocol):
    """What keeps entries: a journal."""

    def keep(self, entry: Entry) -> str:
        """Keep an entry, in place of the one with its uid, and return its uid. Raises CannotWriteError."""


class Filling:
    """An interview whose entry is kept as it grows: open while questions are left, done at the end.

    An entry in which nothing was said is not kept. Writing never stops anybody: what cannot be kept is `problem`.
    """

    def __init__(
        self,
        form: Form,
        keeper: Keeper | None,
        now: Callable[[], datetime],
        *,
        known: Known | None = None,
        zone: str = "",
        session: str | None = None,
        moment: Moment | None = None,
        resumed: Entry | None = None,
    ) -> None:
        """``now`` tells the time with its offset; ``resumed`` is an entry that was left half done."""
        self.interview = Interview(form, known or Known())
        self._keeper = keeper
        self.problem = ""
        """Why the last answer could not be kept; empty if it was."""
        if resumed is not None:
            self.interview.resume(resumed.answers)
            self.entry = resumed
        else:
            at = now()
            self.entry = Entry(form.name, at, (), zone, form.digest, session, moment, State.OPEN)

    @property
    def form(self) -> Form:
        """The form."""
        return self.interview.form

    @property
    def rows(self) -> Journal | None:
        """The journal that it is kept in, for looking back; None where there is none."""
        from guide.journal.journal import Journal

        return self._keeper if isinstance(self._keeper, Journal) else None

    @property
    def kept(self) -> bool:
        """Whether there is an entry in the journal."""
        return bool(self.entry.uid)

    def keep(self) -> None:
        """Keep what was said so far, as an entry that is open."""
        self._keep(State.OPEN)

    def finish(self) -> Entry:
        """Keep what was said, as an entry that is done, and return it."""
        self._keep(State.DONE)
        return self.entry

    def _keep(self, state: State) -> None:
        answers: tuple[Answer, ...] = self.interview.answers()
        entry = replace(self.entry, answers=answers, state=state)
        if entry == self.entry:
            return
        self.entry = entry
        if self._keeper is None or not (answers or entry.uid):
            return
        try:
            self.entry = replace(entry, uid=self._keeper.keep(entry))
            self.problem = ""
        except WorldError as error:
            self.problem = str(error)


def begin(
    form: Form,
    journal: Journal | None,
    now: Callable[[], datetime],
    practices: Callable[[], tuple[str, ...]],
    *,
    session: str | None = None,
    moment: Moment | None = None,
    resumed: Entry | None = None,
    revisits: str | None = None,
) -> Filling:
    """Return ``form``, to be filled in: anew, on from what was ``resumed``, or on from the list that is kept current.

    ``revisits`` is the uid of an earlier entry that it comes back to.
    ``practices`` gives the names in the library; the rest is as for `Filling`.
    """
    at = now()
    if resumed is None and journal and form.keep == "latest" and (latest := journal.latest(form.name)):
        resumed = replace(
            latest,
            uid="",
            at=at,
            zone=zone_name(at),
            follows=latest.uid,
            digest=form.digest,
            session=session,
            moment=moment,
        )
    if resumed is None and revisits is not None:
        resumed = Entry(form.name, at, (), zone_name(at), form.digest, session, moment, State.OPEN, revisits)
    looked_up = known(journal, practices)
    made = Filling(
        form, journal, now, known=looked_up, zone=zone_name(at), session=session, moment=moment, resumed=resumed
    )
    made.interview.settings = form_settings(journal)
    made.interview.asked_before = asked_before(journal, form)
    if made.entry.state is State.DONE or made.entry.follows:
        made.interview.go_to(0)  # what is edited is asked from the start
    return made
