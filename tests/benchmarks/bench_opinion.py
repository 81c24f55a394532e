"""What would listeners say of the voice? Every line of the library, by a model that predicts their opinion (1 to 5).

    python tests/benchmarks/bench_opinion.py --mos PATH/mos_check.py --python PATH/python [--voices default system]

``--mos`` is a script that offers ``Mos(dns=False).score(wav) -> {"distill": opinion}``; ``--python`` an interpreter in
which it runs. Such models were trained on whole sentences of several seconds and punish a lone "Welcome." for being
short, so lines that follow each other are scored together, six seconds of speech at least, with the gaps they are heard
with (of a long pause a second). Prints mean and worst of each voice, the twenty worst stretches of the first one, and
what the model says of noise.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean

import numpy as np
import soundfile

from guide import library, places, script
from guide.audio import SESSION, Pcm
from guide.script.collect import collect
from guide.voices import TakeService

SPEECH = 6.0
"""Seconds of speech that are scored together, at least."""
GAP = 1.0

SCORE = """
import json, sys
sys.path.insert(0, sys.argv[1])
from mos_check import Mos
mos = Mos(dns=False)
for row in json.load(open(sys.argv[2])):
    print(json.dumps({**row, "opinion": mos.score(row["wav"])["distill"]}), flush=True)
"""


def stretches(path: Path, voice: str) -> Iterator[tuple[str, Pcm]]:
    """Words and sound of neighbouring lines."""
    read = script.load(path)
    words: list[str] = []
    sound: list[Pcm] = []
    with TakeService(places.takes(), read.lexicon) as take_service:
        for line in collect(read, longest=False).utterances:
            spoken = line if voice == "default" else replace(line, voice=voice)
            words.append(line.words)
            sound += [np.asarray(take_service.speak(spoken).pcm), np.zeros(SESSION.frames(GAP), np.float32)]
            if sum(map(len, sound[::2])) >= SESSION.frames(SPEECH):
                yield " ".join(words), np.concatenate(sound)
                words, sound = [], []
    if sum(map(len, sound[::2])) >= SESSION.frames(SPEECH / 2):
        yield " ".join(words), np.concatenate(sound)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mos", type=Path, required=True)
    parser.add_argument("--python", required=True)
    parser.add_argument("--voices", nargs="*", default=["default", "system"])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = []
        for voice in given.voices:
            for path in library.paths():
                for number, (words, sound) in enumerate(stretches(path, voice)):
                    wav = folder / f"{voice.replace(':', '-')}-{path.stem}-{number}.wav"
                    soundfile.write(wav, sound, SESSION.hz)
                    rows.append({"voice": voice, "practice": path.stem, "words": words, "wav": str(wav)})
        noise = folder / "noise.wav"
        soundfile.write(noise, 0.1 * np.random.default_rng(1).standard_normal(SESSION.frames(SPEECH)), SESSION.hz)
        rows.append({"voice": "noise", "practice": "", "words": "", "wav": str(noise)})
        (folder / "rows.json").write_text(json.dumps(rows))
        command = [given.python, "-c", SCORE, str(given.mos.parent), str(folder / "rows.json")]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scored = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    for voice in (*given.voices, "noise"):
        opinions = [row["opinion"] for row in scored if row["voice"] == voice]
        print(f"{voice:<10} {len(opinions):3} stretches, mean {mean(opinions):.2f}, worst {min(opinions):.2f}")
    first = [row for row in scored if row["voice"] == given.voices[0]]
    for row in sorted(first, key=lambda row: row["opinion"])[:20]:
        print(f"  {row['opinion']:.2f}  {row['practice']}: {row['words']}")


if __name__ == "__main__":
    main()
