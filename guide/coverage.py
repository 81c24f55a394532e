"""For developers: the rows of the mission's checklist, and what serves each of them, found and not asserted.

Files name the rows that they serve (``serves:``); rows name the tests that show them. What is claimed and does not hold
is a fault: a test that is not there, a file that serves a row that nobody knows, a row that is worse than its claim.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from guide.problems import CannotReadError, counted

ROWS = Path("coverage") / "rows.yaml"
"""Below the folder of tests."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class State(StrEnum):
    """How far a row is served, the furthest first."""

    WORKS = "works"
    PARTLY = "partly"
    NOT_YET = "not yet"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the checklist."""

    id: str
    title: str
    group: str
    files: int = 0
    """How many files have to serve it."""
    tests: tuple[str, ...] = ()
    """As ``path::name`` below the folder of tests."""
    missing: str = ""
    note: str = ""
    claim: State = State.NOT_YET


@dataclass(frozen=True, slots=True)
class Covered:
    """A row, and what serves it now."""

    row: Row
    served_by: tuple[str, ...]
    """Files below ``scripts``, without their ending."""
    state: State

    @property
    def missing(self) -> str:
        """Return what it lacks, in words; empty where it works."""
        lacking = self.row.files - len(self.served_by)
        files = counted(lacking, "more file") if self.served_by else counted(lacking, "file")
        told = [files] if lacking > 0 else []
        return "; ".join([*told, *([self.row.missing] if self.row.missing else [])])


@dataclass(frozen=True, slots=True)
class Coverage:
    """All rows in order, the titles of their groups, and everything that does not hold."""

    groups: Mapping[str, str]
    rows: tuple[Covered, ...]
    faults: tuple[str, ...]

    def counts(self, group: str = "") -> dict[State, int]:
        """Return how many rows are in each state: of one group, or of all."""
        rows = [each for each in self.rows if group in ("", each.row.group)]
        return {state: sum(each.state is state for each in rows) for state in State}


def cover(tests: Path, scripts: Path) -> Coverage:
    """Return what serves each row. Raises CannotReadError where there is no table."""
    groups, rows = read_rows(tests / ROWS)
    serving, names = served(scripts), _names_of_tests(tests, rows)
    known = {row.id for row in rows}
    covered = tuple(_covered(row, serving.get(row.id, ())) for row in rows)
    faults = [f"{test} of {row.id} does not exist" for row in rows for test in row.tests if test not in names]
    faults += [
        f"{file} serves {row}: there is no such row"
        for row, files in serving.items()
        if row not in known
        for file in files
    ]
    faults += [
        f"{each.row.id} is claimed to be {each.row.claim} and is {each.state}: {each.missing or 'nothing serves it'}"
        for each in covered if list(State).index(each.state) > list(State).index(each.row.claim)
    ]  # fmt: skip
    return Coverage(groups, covered, tuple(faults))


def read_rows(path: Path) -> tuple[dict[str, str], tuple[Row, ...]]:
    """Return the titles of the groups, and every row. Raises CannotReadError."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - one of the two safe loaders
    except (OSError, yaml.YAMLError) as error:
        raise CannotReadError(
            "The table of rows is not here.", "It stands in a checkout, under tests/coverage."
        ) from error
    groups = {group["code"]: group["title"] for group in found["groups"]}
    return groups, tuple(_row(row, group["code"]) for group in found["groups"] for row in group["rows"])


def served(scripts: Path) -> dict[str, tuple[str, ...]]:
    """Return the files that serve each row, by its id."""
    found: dict[str, list[str]] = {}
    for path in sorted(scripts.rglob("*.yaml")):
        for row in _serves(path):
            found.setdefault(row, []).append(path.relative_to(scripts).with_suffix("").as_posix())
    return {row: tuple(files) for row, files in sorted(found.items())}


def _row(row: Mapping[str, Any], group: str) -> Row:
    return Row(
        row["id"], row["title"], group, row.get("files", 0), tuple(row.get("tests", ())), row.get("missing", ""),
        row.get("note", ""), State(row.get("claim", State.NOT_YET)),
    )  # fmt: skip


def _covered(row: Row, files: tuple[str, ...]) -> Covered:
    whole = len(files) >= row.files and not row.missing and bool(row.files or row.tests)
    some = bool(files or row.tests)
    return Covered(row, files, State.WORKS if whole else State.PARTLY if some else State.NOT_YET)


def _serves(path: Path) -> list[str]:
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - one of the two safe loaders
    except (OSError, ValueError, yaml.YAMLError):
        return []
    serves = found.get("serves", ()) if isinstance(found, Mapping) else ()
    return [str(each) for each in serves] if isinstance(serves, list) else []


def _names_of_tests(tests: Path, rows: Sequence[Row]) -> set[str]:
    """Every test in the files that rows name, as ``path::name``."""
    files = {test.partition("::")[0] for row in rows for test in row.tests}
    return {f"{file}::{name}" for file in files for name in _tests_in(tests / file)}


def _tests_in(path: Path) -> Iterator[str]:
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, SyntaxError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield node.name
