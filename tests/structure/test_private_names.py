"""Tests go by the public ways. What still reaches into a private name is written here, and may only become less."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parents[1]
THEIRS = {
    "_compositor", "_background_screens", "_dirty_regions", "_exit_renderables", "_repaint_required",
    "_layout_required", "_scroll_required", "_dirty_widgets", "_callbacks", "_on_timer_update", "_replace", "_exit",
    "_actions",
}  # fmt: skip
"""Of named tuples, and of what others wrote."""
THEIR_DEVICE = {"_terminate", "_initialize"}
KITS = {"live/session_kit.py": 7, "preview/preview_kit.py": 4}
"""Kits may: they are the one place for a room."""


def reached(path: Path) -> Counter[str]:
    """Return how often each private name of something that is no test's own ``self`` is reached for."""
    found: Counter[str] = Counter()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
            if not own and node.attr not in THEIRS | THEIR_DEVICE:
                found[node.attr] += 1
    return found


def counted() -> dict[str, int]:
    """Return how many such places each file has."""
    files = {path.relative_to(TESTS).as_posix(): reached(path).total() for path in sorted(TESTS.rglob("*.py"))}
    return {path: number for path, number in files.items() if number and "benchmarks" not in path}


LEFT = {
    "actions/test_table.py": 3,
    "cli/test_bell_command.py": 3,
    "player/test_hearing.py": 2,
    "cli/test_timer_command.py": 1,
    "journal/test_journal_export.py": 1,
    "journal/test_journal_file.py": 5,
    "journal/test_journal_kill.py": 3,
    "live/dying.py": 1,
    "live/test_a_player_that_dies.py": 3,
    "live/test_session.py": 1,
    "player/test_apart.py": 2,
    "structure/test_doors.py": 2,
    "structure/test_wording.py": 1,
    "timeline/test_places.py": 1,
    "tui/test_steering_page.py": 1,
    "voices/test_spoken_times.py": 2,
}


def test_what_reaches_into_private_names_is_written_down() -> None:
    assert counted() == LEFT | KITS


def test_the_count_sees_a_private_name(tmp_path: Path) -> None:
    written = tmp_path / "test_x.py"
    written.write_text("a._hidden\nself._own\nb.c._other\nd.__class__\npair._replace(x=1)\n")
    assert reached(written) == {"_hidden": 1, "_other": 1}
