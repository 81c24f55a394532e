import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from guide.audio.stored import Stored
from guide.problems import CannotSpeakError
from guide.script.model import Utterance
from guide.voices import CannotSay, TakeService, UnknownVoiceError, resolve

pytestmark = pytest.mark.real
ROOT = Path(__file__).parents[2]
ONE, TWO = Utterance("One.", "tone"), Utterance("And two.", "tone")


def spoken(folder: Path, *utterances: Utterance, lexicon: dict[str, str] | None = None) -> list[Stored]:
    with TakeService(folder, lexicon) as take_service:
        return [take_service.speak(each) for each in utterances]


def written(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_ino for path in folder.rglob("*.pcm")}


def test_the_tone_is_as_long_as_its_characters(tmp_path: Path) -> None:
    assert [len(take.pcm) for take in spoken(tmp_path, ONE, TWO)] == [4 * 4_800, 8 * 4_800]


def test_what_is_kept_is_found_and_not_spoken_again(tmp_path: Path) -> None:
    with TakeService(tmp_path) as take_service:
        assert take_service.find(ONE) is None
        take = take_service.speak(ONE)
        before = written(tmp_path)
        found = take_service.find(ONE)
        assert found is not None
        assert np.array_equal(found.pcm, take.pcm)
        take_service.speak(ONE)
    spoken(tmp_path, ONE)
    assert written(tmp_path) == before


def test_equal_utterances_are_spoken_once_and_the_unsayable_is_told(tmp_path: Path) -> None:
    told: list[tuple[Utterance, type]] = []
    blank = Utterance("  ", "tone")
    with TakeService(tmp_path) as take_service:
        take_service.speak_all([ONE, TWO, ONE, blank, TWO], lambda which, what: told.append((which, type(what))))
    assert told == [(ONE, Stored), (TWO, Stored), (blank, CannotSay)]


def test_words_that_cannot_be_said_come_back_with_their_utterance(tmp_path: Path) -> None:
    blank = Utterance(" ", "tone")
    with TakeService(tmp_path) as take_service, pytest.raises(CannotSay) as caught:
        take_service.speak(blank)
    assert caught.value.utterance == blank


@pytest.mark.parametrize("damage", ["flip", "cut", "grow", "empty", "head"])
def test_a_damaged_take_is_noticed_and_spoken_again(tmp_path: Path, damage: str) -> None:
    sound = spoken(tmp_path, ONE)[0].pcm.copy()
    (path,) = tmp_path.rglob("*.pcm")
    raw = bytearray(path.read_bytes())
    if damage == "flip":
        raw[-1001] ^= 4
    if damage == "head":
        raw[20] ^= 4
    path.write_bytes({"cut": raw[:-8], "grow": raw + b"12345678", "empty": bytearray()}.get(damage, raw))
    with TakeService(tmp_path) as take_service:
        assert take_service.find(ONE) is None
        assert np.array_equal(take_service.speak(ONE).pcm, sound)
        assert take_service.find(ONE) is not None


def test_many_threads_may_ask_at_once(tmp_path: Path) -> None:
    lines = [Utterance("x" * (n % 3 + 1), "tone") for n in range(9)]
    lengths: dict[int, int] = {}
    with TakeService(tmp_path) as take_service:

        def ask(n: int) -> None:
            lengths[n] = len(take_service.speak(lines[n]).pcm)

        threads = [threading.Thread(target=ask, args=(n,)) for n in range(9)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert lengths == {n: len(lines[n].words) * 4_800 for n in range(9)}


def test_a_closed_company_speaks_no_more(tmp_path: Path) -> None:
    take_service = TakeService(tmp_path)
    take_service.close()
    with pytest.raises(CannotSpeakError):
        take_service.speak(ONE)


@pytest.mark.parametrize(
    ("name", "hint"), [("hart", "heart"), ("sistem", "system"), ("system:", "system"), ("", "There are")]
)
def test_an_unknown_voice_names_the_nearest(tmp_path: Path, name: str, hint: str) -> None:
    with pytest.raises(UnknownVoiceError) as caught:
        resolve(name)
    assert hint in caught.value.hint
    with TakeService(tmp_path) as take_service, pytest.raises(UnknownVoiceError):
        take_service.find(Utterance("x", name))


@pytest.mark.parametrize(
    ("name", "engine", "voice"),
    [("default", "hibari", "heart"), ("heart", "hibari", "heart"), ("system", "system", "system"),
     ("system:en-us", "system", "en-us"), ("tone", "tone", "tone")],
)  # fmt: skip
def test_a_name_means_a_voice_of_an_engine(name: str, engine: str, voice: str) -> None:
    found, known = resolve(name)
    assert (found.name, known) == (engine, voice)


def test_the_door_loads_neither_numpy_nor_an_engine() -> None:
    code = (
        "import sys, guide.voices as v; e, n = v.resolve('default'); s, m = v.resolve('system')\n"
        "assert not e.available() and e.fingerprint(n) and s.available() is not None and s.fingerprint(m)\n"
        "print([m for m in ('numpy', 'hibari', 'onnxruntime', 'scipy', 'pyttsx3', 'soundfile') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
