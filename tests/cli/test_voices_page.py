import json
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile

from guide.__main__ import main
from guide.voices.engines.kokoro.files import PIECES

pytestmark = pytest.mark.real
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def nothing_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_VOICES", str(tmp_path / "voices"))
    monkeypatch.setenv("GUIDE_PIPER", str(tmp_path / "no-piper"))
    for package in PIECES:  # as if the extra were not installed
        monkeypatch.setitem(sys.modules, package, None)


def test_the_list_tells_what_each_can_do_and_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices"]) == 0
    rows = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "any pace, IPA, word times its own" in rows["heart"]
    assert "guide voices --fetch kokoro" in rows["kokoro"]
    assert "Piper is not here" in rows["piper"]
    assert next(iter(rows)) == "heart"


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["heart"] == {
        "name": "heart", "engine": "hibari", "title": "a calm woman's voice", "language": "en-US", "missing": "",
        "slowest": 0.25, "fastest": 2.6, "ipa": True, "word_times": "own",
    }  # fmt: skip
    assert rows["kokoro"]["missing"]


def test_what_is_heard_can_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "heard.wav"
    assert main(["voices", "--hear", "tone", "tone", "--say", "Rest here.", "-o", str(file)]) == 0
    pcm, hz = soundfile.read(file)
    assert (hz, pcm.ndim) == (48_000, 1)
    assert len(pcm) == 2 * 48_000 + 48_000
    assert "LUFS" in capsys.readouterr().out


def test_without_a_sound_card_one_sentence_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices", "--hear", "tone", "--device", "no such card"]) == 3
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--hear", "hart"], 1, "Did you mean 'heart'?"),
        (["--hear", "kokoro:af_heart"], 3, "guide voices --fetch kokoro"),
        (["-o", "x.wav"], 1, "-o and --device go with --hear"),
        (["--fetch", "kokoro", "--from", "."], 3, "is not in"),
        (["--fetch", "kokoro", "--from", "nowhere"], 3, "There is no folder"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["voices", *arguments]) == status
    assert said in capsys.readouterr().err


def test_without_a_connection_it_says_what_to_do_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices", "--fetch", "kokoro", "--from", "http://127.0.0.1:9"]) == 3
    said = capsys.readouterr().err
    assert "cannot be fetched" in said
    assert "guide voices --fetch kokoro --from FOLDER" in said
    assert said.count("https://") == 2


def test_help_loads_no_engine_and_no_numpy() -> None:
    code = (
        "import sys; from guide.__main__ import main\n"
        "try: main(['voices', '--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('numpy', 'hibari', 'onnxruntime', 'pyttsx3', 'urllib.request') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
