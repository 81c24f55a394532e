"""What somebody wrote down: an entry is a form that was filled in, and an answer holds the question as it was asked.

Values alone. They know no forms, screens or tables, so that an entry stays readable whatever becomes of its form.
"""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from guide.forms.answers import Answer, Part, Question
from guide.problems import CannotReadError
from guide.translation import _

__all__ = ["Answer", "Attachment", "Entry", "Moment", "Part", "Question", "State", "attachment"]


class Moment(StrEnum):
    """Where an entry stands towards the session it belongs to. A new moment is one line here."""

    BEFORE = "before"
    AFTER = "after"
    LATER = "later"
    """Minutes or days after it, once it has settled."""


class State(StrEnum):
    """Whether an entry was finished. What is half done is found again."""

    OPEN = "open"
    DONE = "done"
    SHELF = "not yet"
    """Put aside by the person, to be asked for by them alone."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to an entry and stays where it lies: the journal keeps where, and what it was."""

    path: str
    sha256: str = ""
    kind: str = ""
    """Such as image/png; empty if it was not known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One form that was filled in at one time.

    A question that was asked again (`again`) has a later answer of the same question; both are kept.
    """

    form: str
    """The name of its form: check-in, a-clear-no, note."""
    at: datetime
    """When, with the offset from UTC that held there."""
    answers: tuple[Answer, ...] = ()
    zone: str = ""
    """The name of the time zone, such as Europe/Vienna; empty if it was not known."""
    digest: str = ""
    """SHA-256 of the form's file as it was asked; empty for what was imported."""
    session: str | None = None
    """The uid of the session it belongs to."""
    moment: Moment | None = None
    """Where it stands towards its session; None without one."""
    state: State = State.DONE
    follows: str | None = None
    """The uid of the entry it comes back to, or whose newer version it is."""
    share: bool = False
    """Whether the person marked it as safe to hand on."""
    uid: str = ""
    """32 hexadecimal digits, the same wherever the journal goes; empty before it is kept."""
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("an entry tells its time with the offset from UTC")

    def answered(self, name: str, *, first: bool = False) -> Answer | None:
        """Return the last answer to the question ``name`` (or the ``first``), or None."""
        found = [answer for answer in self.answers if answer.question.name == name]
        return found[0 if first else -1] if found else None


def attachment(path: Path) -> Attachment:
    """Return the file at ``path`` as something that belongs to an entry. Raises CannotReadError."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise CannotReadError(_("{path} cannot be read: {error}.").format(path=path, error=error.strerror)) from error
    return Attachment(str(path.absolute()), digest, mimetypes.guess_type(path.name)[0] or "")
