"""Futures that nobody may be waiting for any more."""

from __future__ import annotations

import asyncio
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def seen(done: asyncio.Future[Any]) -> None:
    """Look at how it ended: nobody may wait for it any more, and what went wrong must not be complained of."""
    if not done.cancelled():
        done.exception()


def expected(future: asyncio.Future[Answer]) -> asyncio.Future[Answer]:
    """Return the same; what goes amiss in it is no mishap when nobody waits for it any more."""
    future.add_done_callback(seen)
    return future
