"""choose: one of several answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from guide.forms.answers import OWN, Part
from guide.forms.question import Known, MisreadError, Parts, QuestionKind, one_line, pick
from guide.forms.sentences import label
from guide.script.reader import Reader
from guide.script.shapes import FLAG, LABELS, TEXT, key
from guide.translation import _

ALSO_FROM = "a list of the person's own that is offered too: FORM.QUESTION, or an earlier question of this form"


@dataclass(frozen=True, slots=True)
class ChooseQuestion(QuestionKind):
    """One option."""

    NAME: ClassVar = "choose"
    PLACE: ClassVar = 90
    SAYS: ClassVar = "one of the answers under 'from'"
    EXAMPLE: ClassVar = "choose: Is it safe to say no to them?\nas: safe\nfrom: [yes, I think so, no]"
    EYES_CLOSED: ClassVar = True

    offered: tuple[str, ...] = key(LABELS, "the answers that are offered", name="from", default=())
    own: bool = key(FLAG, "whether an answer of one's own will do too", default=False)
    listed: str = key(TEXT, ALSO_FROM, name="also-from", default="")

    def check(self, reader: Reader) -> None:
        """Note options that are missing or doubled, and a list that is not there."""
        check_options(reader, self, self.offered, self.listed)

    def options(self, known: Known) -> tuple[str, ...]:
        """Return the options, what stands in the person's own list first."""
        return with_listed(self.offered, self.listed, known)

    def label(self, option: str) -> str:
        """Return the option in the language that was chosen."""
        return label(option, self.place)

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return the option that is meant. Raises MisreadError."""
        text = one_line(lines)
        return (chosen(text, self, self.options(known), own=self.own),) if text else ()


def with_listed(offered: tuple[str, ...], listed: str, known: Known) -> tuple[str, ...]:
    """Return what is ``offered`` after what stands in the list called ``listed``, each once."""
    form, dot, _ = listed.partition(".")
    mine = known.names(listed) if dot else [part.text for part in known.earlier.get(form, ()) if part.text]
    return tuple(dict.fromkeys((*mine, *offered)))


def chosen(text: str, question: QuestionKind, options: Sequence[str], *, own: bool) -> Part:
    """Return the option that ``text`` means, or ``text`` itself as an answer of one's own. Raises MisreadError."""
    meant = pick(text, options, question.label)
    if meant is not None:
        return Part(meant)
    if own:
        return Part(text, other=OWN)
    raise MisreadError(
        _("One of {options}, please, or its number; Enter skips.").format(
            options=", ".join(map(question.label, options))
        )
    )


def check_options(reader: Reader, question: QuestionKind, options: Sequence[str], listed: str) -> None:
    """Note fewer than two options where no list adds to them, one that is there twice, and a list of no question."""
    if listed and "." not in listed and listed not in reader.names:
        message = _("no question before this one is called '{name}'").format(name=listed)
        reader.bad(question.where, "unknown-question", message, reader.near(listed, reader.names))
    if len(options) < 2 and not listed:
        reader.bad(
            question.where,
            "missing-key",
            _("{kind} needs two answers or more").format(kind=question.NAME),
            "from: [yes, no]",
        )
    for each in {each for each in options if list(options).count(each) > 1}:
        reader.bad(
            question.where, "duplicate-choice", _("'{each}' is offered twice").format(each=each), _("keep one of them")
        )


KIND = ChooseQuestion
