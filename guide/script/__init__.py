"""YAML text to a `Script`: what the author wrote, with line and column on everything.

Reading never raises and never hangs, whatever the bytes; what is wrong comes back as problems, all at once. The reader
(`guide.script.reading`) is loaded when something is read: who needs a value of a script only waits for nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guide.script.files import A_PRACTICE, MAX_BYTES, read_bytes
    from guide.script.model import Script
    from guide.script.reading import Reading, load, parse, read_file

__all__ = ["A_PRACTICE", "MAX_BYTES", "Reading", "Script", "load", "parse", "read_bytes", "read_file"]

_PLACES = {
    "A_PRACTICE": "files", "MAX_BYTES": "files", "read_bytes": "files", "Script": "model",
    "Reading": "reading", "load": "reading", "parse": "reading", "read_file": "reading",
}  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module holds
    """Load what is asked for, once. Raises AttributeError."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    return found
