"""A question, and what is typed to it: at a terminal, or by a script whose lines come through a pipe."""

from __future__ import annotations

import contextlib
import io
import os
import select
import stat
import sys

from guide import interrupts
from guide.cli import aloud
from guide.translation import _, ngettext

_MOST = 65536
"""Bytes among which lines that nobody asked for are counted: some programs type without an end."""
YES = ("y", "yes", _("y"), _("yes"))


def read_line(question: str) -> str:
    """Return the line that is typed. Raises EOFError where nobody types any more, KeyboardInterrupt."""
    scripted = by_a_script()
    with interrupts.sent_again(), aloud.asking(question, waits=scripted or not sys.stdin.isatty()):
        return _line_of_a_script(question) if scripted else input(question)


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


def left_over() -> int:
    """Return how many lines stand ready that a script typed and nobody asked for; empty ones are no lines.

    Never waits for more. Whoever reads a file next finds them still there; a pipe has to be read to be counted. 0 where
    a person types, and on Windows, where a pipe cannot be asked without waiting.
    """
    if os.name != "posix" or not by_a_script():
        return 0
    file, typed = sys.stdin.fileno(), b""
    while len(typed) < _MOST and select.select([file], [], [], 0)[0] and (found := os.read(file, _MOST)):
        typed += found
    with contextlib.suppress(OSError):
        os.lseek(file, -len(typed), os.SEEK_CUR)
    return sum(bool(line.strip()) for line in typed.split(b"\n"))


def tell_left_over() -> None:
    """Say on standard error how many typed lines were not used, where there are any."""
    from guide.cli.telling import complain

    if count := left_over():
        said = ngettext("{count} typed line was not used.", "{count} typed lines were not used.", count)
        complain(said.format(count=count))
