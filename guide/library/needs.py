"""What people come for, in their own words: ``scripts/words/needs.yaml``. A practice names the needs that it meets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from guide.forms import document, finding
from guide.forms.document import DocumentReading
from guide.problems import WrongUseError, did_you_mean, meant
from guide.script.head_values import KINDS
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import PROSE, TEXT, ValueType, key, keys, list_of, object_schema, one_of, values
from guide.translation import _

FILE = "needs"


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody comes for."""

    need: str = key(TEXT, "its name in scripts: small letters and dashes")
    name: str = key(PROSE, "how a person would say it, in a few words")
    kind: str = key(one_of("kind", KINDS), "the kind of practice that a new one for it begins as", default=KINDS[0])


@dataclass(frozen=True, slots=True)
class Needs:
    """All of them, in the order in which they are shown."""

    language: str = key(TEXT, "the language, as in BCP 47")
    needs: tuple[Need, ...] = key(
        list_of(ValueType(
            lambda reader, node: Need(**values(reader, node, keys(Need), "a need")), object_schema(keys(Need)), None
        )),
        "the needs",
    )  # fmt: skip


def read_needs(reader: Reader, root: Node, path: str, digest: str) -> Needs:
    """Return the needs that a file holds; what is wrong is in ``reader.problems``."""
    found = Needs(**values(reader, root, keys(Needs), "a list of needs"))
    names = [each.need for each in found.needs]
    for name in {name for name in names if names.count(name) > 1}:
        reader.bad(root.where, "duplicate-need", _("'{name}' is here twice").format(name=name), _("keep one of them"))
    return found


def parse_file(path: Path) -> DocumentReading[Needs]:
    """Read a file of needs. Raises CannotReadError."""
    return document.parse_file(path, read_needs)


def named(text: str) -> Need:
    """Return the need of that name, or of a beginning that only one has. Raises WrongUseError."""
    known = {each.need: each for each in needs()}
    fitting = meant(text, known)
    if len(fitting) != 1:
        raise WrongUseError(
            _("no need is called '{text}'").format(text=text), did_you_mean(text.casefold(), fitting or known)
        )
    return known[fitting[0]]


@lru_cache(1)
def needs() -> tuple[Need, ...]:
    """Return the needs in the order of the file: the listener's own, or the one that is shipped; none without one."""
    path = finding.find(finding.WORDS, FILE)
    value = parse_file(path).value if path else None
    return value.needs if value else ()
