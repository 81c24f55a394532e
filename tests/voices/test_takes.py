import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.problems import CannotWriteError
from guide.script.model import Utterance
from guide.voices import takes
from guide.voices.takes import Takes

ROOT = Path(__file__).parents[2]
LINE = Utterance("Rest in savasana.", "default", 1.0)
ENGINE = ("hibari", "hibari 0.2.1")
WRITER = """
import sys
from pathlib import Path
import numpy as np
from guide.voices.takes import Takes
kept, turns = Takes(Path(sys.argv[1])), int(sys.argv[2])
print("ready", flush=True)
for turn in range(turns):
    for n in range(6):
        noise = np.random.default_rng(n).integers(-9999, 9999, 400_000)
        kept.keep(f"{n:032x}", noise.astype(np.float32) / 32768, {"n": n})
"""


def name(utterance: Utterance = LINE, lexicon: dict[str, str] | None = None) -> str:
    return takes.name(utterance, *ENGINE, lexicon or {})


@pytest.mark.parametrize(
    "other",
    [
        replace(LINE, words="Rest in Savasana."),
        replace(LINE, words="Rest in savasana"),
        replace(LINE, voice="system"),
        replace(LINE, pace=0.9),
    ],
)
def test_whatever_is_heard_changes_the_name(other: Utterance) -> None:
    assert name(other) != name()


@pytest.mark.parametrize("engine", [("system", "hibari 0.2.1"), ("hibari", "hibari 0.2.2")])
def test_the_engine_and_its_version_are_in_the_name(engine: tuple[str, str]) -> None:
    assert takes.name(LINE, *engine, {}) != name()


def test_only_entries_that_occur_change_the_name() -> None:
    assert name(lexicon={"mudra": "moo dra"}) == name()
    assert name(lexicon={"savasana": "sha vasana"}) != name()
    assert name(lexicon={"savasana": "sha vasana"}) != name(lexicon={"savasana": "sa vasana"})


def test_the_polish_is_in_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    before = name()
    monkeypatch.setattr(takes, "POLISH", takes.POLISH + 1)
    assert name() != before


utterances = st.builds(Utterance, st.text(max_size=8), st.sampled_from(["default", "system"]), st.floats(0.5, 2.0))


@given(utterances, utterances)
def test_equal_utterances_and_only_they_share_a_name(one: Utterance, two: Utterance) -> None:
    same = (one.words, one.voice, round(one.pace, 4)) == (two.words, two.voice, round(two.pace, 4))
    assert (name(one) == name(two)) == same


def test_a_kept_take_comes_back_read_only_and_carries_its_notes(tmp_path: Path) -> None:
    Takes(tmp_path).keep("ab" * 16, np.asarray(np.arange(5) / 8, np.float32), {"words": "x"})
    found = Takes(tmp_path).find("ab" * 16)
    assert found is not None
    assert not found.pcm.flags.writeable
    assert (found.pcm.tolist(), found.notes) == ([0, 1 / 8, 2 / 8, 3 / 8, 4 / 8], {"words": "x"})


def test_what_killed_programs_left_is_swept_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    old, new = tmp_path / "ab" / ".old-1.part", tmp_path / "cd" / ".new-1.part"
    for part in (old, new):
        part.parent.mkdir()
        part.touch()
    hours_ago = new.stat().st_mtime - 2 * 3600
    os.utime(old, (hours_ago, hours_ago))
    Takes(tmp_path).keep("ab" * 16, np.zeros(3, np.float32), {})
    assert (old.exists(), new.exists()) == (False, True)


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWriteError) as caught:
        Takes(tmp_path / "file").keep("ab" * 16, np.zeros(3, np.float32), {})
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    code = (
        "import resource, signal, sys; from pathlib import Path; import numpy as np\n"
        "from guide.voices.takes import Takes\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "Takes(Path(sys.argv[1])).keep('ab' * 16, np.random.default_rng(1).uniform(-1, 1, 400_000), {})\n"
    )
    assert resource
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True)
    assert "guide.problems.CannotWriteError" in done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def writer(folder: Path, turns: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(folder), str(turns)]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def noise(n: int) -> np.ndarray:
    return np.random.default_rng(n).integers(-9999, 9999, 400_000).astype(np.float32) / 32768


def all_right(folder: Path) -> int:
    """How many takes are there; each of them has to be whole and its own."""
    found = [(n, Takes(folder).find(f"{n:032x}")) for n in range(6)]
    for n, take in found:
        assert take is None or (take.notes == {"n": n} and np.array_equal(take.pcm, noise(n)))
    return sum(take is not None for _, take in found)


@pytest.mark.real
def test_killed_in_the_middle_of_writing_no_take_is_ever_wrong(tmp_path: Path) -> None:
    caught_writing = 0
    for turn in range(8):
        process = writer(tmp_path, 10_000)
        assert process.stdout
        process.stdout.readline()
        while not list(tmp_path.glob("*/.*.part")) and turn % 2:  # every other time, in the very middle
            pass
        process.kill()
        process.communicate()
        caught_writing += len(list(tmp_path.glob("*/.*.part"))) > 0
        for path in tmp_path.glob("*/*.pcm"):
            assert path.stat().st_size > 600_000
        all_right(tmp_path)
    assert caught_writing
    with writer(tmp_path, 1) as process:
        assert process.wait() == 0
    assert all_right(tmp_path) == 6


@pytest.mark.real
def test_two_programs_may_write_the_same_takes_at_once(tmp_path: Path) -> None:
    both = [writer(tmp_path, 5) for _ in range(2)]
    while any(process.poll() is None for process in both):
        all_right(tmp_path)
    for process in both:
        process.communicate()
        assert process.returncode == 0
    assert all_right(tmp_path) == 6
    assert not list(tmp_path.rglob("*.part"))
