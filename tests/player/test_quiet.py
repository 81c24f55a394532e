"""A real terminal (a pty), a real child, and complaints on descriptor 2 that must not reach it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from guide.problems import CannotWriteError
from guide.tui.stderr_redirect import stderr_redirected

CHILD = """
import os, sys
from pathlib import Path
from guide.tui.stderr_redirect import stderr_redirected
print("before", file=sys.stderr)
with stderr_redirected(Path(sys.argv[1])):
    os.write(2, b"a C library complains\\n")
    print("a stray print", file=sys.stderr)
    sys.__stderr__.write("the screen\\n")
print("after", file=sys.stderr)
os.write(2, b"after all\\n")
"""


@pytest.mark.real
@pytest.mark.skipif(sys.platform == "win32", reason="a pty is needed, which Windows has not")
def test_on_a_terminal_only_the_screen_is_drawn_and_the_rest_is_kept(tmp_path: Path) -> None:
    import pty

    log = tmp_path / "deep" / "errors.log"
    ours, theirs = pty.openpty()
    root = str(Path(__file__).parents[2])
    subprocess.run(
        [sys.executable, "-c", CHILD, str(log)],
        stderr=theirs,
        cwd=root,
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    os.close(theirs)
    drawn = os.read(ours, 10_000).decode().split("\r\n")
    os.close(ours)
    assert drawn == ["before", "the screen", "after", "after all", ""]
    assert log.read_text() == "a C library complains\na stray print\n"
    assert log.stat().st_mode & 0o077 == 0


def test_where_standard_error_is_no_terminal_nothing_happens(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path / "log")],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
        timeout=60,
    )
    assert result.stderr.split("\n") == [
        *["before", "a C library complains", "a stray print", "the screen", "after", "after all", ""]
    ]
    assert not (tmp_path / "log").exists()


def test_a_log_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(os, "isatty", lambda descriptor: True)
    with pytest.raises(CannotWriteError), stderr_redirected(tmp_path / "file" / "log"):
        pass
