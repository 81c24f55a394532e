"""Takes that several fill together: whoever needs a sentence first speaks it, and the others wait for it."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from guide.process import lease
from guide.script.model import Utterance
from guide.voices import TakeService
from guide.voices.shared_takes import SharedTakes
from guide.voices.takes import Takes

WORDS = [Utterance(f"Sentence {number}.", "tone", 1.0) for number in range(4)]


def spoken_by(folder: Path, turn: int) -> list[int]:
    """Speak all of it, each beginning with another sentence, and return how long they last."""
    with TakeService(SharedTakes(folder)) as service:
        return [service.speak(each).frames for each in (*WORDS[turn:], *WORDS[:turn])]


@pytest.mark.parametrize(("store", "once"), [(SharedTakes, True), (Takes, False)])
def test_each_sentence_is_spoken_once_by_whoever_comes_first(
    tmp_path: Path, store: type[Takes], once: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four at the same time, each in its own service, so that only the folder is shared; without claims it is more."""
    monkeypatch.setattr(SharedTakes, "claim", store.claim)
    begin = threading.Barrier(4)

    def speaks(turn: int) -> list[int]:
        begin.wait()
        return spoken_by(tmp_path, 0)

    with ThreadPoolExecutor(4) as pool:
        lengths = list(pool.map(speaks, range(4)))
    assert len({tuple(each) for each in lengths}) == 1
    names = SharedTakes(tmp_path).ledger()
    assert set(names) == {path.stem for path in tmp_path.glob("*/*.pcm")}
    assert (len(names) == len(WORDS)) == once
    assert list(tmp_path.glob("*/*.claim")) == []


def test_what_this_machine_has_spoken_is_brought_and_not_spoken_again(tmp_path: Path) -> None:
    with TakeService(tmp_path / "own") as service:
        frames = service.speak(WORDS[0]).frames
    shared = SharedTakes(tmp_path / "shared", tmp_path / "own")
    with TakeService(shared) as service:
        assert service.speak(WORDS[0]).frames == frames
    (own,), (brought,) = ((tmp_path / each).glob("*/*.pcm") for each in ("own", "shared"))
    assert own.read_bytes() == brought.read_bytes()
    assert shared.ledger() == []


def test_a_claim_whose_holder_was_killed_is_free(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom guide.process import lease\n"
        f"with lease.claimed(Path({str(tmp_path / 'x')!r}), 0.0, time.sleep) as had:\n"
        "    print(had, flush=True)\n    sys.stdin.read()\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    waited: list[float] = []
    with lease.claimed(tmp_path / "x", 0.1, waited.append, 0.02) as had:
        assert not had
    assert len(waited) == 6
    assert lease.is_claimed(tmp_path / "x")
    holder.kill()
    holder.communicate()
    assert not lease.is_claimed(tmp_path / "x")
    with lease.claimed(tmp_path / "x", 0.1, waited.append) as had:
        assert had
    assert not (tmp_path / "x").exists()


def test_where_nothing_can_be_locked_it_is_spoken_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with lease.claimed(tmp_path / "file" / "x", 1.0, lambda seconds: None) as had:
        assert not had
