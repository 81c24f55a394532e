"""The recipe "add an action": one row, and bindings, help, footer and letters have it.

In a process of its own, where the row stands in the table before any view of it is loaded.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = [str(Path(__file__).parents[2])]

ADDED = """
import asyncio, json, sys
sys.path[:0] = {root!r}
from guide.actions import table
from guide.actions.action import Action, Press
{row}
from tests.tui.session_stand_in import PLAYING, StandIn
from tests.tui.page_kit import alone
from guide.cli import line_keys
from guide.tui import player_text
from guide.tui.screens.player import PlayerPage

typed, pressed = StandIn(), StandIn()

async def press():
    async with alone(lambda: PlayerPage(pressed)) as (page, pilot):
        await pilot.press("w")
        await pilot.pause()
        return page.mention(pressed.now())

mentioned = asyncio.run(press())
keys = line_keys.LineKeys()
keys.lines = lambda: ["w"]
answers = keys.heed(typed)
print(json.dumps({{
    "help": [hint.fully for hint in player_text.HINTS if hint.key == "w"],
    "foot": [hint.does for hint in player_text.foot(PLAYING) if hint.key == "w"],
    "line help": "w far away" in line_keys.MORE, "answers": answers, "mentioned": mentioned,
    "pressed": pressed.asked, "typed": typed.asked,
}}))
"""
ROW = """table.ACTIONS += (Action(
    "wander", (Press("w", ("w",), letter="w", amount=60.0),), "far", "wander: a minute on",
    lambda session, seconds: session.jump(seconds), typed="far away", changed=lambda now, seconds: "a minute on",
),)"""


def views(row: str, home: Path) -> dict[str, object]:
    """Return what every view shows of key w, with ``row`` in the table."""
    code = ADDED.format(root=ROOT, row=row)
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=home)
    assert found.returncode == 0, found.stderr
    return dict(json.loads(found.stdout.splitlines()[-1]))


def test_a_row_in_the_table_is_in_every_view(tmp_path: Path) -> None:
    assert views(ROW, tmp_path) == {
        "help": ["wander: a minute on"],
        "foot": ["far"],
        "line help": True,
        "answers": ["A minute on."],
        "mentioned": "a minute on",
        "pressed": [["jump", 60.0]],
        "typed": [["jump", 60.0]],
    }


def test_without_the_row_there_is_nothing(tmp_path: Path) -> None:
    found = views("", tmp_path)
    assert (found["help"], found["foot"], found["line help"]) == ([], [], False)
    assert (found["pressed"], found["typed"]) == ([], [])
