"""Are the words that were written the words that are heard? Exports, cut line by line, against a recogniser.

    python tests/benchmarks/bench_words.py --asr PATH/asr_check.py --python PATH/python [--voice system] [NAME...]

``--asr`` is a script that offers ``Asr().transcribe(wav) -> heard``, ``Asr().best(wav, expected) -> (word error rate,
heard)`` and ``edits(expected, heard)``; ``--python`` an interpreter in which it runs. A small recogniser drops words of
its own, so ``best`` gives it three readings and the nearest counts; what the first reading alone gets wrong is
printed beside it. Prints the pooled word error and every line over 15 %; that the recogniser listens at all shows in
what it heard against the words of the next line, which has to be bad. ``--voice system`` is the baseline.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import soundfile

from guide import library, script
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.preparation import outline
from guide.render.to_file import render_to_file
from guide.script.model import Utterance
from guide.timeline import Bus, Clip

WORST = 0.15
TOGETHER = 1.9
"""Seconds: sentences nearer than this are one line."""
EDGE = 0.2

LISTEN = """
import json, sys
sys.path.insert(0, sys.argv[1])
from asr_check import Asr, edits
asr = Asr(threads=2)
rows = json.load(open(sys.argv[2]))
for number, row in enumerate(rows):
    rate, heard = asr.best(row["wav"], row["words"])
    wrong, words = edits(row["words"], heard)
    other, _ = edits(rows[(number + 1) % len(rows)]["words"], heard)
    once, _ = edits(row["words"], asr.transcribe(row["wav"]))
    print(json.dumps({**row, "heard": heard, "wrong": wrong, "of": words, "other": other, "once": once}))
"""


def lines(clips: tuple[Clip, ...], rate: int) -> list[list[Clip]]:
    """Clips of the voice in order, those of one line together."""
    groups: list[list[Clip]] = []
    for clip in clips:
        if clip.bus is not Bus.VOICE:
            continue
        last = groups[-1][-1] if groups else None
        if last and clip.where == last.where and clip.start - last.stop < TOGETHER * rate:
            groups[-1].append(clip)
        else:
            groups.append([clip])
    return groups


def cut(name: str, voice: str, folder: Path) -> list[dict[str, str]]:
    """Export a practice in ``voice`` and cut it into its lines."""
    read = RenderOptions(voice=voice).applied(script.load(library.find(name)))
    whole = folder / f"{name}.wav"
    render_to_file(RenderJob(read), whole, lambda spoken, wanted: None, lambda done: None)
    timeline = outline(RenderJob(read)).timeline
    sound, rate = soundfile.read(whole, dtype="float32")
    rows = []
    for number, group in enumerate(lines(timeline.clips, rate)):
        edge = round(EDGE * rate)
        path = folder / f"{name}-{number}.wav"
        soundfile.write(path, sound[max(0, group[0].start - edge) : group[-1].stop + edge], rate)
        words = " ".join(clip.source.words for clip in group if isinstance(clip.source, Utterance))
        rows.append({"practice": name, "wav": str(path), "words": words})
    whole.unlink()
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=[each.name for each in library.practices()])
    parser.add_argument("--asr", type=Path, required=True)
    parser.add_argument("--python", required=True)
    parser.add_argument("--voice", default="default")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [row for each in given.names for row in cut(each, given.voice, folder)]
        (folder / "rows.json").write_text(json.dumps(rows))
        command = [given.python, "-c", LISTEN, str(given.asr.parent), str(folder / "rows.json")]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    heard = [json.loads(line) for line in said.splitlines()]
    for each in given.names:
        mine = [row for row in heard if row["practice"] == each]
        wrong, words = sum(row["wrong"] for row in mine), sum(row["of"] for row in mine)
        print(f"{each:<24} {len(mine):>4} lines {words:>5} words  word error {wrong / words:.2%}")
    wrong, words = sum(row["wrong"] for row in heard), sum(row["of"] for row in heard)
    other = sum(row["other"] for row in heard)
    once = sum(row["once"] for row in heard)
    print(f"pooled word error {wrong / words:.2%}, at the first reading {once / words:.2%}")
    print(f"against the words of the next line {other / words:.0%}")
    for row in heard:
        if row["wrong"] / row["of"] > WORST:
            print(f"over {WORST:.0%}: {row['words']!r} heard as {row['heard']!r}")


if __name__ == "__main__":
    main()
