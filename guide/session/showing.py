"""From what a player tells to everything that a screen shows of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guide.audio import Rate
from guide.journal import Zone
from guide.player import View, Volumes, Why
from guide.session.modes import Mode
from guide.session.moment import Moment, moment
from guide.session.now import Now
from guide.session.stretch import Stretch
from guide.session.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Heard:
    """What sounds, and the practice that it belongs to, with where one is in it."""

    view: View
    stretch: Stretch
    practice: Stretch
    frame: int


@dataclass(frozen=True, slots=True)
class Around:
    """What the session knows besides."""

    volumes: Volumes
    spoken: int
    wanted_lines: int
    problem: str
    coming: str
    zone: Zone | None


def shown(heard: Heard, wanted: Wanted, around: Around, rate: Rate) -> Now:
    """Everything at one moment."""
    view, stretch, practice, frame = heard.view, heard.stretch, heard.practice, heard.frame
    places = practice.piece.places

    def clock(frame: int) -> float:
        return rate.seconds(practice.clock(frame))

    practising = stretch.number == practice.number
    mode, asks = stretch.mode_at(view.playhead), places.asks(frame) if practising else ""
    return Now(
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
        hush=wanted.choices.hush,
        pace=wanted.choices.pace or 1.0,
        distance=wanted.distance,
        begins=view.begins,
    )


def _moment(heard: Heard, practising: bool) -> Moment:
    """Of the words that are heard; the section is that of the practice, also beside it."""
    found = moment(heard.stretch.piece.timeline, heard.view.playhead)
    if practising:
        return found
    there = moment(heard.practice.piece.timeline, heard.frame)
    return replace(found, section=there.section, title=there.title)
