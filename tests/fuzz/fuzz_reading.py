"""Reading never raises and never hangs, whatever the bytes; run by hand, for hours if wanted.

    python tests/fuzz/fuzz_reading.py --inputs 1000000 [--seed 1] [--atheris] [--slow 1.0]

Inputs are mutations of the texts in ``corpus/`` and of the library: of bytes, of lines, and of structure, with words of
the language itself. What can be read is also performed: arranged by nature and for a wished length, and listened to.
With ``--atheris`` the inputs come from atheris, guided by coverage, if it is installed. Whatever raises, or takes
longer than ``--slow`` seconds, is written to a temporary folder, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent / "script")]

from guide import script  # noqa: E402
from guide.audio import Rate  # noqa: E402
from guide.lint.care import advise, advise_part  # noqa: E402
from guide.problems import as_json, excerpt  # noqa: E402
from guide.script.collect import collect  # noqa: E402
from guide.script.practice import HEAD, SECTION  # noqa: E402
from guide.script.shapes import keys  # noqa: E402
from guide.script.steps import KINDS  # noqa: E402
from guide.timeline import Wish, arrange  # noqa: E402
from guide.timeline.range import range_of  # noqa: E402
from tests.script.strategies import lengths  # noqa: E402

RATE = Rate(10)
LENGTHS = lengths(RATE)
ODD = (
    "0", "-1", "1e999", ".inf", "-.inf", ".nan", "0x1F", "1_000", "1:30", "9" * 400, "true", "null", "~", "''", "[]",
    "{}", "&a", "*a", "<<: *a", "!!python/object:os.system x", "!!binary aGk=", "|", ">", "? ", "- ", ": ", "# ", "---",
    "...",
    "%YAML 1.2", "\t", "\0", "\r", "\u2028", "\ufeff", "\ud7ff", "é", "🙂",
    "../x", "/etc/passwd", "C:\\x", "{n}",
    "{region}", "{resource}", "{place}", "{", "}", "[3s]", "[soon]", "[", "]", "rest", "3s..rest", "9s..3s", "8s!",
    "12h",
    "1..1000", "3..6", "4-6", "0-0", "30-30-30-30", "4-7-8", "sigh", "until", "words, then tones", "feet-to-head",
)  # fmt: skip
WORDS = (
    *ODD, *KINDS, *HEAD, *SECTION, *(name for kind in KINDS.values() for name in keys(kind)),
    *(example for kind in KINDS.values() for example in kind.EXAMPLES),
)  # fmt: skip


def corpus() -> list[bytes]:
    """Our own texts, and the library's."""
    shipped = (HERE.parents[1] / "scripts").glob("*/*.yaml")
    return [
        path.read_bytes() for path in sorted([*(HERE / "corpus").iterdir(), *shipped]) if path.stat().st_size < 9000
    ]


def mutated(chance: random.Random, texts: list[bytes]) -> bytes:
    """One of ``texts``, changed in one to six places."""
    raw = chance.choice(texts)
    for _ in range(chance.randint(1, 6)):
        raw = chance.choice((_bytes, _word, _word, _value, _value, _line, _line))(chance, raw, texts)
    return raw[:20_000]


def _bytes(chance: random.Random, raw: bytes, texts: list[bytes]) -> bytes:
    at = chance.randrange(len(raw) + 1)
    put = bytes(chance.randrange(256) for _ in range(chance.randint(0, 4)))
    return raw[:at] + put + raw[at + chance.randint(0, 4) :]


def _word(chance: random.Random, raw: bytes, texts: list[bytes]) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.choice(WORDS).encode() + raw[at + chance.choice((0, 0, 1, 5)) :]


def _value(chance: random.Random, raw: bytes, texts: list[bytes]) -> bytes:
    """Another value behind a colon or a dash: the structure stays."""
    lines = raw.split(b"\n")
    at = chance.randrange(len(lines))
    for mark in chance.sample((b": ", b"- ", b", "), 3):
        head, found, _ = lines[at].partition(mark)
        if found:
            lines[at] = head + found + chance.choice(WORDS).encode()
            break
    return b"\n".join(lines)


