"""Timeline to text: WebVTT, chapters, the whole plan. Taken from the plan itself, never from recognition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.audio import Rate
from guide.script.model import Utterance
from guide.timeline import Bed, Bell, File, Source, Timeline, Tone


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section as a chapter. Seconds; ``stop`` is where the next one starts."""

    start: float
    stop: float
    title: str
    section: int = 0
    """Index in the script."""


def chapters(timeline: Timeline) -> tuple[Chapter, ...]:
    """The sections that sound, without holes from the first frame to the last."""
    starts = [0, *(marker.frame for marker in timeline.markers[1:])]
    stops = [*starts[1:], timeline.frames]
    seconds = timeline.rate.seconds
    rows = zip(starts, stops, timeline.markers, strict=False)
    return tuple(
        Chapter(seconds(start), seconds(stop), each.title, each.section) for start, stop, each in rows if stop > start
    )


def webvtt(timeline: Timeline) -> str:
    """The words as WebVTT (https://www.w3.org/TR/webvtt1/), one cue a sentence."""
    blocks = ["WEBVTT"]
    for cue in timeline.cues:
        start, stop = _milliseconds(cue.start, timeline.rate), _milliseconds(cue.stop, timeline.rate)
        blocks.append(f"{_stamp(start)} --> {_stamp(max(stop, start + 1))}\n{_escaped(cue.text)}")
    return "\n\n".join(blocks) + "\n"


def plan(timeline: Timeline) -> str:
    """The exact plan, a line an event in order of time: frame, time, kind, what."""
    head = f"rate {timeline.rate.hz}  frames {timeline.frames}  length {_clock(timeline.frames, timeline.rate)}"
    rows = sorted(_rows(timeline), key=lambda row: row[0])
    lines = [f"{frame:>10}  {_clock(frame, timeline.rate):>11}  {text}" for frame, text in rows]
    return "\n".join([head, *lines]) + "\n"


def _rows(timeline: Timeline) -> Iterator[tuple[int, str]]:
    def clock(frames: int) -> str:
        return _clock(frames, timeline.rate)

    for marker in timeline.markers:
        yield marker.frame, f"section  {marker.title}"
    for bed in timeline.beds:
        fades = f"in {clock(bed.fade_in)} out {clock(bed.fade_out)}"
        yield bed.start, f"bed      {bed.source.name}  until {clock(bed.stop)}  {bed.gain:+g} dB  {fades}"
    for clip in timeline.clips:
        gain = f"  {clip.gain:+g} dB" if clip.gain else ""
        yield clip.start, f"{clip.bus.value:<7}  {_named(clip.source)}  until {clock(clip.stop)}{gain}"
    for phase in timeline.phases:
        yield phase.start, f"breath   {phase.name}  until {clock(phase.stop)}"
    for turn in timeline.turns:
        yield turn.frame, f"turn     {turn.kind}  {turn.words}".rstrip()
    for point in timeline.duck:
        yield point.frame, f"duck     {point.db:+g} dB"


def _named(source: Source) -> str:
    match source:
        case Utterance(words, voice, pace):
            return f'"{words}"  {voice} {pace:g}'
        case Tone(phase, _):
            return f"tone {phase}"
        case Bed(name) | Bell(name) | File(name):
            return name


def _milliseconds(frames: int, rate: Rate) -> int:
    return round(frames * 1000 / rate.hz)


def _clock(frames: int, rate: Rate) -> str:
    sign, ms = ("-" if frames < 0 else ""), _milliseconds(abs(frames), rate)
    return f"{sign}{ms // 60_000}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def _stamp(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def _escaped(text: str) -> str:
    """A caption is markup: ``&`` and ``<`` are written as entities, and an arrow would end the cue."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
