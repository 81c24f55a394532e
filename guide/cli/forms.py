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

if TYPE_CHECKING:
    from guide.forms.form import Form
    from guide.journal import Journal
    from guide.journal.entry import Answer, Entry, Part
    from guide.journal.filling import Filling


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of every command that asks."""
    parser.add_argument(
        "--answer", action="append", default=[], type=_answer, metavar="NAME=WORDS",
        help="answer a question beforehand; what is left out is skipped, and nothing is asked",
    )  # fmt: skip
    parser.add_argument("--plain", action="store_true", help="line by line, instead of a page")
    parser.add_argument("--json", action="store_true", help="print what was kept, for programs")


def _answer(text: str) -> tuple[str, str]:
    name, equals, words = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is no answer: write NAME=WORDS")
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
        complain(f"{error} What you write now will not be kept.")
    try:
        yield journal
    finally:
        if journal:
            journal.close()


def filling(form: Form, journal: Journal | None, resumed: Entry | None = None) -> Filling:
    """A form to be filled in here and now; see `guide.journal.filling.begin`."""
    from guide import library
    from guide.journal.filling import begin

    return begin(form, journal, now, library.names, resumed=resumed)


def run(given: argparse.Namespace, form: Form, journal: Journal | None, resumed: Entry | None = None) -> int:
    """Fill in a form in the way that was asked for, and say what became of it. Returns the exit status."""
    made = filling(form, journal, resumed)
    if given.answer:
        _fill_from_options(made, given.answer)
        done = True
    elif sys.stdin.isatty() and sys.stdout.isatty() and not given.plain and not given.json:
        from guide import preferences, tui

        settings = tui.Settings(theme=preferences.read().get("theme"))
        done = tui.fill_form(made, settings) is not None
    else:
        from guide.cli.filling import fill

        with _to_stderr(given.json):
            done = fill(made)
    _tell(given, made, done)
    return 0


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
            raise WrongUseError(f"'{made.form.name}' asks nothing called '{name}';", did_you_mean(name, known))
    interview = made.interview
    while (question := interview.current) is not None:
        words = said.get(question.name, "") if question.ANSWERED and not question.again else ""
        try:
            interview.typed(words.split("\\n") if question.MANY else [words])
        except MisreadError as error:
            raise WrongUseError(f"{question.name}: {error}") from error
    made.finish()


def _tell(given: argparse.Namespace, made: Filling, done: bool) -> None:
    from guide.cli.telling import complain
    from guide.journal.entry_json import to_json

    if made.problem:
        complain(f"{made.problem} It is not kept.")
    if given.json:
        print(json.dumps(to_json(made.entry), ensure_ascii=False))
    elif not made.entry.answers:
        print("Nothing said, nothing kept.")
    elif made.kept:
        more = "" if done else f" Go on with: guide reflect {made.form.name} --resume"
        print(f"Kept on this machine.{more}")


def shown(entry: Entry) -> list[str]:
    """An entry as lines: each question with its answer, in the person's words."""
    lines: list[str] = []
    for answer in entry.answers:
        lines.append(harmless(answer.question.asked or answer.question.name))
        lines += [f"    {harmless(line)}" for text in written(answer, entry) for line in text.split("\n")]
    return lines


def written(answer: Answer, entry: Entry) -> list[str]:
    """The parts of an answer in words, each linked one with what it belongs to."""
    from guide.forms.kinds import kinds
    from guide.problems import Where

    question, parts = answer.question, answer.parts
    kind = kinds().get(question.kind)
    if question.kind in ("list", "body") or any(part.link is not None for part in parts):
        return [_part(part, entry) for part in parts]
    if question.kind == "scale":
        return [
            f"{question.scale.partition('@')[0] or question.name} {part.value:g}"
            for part in parts
            if part.value is not None
        ]
    if kind is None:
        return [_part(part, entry) for part in parts]
    return [kind(Where("")).written(parts)]


def _part(part: Part, entry: Entry) -> str:
    value = None if part.value is None else f"{part.value:g}"
    told = " ".join(filter(None, (part.text, value, part.other)))
    if part.link is None or part.link >= len(entry.answers):
        return told
    owner = entry.answers[part.link].parts
    return f"{told} — {owner[part.link_part].text}" if part.link_part < len(owner) else told


def harmless(text: str) -> str:
    """The person's own words, without codes that a terminal would obey."""
    return "".join(char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in text)


def read(path: Path) -> bytes:
    """The bytes of a file, or of standard input for ``-``. Raises CannotReadError."""
    from guide.problems import CannotReadError

    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise CannotReadError(f"{path} cannot be read: {error.strerror}.") from error
