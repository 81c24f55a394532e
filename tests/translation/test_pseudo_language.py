"""No word of ours was missed by gettext: in a language of marked letters, no plain one is left.

Covered: every page that `tests.translation.pseudo_kit` makes, its keys and the support card over it; what line mode
says of keys and states; every finding and every view of insights; the help of every command, and what each prints and
complains of. Not translated, and so known here: names of practices, forms, beds, voices, settings and keys, and JSON.
English everywhere: what is read by programs (JSON, SARIF, and what the JSON Schema says of keys), the examples of
``guide check --why``, which are scripts in English, and ``guide coverage``, which is for developers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.translation.pseudo_kit import CHECKOUT, NAME, make, marked, missed


def said(folder: Path, *words: str, **others: str) -> str:
    """What a program prints in the language that nobody speaks, or in one that the environment of ``others`` names."""
    environment = os.environ | {"GUIDE_LOCALES": str(folder), "LANGUAGE": NAME} | others
    done = subprocess.run(
        [sys.executable, *words],
        env=environment,
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_word_of_a_page_is_missed(tmp_path: Path) -> None:
    make(tmp_path)
    found: dict[str, list[str]] = json.loads(said(tmp_path, "-m", "tests.translation.pseudo_kit"))
    assert len(found) > 40
    assert {page: words for page, words in found.items() if words} == {}


def test_no_word_that_insights_find_is_missed(tmp_path: Path) -> None:
    make(tmp_path)
    found = json.loads(said(tmp_path, "-m", "tests.translation.pseudo_findings"))
    assert found["missed"] == {}
    assert found["enough"] > 25


def test_no_word_of_a_command_is_missed(tmp_path: Path) -> None:
    make(tmp_path)
    found = json.loads(said(tmp_path, "-m", "tests.translation.pseudo_commands"))
    assert len(found["help"]) > 40
    assert len(found["outputs"]) > 60
    for each in found.values():
        assert {name: words for name, words in each.items() if words} == {}


def test_no_word_of_line_mode_is_missed(tmp_path: Path) -> None:
    make(tmp_path)
    told = said(tmp_path, "-c", "from guide.cli import line_keys as k; print(k.KEYS, k.MORE, k.ASKED, k.UNTIL_THEN)")
    told += said(tmp_path, "-c", "from guide.actions import status as s; print(*s.STATES.values(), s.MODES, s.COMING)")
    known = {"mode", "words", "state", "sentence", "hold", "practice", "gate", "ease", "ground", "choice", "closing"}
    assert missed(told, frozenset(known)) == []


def test_a_word_that_is_missed_is_seen() -> None:
    assert missed(f"{marked('Once more.')} Once more. Qqq", frozenset({"more"})) == ["Once"]
    assert marked("{low} to %(high)s") == "{low} " + marked("to") + " %(high)s"
