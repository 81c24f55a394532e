"""One thing is said as one: "1 breath", "3 breaths". A law over every message that there is.

Wherever a number that is not a constant is followed by a plural in a text of the package, `guide.problems.counted` is
to write it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import guide
from guide.translation import counted

ROOT = Path(guide.__file__).parent
NO_NOUNS = {"as", "begins", "changes", "does", "ends", "has", "holds", "is", "lasts", "needs", "sets", "speaks", "was"}
"""What follows a name and ends like a plural."""


def uncounted(tree: ast.AST) -> Iterator[ast.JoinedStr]:
    """Texts in which a number stands before a plural as it is."""
    for text in ast.walk(tree):
        if not isinstance(text, ast.JoinedStr):
            continue
        for value, after in zip(text.values, text.values[1:], strict=False):
            if not (isinstance(value, ast.FormattedValue) and isinstance(after, ast.Constant)):
                continue
            if _plural(after.value) and _number(value):
                yield text


def _plural(after: object) -> bool:
    """Nobody speaks one word a minute."""
    word = re.match(r" ([a-z]{2,}s)\b(?! a minute)", str(after))
    return word is not None and word[1] not in NO_NOUNS


def _number(value: ast.FormattedValue) -> bool:
    """Not a constant such as ``MAX_DEPTH``, of which there is more than one, and no path or name."""
    names = [each.id for each in ast.walk(value) if isinstance(each, ast.Name)]
    names += [each.attr for each in ast.walk(value) if isinstance(each, ast.Attribute)]
    return not any(name.isupper() for name in names) and not {"path", "name", "given", "voice"} & set(names)


SPOKEN = ROOT / "voices" / "text_normalise"
"""What it writes is for a voice, by rules of its own."""
MESSAGES = sorted(set(ROOT.rglob("*.py")) - set(SPOKEN.rglob("*.py")))


@pytest.mark.parametrize(
    "path", sorted(set(ROOT.rglob("*.py")) - set(SPOKEN.rglob("*.py"))), ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_count_is_written_by_counted(path: Path) -> None:
    texts = uncounted(ast.parse(path.read_text("utf-8")))
    assert [f"{path.name}:{each.lineno}  {ast.unparse(each)}" for each in texts] == []


@pytest.mark.parametrize("text", ['f"{len(a)} breaths"', 'f"{n} of {m} lines spoken"', 'f"{x:.0f} seconds"'])
def test_the_law_sees_a_count(text: str) -> None:
    assert list(uncounted(ast.parse(text)))


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 breath"), (0, "0 breaths"), (3, "3 breaths"), (1.0, "1 breath"), (1.5, "1.5 breaths")]
)
def test_one_is_one(number: float, said: str) -> None:
    assert counted(number, "breath") == said
