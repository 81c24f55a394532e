"""guide reflect: a form without a practice. Alone it shows what there is, and what was left half done."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from guide.cli import forms
from guide.player.wallclock import now
from guide.translation import _, date_and_time, day_and_month, weekday

if TYPE_CHECKING:
    from guide.forms.form import Form
    from guide.journal import Journal

_DAYS = {"daily": 1, "weekly": 7, "monthly": 28}


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("reflect")
    parser.add_argument("form", nargs="?", metavar="NAME|FILE", help=_("a form; without one, what there is"))
    parser.add_argument("--list", action="store_true", help=_("show what there is"))
    parser.add_argument("--need", metavar="NEED", help=_("with --list: only what is for this need"))
    parser.add_argument("--resume", action="store_true", help=_("go on with the one that was left half done"))
    parser.add_argument(
        "--set", action="append", default=[], type=forms.answer_given, metavar="NAME=VALUE",
        help=_("set what forms ask for as settings.NAME, such as lessons=off; without a VALUE it is forgotten"),
    )  # fmt: skip
    forms.options(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Show, or fill in and keep."""
    from guide.forms import reading

    if given.set and not _set(given.set):
        return 0
    if given.form is None or given.list:
        return 0 if given.set else _show(given)
    form = reading.load(_name(given.form))
    with forms.opened() as journal:
        resumed = None
        if given.resume:
            resumed = _half_done(journal, form)
        elif not given.json:
            _say_when_last(form, journal)
        return forms.run(given, form, journal, resumed)


def _set(chosen: list[tuple[str, str]]) -> bool:
    """Keep what forms ask for as a setting. Whether there is a journal to keep it in."""
    from guide.journal.known import set_form_setting

    with forms.opened() as journal:
        if journal is None:
            return False
        for name, value in chosen:
            set_form_setting(journal, name, value)
            print(
                _("{name} is {value}.").format(name=name, value=value)
                if value
                else _("{name} is as every form has it.").format(name=name)
            )
    return True


def _name(typed: str) -> str:
    """The form that is meant: its name, or a beginning that only one has."""
    from guide.forms import reading
    from guide.problems import meant

    fitting = meant(typed, reading.names())
    return fitting[0] if len(fitting) == 1 else typed


def _half_done(journal: Journal | None, form: Form) -> Any:  # noqa: ANN401 - an Entry, of a room that is loaded later
    from guide.journal.entry import State
    from guide.problems import WrongUseError

    found = journal.entries(form=form.name, state=State.OPEN, limit=1) if journal else ()
    if not found:
        raise WrongUseError(
            _("Nothing of '{name}' is half done.").format(name=form.name),
            _("Begin it with: guide reflect {name}").format(name=form.name),
        )
    return found[0]


def _say_when_last(form: Form, journal: Journal | None) -> None:
    """What a form itself says of how often it is good to ask: told, and never in the way."""
    latest = journal.latest(form.name) if journal and form.at_most else None
    if latest is None:
        return
    days = (now() - latest.at).days
    if days < _DAYS[form.at_most]:
        print(
            _("You did this on {weekday}, {date}. It is meant for {at_most} at most, and it is up to you.").format(
                weekday=weekday(latest.at), date=day_and_month(latest.at), at_most=form.at_most
            )
        )


def _show(given: argparse.Namespace) -> int:
    from guide.forms import reading
    from guide.journal.entry import State
    from guide.journal.known import is_ongoing
    from guide.live.offered import fits

    with forms.opened() as journal:
        ongoing = is_ongoing(journal)
        half_done = journal.entries(state=State.OPEN) if journal else ()
    need = _need(given.need)
    whole = [form for form in reading.all_forms().values() if not need or need in form.needs]
    found = [form for form in whole if fits(form, ongoing=ongoing)]
    if given.json:
        print(json.dumps([_facts(form) for form in found], indent=2, ensure_ascii=False))
        return 0
    for entry in half_done:
        print(
            _("Half done since {at}: guide reflect {form} --resume").format(at=date_and_time(entry.at), form=entry.form)
        )
    if len(found) < len(whole):
        print(_("You said that something is still going on: what looks at it in another light is left out."))
        print(_("guide reflect still-going-on changes that. guide support and guide reflect what-holds-me are there."))
    width = max((len(form.name) for form in found), default=0)
    for form in found:
        low, high = form.minutes
        minutes = f"{low}" if low == high else _("{low} to {high}").format(low=low, high=high)
        print(f"{form.name:<{width}}  {minutes:>8} min  {_stopped(form.title)} {form.summary}")
    return 0


def _stopped(title: str) -> str:
    """Return a title as a sentence: with a full stop, where it does not ask."""
    return title if title.endswith(("?", "…")) else f"{title}."


def _need(typed: str | None) -> str:
    """The name of the need that is meant, or of a beginning that only one has. Raises WrongUseError."""
    if not typed:
        return ""
    from guide.library import needs
    from guide.problems import WrongUseError, capital

    try:
        return needs.named(typed).need
    except WrongUseError as error:
        raise WrongUseError(f"{capital(error.sentence)};", error.hint) from error


def _facts(form: Form) -> dict[str, object]:
    return {
        "name": form.name,
        "title": form.title,
        "summary": form.summary,
        "aim": form.aim,
        "intensity": form.intensity,
        "minutes": list(form.minutes),
        "needs": list(form.needs),
        "keep": form.keep,
        "questions": [{"name": each.name, "kind": each.NAME, "ask": each.wording} for each in form.questions],
        "path": form.where.path,
    }
