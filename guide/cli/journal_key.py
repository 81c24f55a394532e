"""How a locked journal is opened from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.journal.engine import Key


def key_for(path: Path, passphrase_file: Path | None) -> Key | None:
    """Return what opens the journal at ``path``; None for one that is not locked."""
    return None
