"""Forms are checked like practices: what is wrong, and what may not be kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import places
from guide.forms import finding
from guide.lint import documents
from tests.cli.cli_kit import guide
from tests.forms.forms_kit import BELIEF, HEAD


def found(tmp_path: Path, name: str, text: str) -> list[tuple[int, str]]:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [(each.where.line, each.code) for each in documents.everything(path)[0]]


SHIPPED = [path for kind in finding.CHECKED for path in sorted((places.scripts() / kind).glob("*.yaml"))]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_is_wrong_in_what_is_shipped(path: Path) -> None:
    assert documents.everything(path)[0] == ()


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Tell me more", "not-a-question"),
        ("Who was it? What did they do?", "two-questions"),
        ("What must you do?", ""),
        ("You must say what it was. What was it?", "hard-words"),
        ("You will feel calm. What is it like?", "promise"),
        ("It hurt that …", ""),
        ("And it is true that...", ""),
        ("What was it? For instance, a word.", ""),
    ],
)
def test_advice_about_a_question(tmp_path: Path, question: str, code: str) -> None:
    told = found(tmp_path, "forms/small.yaml", f'{HEAD}  - line: "{question}"\n')
    assert told == ([(4, code)] if code else [])


def test_english_rules_leave_other_languages_alone(tmp_path: Path) -> None:
    text = f'language: de\n{HEAD}  - line: "Was must? Oder?"\n'
    assert [code for _, code in found(tmp_path, "forms/small.yaml", text)] == ["two-questions"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("forms/a.yaml", "title: A\n", [(1, "missing-key"), (1, "missing-key")]),
        ("anywhere.yaml", f"{HEAD}  - line: Who?\n", []),
        ("scales/a.yaml", BELIEF, []),
        ("anywhere-else.yaml", BELIEF.replace("to: 10", "to: -1"), [(1, "bad-number")]),
        ("words/xx.yaml", "language: xx\nwords:\n  - word: a\n", [(3, "missing-key")] * 3),
        ("words/body.yaml", "language: en\nregions: []\nregion: x\n", [(3, "unknown-key")]),
        (
            "series/a.yaml",
            "title: A\nsummary: B\nlayers:\n  - practices: [xx]\n",
            [(4, "missing-key"), (1, "no-such-practice")],
        ),
        ("forms/practice.yaml", "title: A\nsections: []\n", [(1, "missing-key")] * 4),
    ],
)
def test_each_sort_of_file_is_known(tmp_path: Path, name: str, text: str, told: list[tuple[int, str]]) -> None:
    assert found(tmp_path, name, text) == told


def test_the_command_checks_forms(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(f"{HEAD}  - lime: Who?\n", encoding="utf-8")
    done = guide("check", "mine.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "mine.yaml:4:5  unknown-kind" in done.stdout
