"""guide journal add, edit, delete, share, attach: what was written is the person's own, to mend and to take back."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from guide.cli import forms
from guide.cli.journal.way import Ways, entry_named, is_session, name_of_one
from guide.cli.prompt import agreed
from guide.translation import _, date_and_time, full_date

if TYPE_CHECKING:
    from guide.journal import Journal


def add(ways: Ways) -> None:
    """Declare them."""
    adding = ways.add("add", _("write something down: a note, or any form"), _add)
    adding.add_argument("form", nargs="?", default="note", metavar="FORM", help=_("see: guide reflect (note)"))
    editing = ways.add("edit", _("change an entry; what it was before is kept"), _edit)
    editing.add_argument("entry", type=name_of_one, metavar="ENTRY", help=_("as guide journal list shows it"))
    for each in (adding, editing):
        forms.options(each)
    deleting = ways.add("delete", _("delete for good: nothing of it is left in the journal's files"), _delete)
    deleting.add_argument("name", type=name_of_one, nargs="?", metavar="NUMBER|ENTRY")
    deleting.add_argument("--everything", action="store_true", help=_("the whole journal"))
    deleting.add_argument("--yes", action="store_true", help=_("do not ask"))
    sharing = ways.add("share", _("mark an entry as safe to hand on"), _share)
    sharing.add_argument("entry", type=name_of_one, metavar="ENTRY")
    sharing.add_argument("--no", action="store_true", help=_("it is not, after all"))
    attaching = ways.add("attach", _("say which files belong to an entry; they stay where they lie"), _attach)
    attaching.add_argument("entry", type=name_of_one, metavar="ENTRY")
    attaching.add_argument("files", nargs="+", type=Path, metavar="FILE")
    attaching.add_argument("--no", action="store_true", help=_("they do not, after all; the files stay"))


def _add(given: argparse.Namespace, journal: Journal) -> None:
    from guide.forms import reading

    forms.run(given, reading.load(given.form), journal)


def _edit(given: argparse.Namespace, journal: Journal) -> None:
    """Ask everything again, with what was said standing there."""
    from guide.forms import reading
    from guide.problems import WrongUseError

    entry = entry_named(journal, given.entry)
    if entry.form not in reading.names():
        raise WrongUseError(
            _("The form '{form}' of this entry is not here.").format(form=entry.form),
            _("It can be shown and deleted as it is."),
        )
    forms.run(given, reading.load(entry.form), journal, replace(entry, answers=entry.answers))


def _delete(given: argparse.Namespace, journal: Journal) -> None:
    from guide.actions.journal_text import left
    from guide.cli.telling import complain
    from guide.problems import WrongUseError

    if given.everything == bool(given.name):
        raise WrongUseError(_("What shall be deleted?"), _("A NUMBER or ENTRY, or --everything."))
    what = _("the whole journal") if given.everything else _named(journal, given.name)
    if not given.yes and not sys.stdin.isatty():
        raise WrongUseError(_("Nothing was deleted: nobody is here to be asked."), _("For scripts: --yes."))
    if not (given.yes or agreed(_("Delete {what} for good? It cannot be had back. y/n: ").format(what=what))):
        print(_("Nothing was deleted."))
        return
    if given.everything:
        done = journal.delete_everything()
    elif is_session(given.name):
        done = journal.delete(int(given.name))
    else:
        done = journal.delete_entry(entry_named(journal, given.name).uid)
    print(_("Deleted: {what}.").format(what=what))
    for sentence in left(done):
        complain(sentence)


def _named(journal: Journal, name: str) -> str:
    """What is about to be deleted, in words. Raises WrongUseError."""
    from guide.problems import WrongUseError

    if not is_session(name):
        entry = entry_named(journal, name)
        return _("{form} of {at}").format(form=entry.form, at=date_and_time(entry.at))
    session = journal.session(int(name))
    if session is None:
        raise WrongUseError(
            _("There is no session {name}.").format(name=name), _("See what there is with: guide journal list")
        )
    return _("{title} of {began}").format(title=session.title, began=date_and_time(session.began))


def _share(given: argparse.Namespace, journal: Journal) -> None:
    entry = entry_named(journal, given.entry)
    journal.share(entry.uid, not given.no)
    print(
        _("{form} of {at} is {state}.").format(
            form=entry.form,
            at=full_date(entry.at),
            state=_("private again") if given.no else _("marked as safe to hand on"),
        )
    )


def _attach(given: argparse.Namespace, journal: Journal) -> None:
    """Name files by where they lie and what they were; nothing of them is copied into the journal."""
    from guide.journal.entry import attachment

    entry = entry_named(journal, given.entry)
    paths = {str(path.absolute()) for path in given.files}
    left = tuple(each for each in entry.attachments if each.path not in paths)
    added = () if given.no else tuple(attachment(path) for path in given.files)
    journal.keep(replace(entry, attachments=(*left, *added)))
    said = _("{path} belongs no longer to {form} of {at}.") if given.no else _("{path} belongs to {form} of {at}.")
    for path in sorted(paths):
        print(said.format(path=path, form=entry.form, at=full_date(entry.at)))
