"""Hearing a script while it is being written: each version is spoken where it is new, and played from what changed.

What changed is found by what sounds, not by the text: the first sound of the new plan that is another one, or comes at
another moment. So a comment plays nothing, a changed pause is heard, and a changed part is heard where it is first
used. One player and one service of takes live through all versions, for starting either takes longer than a line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from guide import player
from guide.audio import Pcm
from guide.player import Device, NumberedPiece, Player, State, Why
from guide.problems import ScriptError
from guide.process.background import BackgroundTask
from guide.render.preparation import Preparation, take_service_of
from guide.script.model import Script, Utterance
from guide.timeline import NOTHING, BedClip, Clip, Timeline, Wish
from guide.voices import TakeService, lexicon

LEAD = 0.6
"""Seconds heard before what has changed; more would be waited for after each save."""
LONGEST_WAIT = 8.0
"""Seconds heard of a pause that has changed; of a longer one its end."""
FADE = 1.5
"""Seconds in which an excerpt fades out."""
ENOUGH = 2.0
"""Seconds that must be final before an excerpt begins while the voice still speaks."""


@dataclass(frozen=True, slots=True)
class PlanChange:
    """The first difference between two plans, as it stands in the new one."""

    clip: int
    """Index of the first clip that differs; the number of clips if none does."""
    moved: bool
    """Whether that is the same sound at another moment."""
    bed: int | None
    """The frame at which the ambience differs first."""


@dataclass(frozen=True, slots=True)
class PreviewStarted:
    """Where an excerpt begins."""

    seconds: float
    title: str
    """The section that it is in."""


def first_change(
    old: Timeline, new: Timeline, respelled: Callable[[Utterance], bool] = lambda words: False
) -> PlanChange | None:
    """The first thing of ``new`` that sounds different; None if nothing does.

    Both have to be arranged with the same lengths. ``respelled`` tells whether words are now said in another way.
    """
    bed = _bed_change(old.beds, new.beds)
    for index, (was, now) in enumerate(zip_longest(old.clips, new.clips)):
        same = was is not None and now is not None and _sound(was) == _sound(now) and not _is(now, respelled)
        if not same or was.start != now.start:
            parted = min(clip.start for clip in (was, now) if clip)
            return PlanChange(index, same, bed if bed is not None and bed < parted else None)  # else it was moved along
    if bed is None and old.frames == new.frames:
        return None
    return PlanChange(len(new.clips), False, bed)


def begin_of(change: PlanChange, timeline: Timeline) -> int:
    """The frame from which a change is heard, with a little of what comes before it."""
    frames = timeline.rate.frames
    stops = [clip.stop for clip in timeline.clips[: change.clip]]
    before = stops[-1] if stops else 0
    if change.clip < len(timeline.clips):
        start = timeline.clips[change.clip].start
        frame = max(before, start - frames(LONGEST_WAIT)) if change.moved else start
    else:
        frame = before
    if change.bed is not None:
        frame = min(frame, change.bed)
    return max(0, frame - frames(LEAD))


def end_of(timeline: Timeline, frame: int) -> int:
    """Where the section that sounds at ``frame`` is over, and the next one has not begun to speak."""
    later = [marker.frame for marker in timeline.markers if marker.frame > frame + timeline.rate.frames(LEAD)]
    if not later:
        return timeline.frames
    starts = [clip.start for clip in timeline.clips if clip.start >= later[0]]
    return min([later[0] + timeline.rate.frames(FADE), timeline.frames, *starts])


@dataclass(frozen=True, slots=True)
class FadedPiece:
    """A piece that fades out before its end."""

    piece: player.Playable
    stop: int
    fade: int
    """Frames."""

    @property
    def frames(self) -> int:
        """Frames up to where all is quiet."""
        return min(self.stop, self.piece.frames)

    @property
    def ready(self) -> int:
        """How much of it is final."""
        return min(self.piece.ready, self.frames)

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        """The piece, softer towards the end."""
        voice, bells, ambience = self.piece.render(start, count, bed)
        if start + count <= self.frames - self.fade or self.frames == self.piece.frames:
            return voice, bells, ambience
        gain = self._gain(np.arange(start, start + count))[:, None]
        return voice * gain, bells * gain, ambience * gain

    def still(self, at: int, count: int, bed: int) -> Pcm:
        """The ambience, as soft as it is at ``at``."""
        sound = self.piece.still(at, count, bed)
        return sound if self.frames == self.piece.frames else np.asarray(sound * self._gain(np.array([at])), np.float32)

    def back(self, frame: int) -> int:
        """As the whole piece."""
        return self.piece.back(frame)

    def _gain(self, frames: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Pcm:
        gone = np.clip((frames - (self.frames - self.fade)) / max(1, self.fade), 0.0, 1.0)
        return np.asarray(0.5 + 0.5 * np.cos(np.pi * gone), np.float32)


class Preview:
    """Versions of one script, one after the other. Steered by one thread; always `close` it.

    Without a ``device`` nothing is played. With ``whole`` it plays on to the end of the practice. ``wish`` holds for
    every version.
    """

    def __init__(self, device: Device | None, *, whole: bool = False, wish: Wish = NOTHING) -> None:
        self._device, self._whole, self._wish = device, whole, wish
        self._take_service: TakeService | None = None
        self._player: Player | None = None
        self._sounds: BackgroundTask | None = None
        self._preparation: Preparation | None = None
        self._heard: Preparation | None = None
        """The version that the next one is compared with: the last whose change was heard."""
        self._change: PlanChange | None = None
        self._start = 0
        self._laid = 0
        """How many lines were spoken when the piece was made that plays."""
        self._playing = False

    @property
    def over(self) -> bool:
        """Whether what was begun has been heard."""
        return self._playing and self._player is not None and self._player.view().state is State.ENDED

    @property
    def changed(self) -> bool:
        """Whether this version sounds different from the one before."""
        return self._change is not None

    @property
    def missing(self) -> int:
        """How many lines have to be spoken."""
        return len(self._preparation.wanted) - self._preparation.spoken if self._preparation else 0

    @property
    def problem(self) -> str:
        """One sentence if something is wrong with the sound, else empty."""
        return self._player.view().problem if self._player else ""

    def take_up(self, script: Script) -> None:
        """Another version; what plays fades out, unless nothing sounds different. Raises ScriptError, NoDeviceError."""
        was = self._heard.script.lexicon if self._heard else script.lexicon
        preparation = Preparation(script, self._voices(script), wish=self._wish)
        before = self._comparable()
        self._preparation = preparation
        change = (
            None
            if before is None
            else first_change(
                before.outlook().timeline,
                preparation.outlook().timeline,
                lambda words: lexicon.occurring(words.words, was) != lexicon.occurring(words.words, script.lexicon),
            )
        )
        if change:
            self.hush()
        else:
            self._heard = preparation
        self._change = change
        self._sounds = BackgroundTask(preparation.open_sounds)
        if self._device and self._player is None:
            self._open(preparation, preparation.piece(), self._device)  # a sound card that slept takes a second to wake

    def speak(self, on_take: Callable[[int, int], None], saved: Callable[[], bool]) -> int:
        """Speak what is missing until ``saved`` says that there is more. How many lines were spoken.

        ``saved`` is asked before each line, and is the place to `turn`. Raises ScriptError or WorldError.
        """
        preparation = self._taken()
        known = preparation.spoken
        preparation.speak(on_take, until=saved)
        self._sounded()
        return preparation.spoken - known

    def turn(self) -> PreviewStarted | None:
        """To be called several times a second: begins when it can, and says where; plays on with what was spoken."""
        preparation = self._preparation
        if preparation is None or self._device is None:
            return None
        if self._playing and self._player:
            self._play_on(preparation, self._player)
        return None if self._playing else self._begin(preparation)

    def _begin(self, preparation: Preparation) -> PreviewStarted | None:
        """If there is something, enough of it, and what played before is quiet."""
        if self._change is None or not self._is_quiet():
            return None
        piece = preparation.piece()
        start = begin_of(self._change, piece.timeline)
        self._start = start
        stop = self._stop_of(piece.timeline)
        if piece.ready < min(start + preparation.rate.frames(ENOUGH), stop):
            return None
        self._sounded()
        self._playing, self._laid = True, preparation.spoken
        self._play(preparation, FadedPiece(piece, stop, preparation.rate.frames(FADE)))
        self._heard = preparation
        titles = [
            marker.title for marker in piece.timeline.markers if marker.frame <= start + preparation.rate.frames(LEAD)
        ]
        return PreviewStarted(preparation.rate.seconds(start), titles[-1] if titles else "")

    def hush(self) -> None:
        """Fade out."""
        if self._player:
            self._player.pause()
        self._playing = False
        self._change = None

    def close(self) -> None:
        """Fade out, and let go of everything. Does no harm twice."""
        if self._preparation:
            self._preparation.stop()
        if self._player:
            self._player.close()
        if self._take_service:
            self._take_service.close()

    def _taken(self) -> Preparation:
        if self._preparation is None:
            raise RuntimeError("take_up comes first")
        return self._preparation

    def _voices(self, script: Script) -> TakeService:
        """Those that are there, unless words are now said in another way."""
        if (
            self._take_service is None
            or self._preparation is None
            or self._preparation.script.lexicon != script.lexicon
        ):
            if self._take_service:
                self._take_service.close()
            self._take_service = take_service_of(script)
        return self._take_service

    def _comparable(self) -> Preparation | None:
        """The version before, with the lengths that are known by now."""
        heard = self._heard
        if heard is None or self._take_service is None or heard.spoken == len(heard.wanted):
            return heard
        try:
            return Preparation(heard.script, self._take_service, wish=self._wish)
        except ScriptError:  # a file that it named has gone
            return heard

    def _play_on(self, preparation: Preparation, player: Player) -> None:
        if preparation.spoken != self._laid:
            self._laid = preparation.spoken
            piece = preparation.piece()
            player.swap(NumberedPiece(FadedPiece(piece, self._stop_of(piece.timeline), preparation.rate.frames(FADE))))

    def _stop_of(self, timeline: Timeline) -> int:
        return timeline.frames if self._whole else end_of(timeline, self._start)

    def _sounded(self) -> None:
        """Wait for beds and bells, and hear what is wrong with them."""
        sounds, self._sounds = self._sounds, None
        if sounds:
            sounds.result()

    def _is_quiet(self) -> bool:
        return self._player is None or self._player.view().state in (State.PAUSED, State.ENDED)

    def _play(self, preparation: Preparation, piece: FadedPiece) -> None:
        if self._device and (self._player is None or self._player.view().why is Why.FAILED):
            if self._player:
                self._player.close()
            self._open(preparation, piece, self._device)
        if self._player:
            self._player.swap(NumberedPiece(piece))
            self._player.seek(self._start)
            self._player.play()

    def _open(self, preparation: Preparation, piece: player.Playable, device: Device) -> None:
        """Paused."""
        fresh = Player(piece, preparation.rate, device)
        fresh.__enter__()
        self._player = fresh


def _sound(clip: Clip) -> tuple[object, ...]:
    return (clip.bus, clip.source, clip.gain)


def _is(clip: Clip, respelled: Callable[[Utterance], bool]) -> bool:
    return isinstance(clip.source, Utterance) and respelled(clip.source)


def _bed_change(old: tuple[BedClip, ...], new: tuple[BedClip, ...]) -> int | None:
    """The first frame at which the ambience is another one, or as loud as it was not."""
    found: list[int] = []
    for was, now in zip_longest(old, new):
        if was is None or now is None:
            found.append((was or now).start)
        elif (was.start, was.source, was.gain, was.fade_in) != (now.start, now.source, now.gain, now.fade_in):
            found.append(min(was.start, now.start))
        elif (was.stop, was.fade_out) != (now.stop, now.fade_out):
            found.append(min(was.stop - was.fade_out, now.stop - now.fade_out))
    return min(found, default=None)
