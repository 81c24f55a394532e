"""From what a player tells to everything that a screen shows of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guide.audio import Rate
from guide.journal import Zone
from guide.live.at_frame import FrameView, view_at
from guide.live.live_options import LiveOptions
from guide.live.modes import Mode
from guide.live.segments import Segment
from guide.live.snapshot import Snapshot
from guide.player import View, Volumes, Why


@dataclass(frozen=True, slots=True)
class Observed:
    """What sounds, and the practice that it belongs to, with where one is in it."""

    view: View
    stretch: Segment
    practice: Segment
    frame: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the session knows besides."""

    volumes: Volumes
    spoken: int
    wanted_lines: int
    problem: str
    coming: str
    zone: Zone | None


def snapshot_of(heard: Observed, wanted: LiveOptions, around: Surroundings, rate: Rate) -> Snapshot:
    """Everything at one moment."""
    view, stretch, practice, frame = heard.view, heard.stretch, heard.practice, heard.frame
    places = practice.piece.places

    def clock(frame: int) -> float:
        return rate.seconds(practice.clock(frame))

    practising = stretch.number == practice.number
    mode, asks = stretch.mode_at(view.playhead), places.asks(frame) if practising else ""
    return Snapshot(
        state=view.state,
        why=Why.LANDED if mode is Mode.CLOSING and view.why is Why.FINISHED else view.why,
        position=clock(frame),
        heard=rate.seconds(view.heard),
        length=clock(practice.piece.frames),
        moment=_moment(heard, practising),
        sections=tuple((clock(each.frame), each.title) for each in practice.piece.timeline.markers),
        volumes=around.volumes,
        spoken=around.spoken,
        wanted=around.wanted_lines,
        device=view.sentence,
        problem=around.problem or view.problem,
        underruns=view.underruns,
        mode=mode,
        coming=around.coming,
        ask=stretch.words if mode is Mode.GATE else asks,
        checking=bool(asks),
        touching=practising and places.touching(frame) is not None,
        zone=around.zone,
        hush=wanted.options.hush,
        pace=wanted.options.pace or 1.0,
        distance=wanted.distance,
        begins=view.begins,
        bells=tuple(clock(frame) for frame in places.bells),
        beside=None if practising else _beside(heard, rate),
    )


def _beside(heard: Observed, rate: Rate) -> tuple[float, float]:
    gone = heard.view.playhead
    return rate.seconds(gone), rate.seconds(max(0, heard.stretch.piece.frames - gone))


def _moment(heard: Observed, practising: bool) -> FrameView:
    """Of the words that are heard; the section is that of the practice, also beside it."""
    found = view_at(heard.stretch.piece.timeline, heard.view.playhead)
    if practising:
        return found
    there = view_at(heard.practice.piece.timeline, heard.frame)
    return replace(found, section=there.section, title=there.title)
