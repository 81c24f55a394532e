"""A form, asked line by line. Enter skips, ``<`` goes back, ``?`` helps, ``.`` stops and keeps what there is."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

from guide.cli.prompt import read_line
from guide.translation import _

if TYPE_CHECKING:
    from guide.forms.interview import Interview
    from guide.forms.kinds.rehearse import Rehearsal
    from guide.forms.question import QuestionKind
    from guide.journal.filling import Filling

HELP, BACK, STOP, MORE, CLEAR = "?", "<", ".", "m", "-"
KEYS = _("Enter skips, < goes back, ? helps, . stops and keeps what is there.")
_WIDEST = 76


def fill(filling: Filling, *, introduced: bool = True) -> bool:
    """Ask everything, and keep each answer. Return whether the end was reached; then the entry is done.

    ``introduced``: begin with the title, what it is, and what to know beforehand. Where nobody types any more, what
    was said counts as all there is. Raises KeyboardInterrupt, with what was said kept.
    """
    interview = filling.interview
    if introduced:
        _introduce(interview)
    offered = False
    while (question := interview.current) is not None:
        if interview.enough and not offered:
            offered = True
            if not _more():
                break
        try:
            lines = _answer(interview, question)
        except EOFError:
            break
        if lines == [BACK]:
            interview.back()
        elif lines == [STOP]:
            filling.keep()
            _complain(filling)
            return False
        elif _taken(interview, question, lines):
            filling.keep()
            _complain(filling)
    filling.finish()
    _complain(filling)
    if interview.form.end and introduced:
        print(f"\n{folded(interview.filled(interview.form.end))}")
    if filling.entry.answers:
        from guide.cli.form_end import offer_support, tell

        if interview.form.end and introduced:
            tell(filling, folded)
        offer_support(filling, folded)
    return True


def _introduce(interview: Interview) -> None:
    form = interview.form
    print(f"{form.title}\n{folded(form.summary)}")
    if form.note:
        print(folded(_("Note: {note}").format(note=form.note)))
    print(KEYS)


def _more() -> bool:
    """Whether somebody wants to say more, after what is asked first; what means neither is asked once more."""
    while True:
        try:
            typed = read_line(_("\nThat is enough. m for more, Enter goes on: ")).strip().casefold()
        except EOFError:
            return False
        if typed in ("", STOP, MORE, "more"):
            return typed not in ("", STOP)


def _answer(interview: Interview, question: QuestionKind) -> list[str]:
    """What is typed: one line, or for long answers lines up to an empty one. Raises EOFError where nobody types."""
    asked = "" if question.NAME == "card" else interview.words()
    print(f"\n{folded(asked)}".rstrip())
    if question.hint:
        print(folded(question.hint, "  "))
    if not question.ANSWERED:
        _show(interview, question)
        return [""]
    _tell_options(interview, question)
    before = interview.said(interview.place or 0)
    if before:
        print(
            folded(
                _("So far: {written}  (Enter keeps it, - takes it back)").format(written=question.written(before)), "  "
            )
        )
    first = read_line("> ").strip()
    if first == HELP or not question.MANY or first in ("", BACK, STOP, CLEAR):
        return [first]
    lines = [first]
    while True:
        try:
            line = read_line("  ")
        except EOFError:
            return lines
        if not line.strip():
            return lines
        lines.append(line)


def _tell_options(interview: Interview, question: QuestionKind) -> None:
    """The answers to choose from, numbered; of very many, that there is help."""
    aid = question.aid(interview.looking())
    if question.options(interview.looking()) and len(aid) <= len("123456789"):
        print("\n".join(folded(each, "  ") for each in aid))
    elif question.MANY:
        print(_("  (an empty line ends it)"))
    elif aid:
        print(_("  (? helps)"))


def _taken(interview: Interview, question: QuestionKind, lines: list[str]) -> bool:
    """Whether it was an answer; help and what is wrong with it is told."""
    from guide.forms.question import MisreadError

    before = interview.said(interview.place or 0)
    if before and lines in ([""], [CLEAR]):
        interview.keep() if lines == [""] else interview.answer(())
        return True
    if lines == [HELP]:
        aid = question.aid(interview.looking()) or (KEYS,)
        print("\n".join(folded(each, "  ") for each in aid))
        return False
    try:
        interview.typed(lines)
    except MisreadError as error:
        print(f"  {error}")
        return False
    return True


def _show(interview: Interview, question: QuestionKind) -> None:
    """What asks nothing: a card, words, a rehearsal."""
    from guide.forms.kinds.rehearse import RehearseQuestion

    if question.NAME == "card":
        show_card()
    elif isinstance(question, RehearseQuestion):
        _rehearse(interview, question.rehearsal)


def show_card() -> None:
    """The support card, whole."""
    import os

    from guide import places
    from guide.support import read_card
    from guide.support.text import card_text

    print(card_text(read_card(places.support(), os.environ)))


def _rehearse(interview: Interview, rehearsal: Rehearsal) -> None:
    """The other side, spoken or read as the person wants it; see `guide.cli.rehearsal`."""
    from guide.cli.rehearsal import rehearse

    mine = interview.filled(rehearsal.mine)
    if mine:
        print(folded(_("Your words: {mine}").format(mine=mine)))
    rehearse(rehearsal, interview.filled)


def _complain(filling: Filling) -> None:
    if filling.problem:
        from guide.cli.telling import complain

        complain(filling.problem)


def folded(text: str, indent: str = "") -> str:
    """Return ``text`` in lines as wide as the terminal, and no wider than is pleasant to read."""
    width = min(_WIDEST, shutil.get_terminal_size().columns - 1)
    return textwrap.fill(text, max(20, width), initial_indent=indent, subsequent_indent=indent)
