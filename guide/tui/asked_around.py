"""What is asked around a practice, page after page: how it is before and after, and what the practice itself asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.forms.form import Form
    from guide.journal import Answer, Journal
    from guide.journal.entry import Moment
    from guide.journal.filling import Filling
    from guide.script.model import FormName, Script

CHECK_IN, AFTER, SETTLED = "check-in", "after", "settled"


def filling_of(
    form: Form, journal: Journal | None, session: str | None = None, moment: Moment | None = None
) -> Filling:
    """Return ``form``, to be filled in and kept in ``journal``, as an entry of a session where its uid is given."""
    from guide import library
    from guide.journal.filling import begin
    from guide.player import wallclock

    return begin(form, journal, wallclock.now, library.names, session=session, moment=moment)


def own_or_shipped(name: str, journal: Journal | None) -> tuple[Filling, str]:
    """Return the form ``name`` to be filled in, and a sentence where the listener's own one cannot be read."""
    from guide.forms import reading

    form, told = reading.load_or_shipped(name)
    return filling_of(form, journal), told


def usable(named: Iterable[FormName]) -> list[Form]:
    """Return the forms that a practice names; one that cannot be read is left out: nobody is kept from practising."""
    from guide.forms import reading
    from guide.problems import ScriptError, WorldError

    found = []
    for each in named:
        try:
            found.append(reading.load(each.name, each.where.path))
        except (ScriptError, WorldError):
            continue
    return found


def offered_form(script: Script, answers: Iterable[Answer], journal: Journal | None) -> Form | None:
    """The form that is offered after a practice, by what was said then, and of what is going on; None for none.

    Nothing is offered where it would not be kept: without a ``journal``.
    """
    if journal is None:
        return None
    from guide.forms import reading
    from guide.journal.known import is_ongoing
    from guide.live.offered import INSTEAD, fits, forms_after

    named, ongoing = forms_after(script, answers), is_ongoing(journal)
    found = next((each for each in usable(named) if fits(each, ongoing=ongoing)), None)
    return found or (reading.load_or_shipped(INSTEAD)[0] if named and ongoing else None)
