"""The kits of other rooms: the page that nobody sees, and the session whose time a test moves."""

from __future__ import annotations

import sys
from pathlib import Path

KITS = [str(Path(__file__).parents[1] / room) for room in ("tui", "live")]
sys.path[:0] = [kit for kit in KITS if kit not in sys.path]
