"""Playing, pausing, seeking, landing: the pure machine that turns a piece and orders into blocks.

``step`` depends on its arguments alone. It is cut at whole frames, wherever something begins or ends, so the
same orders at the same frames give the same samples at any block size. A fade is a state.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from math import inf

import numpy as np

from guide.audio import SILENCE_DB, Pcm, Rate, level
from guide.player.fades import Ramp
from guide.player.piece import Piece

PAUSE, SEEK, LAND, VOLUME = 0.250, 0.030, 4.0, 0.020
"""Seconds of each fade; seek on each side of the jump."""
MUTE = SILENCE_DB
QUIETEST, LOUDEST = -40.0, 6.0
"""Decibels a bus can be set to, besides MUTE."""


class State(Enum):
    """What is happening. In PAUSED and ENDED nothing sounds; in WAITING only the ambience moves on."""

    PLAYING = "playing"
    PAUSING = "pausing"
    PAUSED = "paused"
    RESUMING = "resuming"
    SEEKING = "seeking"
    WAITING = "waiting"
    LANDING = "landing"
    ENDED = "ended"


SILENT = (State.PAUSED, State.ENDED)


class Why(Enum):
    """Why it ended."""

    FINISHED = "finished"
    LANDED = "landed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Volumes:
    """Decibels of each bus: 0 is as written, MUTE is nothing at all."""

    voice: float = 0.0
    bells: float = 0.0
    bed: float = 0.0


AS_WRITTEN = Volumes()


@dataclass(frozen=True, slots=True)
class Orders:
    """What the listener wants now. One slot for each wish; None is no wish."""

    play: bool | None = None
    seek: int | None = None
    land: bool | None = None
    voice: float | None = None
    bells: float | None = None
    bed: float | None = None

    def then(self, newer: Orders) -> Orders:
        """Both, the newer winning where they meet."""
        wishes = {name: wish for name in Orders.__slots__ if (wish := getattr(newer, name)) is not None}
        return replace(self, **wishes)


NOTHING = Orders()


_WHOLE, _NOTHING = Ramp.at(1.0), Ramp.at(0.0)


@dataclass(frozen=True, slots=True)
class Status:
    """Where everything is between two frames. The two clocks are ``playhead`` (score) and ``bed`` (ambience)."""

    state: State
    playhead: int
    bed: int
    heard: int = 0
    """Frames that sounded so far; time spent paused is not among them."""
    wants: bool = False
    """Whether it goes on playing after a seek."""
    seek: int | None = None
    why: Why | None = None
    fade: Ramp = _NOTHING
    """Of everything."""
    score: Ramp = _WHOLE
    """Of voice and bells, down where the score is not final yet."""
    volumes: Volumes = AS_WRITTEN
    voice: Ramp = _WHOLE
    bells: Ramp = _WHOLE
    ambience: Ramp = _WHOLE


def begin(start: int = 0, volumes: Volumes = AS_WRITTEN) -> Status:
    """Paused at ``start``, both clocks."""
    dials = Volumes(_allowed(volumes.voice), _allowed(volumes.bells), _allowed(volumes.bed))
    voice, bells, bed = (Ramp.at(level(db)) for db in (dials.voice, dials.bells, dials.bed))
    return Status(State.PAUSED, start, start, volumes=dials, voice=voice, bells=bells, ambience=bed)


def step(status: Status, orders: Orders, piece: Piece, count: int, rate: Rate) -> tuple[Pcm, Status]:
    """The next ``count`` frames (count, 2) float32, and where everything is after them. Orders act on the first."""
    now = _settle(_obey(status, orders, piece, rate), piece, rate)
    block: Pcm = np.zeros((count, 2), np.float32)
    done = 0
    while done < count and now.state not in SILENT:
        run = min(count - done, _uniform(now, piece, rate))
        block[done : done + run] = _sound(now, piece, run)
        now = _settle(_on(now, piece, run), piece, rate)
        done += run
    return block, now


def silenced(status: Status, piece: Piece) -> Status:
    """As if it had been paused long ago, here: for when the sound was cut off from outside."""
    if status.state in SILENT:
        return status
    if status.state is State.LANDING:
        return ended(status, Why.LANDED)
    here = status if status.seek is None else _jump(status, piece)
    return replace(here, state=State.PAUSED, fade=_NOTHING)


def ended(status: Status, why: Why) -> Status:
    """Over, here."""
    return replace(status, state=State.ENDED, why=why, wants=False, seek=None, fade=_NOTHING)


def _obey(s: Status, orders: Orders, piece: Piece, rate: Rate) -> Status:
    s = _set_volumes(s, orders, rate)
    if s.state is State.LANDING or s.why is Why.FAILED:
        return s
    if orders.seek is not None:
        s = _obey_seek(s, min(max(orders.seek, 0), piece.frames), piece, rate)
    if orders.play is not None and s.state is not State.ENDED:
        s = _obey_play(s, piece, rate) if orders.play else _obey_pause(s, rate)
    return _obey_land(s, rate) if orders.land else s


def _set_volumes(s: Status, orders: Orders, rate: Rate) -> Status:
    if orders.voice is not None:
        db = _allowed(orders.voice)
        s = replace(s, volumes=replace(s.volumes, voice=db), voice=_dialled(s, s.voice, db, rate))
    if orders.bells is not None:
        db = _allowed(orders.bells)
        s = replace(s, volumes=replace(s.volumes, bells=db), bells=_dialled(s, s.bells, db, rate))
    if orders.bed is not None:
        db = _allowed(orders.bed)
        s = replace(s, volumes=replace(s.volumes, bed=db), ambience=_dialled(s, s.ambience, db, rate))
    return s


def _dialled(s: Status, ramp: Ramp, db: float, rate: Rate) -> Ramp:
    return Ramp.at(level(db)) if s.state in SILENT else ramp.to(level(db), _frames(VOLUME, rate))


def _obey_seek(s: Status, frame: int, piece: Piece, rate: Rate) -> Status:
    aimed = replace(s, seek=frame)
    if s.state is State.PAUSED:
        return _jump(aimed, piece)
    if s.state is State.ENDED:
        return _rise(replace(_jump(aimed, piece), wants=True, why=None), SEEK, rate)
    if s.state is State.PAUSING:
        return aimed
    return _fall(aimed, State.SEEKING, SEEK, rate)


def _obey_play(s: Status, piece: Piece, rate: Rate) -> Status:
    s = replace(s, wants=True)
    if s.state is State.PAUSING:
        return _rise(s, PAUSE, rate) if s.seek is None else _fall(s, State.SEEKING, SEEK, rate)
    if s.state is not State.PAUSED:
        return s
    s = replace(s, score=Ramp.at(_score_target(s, piece, rate)))
    if s.playhead == 0 and s.heard == 0:
        # the piece brings its own beginning, and is heard as it is exported
        return replace(s, state=State.PLAYING, fade=_WHOLE)
    return _rise(s, PAUSE, rate)


def _obey_pause(s: Status, rate: Rate) -> Status:
    s = replace(s, wants=False)
    return s if s.state in (State.PAUSED, State.PAUSING, State.SEEKING) else _fall(s, State.PAUSING, PAUSE, rate)


def _obey_land(s: Status, rate: Rate) -> Status:
    if s.state is State.ENDED:
        return s
    if s.state is State.PAUSED:
        return ended(s, Why.LANDED)
    return _fall(replace(s, seek=None, wants=False), State.LANDING, LAND, rate)


def _settle(s: Status, piece: Piece, rate: Rate) -> Status:
    """Pass into whatever state follows without a frame going by."""
    if s.state in SILENT:
        return s
    if s.seek is not None and (s.fade.silent or s.playhead >= piece.frames):
        s = replace(_jump(s, piece), state=State.PAUSED, fade=_NOTHING)
        s = _rise(s, SEEK, rate) if s.wants else s
        return _settle(replace(s, score=Ramp.at(_score_target(s, piece, rate))), piece, rate)
    if s.playhead >= piece.frames:
        return ended(s, Why.FINISHED)
    if s.fade.silent:
        return ended(s, Why.LANDED) if s.state is State.LANDING else replace(s, state=State.PAUSED)
    s = _aim_score(s, piece, rate)
    if s.fade.left or s.state not in (State.PLAYING, State.WAITING, State.RESUMING):
        return s
    return replace(s, state=State.WAITING if _stands(s, piece) else State.PLAYING)


def _aim_score(s: Status, piece: Piece, rate: Rate) -> Status:
    target = _score_target(s, piece, rate)
    if target == s.score.target:
        return s
    room = _final(s, piece) if target == 0.0 else inf
    return replace(s, score=s.score.to(target, int(min(_frames(SEEK, rate), room))))


def _score_target(s: Status, piece: Piece, rate: Rate) -> float:
    return 1.0 if _final(s, piece) > _frames(SEEK, rate) else 0.0


def _stands(s: Status, piece: Piece) -> bool:
    """Whether the score stands still because nothing final lies ahead."""
    return s.score.silent or _final(s, piece) <= 0


def _final(s: Status, piece: Piece) -> float:
    """How many final frames lie ahead; without end when all are."""
    return inf if piece.ready >= piece.frames else piece.ready - s.playhead


def _uniform(s: Status, piece: Piece, rate: Rate) -> int:
    """Frames until something begins or ends; at least 1."""
    ramps = (s.fade, s.score, s.voice, s.bells, s.ambience)
    events = [float(ramp.left) for ramp in ramps if ramp.left]
    if not _stands(s, piece):
        final, fade = _final(s, piece), _frames(SEEK, rate)
        events += [piece.frames - s.playhead, final - fade if final > fade else final]
    return int(min([*events, float(2**31)]))


def _sound(s: Status, piece: Piece, count: int) -> Pcm:
    if _stands(s, piece):
        return s.fade.apply(s.ambience.apply(piece.still(s.playhead, count, s.bed)))
    voice, bells, bed = piece.render(s.playhead, count, s.bed)
    score = s.score.apply(s.voice.apply(voice) + s.bells.apply(bells))
    return s.fade.apply(score + s.ambience.apply(bed))


def _on(s: Status, piece: Piece, frames: int) -> Status:
    """After ``frames`` in which nothing began or ended."""
    return replace(
        s,
        playhead=s.playhead if _stands(s, piece) else s.playhead + frames,
        bed=s.bed + frames,
        heard=s.heard + frames,
        fade=s.fade.on(frames),
        score=s.score.on(frames),
        voice=s.voice.on(frames),
        bells=s.bells.on(frames),
        ambience=s.ambience.on(frames),
    )


def _jump(s: Status, piece: Piece) -> Status:
    return s if s.seek is None else replace(s, playhead=min(s.seek, piece.frames), seek=None)


def _rise(s: Status, seconds: float, rate: Rate) -> Status:
    return replace(s, state=State.RESUMING, fade=s.fade.to(1.0, _frames(seconds, rate)))


def _fall(s: Status, state: State, seconds: float, rate: Rate) -> Status:
    return replace(s, state=state, fade=s.fade.to(0.0, _frames(seconds, rate)))


def _frames(seconds: float, rate: Rate) -> int:
    return max(1, rate.frames(seconds))


def _allowed(db: float) -> float:
    return MUTE if db <= MUTE else min(max(db, QUIETEST), LOUDEST)
