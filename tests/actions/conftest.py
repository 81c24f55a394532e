"""The kits of the rooms that show the table: the page that nobody sees, and the desktop that writes down."""

from __future__ import annotations

import sys
from pathlib import Path

KITS = [str(Path(__file__).parents[1] / room) for room in ("tui", "cli", "mpris")]
sys.path[:0] = [kit for kit in KITS if kit not in sys.path]
