"""What a release is refused for: a licence that nobody looked at, a size over its budget."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "release.py"


@pytest.fixture(scope="module")
def release() -> ModuleType:
    spec = importlib.util.spec_from_file_location("release", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["release"] = module
    spec.loader.exec_module(module)
    return module


def part(name: str, *said: str) -> dict[str, object]:
    return {"name": name, "version": "1", "licenses": [{"license": {"name": each}} for each in said]}


@pytest.mark.parametrize(
    ("said", "well"),
    [
        (["MIT"], True),
        (["License :: OSI Approved :: BSD License", "declared license of 'x'"], True),
        (["BSD-3-Clause AND MIT AND Zlib"], True),
        (["GPL-3.0-only OR Apache-2.0"], True),
        (["GPL-3.0-only"], False),
        (["MIT AND GPL-3.0-only"], False),
        (["MIT", "Proprietary"], False),
        (["declared license of 'x'"], False),
        ([], False),
    ],
)
def test_a_licence_is_permissive_or_was_looked_at(release: ModuleType, said: list[str], well: bool) -> None:
    assert (list(release.unread([part("x", *said)])) == []) is well
    assert list(release.unread([part("mutagen", *said)])) == []


def test_each_budget_is_held(release: ModuleType) -> None:
    within = dict(release.BUDGETS)
    assert list(release.over(within)) == []
    for name in within:
        assert len(list(release.over(within | {name: within[name] + 0.1}))) == 1
