"""A question, and what is typed to it: at a terminal, or by a script whose lines come through a pipe."""

from __future__ import annotations

import io
import os
import stat
import sys

from guide import interrupts
from guide.translation import _

YES = ("y", "yes", _("y"), _("yes"))


def read_line(question: str) -> str:
    """Return the line that is typed. Raises EOFError where nobody types any more, KeyboardInterrupt."""
    with interrupts.sent_again():
        return _line_of_a_script(question) if by_a_script() else input(question)


def by_a_script() -> bool:
    """Return whether what is typed comes through a pipe or out of a file. A device without lines is neither."""
    try:
        kind = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError, io.UnsupportedOperation):
        return False
    return stat.S_ISFIFO(kind) or stat.S_ISREG(kind) or stat.S_ISSOCK(kind)


def _line_of_a_script(question: str) -> str:
    """Byte by byte: the lines behind it are for whoever reads next, and that may be the practice."""
    print(question, end="", flush=True)
    line = bytearray()
    while (found := os.read(sys.stdin.fileno(), 1)) and found != b"\n":
        line += found
    if not found and not line:
        raise EOFError
    typed = line.decode("utf-8", "replace").rstrip("\r")
    print(typed, flush=True)  # as it would stand in a terminal
    return typed


def agreed(question: str) -> bool:
    """Return whether somebody says yes; where nobody types any more, nobody does."""
    try:
        return read_line(question).strip().casefold() in YES
    except EOFError:
        print()
        return False
