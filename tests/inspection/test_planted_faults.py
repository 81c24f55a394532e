"""Every check finds its fault in a real render, where it is, and passes the render itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from guide.inspection import CHECKS, Inspector
from guide.script.model import Utterance
from guide.timeline import Bell, Bus, Clip
from tests.inspection.plants import (
    Changed,
    Render,
    added,
    all_buses,
    bells_until,
    cut,
    delayed,
    gained,
    hard_beds,
    line_times,
    loops_with_level,
    loops_with_step,
    quiet_places,
    spike,
)  # fmt: skip

SIDES = np.array([1.12, 0.89], np.float32)
"""2 dB to the left."""


def spoken(render: Render, number: int) -> Clip:
    return [clip for clip in render.timeline.clips if clip.bus is Bus.VOICE][number]


def middle(render: Render) -> int:
    """A frame where only the bed is heard, and where the checks are not as strict as near either end."""
    rate = render.timeline.rate.hz
    found = list(quiet_places(render.timeline, 3 * rate))
    return next(at for at in found if 62 * rate < at < render.timeline.frames - 22 * rate)


def bell(render: Render) -> Clip:
    return next(clip for clip in render.timeline.clips if isinstance(clip.source, Bell))


def loop(render: Render) -> int:
    return render.expectation.loops[render.timeline.beds[0].source.name][0]


def on_all(gain: float) -> Callable[[Render], Inspector]:
    return lambda render: render.inspected(
        all_buses(*(gained(bus, lambda frames: np.full(len(frames), gain, np.float32)) for bus in Bus))
    )


def cut_short(render: Render) -> Inspector:
    clips = (
        replace(clip, stop=clip.start + 2 * 48_000) if isinstance(clip.source, Bell) else clip
        for clip in render.timeline.clips
    )
    return render.inspected(timeline=replace(render.timeline, clips=tuple(clips)))


def full_scale(render: Render) -> Inspector:
    at = (spoken(render, 10).start + spoken(render, 10).stop) // 2
    plant = added(Bus.VOICE, at, np.full((3, 2), 2.0, np.float32))
    return render.inspected(plant, after=lambda start, sound: np.clip(sound, -1.0, 1.0))


def leaning(bus: Bus, sides: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Callable[[Render], Inspector]:
    return lambda render: render.inspected(gained(bus, lambda frames: np.broadcast_to(sides, (len(frames), 2))))


def truncated(render: Render) -> Inspector:
    """A line whose second half is missing."""
    clip = spoken(render, 7)
    return render.inspected(cut(Bus.VOICE, (clip.start + clip.stop) // 2, clip.stop))


PLANTED: dict[str, tuple[str, Callable[[Render], Inspector], Callable[[Render], int | None]]] = {
    "a frame too many": ("length", lambda r: r.inspected(frames=r.timeline.frames + 1), lambda r: r.timeline.frames),
    "a frame too few": ("length", lambda r: r.inspected(frames=r.timeline.frames - 1), lambda r: r.timeline.frames - 1),
    "too loud": ("loudness", on_all(1.2), lambda r: 0),
    "too soft": ("loudness", on_all(0.85), lambda r: 0),
    "over the ceiling": ("true-peak", on_all(1.03), lambda r: None),
    "three samples at full scale": ("clipping", full_scale, lambda r: None),
    "a click between words": (
        "click", lambda r: r.inspected(spike(Bus.VOICE, middle(r), 0.01)), middle,
    ),
    "a click in the first minute": (
        "click", lambda r: r.inspected(spike(Bus.VOICE, 24_000, 0.001)), lambda r: 24_000,
    ),
    "a click in the rain": ("click", lambda r: r.inspected(spike(Bus.BED, middle(r), 0.25)), middle),
    "an offset at both ends": (
        "ends", lambda r: r.inspected(after=lambda start, sound: sound + np.float32(0.002)), lambda r: 0,
    ),
    "lines without a fade": (
        "edges",
        lambda r: r.inspected(sounds=Changed(
            r.sounds, lambda s, at, pcm: pcm + np.float32(0.02) if isinstance(s, Utterance) else pcm
        )),
        lambda r: spoken(r, 0).start,
    ),
    "half a second late": ("speech", lambda r: r.inspected(delayed(24_000)), lambda r: spoken(r, 0).start),
    "half a line": ("speech", truncated, lambda r: spoken(r, 7).stop),
    "a line dropped": (
        "dropped-take",
        lambda r: r.inspected(sounds=Changed(r.sounds, line_times(5, 0.0, r.timeline))),
        lambda r: spoken(r, 5).start,
    ),
    "a line 12 dB too soft": (
        "dropped-take",
        lambda r: r.inspected(sounds=Changed(r.sounds, line_times(5, 0.25, r.timeline))),
        lambda r: spoken(r, 5).start,
    ),
    "one sample of a voice where nobody speaks": (
        "stray-speech", lambda r: r.inspected(spike(Bus.VOICE, middle(r), 1e-6)), middle,
    ),
    "a bed cut for 50 ms": (
        "bed-gap", lambda r: r.inspected(cut(Bus.BED, middle(r), middle(r) + 2_400)), middle,
    ),
    "a bed cut for 50 ms under speech": (
        "bed-gap",
        lambda r: r.inspected(cut(Bus.BED, spoken(r, 9).start + 4_800, spoken(r, 9).start + 7_200)),
        lambda r: spoken(r, 9).start + 4_800,
    ),
    "a bed without fades": ("bed-level", lambda r: r.inspected(timeline=hard_beds(r.timeline)), lambda r: 0),
    "a bed that does not step back": (
        "bed-level", lambda r: r.inspected(timeline=replace(r.timeline, duck=())), lambda r: None,
    ),
    "a loop with a step": (
        "seam", lambda r: r.inspected(sounds=Changed(r.sounds, loops_with_step(loop(r), 0.2))), loop,
    ),
    "a loop that grows louder": (
        "seam", lambda r: r.inspected(sounds=Changed(r.sounds, loops_with_level(loop(r), 20.0))), loop,
    ),
    "a bell silent after 2 s": (
        "cut-bell",
        lambda r: r.inspected(sounds=Changed(r.sounds, bells_until(96_000))),
        lambda r: bell(r).start + 96_000,
    ),
    "a bell cut after 2 s": ("cut-bell", cut_short, lambda r: bell(r).start + 96_000),
    "an offset": ("offset", lambda r: r.inspected(after=lambda start, sound: sound + np.float32(0.01)), lambda r: 0),
    "a voice to the left": ("balance", leaning(Bus.VOICE, SIDES), lambda r: None),
    "a bed on one side": ("balance", leaning(Bus.BED, np.array([1.0, 0.1], np.float32)), lambda r: None),
    "bells on one side": ("balance", leaning(Bus.BELLS, np.array([0.1, 1.0], np.float32)), lambda r: bell(r).start),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_where_it_is(render: Render, name: str) -> None:
    check, plant, where = PLANTED[name]
    report = plant(render).report()
    found = report[check]
    assert not found.ok, report.text()
    frame = where(render)
    if frame is not None:
        assert min(abs(fault.seconds - frame / 48_000) for fault in found.faults) < 0.02


def test_the_render_itself_is_passed(render: Render) -> None:
    report = render.inspected().report()
    assert report.ok, report.text()
    assert report.text() == f"Inspected: {len(CHECKS)} checks, nothing to mend."


def test_every_check_has_a_planted_fault() -> None:
    assert {check for check, _, _ in PLANTED.values()} == CHECKS.keys()


@pytest.mark.parametrize("block", [777, 65_536])
def test_blocks_change_nothing(render: Render, block: int) -> None:
    plant = spike(Bus.VOICE, middle(render), 0.01)
    as_usual, other = render.inspected(plant), render.inspected(plant, block=block)
    assert other.report().json() == as_usual.report().json()
    assert other.level() == as_usual.level()
    for name in ("weighted", "means", "sides"):
        np.testing.assert_array_equal(getattr(other.figures(), name), getattr(as_usual.figures(), name))