def _line(chance: random.Random, raw: bytes, texts: list[bytes]) -> bytes:
    """A line less, twice, elsewhere, deeper, or from another text."""
    lines = raw.split(b"\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines[at] = b" " * chance.randint(0, 12) + lines[at].strip()
        case _:
            lines.insert(to, chance.choice(chance.choice(texts).split(b"\n")))
    return b"\n".join(lines)


def attempt(raw: bytes) -> str:
    """Read it, and do all that is done with what was read. What became of it."""
    reading = script.parse(raw, "tests/fuzz/corpus/x.yaml")
    for problem in reading.problems:
        excerpt(problem, reading.texts)
    as_json(reading.problems)
    for problem in reading.advice:
        assert problem.care
        excerpt(problem, reading.texts)
    if reading.draft is not None:
        collect(reading.draft)
        (advise_part if reading.part else advise)(reading.draft)
    if reading.script is None:
        assert reading.problems
        return reading.problems[0].code
    collect(reading.script)
    timeline, _ = arrange(reading.script, LENGTHS, RATE)
    found = range_of(reading.script, LENGTHS, RATE)
    wish = min(found.longest, found.shortest + (found.longest - found.shortest) * (len(raw) % 11) / 10, 43_200.0)
    wanted, problems = arrange(reading.script, LENGTHS, RATE, wish=Wish(wish, hush=len(raw) % 101))
    refused = {"out-of-reach", "too-long"} & {each.code for each in problems}
    assert refused or wanted.frames == RATE.frames(wish), (wanted.frames, wish)
    assert timeline.frames == RATE.frames(found.natural)
    return "a script"


def judged(raw: bytes, slow: float, folder: Path) -> str:
    """As `attempt`; what raises or is slow is kept."""
    began = time.monotonic()
    try:
        outcome = attempt(raw)
    except Exception:
        outcome = f"RAISED {traceback.format_exc().splitlines()[-1][:120]}"
    if time.monotonic() - began > slow:
        outcome = "SLOW"
    if outcome.startswith(("RAISED", "SLOW")):
        (folder / f"{abs(hash(raw)):x}.yaml").write_bytes(raw)
        sys.stderr.write(f"{outcome} kept in {folder}\n")
    return outcome


def guided(inputs: int) -> None:
    """Let atheris choose the inputs; it ends the program."""
    import atheris

    with atheris.instrument_imports(include=["guide.script", "guide.timeline"]):
        for name in [name for name in sys.modules if name.startswith("guide.")]:
            sys.modules.pop(name)
        import guide.script as instrumented

    def one(raw: bytes) -> None:
        instrumented.parse(raw)

    with tempfile.TemporaryDirectory() as kept:
        atheris.Setup([sys.argv[0], f"-runs={inputs}", "-max_len=2000", "-timeout=5", kept, str(HERE / "corpus")], one)
        atheris.Fuzz()


def main() -> int:
    """Try, and say what became of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slow", type=float, default=1.0)
    parser.add_argument("--atheris", action="store_true")
    given = parser.parse_args()
    if given.atheris:
        guided(given.inputs)
        return 0
    chance, texts, outcomes = random.Random(given.seed), corpus(), Counter[str]()
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    began = time.monotonic()
    for number in range(given.inputs):
        outcomes[judged(mutated(chance, texts), given.slow, folder)] += 1
        if number % 50_000 == 49_999:
            sys.stdout.write(f"{number + 1} inputs, {time.monotonic() - began:.0f} s\n")
            sys.stdout.flush()
    sys.stdout.write(f"{given.inputs} inputs in {time.monotonic() - began:.0f} s\n")
    for outcome, count in outcomes.most_common():
        sys.stdout.write(f"{count:>9}  {outcome}\n")
    return int(any(outcome.startswith(("RAISED", "SLOW")) for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
