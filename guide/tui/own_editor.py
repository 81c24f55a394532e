"""An editor of the listener's own, for long texts; its file lies only in a folder that is memory, and goes at once."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from guide.problems import WorldError
from guide.translation import _

MEMORY = Path("/dev/shm")  # noqa: S108 - memory on Linux; every folder made there is its owner's alone
_QUIETLY = dict.fromkeys(("vi", "vim", "nvim", "view"), ("-n", "-i", "NONE"))
"""Options with which an editor keeps nothing of a text elsewhere: no swap file, no history."""


def edited(text: str) -> str:
    """Return ``text`` after the editor named by ``VISUAL`` or ``EDITOR`` was used on it.

    Blocks until the editor is left. Raises WorldError where there is no editor, no memory to keep the file in, or where
    the editor did not end well; then nothing is changed.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    command = shlex.split(named)
    if not command:
        raise WorldError(_("No editor is set: VISUAL or EDITOR names one. Here goes on as it is."))
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        raise WorldError(_("There is no folder in memory on this system, so your words stay on this page."))
    folder = Path(tempfile.mkdtemp(dir=MEMORY, prefix="guide-"))  # for its owner alone
    try:
        file = folder / "text.txt"
        file.write_text(text, encoding="utf-8")
        _run([*command, *_QUIETLY.get(Path(command[0]).name, ()), str(file)])
        return file.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
    except OSError as error:
        raise WorldError(_("The editor could not be used: {error}.").format(error=error.strerror or error)) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str]) -> None:
    if subprocess.run(command, check=False).returncode:
        raise WorldError(_("The editor ended without saving, so the text is as it was."))
