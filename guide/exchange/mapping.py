"""What a person answered about a file of another program: which word means what, which column holds what.

``WORD=FIELD:VALUE``, or ``WORD=FIELD``: ``rad=pleasantness:1``, ``Notes=text``, ``times=utc``. The words are compared
in any case. The whole is kept as a small JSON, so that the next file of the same program asks nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guide.problems import WrongUseError, one_line
from guide.translation import _

_GRAMMAR = re.compile(r"\s*(?P<word>.+?)\s*=\s*(?P<field>[A-Za-z][\w./+-]*)\s*(?::\s*(?P<value>.*?)\s*)?", re.DOTALL)
HINT = _("Say it as WORD=FIELD:VALUE, such as rad=pleasantness:1, Notes=text or times=utc.")


@dataclass(frozen=True, slots=True)
class Meant:
    """What one word of a file stands for: a field, and a value or a way to read one."""

    field: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All that was answered, by word."""

    meant: Mapping[str, Meant] = field(default_factory=dict)
    """By `key` of the word."""

    def get(self, word: str) -> Meant | None:
        """Return what ``word`` stands for, or None if nobody said so."""
        return self.meant.get(key(word))

    def choice(self, name: str, choices: tuple[str, ...], default: str) -> str:
        """Return what was answered to the question ``name``: one of ``choices``, else ``default``."""
        said = self.get(name)
        return said.field.casefold() if said and said.field.casefold() in choices else default

    def as_json(self) -> str:
        """Return the answers as one line of JSON, which `from_json` reads."""
        told = {word: [meant.field, meant.value] for word, meant in sorted(self.meant.items())}
        return json.dumps({"mapping": told}, ensure_ascii=False)


def key(word: str) -> str:
    """Return the form of a word in which words are compared: no case, no space around, one space within."""
    return " ".join(word.casefold().split())


def parse_mapping(given: Iterable[str]) -> Answers:
    """Return the answers that were given as ``WORD=FIELD:VALUE``. A later one for the same word counts.

    Raises WrongUseError for one that is not of this form.
    """
    meant: dict[str, Meant] = {}
    for each in given:
        found = _GRAMMAR.fullmatch(each)
        if found is None:
            raise WrongUseError(_("'{mapping}' maps nothing.").format(mapping=one_line(each, 80)), HINT)
        meant[key(found["word"])] = Meant(found["field"], found["value"] or "")
    return Answers(meant)


def from_json(text: str) -> Answers:
    """Return the answers that `Answers.as_json` wrote. Raises WrongUseError for anything else."""
    try:
        told = json.loads(text)["mapping"]
        return Answers({key(word): Meant(str(field), str(value)) for word, (field, value) in told.items()})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise WrongUseError(_("This is no mapping that was kept from an import."), HINT) from error
