"""A site that is rendered once for all tests of pages, and a browser for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.__main__ import main
from tests.publish.browser import Browser, a_browser
from tests.scripts import TONE

LINES = "\n".join(f"      - Line number {word}.\n      - pause: 1s!" for word in (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"
))  # fmt: skip
SCRIPT = f"""{TONE}note: A <note> & "more".
needs: [sleep]
bed: rain
sections:
  - title: First </script> part
    steps:
{LINES}
  - title: Breath
    closing: true
    steps:
      - breathe: {{pattern: 2-2, cycles: 2..2..8, cues: silent}}
      - Here we end. If you like, stay.
      - pause: 1s..2s..90s
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of one practice in two lengths, two folders below another one."""
    folder = tmp_path_factory.mktemp("site")
    script = folder / "Ä slow One.yaml"
    script.write_text(SCRIPT, encoding="utf-8")
    place = folder / "under" / "a path"
    assert main(["publish", str(script), "-o", str(place), "--lengths", "62s,80s", "--title", "For Ann & Bo"]) == 0
    return place


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    """A browser of its own; left out, and said, where there is none."""
    return a_browser(tmp_path / "profile")
