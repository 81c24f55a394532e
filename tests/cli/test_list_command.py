"""guide list: every practice in a line that begins with what is typed, in that order, and only what fits."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import library, places, script
from guide.__main__ import main
from guide.cli import practice_table
from guide.cli.practice_table import Row
from guide.script.model import KINDS
from tests.cli.cli_kit import SHORT
from tests.scripts import SIX

READ = script.parse(SHORT).script
assert READ is not None
SIX_NAMES = [path.relative_to(places.scripts()).with_suffix("").as_posix() for path in SIX]
NAMES = st.lists(st.from_regex(r"[A-Za-zé][a-zé-]{0,12}", fullmatch=True), max_size=12, unique=True)


def asked(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    practice_table.add(parser)
    return parser.parse_args(list(arguments))


@given(NAMES, st.randoms(use_true_random=False))
def test_lines_are_sorted_by_what_stands_first_in_them(names: list[str], random: object) -> None:
    assert READ is not None
    rows = [Row(name, READ, 60.0, "1:00") for name in names]
    random.shuffle(rows)  # type: ignore[attr-defined]
    first = [line.split()[0] for line in practice_table.lines(practice_table.fitting(asked(), rows))]
    assert first == sorted(names, key=lambda name: (name.casefold(), name))


@pytest.mark.parametrize(
    ("arguments", "fitting"),
    [
        ([], SIX_NAMES),
        (["--kind", "self"], SIX_NAMES[4:]),
        (["--kind", "Body scan"], ["body/body-scan"]),
        (["--max", "4m"], ["mindfulness/breathing-space"]),
        (["--min", "9m"], ["body/body-scan", "self-compassion/loving-kindness"]),
        (["--intensity", "1"], SIX_NAMES[1:4]),
        (["--intensity", "1", "--kind", "grounding"], ["grounding/five-senses"]),
        (["--posture", "lying", "--intensity", "2", "--kind", "body-scan"], ["body/body-scan"]),
        (["wishing", "WELL"], ["self-compassion/loving-kindness"]),
        (["--max", "10s"], []),
        (["--serves", "s079"], ["body/body-scan"]),
    ],
    ids=" ".join,
)
def test_only_what_fits_is_shown(
    arguments: list[str], fitting: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("GUIDE_HOME", str(tmp_path))
    assert main(["list", "--json", *arguments]) == 0
    found = [row["name"] for row in json.loads(capsys.readouterr().out)]
    assert [name for name in found if name in SIX_NAMES] == fitting
    assert main(["list", *arguments]) == 0
    shown = capsys.readouterr().out
    assert [line.split()[0] for line in shown.splitlines()[: len(found)]] == found
    every = len(library.names())
    assert (f"{len(found)} of {every} practices fit" in shown) == bool(arguments)


def test_title_and_kind_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "exhale"]) == 0
    assert capsys.readouterr().out.splitlines()[0].split()[-4:] == ["●", "breathwork", "Long-exhale", "breathing"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--kind", "breathing"], "did you mean 'breathwork'?"),
        (["--kind", "m"], "no kind is called 'm'"),
        (["--max", "soon"], "'soon' is no length"),
        (["--intensity", "6"], "1 (gentle) to 5"),
        (["--posture", "flying"], "flying"),
    ],
)
def test_a_filter_that_means_nothing_is_wrong_use(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as over:
        main(["list", *arguments])
    assert over.value.code == 1
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_known_by_its_name_in_words(kind: str) -> None:
    assert practice_table.kind(kind.replace("-", " ").title()) == kind
