"""SARIF that editors and code review understand: what the standard demands, and where it points."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import script
from guide.cli.sarif import as_sarif
from guide.problems import Problem, Where

WRONG = (
    "title: T\nsummary: S.\nkind: yoga\naim: regulate\nintensity: 1\nsections:\n  - title: A\n    steps:\n      - {}\n"
)


def run(problems: tuple[Problem, ...], texts: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    whole = json.loads(as_sarif(problems, texts or {}, **more))
    assert set(whole) == {"$schema", "version", "runs"}
    assert whole["version"] == "2.1.0"
    (found,) = whole["runs"]
    return dict(found)


def read(step: str, path: str = "evening.yaml", before: str = "") -> dict[str, Any]:
    reading = script.parse(before + WRONG.replace("{}", step), path)
    return run(reading.problems, reading.texts)


def test_each_problem_is_a_result_at_its_place() -> None:
    found = read("pause: soon")
    kind, pause = found["results"]
    assert (kind["ruleId"], pause["ruleId"]) == ("unknown-kind", "bad-duration")
    assert pause["level"] == "error"
    assert pause["message"]["text"] == "'soon' is no duration (write 6s, 1m30s or 8s..40s)"
    place = pause["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "evening.yaml"
    assert place["region"] == {"startLine": 9, "startColumn": 16, "snippet": {"text": "      - pause: soon"}}
    assert found["columnKind"] == "unicodeCodePoints"


def test_care_is_a_warning_and_brings_its_reason() -> None:
    care = Problem(Where("a.yaml", 3, 1), "no-closing", "nothing closes this", care=True)
    wrong = Problem(Where("a.yaml", 4, 1), "unknown-step", "no step is called 'x'")
    found = run((care, wrong, care), reasons={"no-closing": "People have to come back."})
    rules = found["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["no-closing", "unknown-step"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["warning", "error"]
    assert rules[0]["fullDescription"] == {"text": "People have to come back."}
    assert [result["level"] for result in found["results"]] == ["warning", "error", "warning"]
    assert [result["ruleIndex"] for result in found["results"]] == [0, 1, 0]


def test_nothing_wrong_is_an_empty_run() -> None:
    assert run(())["results"] == []


def test_a_path_is_told_from_where_we_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def uri(path: str) -> str:
        found = run((Problem(Where(path), "empty", "there is nothing"),))
        return str(found["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])

    assert uri(str(tmp_path / "my scripts" / "é.yaml")) == "my%20scripts/%C3%A9.yaml"
    assert uri("<script>") == "%3Cscript%3E"
    assert uri(str(tmp_path.parent / "other.yaml")) == (tmp_path.parent / "other.yaml").as_uri()


def marks(found: dict[str, Any]) -> list[str]:
    return [result["partialFingerprints"]["codeAndLine/v1"] for result in found["results"]]


def test_a_fingerprint_stays_when_lines_come_above_and_tells_problems_apart() -> None:
    steps = "pause: soon\n      - pause: soon\n      - pause: later"
    here = marks(read(steps))
    assert len(set(here)) == len(here) == 4
    assert marks(read(steps, before="# one\n# two\n")) == here
    assert not set(marks(read(steps, path="other.yaml"))) & set(here)


places = st.builds(Where, st.text(min_size=1), st.integers(1, 9), st.integers(1, 99))
codes = st.from_regex(r"[a-z]+(-[a-z]+)*", fullmatch=True)
problems = st.builds(Problem, places, codes, st.text(), st.text(), st.booleans())


@given(st.lists(problems, max_size=8), st.text())
def test_whatever_is_found_can_be_told(found: list[Problem], text: str) -> None:
    told = run(tuple(found), {problem.where.path: text for problem in found})
    rules = told["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for problem, result in zip(found, told["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.code
        (place,) = result["locations"]
        assert place["physicalLocation"]["region"]["startLine"] == problem.where.line
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert " " not in uri
        assert unquote(uri)
