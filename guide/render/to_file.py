"""A script to a finished file: speak everything, stream the mix, and listen to it on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guide import export
from guide.lint import references
from guide.lint.care.hearing import unheard
from guide.problems import Problem, WrongUseError
from guide.render.job import RenderJob
from guide.render.order import InspectionOptions, RenderOrder
from guide.render.preparation import Preparation, start_of
from guide.script.collect import collect
from guide.script.model import Script
from guide.sounds.catalogue import looks_like_path
from guide.timeline import Position
from guide.timeline.since import since
from guide.translation import _

if TYPE_CHECKING:
    from guide.inspection import Report
    from guide.mix import Mix
    from guide.render.inspect_render import InspectingObserver
    from guide.voices.takes import Takes


@dataclass(frozen=True, slots=True)
class FinishedRender:
    """A finished file, and what was found in it."""

    file: export.Finished
    report: Report
    under: float
    """LU by which it is softer than its profile, because louder would press the voice."""
    beside: tuple[Path, ...] = ()
    """Report and picture."""
    foreign: tuple[Problem, ...] = ()
    """Voices that speak another language than the words are in."""
    unheard: tuple[str, ...] = ()
    """A sentence for each setting that was chosen and changes nothing."""
    notes: tuple[str, ...] = ()
    """What there is to say about beds of the listener's own, such as that a file is damaged."""
    own_words: str = ""
    """What there is to say about the listener's own words in it."""


def render_to_file(
    job: RenderJob, path: Path, on_take: Callable[[int, int], None], on_written: Callable[[float], None],
    also: Sequence[Path] = (), kept: Takes | None = None,
) -> FinishedRender:  # fmt: skip
    """Write the practice of ``job`` to ``path``, as its order says, and of the same mix to each of ``also``.

    ``on_take(spoken, wanted)`` after each line, ``on_written(share)`` with 0 to 1. ``kept``: see `prepared`. Raises
    ScriptError, or WorldError if it cannot be spoken or written.
    """
    from guide.render.inspect_render import InspectingObserver, prepared

    for each in (path, *also):
        export.format_of(each)  # before minutes of speaking
    script, order = job.applied, job.order or RenderOrder()
    with prepared(job, on_take, kept) as preparation:
        mix = _from(preparation, order.section, order.spot)
        judge = InspectingObserver(mix, order.inspection.lenient, references.recordings(script).files)
        file = export.bounce(mix, path, about_script(script), on_written, order=order.file, witness=judge, also=also)
        under = preparation.profile.lufs - _first(judge.wanted, mix.master.aim, preparation.profile.lufs)
        beside, notes = _told(judge, path, script.title, order.inspection), _notes(preparation)
        return FinishedRender(file, judge.report(), under, beside, references.foreign(script), unheard(script), notes)


def _first(*known: float | None) -> float:
    """The first of them that is known."""
    return next(each for each in known if each is not None)


def _from(preparation: Preparation, section: int, spot: Position | None) -> Mix:
    """What is heard of it when it begins there."""
    piece = preparation.piece()
    frame = piece.places.back(start_of(piece.timeline, section, spot))
    if frame >= piece.frames:
        raise WrongUseError(_("From there on there is nothing to hear."), _("Begin at an earlier section."))
    return piece.mix.of(since(piece.timeline, frame)) if frame else piece.mix


def outputs(path: Path, order: RenderOrder) -> list[Path]:
    """Return every file and folder that `render_to_file` writes for the sound at ``path``."""
    file, inspection = order.file, order.inspection
    endings = [f".{ending}" for ending in file.captions]
    endings += [".chapters.json"] if file.chapters_json else []
    endings += [".stems"] if file.stems else []
    endings += [".report.json"] if inspection.report else []
    endings += [f".{inspection.plot}"] if inspection.plot else []
    return [path, *(path.with_suffix(ending) for ending in endings)]


def _notes(preparation: Preparation) -> tuple[str, ...]:
    """What the beds say of themselves, each once."""
    beds = (preparation.sound_cache.bed(name) for name in collect(preparation.script).beds)
    return tuple(dict.fromkeys(bed.note for bed in beds if bed.note))


def _told(judge: InspectingObserver, path: Path, title: str, listening: InspectionOptions) -> tuple[Path, ...]:
    """Report and picture, as far as they are wanted."""
    told = []
    if listening.report:
        told.append(path.with_suffix(".report.json"))
        with export.beside(told[-1]) as part:
            part.write_text(judge.report().json() + "\n", encoding="utf-8")
    if listening.plot:
        from guide.render.inspect_render import draw_inspection

        told.append(path.with_suffix(f".{listening.plot}"))
        draw_inspection(judge.inspector, told[-1], title)
    return tuple(told)


def about_script(script: Script) -> export.About:
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
        beds=tuple(Path(bed).name if looks_like_path(bed) else bed for bed in collect(script).beds),
        digest=script.digest,
    )
