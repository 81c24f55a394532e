"""A script to a finished file: speak everything, stream the mix, and listen to it on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guide import casting, export
from guide.problems import Problem
from guide.script.cast import listen
from guide.script.model import Script
from guide.timeline import NOTHING, Wish

if TYPE_CHECKING:
    from guide.inspection import Report
    from guide.session.inspecting import Judge


@dataclass(frozen=True, slots=True)
class Listening:
    """What becomes of what was heard while a file was written."""

    lenient: bool = False
    """Write also what is not as it should be."""
    report: bool = False
    """Write every check with its figures beside the sound, as JSON."""
    plot: str = ""
    """``png`` or ``svg``: draw what was heard, beside the sound."""


@dataclass(frozen=True, slots=True)
class Done:
    """A finished file, and what was found in it."""

    file: export.Finished
    report: Report
    under: float
    """LU by which it is softer than its profile, because louder would press the voice."""
    beside: tuple[Path, ...] = ()
    """Report and picture."""
    foreign: tuple[Problem, ...] = ()
    """Voices that speak another language than the words are in."""


def finish(
    script: Script,
    path: Path,
    on_take: Callable[[int, int], None],
    on_written: Callable[[float], None],
    wish: Wish = NOTHING,
    order: export.Order = export.USUAL,
    profile: str | None = None,
    listening: Listening = Listening(),
) -> Done:
    """Write ``script`` to ``path``. Raises ScriptError, or WorldError if it cannot be spoken or written."""
    from guide.session.inspecting import Judge, spoken

    export.format_of(path)  # before minutes of speaking
    with spoken(script, on_take, wish, profile) as rehearsal:
        mix = rehearsal.piece().mix
        judge = Judge(mix, listening.lenient)
        file = export.bounce(mix, path, about(script), on_written, order=order, witness=judge)
        under = rehearsal.profile.lufs - (mix.master.aim if mix.master.aim is not None else rehearsal.profile.lufs)
        return Done(file, judge.report(), under, _told(judge, path, script.title, listening), casting.foreign(script))


def _told(judge: Judge, path: Path, title: str, listening: Listening) -> tuple[Path, ...]:
    """Report and picture, as far as they are wanted."""
    told = []
    if listening.report:
        told.append(path.with_suffix(".report.json"))
        with export.beside(told[-1]) as part:
            part.write_text(judge.report().json() + "\n", encoding="utf-8")
    if listening.plot:
        from guide.session.inspecting import draw

        told.append(path.with_suffix(f".{listening.plot}"))
        draw(judge.inspector, told[-1], title)
    return tuple(told)


def about(script: Script) -> export.About:
    """What a file of this practice says about itself."""
    return export.About(
        title=script.title,
        summary=script.summary,
        author=script.author,
        license=script.license,
        note=script.note,
        kind=script.kind,
        aim=script.aim,
        intensity=script.intensity,
        language=script.language,
        voice=script.voice.name,
        beds=tuple(listen(script).beds),
        digest=script.digest,
    )
