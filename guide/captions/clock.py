"""Frames as the times that are written in captions."""

from __future__ import annotations

from guide.audio import Rate


def milliseconds(frames: int, rate: Rate) -> int:
    """The nearest millisecond."""
    return round(frames * 1000 / rate.hz)


def minutes(frames: int, rate: Rate) -> str:
    """``-1:02.345``; minutes go on past 59."""
    sign, ms = ("-" if frames < 0 else ""), milliseconds(abs(frames), rate)
    return f"{sign}{ms // 60_000}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def stamp(ms: int, point: str = ".") -> str:
    """``01:02:03.456`` of milliseconds."""
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{point}{ms % 1000:03}"
