"""A short practice without a voice, and readers of finished files that we did not write."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import numpy as np

from guide.audio import Pcm, Rate
from guide.export import About, ExportOptions
from guide.mix import Mix
from guide.problems import Where
from guide.script.model import Utterance
from guide.timeline import Bed, BedClip, Bell, Bus, Clip, Marker, Source, Timeline, WordCue
from guide.timeline.model import Word

RATE = Rate(48_000)
FRAMES = 3 * RATE.hz + 123
ABOUT = About(
    "Évening", "A short rest.", "Someone", "CC0-1.0", "Breath is held.", "rest", "regulate", 2, digest="ab" * 32,
    voice="tone", beds=("rain", "wind"),
)  # fmt: skip
BARE = ExportOptions(cover=False)
"""The usual without a picture, which takes half a second to draw."""
FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
FFPROBE = shutil.which("ffprobe")
"""An independent reader where the system has it; `imageio-ffmpeg` brings none."""


class Hum:
    """A soft chord for voices, another for bells, and a wide one for beds, at any position."""

    def breathes(self, bed: Bed) -> bool:
        return False

    def read(self, source: Source, start: int, count: int) -> Pcm:
        at = np.arange(start, start + count) / RATE.hz
        if isinstance(source, Bed):
            pair = [0.03 * np.sin(2 * np.pi * hz * at) for hz in (150, 170)]
            return np.stack(pair, axis=1).astype(np.float32)
        if isinstance(source, Bell):
            return np.stack([0.1 * np.sin(2 * np.pi * 660 * at)] * 2, axis=1).astype(np.float32)
        return (0.2 * np.sin(2 * np.pi * 220 * at) + 0.1 * np.sin(2 * np.pi * 331 * at)).astype(np.float32)


CUES = (
    WordCue(4_800, 48_000, "Rest."),
    WordCue(52_800, 96_000, "And <rest> more.", (Word(52_800, 60_000, "And"), Word(62_400, 80_000, "<rest>"))),
)
TIMELINE = Timeline(
    rate=RATE,
    frames=FRAMES,
    clips=(
        Clip(2_400, 24_000, Bus.BELLS, Bell("bowl"), Where("x")),
        Clip(4_800, FRAMES - 4_800, Bus.VOICE, Utterance("Rest."), Where("x")),
    ),
    beds=(BedClip(0, FRAMES, Bed("rain"), -3.0, 4_800, 4_800),),
    duck=(),
    cues=CUES,
    markers=(Marker(0, "Arriving"), Marker(RATE.hz, "Öff=nen; #2"), Marker(2 * RATE.hz, "Back")),
    phases=(),
)
MIX = Mix(TIMELINE, Hum())


def decoded(path: Path, channels: int = 2) -> Pcm:
    """What FFmpeg hears in a file: (frames, channels) at the session's rate."""
    command = [FFMPEG, "-v", "error", "-i", str(path), "-f", "f32le", "-ac", str(channels), "-ar", str(RATE.hz), "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.float32).reshape(-1, channels)


def probed(path: Path) -> dict[str, Any]:
    """Format, streams and chapters as ffprobe tells them."""
    assert FFPROBE
    command = [FFPROBE, "-v", "error", "-of", "json", "-show_format", "-show_streams", "-show_chapters", str(path)]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


def chapters_seen(path: Path) -> list[tuple[float, float, str]]:
    """Start, end and title of each chapter as FFmpeg prints them."""
    command = [FFMPEG, "-hide_banner", "-i", str(path)]
    said = subprocess.run(command, capture_output=True, check=False).stderr.decode()
    rows = re.findall(r"Chapter #0:\d+: start ([\d.]+), end ([\d.]+)\s+Metadata:\s+title\s+: (.*)", said)
    return [(float(start), float(stop), title.strip()) for start, stop, title in rows]
