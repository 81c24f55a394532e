"""Are the words that were written the words that are heard? Exports, cut line by line, against a recogniser.

    python tests/benchmarks/bench_words.py --asr PATH/asr_check.py --python PATH/python [--voice system]
        [--table tests/coverage/recognised.tsv] [NAME...]

One practice after the other, so that a run that is ended has told what it found. ``--asr`` is a script that offers
``Asr().transcribe(wav) -> heard``, ``Asr().best(wav, expected) -> (word error rate, heard)`` and
``edits(expected, heard)``; ``--python`` an interpreter in which it runs. A small recogniser drops words of its own, so
``best`` gives it three readings and the nearest counts; what the first reading alone gets wrong is printed beside it.
Prints the pooled word error and every line over 15 %; that the recogniser listens at all shows in what it heard
against the words of the next line, which has to be bad. ``--voice system`` is the baseline.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import soundfile

from guide import library, places, script
from guide.coverage import recognition
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.order import InspectionOptions, RenderOrder
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
asr = Asr(threads=int(sys.argv[2]))
for line in sys.stdin:
    rows = json.loads(line)
    for number, row in enumerate(rows):
        heard = asr.transcribe(row["wav"])
        once, words = edits(row["words"], heard)
        if once:
            _, heard = asr.best(row["wav"], row["words"])
        wrong, _ = edits(row["words"], heard)
        other, _ = edits(rows[(number + 1) % len(rows)]["words"], heard)
        row |= {"heard": heard, "wrong": min(once, wrong), "of": words, "other": other, "once": once}
    print(json.dumps(rows), flush=True)
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
    called = name.replace("/", ".")
    whole = folder / f"{called}.wav"
    order = RenderOrder(inspection=InspectionOptions(lenient=True))
    done = render_to_file(RenderJob(read, order=order), whole, lambda spoken, wanted: None, lambda done: None)
    if not done.report.ok:
        print(f"{name}: {done.report.text()}", flush=True)  # and its words are heard all the same
    timeline = outline(RenderJob(read)).timeline
    sound, rate = soundfile.read(whole, dtype="float32")
    rows = []
    for number, group in enumerate(lines(timeline.clips, rate)):
        edge = round(EDGE * rate)
        path = folder / f"{called}-{number}.wav"
        soundfile.write(path, sound[max(0, group[0].start - edge) : group[-1].stop + edge], rate)
        words = " ".join(clip.source.words for clip in group if isinstance(clip.source, Utterance))
        rows.append({"practice": name, "wav": str(path), "words": words})
    whole.unlink()
    return rows


def heard_by(listener: subprocess.Popen[str], rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Have one practice's lines recognised. Raises RuntimeError where the recogniser has ended."""
    assert listener.stdin
    assert listener.stdout
    print(json.dumps(rows), file=listener.stdin, flush=True)
    answer = listener.stdout.readline()
    if not answer:
        raise RuntimeError("the recogniser has ended; what it said stands above")
    found: list[dict[str, Any]] = json.loads(answer)
    return found


def told(name: str, rows: list[dict[str, Any]]) -> tuple[int, int]:
    """Print a practice's share of wrong words, and each line over the limit; return how many words, and wrong ones."""
    wrong, words = sum(row["wrong"] for row in rows), sum(row["of"] for row in rows)
    print(f"{name:<44} {len(rows):>4} lines {words:>5} words  word error {wrong / words:.2%}", flush=True)
    for row in rows:
        if row["wrong"] / row["of"] > WORST:
            print(f"  over {WORST:.0%}: {row['words']!r} heard as {row['heard']!r}", flush=True)
    return words, wrong


def main() -> None:
    """Measure and print, practice by practice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=[each.name for each in library.practices()])
    parser.add_argument("--asr", type=Path, required=True)
    parser.add_argument("--python", required=True)
    parser.add_argument("--voice", default="default")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--table", type=Path, help="add to this table, and leave out what it has")
    given = parser.parse_args()
    command = [given.python, "-c", LISTEN, str(given.asr.parent), given.threads]
    every: list[dict[str, Any]] = []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as listener:
        for each in given.names:
            path = library.find(each)
            shown = path.relative_to(places.scripts()).with_suffix("").as_posix()
            digest = recognition.digest(script.load(path))
            if given.table and any(
                (row.practice, row.voice, row.digest) == (shown, given.voice, digest)
                for row in recognition.read(given.table)
            ):
                continue
            with tempfile.TemporaryDirectory() as folder:
                rows = heard_by(listener, cut(each, given.voice, Path(folder)))
            words, wrong = told(each, rows)
            if given.table:
                recognition.add(given.table, recognition.Recognised(shown, given.voice, digest, words, wrong))
            every += rows
    if not every:
        return
    total = {key: sum(row[key] for row in every) for key in ("wrong", "of", "once", "other")}
    print(
        f"pooled word error {total['wrong'] / total['of']:.2%}, at the first reading {total['once'] / total['of']:.2%}"
    )
    print(f"against the words of the next line {total['other'] / total['of']:.0%}")


if __name__ == "__main__":
    main()
