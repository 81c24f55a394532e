"""Every shipped form in the language that nobody speaks: line by line, and on its page, with every question asked.

Run as a program, for the language is chosen once: ``python -m tests.translation.pseudo_forms lines`` and ``pages``
print what was missed, by form, as JSON.
"""

from __future__ import annotations

import asyncio
import io
import json
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from dataclasses import replace
from unittest.mock import patch

from guide.forms.form import Form
from guide.forms.kinds import kinds
from guide.forms.kinds.field import FieldQuestion
from guide.forms.kinds.scale import ScaleQuestion
from guide.forms.question import Known, QuestionKind
from guide.forms.reading import all_forms
from guide.journal.filling import Filling
from tests.translation.pseudo_kit import KEYS, missed
from tests.tui.page_kit import MOMENT, alone, words_on

KNOWN = frozenset(KEYS.casefold().split())
HELP, ANSWER = "?", "1"
OWN_FORM = "plainly"
OWN = ("qqq", "qqqq")
"""What the person's own lists hold."""


def asking_all() -> dict[str, Form]:
    """Return every shipped form, with all of its questions asked, whatever was answered before."""
    return {
        name: replace(
            form, rotate=False, enough=0,
            questions=tuple(replace(each, when=(), unless=()) for each in form.questions),
        )
        for name, form in all_forms().items()
    }  # fmt: skip


def covering(forms: Iterable[Form]) -> list[Form]:
    """Return a few forms in which every kind of question is asked that any form asks, first the one of one's own."""
    left, found = set(kinds()), []
    for form in sorted(forms, key=lambda form: (form.name != OWN_FORM, -len({each.NAME for each in form.questions}))):
        if here := left & {each.NAME for each in form.questions}:
            left -= here
            found.append(form)
    return found


def filling(form: Form) -> Filling:
    """Return it to be filled in, with names to choose from."""
    made = Filling(form, None, lambda: MOMENT)
    made.interview.known = Known(names=lambda source: OWN)
    return made


def answer_to(question: QuestionKind | None) -> str:
    """Return something that the question takes."""
    if isinstance(question, ScaleQuestion):
        return f"{question.steps.high:g}"
    return "0 0" if isinstance(question, FieldQuestion) else ANSWER


def typing(made: Filling) -> Callable[[str], str]:
    """Return what types for somebody who asks for help at every question, and then answers it."""
    times: dict[int | None, int] = {}

    def read_line(prompt: str) -> str:
        sys.stdout.write(f"{prompt}\n")
        place = made.interview.place
        if prompt != "> ":
            return ""
        times[place] = times.get(place, 0) + 1
        assert times[place] <= len((HELP, ANSWER)), f"{made.form.name} takes no answer to question {place}"
        return HELP if times[place] == 1 else answer_to(made.interview.current)

    return read_line


def by_lines(form: Form) -> list[str]:
    """Return what was missed of a form that was filled in line by line."""
    from guide.cli import filling as line_mode

    made, out = filling(form), io.StringIO()
    read_line = typing(made)
    with (
        redirect_stdout(out),
        patch("guide.cli.filling.read_line", read_line),
        patch("guide.cli.rehearsal.read_line", lambda prompt: sys.stdout.write(prompt) and "r"),
        patch("guide.cli.prompt.read_line", read_line),
    ):
        line_mode.fill(made)
    assert made.interview.place is None, form.name
    return missed(out.getvalue(), KNOWN)


async def on_page(form: Form) -> list[str]:
    """Return what was missed of a form on its page, step by step."""
    from guide.tui.screens.form import FillPage

    found: set[str] = set()
    made = filling(form)
    async with alone(lambda: FillPage(made), (120, 60)) as (page, pilot):
        for _ in form.questions:
            await pilot.pause()
            found.update(missed(words_on(pilot), KNOWN))
            await pilot.press("down")
            await pilot.pause()
            found.update(missed(words_on(pilot), KNOWN))
            await pilot.press("right", "tab")
        await pilot.pause()
        found.update(missed(words_on(pilot), KNOWN))
        assert page.step[-1] == made.interview.visible()[-1], form.name
    return sorted(found)


async def on_pages(forms: Iterable[Form]) -> dict[str, list[str]]:
    """Return what was missed on each page."""
    return {form.name: await on_page(form) for form in forms}


if __name__ == "__main__":
    forms = asking_all()
    if sys.argv[1] == "lines":
        told = {name: by_lines(form) for name, form in forms.items()}
    else:
        told = asyncio.run(on_pages(covering(forms.values())))
    sys.stdout.write(json.dumps(told))
