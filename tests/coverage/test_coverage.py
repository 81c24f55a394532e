"""What is claimed of the rows of the checklist holds, and what does not hold is seen."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from guide import places, script
from guide.coverage.rows import ROWS, Coverage, State, cover, read_rows, served
from guide.problems import CannotReadError
from tests.cli.cli_kit import guide

TESTS = Path(__file__).parents[1]
CLAIMED = read_rows(TESTS / ROWS)[1]


@pytest.fixture(scope="module")
def found() -> Coverage:
    return cover(TESTS, places.scripts())


def test_there_are_194_rows_each_once_and_in_order(found: Coverage) -> None:
    assert [each.row.id for each in found.rows] == [f"S{number:03}" for number in range(1, 195)]
    assert list(found.groups) == list("ABCDEFGHIJKLMNO")
    assert len({each.row.title for each in found.rows}) == 194


def test_everything_that_is_claimed_holds(found: Coverage) -> None:
    assert found.faults == ()


def test_a_row_that_says_what_is_missing_does_not_work(found: Coverage) -> None:
    for each in found.rows:
        assert (each.state is State.WORKS) == (not each.missing and bool(each.row.files or each.row.tests)), each.row.id
    assert sum(found.counts().values()) == 194


def test_titles_are_words_for_people() -> None:
    assert [row.id for row in CLAIMED if not re.fullmatch(r"[\w\"'][^`_<>]{3,60}", row.title)] == []


KINDS = "{forms: {tests: ['test_it.py::test_shown']}, scales: {missing: nobody asks}}"


def planted(tmp_path: Path, rows: str, file: str = "title: A\nserves: [S001]\n") -> Coverage:
    """Rows and a file in a tree of its own, with one test."""
    (tmp_path / "tests" / "coverage").mkdir(parents=True)
    (tmp_path / "scripts" / "forms").mkdir(parents=True)
    (tmp_path / "tests" / ROWS).write_text(
        f"kinds: {KINDS}\ngroups:\n- code: A\n  title: T\n  rows:\n{rows}", encoding="utf-8"
    )
    (tmp_path / "tests" / "test_it.py").write_text("async def test_shown() -> None: ...\n", encoding="utf-8")
    (tmp_path / "scripts" / "forms" / "a.yaml").write_text(file, encoding="utf-8")
    return cover(tmp_path / "tests", tmp_path / "scripts")


@pytest.mark.parametrize(
    ("row", "state", "fault"),
    [
        ("{id: S001, title: t, files: 1, claim: works}", State.WORKS, ""),
        ("{id: S001, title: t, files: 2}", State.PARTLY, ""),
        ("{id: S001, title: t, files: 2, claim: works}", State.PARTLY, "S001 is claimed to be works and is partly"),
        ("{id: S001, title: t, files: 1, tests: ['test_it.py::test_shown'], claim: works}", State.WORKS, ""),
        ("{id: S001, title: t, files: 1, missing: a key}", State.PARTLY, ""),
        ("{id: S001, title: t, tests: ['test_it.py::test_gone']}", State.WORKS, "test_gone of S001 does not exist"),
        ("{id: S001, title: t, tests: ['none.py::test_shown']}", State.WORKS, "none.py::test_shown of S001"),
        ("{id: S002, title: t}", State.NOT_YET, "forms/a is said to serve S001: there is no such row"),
    ],
)
def test_what_does_not_hold_is_seen(row: str, state: State, fault: str, tmp_path: Path) -> None:
    found = planted(tmp_path, f"  - {row}\n")
    assert found.rows[0].state is state
    assert fault in " ".join(found.faults)
    assert bool(fault) == bool(found.faults)


@pytest.mark.parametrize(
    ("folder", "state"), [("forms", State.WORKS), ("scales", State.PARTLY), ("maps", State.PARTLY)]
)
def test_a_file_counts_once_its_kind_is_of_use(folder: str, state: State, tmp_path: Path) -> None:
    planted(tmp_path, "  - {id: S001, title: t, files: 1}\n")
    (tmp_path / "scripts" / "forms").rename(tmp_path / "scripts" / folder)
    (found,) = cover(tmp_path / "tests", tmp_path / "scripts").rows
    assert found.state is state
    assert (found.missing == "") == (state is State.WORKS)


def test_files_are_gathered_wherever_they_lie(tmp_path: Path) -> None:
    assert "body/body-scan" in served(places.scripts())["S079"]
    planted(tmp_path, "  - {id: S001, title: t}\n", "- a list\n")
    (tmp_path / "scripts" / "broken.yaml").write_text("a: [", encoding="utf-8")
    assert served(tmp_path / "scripts") == {}


def test_a_practice_without_an_aim_is_named() -> None:
    text = (places.scripts() / "body" / "body-scan.yaml").read_text("utf-8")
    without = re.sub(r"^aim: .*\n", "", text, flags=re.MULTILINE)
    assert "aim" in " ".join(problem.message for problem in script.parse(without, "x.yaml").problems)
    assert script.parse(text, "x.yaml").problems == ()


@pytest.mark.real
def test_the_command_lists_counts_and_fails(tmp_path: Path) -> None:
    shown = guide("coverage", "--group", "b")
    assert shown.returncode == 0, shown.stderr
    assert "S018  works" in shown.stdout
    counted = json.loads(guide("coverage", "--json").stdout)
    assert sum(counted["counts"].values()) == len(counted["rows"]) == 194
    assert "coverage" not in guide("--help").stdout
    assert guide("coverage", "--group", "z").returncode == 1


def test_outside_a_checkout_it_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotReadError, match="It stands in a checkout"):
        cover(tmp_path, tmp_path)


def test_the_table_is_written_as_it_is_read() -> None:
    raw = yaml.safe_load((TESTS / ROWS).read_text("utf-8"))
    assert {kind.name for kind in read_rows(TESTS / ROWS)[2]} == {"practices", "forms", "scales", "series", "words"}
    keys = {key for group in raw["groups"] for row in group["rows"] for key in row}
    assert keys <= {"id", "title", "files", "tests", "missing", "note", "claim"}
