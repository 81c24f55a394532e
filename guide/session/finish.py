"""A script to a finished file: speak everything, then stream the mix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from guide import export
from guide.script.cast import listen
from guide.script.model import Script
from guide.session.rehearsal import Rehearsal, company_of
from guide.timeline import NOTHING, Wish


def finish(
    script: Script,
    path: Path,
    on_take: Callable[[int, int], None],
    on_written: Callable[[float], None],
    wish: Wish = NOTHING,
) -> export.Finished:
    """Write ``script`` to ``path``. Raises ScriptError, or WorldError if it cannot be spoken or written."""
    export.format_of(path)  # before minutes of speaking
    with company_of(script) as company:
        rehearsal = Rehearsal(script, company, wish=wish)
        rehearsal.open_sounds()  # what cannot be read is known before minutes of speaking
        rehearsal.speak(on_take)
        return export.bounce(rehearsal.piece().mix, path, about(script), on_written)


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
