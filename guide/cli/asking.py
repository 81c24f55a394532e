"""What is asked around a practice, line by line: how it is before and after, and one form that may be offered then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from guide.cli import filling, forms
from guide.cli.prompt import agreed
from guide.translation import _

if TYPE_CHECKING:
    from guide.forms.form import Form
    from guide.journal import Journal
    from guide.journal.entry import Entry, Moment
    from guide.live.session import LiveSession
    from guide.script.model import FormName

CHECK_IN, AFTER = "check-in", "after"


def before(session: LiveSession, journal: Journal | None, said: Sequence[Entry] | None = None) -> list[Entry]:
    """Ask how it is, and what the practice itself asks before it begins; ``session`` hears all of it.

    ``said`` was said already, before another practice: then only this one asks. Returns all that was said.
    """
    from guide.journal.entry import Moment

    entries = list(said or ())
    for entry in entries:
        session.take(Moment.BEFORE, entry)
    if said is None:
        print("\n" + _("How is it now? Enter skips."))
        entries.append(_fill(session, Moment.BEFORE, _own_or_shipped(CHECK_IN), journal))
    for each in session.script.ask:
        if form := _named(each):
            print(f"\n{form.title}")
            entries.append(_fill(session, Moment.BEFORE, form, journal))
    return [entry for entry in entries if entry.answers]


def after(session: LiveSession, journal: Journal | None) -> None:
    """Ask how it is now; then offer one of the forms that the practice has for its end."""
    from guide.journal import feeling_of
    from guide.journal.entry import Moment
    from guide.journal.known import is_ongoing
    from guide.live.offered import INSTEAD, fits, forms_after
    from guide.suggestions.confirming import confirmed

    print("\n" + _("And now? Enter skips."))
    entry = _fill(session, Moment.AFTER, _own_or_shipped(AFTER), journal)
    if line := confirmed(feeling_of(entry.answers)):
        print(f"\n{line}")
    named, ongoing = forms_after(session.script, entry.answers), is_ongoing(journal)
    form = next((each for each in map(_named, named) if each and fits(each, ongoing=ongoing)), None)
    form = form or (_own_or_shipped(INSTEAD) if named and ongoing else None)
    if form and _takes_up(form):
        _fill(session, Moment.AFTER, form, journal, introduced=True)


def _fill(
    session: LiveSession, moment: Moment, form: Form, journal: Journal | None, *, introduced: bool = False
) -> Entry:
    made = forms.filling(form, journal)
    filling.fill(made, introduced=introduced)
    if made.entry.answers:
        session.take(moment, made.entry)
    return made.entry


def _named(named: FormName) -> Form | None:
    """A form that a practice names; None, said in a sentence, where it cannot be used."""
    from guide.cli.telling import complain
    from guide.forms import reading
    from guide.problems import ScriptError, WorldError

    try:
        return reading.load(named.name, named.where.path)
    except (ScriptError, WorldError) as error:
        complain(_("The form '{name}' is left out: {why}").format(name=named.name, why=str(error).splitlines()[0]))
        return None


def _own_or_shipped(name: str) -> Form:
    from guide.cli.telling import complain
    from guide.forms import reading

    form, told = reading.load_or_shipped(name)
    if told:
        complain(told)
    return form


def _takes_up(form: Form) -> bool:
    """Whether somebody takes up what is offered."""
    low, high = form.minutes
    minutes = f"{low}" if low == high else _("{low} to {high}").format(low=low, high=high)
    return agreed(
        "\n"
        + _("{title}, {minutes} min, if you like. y, or Enter for not now: ").format(title=form.title, minutes=minutes)
    )
