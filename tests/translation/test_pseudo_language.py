"""No word of a page was missed by gettext: in a language of marked letters, no plain one is left on the screen.

Covered: every page that `tests.translation.pseudo_kit` makes, its keys, the support card over it, and what line mode
says of keys and states. Not covered, and in English yet: what `guide.insights`, `guide.exchange`, `guide.render` and
the commands beside `now`, `check-in`, `reflect`, `support`, `settings`, `doctor` and `welcome` say, and problems.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.translation.pseudo_kit import CHECKOUT, NAME, make, marked, missed


def said(folder: Path, *words: str) -> str:
    """What a program prints in the language that nobody speaks."""
    environment = os.environ | {"GUIDE_LOCALES": str(folder), "LANGUAGE": NAME}
    done = subprocess.run(
        [sys.executable, *words], env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_word_of_a_page_is_missed(tmp_path: Path) -> None:
    make(tmp_path)
    found: dict[str, list[str]] = json.loads(said(tmp_path, "-m", "tests.translation.pseudo_kit"))
    assert len(found) > 40
    assert {page: words for page, words in found.items() if words} == {}


def test_no_word_of_line_mode_is_missed(tmp_path: Path) -> None:
    make(tmp_path)
    told = said(tmp_path, "-c", "from guide.cli import line_keys as k; print(k.KEYS, k.MORE, k.ASKED, k.UNTIL_THEN)")
    told += said(tmp_path, "-c", "from guide.actions import status as s; print(*s.STATES.values(), s.MODES, s.COMING)")
    known = {"mode", "words", "state", "sentence", "hold", "practice", "gate", "ease", "ground", "choice", "closing"}
    assert missed(told, frozenset(known)) == []


def test_a_word_that_is_missed_is_seen() -> None:
    assert missed(f"{marked('Once more.')} Once more. Qqq", frozenset({"more"})) == ["Once"]
    assert marked("{low} to") == "{low} " + marked("to")
