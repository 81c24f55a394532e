"""Playing, pausing, seeking, turning, landing: the pure machine that makes blocks of a status and orders.

``step`` depends on its arguments alone. It is cut at whole frames, wherever something begins or ends, so the
same orders at the same frames give the same samples at any block size. A fade is a state.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf

import numpy as np

from guide.audio import Pcm, Rate, level
from guide.player.fades import Ramp
from guide.player.piece import Playable
from guide.player.status import (
    AS_WRITTEN,
    LOUDEST,
    MUTE,
    QUIETEST,
    SILENT,
    Leaving,
    NumberedPiece,
    Orders,
    State,
    Status,
    Transition,
    Volumes,
    Why,
)

PAUSE, SEEK, LAND, STOP, VOLUME = 0.250, 0.030, 4.0, 1.0, 0.020
"""Seconds of each fade; seek on each side of the jump."""
_WHOLE, _NOTHING = Ramp.at(1.0), Ramp.at(0.0)


def begin(part: NumberedPiece, start: int = 0, volumes: Volumes = AS_WRITTEN) -> Status:
    """Paused at ``start``, both clocks."""
    dials = Volumes(_allowed(volumes.voice), _allowed(volumes.bells), _allowed(volumes.bed))
    voice, bells, bed = (Ramp.at(level(db)) for db in (dials.voice, dials.bells, dials.bed))
    return Status(State.PAUSED, part, start, start, volumes=dials, voice=voice, bells=bells, ambience=bed)


def step(status: Status, orders: Orders, count: int, rate: Rate) -> tuple[Pcm, Status]:
    """The next ``count`` frames (count, 2) float32, and where everything is after them. Orders act on the first."""
    now = _settle(_obey(status, orders, rate), rate)
    block: Pcm = np.zeros((count, 2), np.float32)
    done = 0
    while done < count and now.state not in SILENT:
        run = min(count - done, _uniform(now, rate))
        block[done : done + run] = _sound(now, run)
        now = _settle(_on(now, run), rate)
        done += run
    return block, now


def silenced(status: Status) -> Status:
    """As if it had been paused long ago, here: for when the sound was cut off from outside."""
    if status.state in SILENT:
        return status
    if status.state is State.LANDING:
        return ended(status, Why.LANDED)
    here = status if status.seek is None else _jump(status)
    return replace(here, state=State.PAUSED, fade=_NOTHING, entry=_WHOLE, leaving=None)


def ended(status: Status, why: Why) -> Status:
    """Return ``status`` as it is once all has ended there, for the reason ``why``."""
    return replace(status, state=State.ENDED, why=why, wants=False, seek=None, turn=None, leaving=None, fade=_NOTHING)


# -- orders -------------------------------------------------------------------------------------------------


def _obey(s: Status, orders: Orders, rate: Rate) -> Status:
    s = _set_volumes(s, orders, rate)
    for part in orders.swaps or ():
        s = _swapped(s, part)
    if orders.stop and s.why is not Why.FAILED:
        return _obey_land(s, STOP, rate)
    if s.state is State.LANDING or s.why is Why.FAILED:
        return s
    s = _obey_ways(s, orders, rate)
    if orders.play is not None and s.state is not State.ENDED:
        s = _obey_play(s, rate) if orders.play else _obey_pause(s, rate)
    return _obey_land(s, LAND, rate) if orders.land else s


def _obey_ways(s: Status, orders: Orders, rate: Rate) -> Status:
    under_way = s.turn is not None and s.turn.at is None  # only a fade is waited for
    if s.turn and under_way and not (orders.turn and orders.turn.at is None):
        return replace(s, turn=s.turn.followed(orders.seek, orders.turn, orders.stay))
    if orders.seek is not None:
        s = _obey_seek(replace(s, turn=None), min(max(orders.seek, 0), s.piece.frames), rate)
    if orders.stay:
        s = replace(s, turn=None)
    if orders.turn is not None and s.state is not State.ENDED:
        return _obey_turn(s, orders.turn, rate)
    return s


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


def _swapped(s: Status, part: NumberedPiece) -> Status:
    turn = s.turn.known(part) if s.turn else None
    return replace(s, part=part if part.number == s.part.number else s.part, turn=turn)


def _obey_seek(s: Status, frame: int, rate: Rate) -> Status:
    aimed = replace(s, seek=frame)
    if s.state is State.PAUSED:
        return _jump(aimed)
    if s.state is State.ENDED:
        return _rise(replace(_jump(aimed), wants=True, why=None), SEEK, rate)
    if s.state is State.PAUSING:
        return aimed
    return _fall(aimed, State.SEEKING, SEEK, rate)


def _obey_turn(s: Status, turn: Transition, rate: Rate) -> Status:
    if s.seek is not None and turn.at is None:  # on its way to a place that is wanted no more
        s = replace(s, seek=None)
        if s.state is State.SEEKING:
            s = _rise(s, SEEK, rate) if s.wants else _fall(s, State.PAUSING, SEEK, rate)
    s = replace(s, turn=turn)
    if s.leaving and turn.at is None:
        s = _hurried(s, s.leaving, rate)
    return _taken(s, rate) if s.state is State.PAUSED and _due(s) else s


def _hurried(s: Status, leaving: Leaving, rate: Rate) -> Status:
    """The fade into this piece cut short, because another one is wanted at once."""
    frames = min(leaving.fade.left, _frames(SEEK, rate))
    return replace(s, entry=s.entry.to(1.0, frames), leaving=replace(leaving, fade=leaving.fade.to(0.0, frames)))


def _obey_play(s: Status, rate: Rate) -> Status:
    s = replace(s, wants=True)
    if s.state is State.PAUSING:
        return _rise(s, PAUSE, rate) if s.seek is None else _fall(s, State.SEEKING, SEEK, rate)
    if s.state is not State.PAUSED:
        return s
    s = replace(s, score=Ramp.at(_score_target(s, rate)))
    if s.playhead == 0 and s.heard == 0:
        # the piece brings its own beginning, and is heard as it is exported
        return replace(s, state=State.PLAYING, fade=_WHOLE)
    return _rise(s, PAUSE, rate)


def _obey_pause(s: Status, rate: Rate) -> Status:
    s = replace(s, wants=False)
    return s if s.state in (State.PAUSED, State.PAUSING, State.SEEKING) else _fall(s, State.PAUSING, PAUSE, rate)


def _obey_land(s: Status, seconds: float, rate: Rate) -> Status:
    if s.state is State.ENDED:
        return s
    if s.state is State.PAUSED:
        return ended(s, Why.LANDED)
    if s.state is State.LANDING and s.fade.left <= _frames(seconds, rate):
        return s
    return _fall(replace(s, seek=None, turn=None, wants=False), State.LANDING, seconds, rate)


# -- from frame to frame ------------------------------------------------------------------------------------


def _settle(s: Status, rate: Rate) -> Status:
    """Pass into whatever state follows without a frame going by."""
    if s.state in SILENT:
        return s
    if s.seek is not None and (s.fade.silent or s.playhead >= s.piece.frames):
        s = replace(_jump(s), state=State.PAUSED, fade=_NOTHING)
        s = _rise(s, SEEK, rate) if s.wants else s
        return _settle(replace(s, score=Ramp.at(_score_target(s, rate))), rate)
    if _due(s):
        return _settle(_taken(s, rate), rate)
    if s.playhead >= s.piece.frames:
        return ended(s, Why.FINISHED)
    if s.fade.silent:
        paused = replace(s, state=State.PAUSED, leaving=None, entry=_WHOLE)
        return ended(s, Why.LANDED) if s.state is State.LANDING else paused
    s = _aim_score(s, rate)
    if s.fade.left or s.state not in (State.PLAYING, State.WAITING, State.RESUMING):
        return s
    return replace(s, state=State.WAITING if _stands(s) else State.PLAYING)


def _due(s: Status) -> bool:
    """Whether a turn is to be taken on this very frame. One after the other: a fade that has begun comes to its end."""
    if s.turn is None or s.leaving is not None or s.seek is not None:
        return False
    return s.turn.at is None or s.playhead >= min(s.turn.at, s.piece.frames)


def _taken(s: Status, rate: Rate) -> Status:
    """In the other piece; what was left fades out beside it, if anything sounds."""
    turn = s.turn
    if turn is None:
        return s
    frames = _frames(turn.fade, rate)
    quiet = s.state is State.PAUSED
    leaving = None if quiet else Leaving(s.piece, s.playhead, s.score, _WHOLE.to(0.0, frames))
    entry = _WHOLE if quiet else _NOTHING.to(1.0, frames)
    s = replace(s, part=turn.part, playhead=turn.to, turn=turn.then, leaving=leaving, entry=entry)
    return replace(s, score=Ramp.at(_score_target(s, rate)))


def _aim_score(s: Status, rate: Rate) -> Status:
    target = _score_target(s, rate)
    if target == s.score.target:
        return s
    room = _final(s) if target == 0.0 else inf
    return replace(s, score=s.score.to(target, int(min(_frames(SEEK, rate), room))))


def _score_target(s: Status, rate: Rate) -> float:
    return 1.0 if _final(s) > _frames(SEEK, rate) else 0.0


def _stands(s: Status) -> bool:
    """Whether the score stands still because nothing final lies ahead."""
    return s.score.silent or _final(s) <= 0


def _final(s: Status) -> float:
    """How many final frames lie ahead; without end when all are."""
    return inf if s.piece.ready >= s.piece.frames else s.piece.ready - s.playhead


def _uniform(s: Status, rate: Rate) -> int:
    """Frames until something begins or ends; at least 1."""
    ramps = (s.fade, s.entry, s.score, s.voice, s.bells, s.ambience)
    events = [float(ramp.left) for ramp in ramps if ramp.left]
    if s.leaving:
        events += [left for left in (s.leaving.left, s.leaving.score.left, s.leaving.fade.left) if left > 0]
    if not _stands(s):
        final, fade = _final(s), _frames(SEEK, rate)
        events += [s.piece.frames - s.playhead, final - fade if final > fade else final]
        if s.turn and s.turn.at is not None and s.turn.at > s.playhead:
            events.append(s.turn.at - s.playhead)
    return int(min([*events, float(2**31)]))


def _sound(s: Status, count: int) -> Pcm:
    sound = _heard(s, s.piece, s.playhead, s.score, count, stands=_stands(s))
    if s.leaving:
        old = s.leaving
        left = _heard(s, old.piece, old.playhead, old.score, count, stands=old.left <= 0)
        sound = s.entry.apply(sound) + old.fade.apply(left)
    return s.fade.apply(sound)


def _heard(s: Status, piece: Playable, at: int, score: Ramp, count: int, *, stands: bool) -> Pcm:
    """``count`` frames of a piece at its three volumes."""
    if stands:
        return s.ambience.apply(piece.still(at, count, s.bed))
    voice, bells, bed = piece.render(at, count, s.bed)
    return score.apply(s.voice.apply(voice) + s.bells.apply(bells)) + s.ambience.apply(bed)


def _on(s: Status, frames: int) -> Status:
    """After ``frames`` in which nothing began or ended."""
    return replace(
        s,
        playhead=s.playhead if _stands(s) else s.playhead + frames,
        bed=s.bed + frames,
        heard=s.heard + frames,
        leaving=s.leaving.on(frames) if s.leaving else None,
        fade=s.fade.on(frames),
        entry=s.entry.on(frames),
        score=s.score.on(frames),
        voice=s.voice.on(frames),
        bells=s.bells.on(frames),
        ambience=s.ambience.on(frames),
    )


def _jump(s: Status) -> Status:
    return s if s.seek is None else replace(s, playhead=min(s.seek, s.piece.frames), seek=None)


def _rise(s: Status, seconds: float, rate: Rate) -> Status:
    return replace(s, state=State.RESUMING, fade=s.fade.to(1.0, _frames(seconds, rate)))


def _fall(s: Status, state: State, seconds: float, rate: Rate) -> Status:
    return replace(s, state=state, fade=s.fade.to(0.0, _frames(seconds, rate)))


def _frames(seconds: float, rate: Rate) -> int:
    return max(1, rate.frames(seconds))


def _allowed(db: float) -> float:
    return MUTE if db <= MUTE else min(max(db, QUIETEST), LOUDEST)
