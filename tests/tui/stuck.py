"""Where an app stands that does not get on: its page, what its tasks wait for, and what every thread is doing."""

from __future__ import annotations

import asyncio
import faulthandler
import tempfile
from typing import Any

from textual.app import App

IDLE = ("_get_message", "Timer._run")
"""Where a task waits that has nothing to do."""


def where(app: App[Any]) -> str:
    """Return it as text, for the message of a test that gives up."""
    lines = [f"It never came; on top is {app.screen}."]
    for task in asyncio.all_tasks():
        waits = _waits(task)
        if not any(place.endswith(IDLE) for place in waits):
            lines += [f"Task {task.get_name()}:", *waits]
    with tempfile.TemporaryFile("w+") as threads:
        faulthandler.dump_traceback(threads)
        threads.seek(0)
        lines.append(threads.read())
    return "\n".join(lines)


def _waits(task: asyncio.Task[Any]) -> list[str]:
    """The places in which a task waits, the innermost one last."""
    inner: Any = task.get_coro()
    places = []
    while inner is not None:
        frame = getattr(inner, "cr_frame", None) or getattr(inner, "gi_frame", None)
        if frame is not None:
            places.append(f"  {frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_qualname}")
        inner = getattr(inner, "cr_await", None) or getattr(inner, "gi_yieldfrom", None)
    return places
