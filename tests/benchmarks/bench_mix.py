"""How fast a practice is mixed, and how that compares with the ways it is done today.

    python tests/benchmarks/bench_mix.py [--lengths 1 10 60 600] [--minutes 10] [--times 3]

Mixing alone: the whole practice block by block with its master, on one core, no file; the time for each minute of sound
should not depend on the length. Assembling: the same 80 spoken lines over the same bed, to a 16-bit WAV, each way in a
process of its own: ours (assembled only, as the others do; and with the inspection that comes with every export),
pydub's overlays, and one ffmpeg graph (adelay, amix, sidechaincompress); the best of some rounds, which take turns.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import CHECKOUT, Run, guide, run

LINES = (
    "Let the breath come and go by itself.", "Notice where the body meets the ground.", "Nothing needs to change.",
    "If you like, let the shoulders be heavy.", "There is time.", "Feel the air at the nostrils, cool as it comes in.",
    "And warm as it leaves.", "Whatever is here may be here.", "Listen to the sounds around you.", "Rest in that.",
)  # fmt: skip

MIXING = """
import sys, time
from pathlib import Path
from guide import script
from guide.render.preparation import Preparation, take_service_of
from guide.timeline import Wish
read = script.load(Path(sys.argv[1]))
with take_service_of(read) as take_service:
    preparation = Preparation(read, take_service)
    preparation.open_sounds()
    preparation.speak(lambda spoken, wanted: None)
    mix = preparation.piece().mix
    def whole():
        for start in range(0, mix.frames, 65536):
            mix.total(start, min(65536, mix.frames - start))
    for start in range(0, 48000 * 30, 65536):
        mix.total(start, 65536)
    began = time.process_time()
    whole()
    print(mix.frames / mix.timeline.rate.hz, time.process_time() - began)
"""

CLIPS = """
import json, sys
from pathlib import Path
import soundfile
from guide import script, sounds
from guide.render.preparation import Preparation, take_service_of
from guide.timeline import Bus
read = script.load(Path(sys.argv[1]))
folder = Path(sys.argv[2])
with take_service_of(read) as take_service:
    preparation = Preparation(read, take_service)
    preparation.open_sounds()
    preparation.speak(lambda spoken, wanted: None)
    mix = preparation.piece().mix
    clips = []
    for number, clip in enumerate(each for each in mix.timeline.clips if each.bus is Bus.VOICE):
        path = folder / f"{number:03}.wav"
        soundfile.write(path, mix._sounds.read(clip.source, 0, clip.stop - clip.start), 48000, "PCM_16")
        clips.append((str(path), round(clip.start / 48)))
    bed = folder / "bed.wav"
    soundfile.write(bed, sounds.open_bed("rain").read(0, 48000 * 60), 48000, "PCM_16")
    print(json.dumps({"clips": clips, "bed": str(bed), "ms": round(mix.frames / 48)}))
"""

ALONE = """
import sys
from pathlib import Path
from guide import export, script
from guide.audio.loudness import Level
from guide.render.to_file import about_script
from guide.render.preparation import Preparation, take_service_of
class Nobody:
    def hear(self, start, buses, sound): pass
    def level(self): return Level(-16.0, -1.0)
    def wrong(self): return ""
read = script.load(Path(sys.argv[1]))
with take_service_of(read) as take_service:
    preparation = Preparation(read, take_service)
    preparation.open_sounds()
    preparation.speak(lambda spoken, wanted: None)
    export.bounce(preparation.piece().mix, Path(sys.argv[2]), about_script(read), witness=Nobody())
"""

PYDUB = """
import json, sys, warnings
warnings.simplefilter("ignore")
from pydub import AudioSegment
plan = json.load(open(sys.argv[1]))
bed = AudioSegment.from_file(plan["bed"], format="wav") - 12
sound = AudioSegment.silent(plan["ms"], 48000).set_channels(2).overlay(bed, loop=True)
sound = sound.fade_in(8000).fade_out(12000)
for path, start in plan["clips"]:
    sound = sound.overlay(AudioSegment.from_file(path, format="wav"), position=start, gain_during_overlay=-6)
