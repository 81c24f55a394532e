"""The rows of the mission's checklist, and what serves each of them, found and not asserted.

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

from guide.forms.finding import FOLDERS
from guide.problems import CannotReadError
from guide.translation import counted

ROWS = Path("coverage") / "rows.yaml"
"""Below the folder of tests."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


PRACTICES = "practices"
"""The kind of files that lie in no folder of their own."""


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
class Kind:
    """What shows that files of one folder are of use at all: a form counts once it can be filled in."""

    name: str
    """The folder below ``scripts``; `PRACTICES` for none."""
    tests: tuple[str, ...] = ()
    missing: str = ""
    """Until this is empty, its files count for nothing but "partly"."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A row, and what serves it now."""

    row: Row
    served_by: tuple[str, ...]
    """Files below ``scripts``, without their ending."""
    state: State
    waiting: str = ""
    """Why some of the files that it needs do not count yet."""

    @property
    def missing(self) -> str:
        """Return what it lacks, in words; empty where it works."""
        lacking = self.row.files - len(self.served_by)
        files = counted(lacking, "more file") if self.served_by else counted(lacking, "file")
        return "; ".join([*([files] if lacking > 0 else []), *filter(None, (self.waiting, self.row.missing))])


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
    groups, rows, kinds = read_rows(tests / ROWS)
    claimed = [(row.id, test) for row in rows for test in row.tests]
    claimed += [(kind.name, test) for kind in kinds for test in kind.tests]
    serving, names = served(scripts), _names_of_tests(tests, [test for _, test in claimed])
    known = {row.id for row in rows}
    covered = tuple(_covered(row, serving.get(row.id, ()), {kind.name: kind.missing for kind in kinds}) for row in rows)
    faults = [f"{test} of {name} does not exist" for name, test in claimed if test not in names]
    faults += [
        f"{file} is said to serve {row}: there is no such row"
        for row, files in serving.items()
        if row not in known
        for file in files
    ]
    faults += [
        f"{each.row.id} is claimed to be {each.row.claim} and is {each.state}: {each.missing or 'nothing serves it'}"
        for each in covered if list(State).index(each.state) > list(State).index(each.row.claim)
    ]  # fmt: skip
    return Coverage(groups, covered, tuple(faults))


def read_rows(path: Path) -> tuple[dict[str, str], tuple[Row, ...], tuple[Kind, ...]]:
    """Return the titles of the groups, every row, and the kinds of files. Raises CannotReadError."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - one of the two safe loaders
    except (OSError, yaml.YAMLError) as error:
        raise CannotReadError(
            "The table of rows is not here.", "It stands in a checkout, under tests/coverage."
        ) from error
    groups = {group["code"]: group["title"] for group in found["groups"]}
    kinds = tuple(
        Kind(name, tuple(kind.get("tests", ())), kind.get("missing", "")) for name, kind in found["kinds"].items()
    )
    return groups, tuple(_row(row, group["code"]) for group in found["groups"] for row in group["rows"]), kinds


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


def _covered(row: Row, files: tuple[str, ...], waiting: Mapping[str, str]) -> Covered:
    """The state of a row. Files of a kind that is not of use yet, or that nobody named, do not count."""
    why = {file: waiting.get(_kind(file), "nothing shows what such files are for") for file in files}
    counting = [file for file in files if not why[file]]
    still = "" if len(counting) >= row.files else "; ".join(sorted({why[file] for file in files if why[file]}))
    whole = len(counting) >= row.files and not row.missing and bool(row.files or row.tests)
    state = State.WORKS if whole else State.PARTLY if files or row.tests else State.NOT_YET
    return Covered(row, files, state, still)


def _kind(file: str) -> str:
    folder, slash, _ = file.partition("/")
    return folder if slash and folder in FOLDERS else PRACTICES


def _serves(path: Path) -> list[str]:
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - one of the two safe loaders
    except (OSError, ValueError, yaml.YAMLError):
        return []
    serves = found.get("serves", ()) if isinstance(found, Mapping) else ()
    return [str(each) for each in serves] if isinstance(serves, list) else []


def _names_of_tests(tests: Path, claimed: Sequence[str]) -> set[str]:
    """Every test in the files that are named, as ``path::name``."""
    files = {test.partition("::")[0] for test in claimed}
    return {f"{file}::{name}" for file in files for name in _tests_in(tests / file)}


def _tests_in(path: Path) -> Iterator[str]:
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, SyntaxError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield node.name
