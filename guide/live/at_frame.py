"""What a timeline says about one frame: which section, which words, where in a breath. For screens; pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, pi

from guide.timeline import BreathPhase, Timeline, WordCue
from guide.timeline.breathing import fullness


@dataclass(frozen=True, slots=True)
class FrameView:
    """Everything a screen shows of the score at one frame."""

    section: int
    """Index of the section, from 0."""
    title: str
    words: str
    """The sentence being spoken, or the last one until the next begins; empty before the first."""
    speaking: bool
    phase: str
    """``in``, ``sip``, ``hold``, ``out``, ``rest``, or empty when no breath is paced."""
    lungs: float
    """How full the breath is: 0 empty, 1 full; 0.5 when no breath is paced."""
    phase_left: float
    """Seconds left of the phase."""
    word: tuple[int, int] = (0, 0)
    """Where in ``words`` the word stands that is just being spoken: first letter, and the one after its last."""
    before: str = ""
    """The sentence before ``words``; the words of a paced breath are left out."""
    counting: bool = False
    """``words`` are those of a paced breath, such as "Breathe in."."""
    breath: tuple[int, int] = (0, 0)
    """Which of how many breaths in a row this is, from 1; zeros when no breath is paced."""


def view_at(timeline: Timeline, frame: int) -> FrameView:
    """The moment at ``frame``."""
    section = max(0, _last((each.frame for each in timeline.markers), frame))
    cue = _last((each.start for each in timeline.cues), frame)
    words: WordCue | None = timeline.cues[cue] if cue >= 0 else None
    index = _last((each.start for each in timeline.phases), frame)
    phase = timeline.phases[index] if index >= 0 and frame < timeline.phases[index].stop else None
    return FrameView(
        section=section,
        title=timeline.markers[section].title if timeline.markers else "",
        words=words.text if words else "",
        speaking=words is not None and frame < words.stop,
        phase=phase.name if phase else "",
        lungs=_lungs(timeline, index, frame) if phase else 0.5,
        phase_left=timeline.rate.seconds(phase.stop - frame) if phase else 0.0,
        word=_word(words, frame) if words else (0, 0),
        before=_before(timeline, cue),
        counting=words is not None and _of_a_breath(timeline, words),
        breath=_breath(timeline, index) if phase else (0, 0),
    )


def section_start(timeline: Timeline, frame: int, step: int) -> int:
    """Where the section ``step`` sections on begins. Back first goes to the start of this one, as players do."""
    starts = [marker.frame for marker in timeline.markers] or [0]
    here = max(0, bisect_right(starts, frame) - 1)
    just_begun = frame - starts[here] < timeline.rate.frames(3.0)
    wanted = here + step + (1 if step < 0 and not just_begun else 0)
    return starts[wanted] if 0 <= wanted < len(starts) else (0 if wanted < 0 else timeline.frames)


def sentence_start(timeline: Timeline, frame: int, step: int) -> int:
    """Where the next sentence begins (1), or this one, or the one before if this has just begun (-1)."""
    starts = [0, *(cue.start for cue in timeline.cues), timeline.frames]
    here = bisect_right(starts, frame) - 1
    if step > 0:
        return starts[min(here + 1, len(starts) - 1)]
    just_begun = frame - starts[here] < timeline.rate.frames(2.0)
    return starts[max(0, here - 1 if just_begun else here)]


def _lungs(timeline: Timeline, index: int, frame: int) -> float:
    phase: BreathPhase = timeline.phases[index]
    before, after = fullness(timeline.phases, index)
    done = (frame - phase.start) / max(1, phase.stop - phase.start)
    return before + (after - before) * (0.5 - 0.5 * cos(pi * done))  # breath turns softly at both ends


def _of_a_breath(timeline: Timeline, cue: WordCue) -> bool:
    """Nothing else is spoken while a breath is paced."""
    index = bisect_right(timeline.phases, cue.start, key=lambda phase: phase.start) - 1
    return index >= 0 and cue.start < timeline.phases[index].stop


def _before(timeline: Timeline, index: int) -> str:
    earlier = (timeline.cues[at] for at in range(index - 1, -1, -1))
    return next((cue.text for cue in earlier if not _of_a_breath(timeline, cue)), "")


def _breath(timeline: Timeline, index: int) -> tuple[int, int]:
    """Breaths follow each other without a gap; each begins with an inhale, or a run of them with what is first."""
    phases = timeline.phases
    first = last = index
    while first > 0 and phases[first].start - phases[first - 1].stop <= 1:
        first -= 1
    while last + 1 < len(phases) and phases[last + 1].start - phases[last].stop <= 1:
        last += 1
    begun = [at for at in range(first, last + 1) if at == first or phases[at].name == "in"]
    return bisect_right(begun, index), len(begun)


def _word(cue: WordCue, frame: int) -> tuple[int, int]:
    at = 0
    for word in cue.words:
        first = cue.text.find(word.text, at)
        if first < 0:
            break
        at = first + len(word.text)
        if word.start <= frame < word.stop:
            return first, at
    return 0, 0


def _last(starts: Iterable[int], frame: int) -> int:
    """Index of the last one that has begun, -1 for none."""
    return bisect_right(list(starts), frame) - 1