sound.export(sys.argv[2], format="wav")
"""


def practice(path: Path, minutes: float, lines_a_minute: int = 8) -> Path:
    """A spoken practice of about so many minutes over a bed."""
    pause = 60 / lines_a_minute - 2.9
    count = round(minutes * lines_a_minute)
    lines = "".join(f"      - {LINES[at % len(LINES)]}\n      - pause: {pause:.1f}s!\n" for at in range(count))
    path.write_text(
        f"title: Long\nsummary: S\nkind: rest\naim: regulate\nintensity: 1\nbed: rain\n"
        f"sections:\n  - title: One\n    closing: true\n    steps:\n{lines}"
    )
    return path


def graph(plan: dict[str, object], out: Path) -> Run:
    """One ffmpeg command: clips delayed and mixed, the bed looped and pressed down by them."""
    import imageio_ffmpeg

    clips = plan["clips"]
    assert isinstance(clips, list)
    inputs = ["-stream_loop", "-1", "-i", str(plan["bed"])]
    delays = []
    for number, (path, start) in enumerate(clips, 1):
        inputs += ["-i", path]
        delays.append(f"[{number}]adelay={start}:all=1[c{number}]")
    mixed = "".join(f"[c{number}]" for number in range(1, len(clips) + 1))
    script = ";".join([
        *delays,
        f"{mixed}amix=inputs={len(clips)}:normalize=0:duration=longest,apad,asplit[voice][key]",
        "[0]volume=-12dB,afade=t=in:d=8[bed]",
        "[bed][key]sidechaincompress=threshold=0.02:ratio=2:attack=200:release=1500[ducked]",
        f"[ducked][voice]amix=inputs=2:normalize=0:duration=first,atrim=end={int(str(plan['ms'])) / 1000}[out]",
    ])  # fmt: skip
    program = imageio_ffmpeg.get_ffmpeg_exe()
    return run(
        program,
        "-y",
        "-v",
        "error",
        *inputs,
        "-filter_complex",
        script,
        "-map",
        "[out]",
        "-ar",
        "48000",
        "-ac",
        "2",
        str(out),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lengths", type=float, nargs="*", default=[1, 10, 60, 600])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = {"GUIDE_HOME": str(folder / "home")}
        here = home | {"PYTHONPATH": str(CHECKOUT)}
        base = 0.0
        for minutes in given.lengths:
            script = practice(folder / f"mix-{minutes:g}.yaml", minutes, 4)
            done = run(sys.executable, "-c", MIXING, str(script), one_core=True, **here)
            seconds, spent = map(float, done.out.split())
            cost = 1000 * spent / (seconds / 60)
            base = base or cost
            print(
                f"mixing {seconds / 60:6.1f} min: {spent:6.2f} s = {seconds / spent:5.0f} x real time, "
                f"{cost:5.1f} ms a minute ({cost / base:.2f} of the first), peak {done.peak:.0f} MB"
            )
        script, out = practice(folder / "way.yaml", given.minutes), folder / "way.wav"
        plan = folder / "plan.json"
        plan.write_text(run(sys.executable, "-c", CLIPS, str(script), str(folder), **here).out)
        read = json.loads(plan.read_text())
        assembling = (sys.executable, "-c", ALONE, str(script), str(out))
        ways: dict[str, Callable[[], Run]] = {
            "ours": lambda: run(*assembling, **here),
            "ours, one core": lambda: run(*assembling, one_core=True, **here),
            "ours, inspected": lambda: guide("export", str(script), "-o", str(out), **home),
            "ffmpeg graph": lambda: graph(read, folder / "graph.wav"),
            "pydub": lambda: run(sys.executable, "-c", PYDUB, str(plan), str(folder / "pydub.wav")),
        }
        rounds = [{name: way() for name, way in ways.items()} for _ in range(given.times)]
        best = {name: min((each[name] for each in rounds), key=lambda done: done.seconds) for name in ways}
        print(f"{len(read['clips'])} lines over a bed, {read['ms'] / 60_000:.1f} min, to WAV, whole process:")
        for way, spent_on in best.items():
            print(
                f"  {way:<15} {spent_on.seconds:6.2f} s, {spent_on.peak:4.0f} MB; "
                f"{spent_on.seconds / best['ours'].seconds:5.1f} x ours"
            )


if __name__ == "__main__":
    main()
