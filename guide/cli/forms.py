"""What the commands that ask have in common: a form by its name, filled in line by line, by a screen, or by options."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from guide.player.wallclock import now
from guide.translation import _

if TYPE_CHECKING:
    from guide.forms.form import Form
    from guide.journal import Journal
    from guide.journal.entry import Entry
    from guide.journal.filling import Filling


NOT_KEPT = 3
"""The exit status where something was said and nobody keeps it: as for everything that is wrong in the world."""


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of every command that asks."""
    parser.add_argument(
        "--answer", action="append", default=[], type=answer_given, metavar="NAME=WORDS",
        help=_("answer a question beforehand; what is left out stays as it was, and nothing is asked"),
    )  # fmt: skip
    parser.add_argument("--plain", action="store_true", help=_("line by line, instead of a page"))
    parser.add_argument("--json", action="store_true", help=_("print what was kept, for programs"))


def answer_given(text: str) -> tuple[str, str]:
    """A name and what is said to it, for argparse."""
    name, equals, words = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(_("'{text}' has no name: write NAME=WORDS").format(text=text[:40]))
    return name.strip(), words.strip()


@contextmanager
def opened() -> Iterator[Journal | None]:
    """The journal; None, said in a sentence, where it cannot be opened: nobody is kept from writing."""
    from guide import places
    from guide.cli.journal_key import key_for
    from guide.cli.telling import complain
    from guide.journal import open_readable
    from guide.problems import WorldError

    journal: Journal | None = None
    try:
        journal, told = open_readable(places.journal(), now, key_for(places.journal()))
        if told:
            complain(told)
    except WorldError as error:
        complain(_("{error} What you write now will not be kept.").format(error=error))
    try:
        yield journal
    finally:
        if journal:
            journal.close()


def filling(form: Form, journal: Journal | None, resumed: Entry | None = None, revisits: str | None = None) -> Filling:
    """A form to be filled in here and now; see `guide.journal.filling.begin`."""
    from guide import library
    from guide.journal.filling import begin

    return begin(form, journal, now, library.names, resumed=resumed, revisits=revisits)


def run(
    given: argparse.Namespace,
    form: Form,
    journal: Journal | None,
    resumed: Entry | None = None,
    revisits: str | None = None,
    *,
    below: bool = False,
) -> int:
    """Fill in a form in the way that was asked for, and say what became of it. Returns the exit status.

    ``below`` shows it below the prompt of a terminal, in as many rows as it needs.
    """
    made = filling(form, journal, resumed, revisits)
    if given.answer:
        _fill_from_options(made, given.answer)
        done = True
    elif sys.stdin.isatty() and sys.stdout.isatty() and not given.plain and not given.json:
        from guide import preferences, tui

        settings = tui.Settings(theme=preferences.read().get("theme"))
        done = tui.fill_form(made, settings, inline=below) is not None
    else:
        from guide.cli.filling import fill

        with _to_stderr(given.json):
            done = fill(made)
    _tell(given, made, done)
    if given.answer and not given.json:
        from guide.cli.form_end import offer_support

        offer_support(made, str)
    return NOT_KEPT if made.problem or (made.entry.answers and not made.kept) else 0


@contextmanager
def _to_stderr(wanted: bool) -> Iterator[None]:
    """Questions go to standard error where standard output is for programs."""
    from contextlib import redirect_stdout

    if not wanted:
        yield
        return
    with redirect_stdout(sys.stderr):
        yield


def _fill_from_options(made: Filling, answers: Sequence[tuple[str, str]]) -> None:
    """Answer by name, in the order of the form. Raises WrongUseError for a name or an answer that it does not take."""
    from guide.forms.question import MisreadError
    from guide.problems import WrongUseError, did_you_mean

    said = dict(answers)
    known = {each.name for each in made.form.questions if each.ANSWERED}
    for name in said:
        if name not in known:
            raise WrongUseError(
                _("'{form}' asks nothing called '{name}';").format(form=made.form.name, name=name),
                did_you_mean(name, known),
            )
    interview = made.interview
    while (question := interview.current) is not None:
        if question.name not in said or question.again:
            interview.keep()  # a list that is kept current keeps what nothing was said to
            continue
        words = said[question.name]
        try:
            interview.typed(words.split("\\n") if question.MANY else [words])
        except MisreadError as error:
            raise WrongUseError(f"{question.name}: {error}") from error
    made.finish()


def _tell(given: argparse.Namespace, made: Filling, done: bool) -> None:
    from guide.cli.telling import complain
    from guide.journal.entry_json import to_json

    if made.problem:
        complain(_("{problem} It is not kept.").format(problem=made.problem))
    if given.json:
        print(json.dumps(to_json(made.entry), ensure_ascii=False))
    elif not made.entry.answers:
        print(_("Nothing said, nothing kept."))
    elif made.kept:
        more = "" if done else _(" Go on with: guide reflect {form} --resume").format(form=made.form.name)
        print(_("Kept on this machine.{more}").format(more=more))


def read(path: Path) -> bytes:
    """The bytes of a file, or of standard input for ``-``. Raises CannotReadError."""
    from guide.problems import CannotReadError

    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise CannotReadError(_("{path} cannot be read: {error}.").format(path=path, error=error.strerror)) from error
