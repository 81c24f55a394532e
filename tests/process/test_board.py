"""What one process shows another: the newest value, whole, however often it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.process import ChildProcess, Life
from guide.process.shared_snapshot import SharedSnapshot, allocate

WRITTEN = 20_000


def write_often(pipe: object, board: SharedSnapshot, log: object) -> None:
    """The life of the process that writes: values of every length, as fast as it can."""
    for number in range(1, WRITTEN + 1):
        board.write((number, "x" * (number % 3900)))


def test_a_board_shows_the_newest_value_or_none() -> None:
    cells = allocate()
    writer, reader = SharedSnapshot(cells), SharedSnapshot(cells)
    assert reader.read() is None
    writer.write(("one", 1))
    writer.write(("two", 2))
    assert reader.read() == ("two", 2)
    memory = memoryview(cells).cast("B")
    memory[30] ^= 1
    assert reader.read() is None
    with pytest.raises(ValueError, match="too many"):
        writer.write("x" * 5000)


def test_while_another_process_writes_every_value_that_is_read_is_whole_and_newer(tmp_path: Path) -> None:
    companion = ChildProcess(Life("writer", f"{__name__}:write_often", tmp_path / "log"))
    last = 0
    while companion.process.is_alive():
        found = companion.board.read()
        if found is not None:
            number, filling = found
            assert number >= last
            assert filling == "x" * (number % 3900)
            last = number
    assert companion.board.read() == (WRITTEN, "x" * (WRITTEN % 3900))
    companion.close()
