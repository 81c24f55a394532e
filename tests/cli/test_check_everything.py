"""guide check finds everything at once: nothing that is wrong hides another; and a part is checked as one."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

from guide import places, script
from guide.lint import run
from tests import scripts
from tests.cli.cli_kit import guide

HEAD = f"{scripts.HEAD}bed: none\n"


def practice(*steps: str, head: str = HEAD) -> str:
    body = "".join(f"      - {step}\n" for step in steps)
    return f"{head}sections:\n  - title: One\n    closing: true\n    steps:\n{body}"


def found(text: str, path: str = "<script>") -> list[tuple[int, str]]:
    return [(each.where.line, each.code) for each in run.everything(script.parse(text, path))]


WRONG = {
    "use: no-such-part": "unknown-part",
    "sey: hi": "unknown-step",
    "pause: soon": "bad-duration",
    "breathe: {pattern: deep, cycles: 3}": "bad-pattern",
    "bell: gnog": "unknown-bell",
    "bed: snow": "unknown-bed",
    "sound: nowhere.wav": "unknown-sound",
    "say: {text: Hi., voice: nobody-at-all}": "unknown-voice",
    "Step #1 is here.": "lost-words",
    "&soft and slow": "lost-words",
    "pause 5s": "near-step",
    "bell bowl": "near-step",
    '"Breathe" in': "syntax",
    "@home": "syntax",
    "Rest in {nowhere}.": "unknown-name",
    "scan: {say: 'No region.', order: in-brief}": "no-region",
}


@pytest.mark.parametrize(("first", "second"), list(combinations(WRONG, 2)))
def test_no_fault_hides_another(first: str, second: str) -> None:
    here = found(practice("Hi.", first, second, "Bye."))
    assert (12, WRONG[first]) in here
    assert (13, WRONG[second]) in here


def test_all_of_them_at_once() -> None:
    here = set(found(practice("Hi.", *WRONG)))
    assert {(12 + number, code) for number, code in enumerate(WRONG.values())} <= here


@pytest.mark.parametrize("missing", ["title", "summary", "kind", "aim", "intensity"])
def test_what_is_missing_above_hides_nothing_below(missing: str) -> None:
    head = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(missing))
    codes = {code for _, code in found(practice("bell: gnog", "pause 5s", head=head))}
    assert {"missing-key", "unknown-bell", "near-step"} <= codes


def test_care_is_told_beside_what_is_wrong() -> None:
    codes = {code for _, code in found(practice("You must relax now.", "sey: hi"))}
    assert {"unknown-step", "hard-words"} <= codes


PARTS = sorted((places.scripts() / "parts").glob("*.yaml"))


@pytest.mark.parametrize("path", PARTS, ids=[path.stem for path in PARTS])
def test_our_own_parts_are_in_order(path: Path) -> None:
    assert run.everything(script.read_file(path)) == ()


def test_a_part_is_known_by_its_shape(tmp_path: Path) -> None:
    path = str(tmp_path / "soft-hands.yaml")
    assert found("title: Soft\nvalues: {where: here}\nsteps:\n  - Rest {where}.\n", path) == []
    assert found("steps:\n  - Rest.\n", path) == []
    assert found("steps:\n  - Round {n}.\n", path) == []
    assert (1, "missing-key") in found("title: Soft\n", str(tmp_path / "parts" / "soft.yaml"))
    assert (1, "unknown-key") in found("titel: Soft\nsteps:\n  - Rest.\n", path)
    assert "unknown-key" in {code for _, code in found("kind: rest\nsteps:\n  - Rest.\n", path)}


def test_what_is_wrong_in_a_part_is_all_told() -> None:
    steps = "".join(f"  - {each}\n" for each in (*WRONG, "You must relax now.", "bell: bowl"))
    here = found(f"title: Part\nvalues: {{a: b}}\nsteps:\n{steps}")
    assert {(4 + number, code) for number, code in enumerate(WRONG.values())} <= set(here)
    assert (4 + len(WRONG), "hard-words") in here
    assert not {"missing-key", "no-closing", "part-alone"} & {code for _, code in here}


def test_a_name_that_only_the_practice_may_know_is_advice() -> None:
    reading = script.parse("steps:\n  - Rest in {place}.\n  - choose: {by: company, else: [Hi.]}\n")
    assert [each.care for each in run.everything(reading)] == [True, True]


def test_where_a_practice_is_wanted_a_part_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "soft.yaml"
    path.write_text("title: Soft\nsteps:\n  - Rest.\n")
    asked = guide("outline", path)
    assert (asked.returncode, "this is a part" in asked.stdout + asked.stderr) == (2, True)
    assert "use: soft" in asked.stdout + asked.stderr
    checked = guide("check", path, "--strict")
    assert (checked.returncode, checked.stdout.strip()) == (0, "Nothing is wrong.")


def test_everything_is_in_json_too(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(practice(*WRONG))
    rows = json.loads(guide("check", "--format", "json", path).stdout)
    assert set(WRONG.values()) <= {row["code"] for row in rows}
    assert guide("check", "--format", "sarif", path).returncode == 2


def test_a_broken_script_of_ones_own_is_listed_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "data" / "scripts").mkdir(parents=True)
    own = tmp_path / "data" / "scripts" / "evening.yaml"
    own.write_text(practice("Hi.", "sey: hi", "pause: soon"))
    listed = guide("list", GUIDE_HOME=str(tmp_path))
    (line,) = [each for each in listed.stdout.splitlines() if each.startswith("evening ")]
    assert "line 12: no step is called 'sey', and 1 more" in line
    assert "guide check" in line
    assert listed.returncode == 0
    rows = guide("list", "--json", GUIDE_HOME=str(tmp_path))
    assert "evening" not in {row["name"] for row in json.loads(rows.stdout)}
    assert "evening.yaml cannot be used yet: line 12" in rows.stderr
    own.write_text(practice("Hi.", head=HEAD.replace("title: T", "title: Evening")).replace("- Hi.", "- Hi"))
    assert "cannot be used" not in guide("list", GUIDE_HOME=str(tmp_path)).stdout


@pytest.mark.parametrize(
    "command",
    [["play", "--silent", "--plain"], ["export", "-o", "x.flac"], ["outline"], ["inspect"], ["watch", "--once"]],
)
def test_whoever_reads_a_script_tells_all_that_is_wrong(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(practice("sey: hi", "bell: gnog", "pause: soon", head=HEAD.replace("none", "snow")))
    told = guide(command[0], path, *command[1:], cwd=tmp_path)
    assert told.returncode == 2
    for code in ("unknown-bed", "unknown-step", "unknown-bell", "bad-duration"):
        assert (told.stderr + told.stdout).count(code) == 1
