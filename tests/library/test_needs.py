"""What people come for: listed, asked for by name, and written into a new practice."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import library, places, script
from guide.__main__ import main
from guide.library.needs import needs
from guide.lint.documents import everything
from tests.scripts import TONE

STEPS = "sections: [{title: A, steps: ['If you like, rest here.']}]\n"


@pytest.fixture(autouse=True)
def own(home: Path) -> None:
    folder = places.own_scripts()
    folder.mkdir(parents=True)
    for name, head in {"one": "needs: [sleep, worry]\n", "two": "needs: [worry]\n", "three": ""}.items():
        (folder / f"{name}.yaml").write_text(f"{TONE}{head}{STEPS}", encoding="utf-8")


def test_practices_are_found_by_what_one_comes_for(capsys: pytest.CaptureFixture[str]) -> None:
    header = next(each for each in library.shelf()[0] if each.name == "one")
    assert header.needs == ("sleep", "worry")
    assert main(["list", "--need", "worr", "T"]) == 0
    shown = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith(("one", "two", "thr"))]
    assert shown == ["one", "two"]
    assert main(["list", "--needs"]) == 0
    rows = {line.split()[0]: line.split()[2:] for line in capsys.readouterr().out.splitlines()}
    assert list(rows) == [each.need for each in needs()]
    assert rows["sleep"] == ["I", "can't", "sleep"]


@pytest.mark.parametrize("asked", ["slip", "", "a"])
def test_what_is_no_need_is_told_with_the_nearest(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="1"):
        main(["list", "--need", asked])
    assert f"no need is called '{asked}'" in capsys.readouterr().err


def test_a_need_that_nobody_has_is_advised_against(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{TONE}needs: [sleeep]\n{STEPS}", encoding="utf-8")
    (found,) = [each for each in everything(path)[0] if each.code == "unknown-need"]
    assert (found.message, found.hint, found.care) == ("no need is called 'sleeep'", "did you mean 'sleep'?", True)


def test_a_new_practice_begins_as_what_suits_the_need(tmp_path: Path) -> None:
    assert main(["new", "--need", "panic", "--for", "4m", str(tmp_path / "a.yaml")]) == 0
    made = script.load(tmp_path / "a.yaml")
    assert (made.kind, made.needs) == ("grounding", ("panic",))
