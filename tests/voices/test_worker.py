import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from guide.problems import CannotSpeakError
from guide.voices.engine import CannotSay, Capabilities, Lexicon, SpokenAudio, VoiceInfo
from guide.voices.engines.tone import ToneEngine
from guide.voices.worker import ATTEMPTS, Patience, Speaker

pytestmark = pytest.mark.real
posix = pytest.mark.skipif(sys.platform == "win32", reason="uses named pipes")
ROOT = Path(__file__).parents[2]
CAN = Capabilities()


@dataclass(frozen=True)
class Stumbling:
    """Does ``fault`` the first ``times`` it is asked, in whichever process; afterwards it is a tone."""

    folder: Path
    fault: str
    times: int = 1
    name: str = "stumbling"
    can: Capabilities = CAN

    def check(self, words: str, voice: str, lexicon: Lexicon) -> None:
        """Whatever it is asked."""

    def language(self, voice: str) -> str:
        return "en"

    def available(self) -> str:
        return "It is not here." if self.fault == "missing" else ""

    def voices(self) -> tuple[VoiceInfo, ...]:
        return ()

    def fingerprint(self, voice: str) -> str:
        return ""

    def speak(self, words: str, voice: str, pace: float, lexicon: Lexicon) -> SpokenAudio:
        with (self.folder / "asked").open("a") as file:
            file.write(".")
        if asked(self.folder) <= self.times:
            FAULTS[self.fault](self.folder)
        return ToneEngine().speak(words, voice, pace, lexicon)


def asked(folder: Path) -> int:
    return (folder / "asked").stat().st_size if (folder / "asked").exists() else 0


def hang(folder: Path) -> None:
    threading.Event().wait()


def refuse(folder: Path) -> None:
    raise CannotSay("it is a secret")


def crash(folder: Path) -> None:
    raise ValueError("broken inside")


def tell_and_hang(folder: Path) -> None:
    with (folder / "told").open("w") as pipe:
        pipe.write(f"{os.getpid()}\n")
        pipe.flush()
        threading.Event().wait()


def tell_and_listen(folder: Path) -> None:
    (folder / "told").write_text(f"{os.getpid()}\n")
    (folder / "go").read_text()


def shout(folder: Path) -> None:
    sys.stdout.write("Audio saved to somewhere\n")
    os.write(1, b"from C\n")
    os.write(2, b"ALSA lib\n")


FAULTS: dict[str, Callable[[Path], None]] = {
    "hang": hang,
    "die": lambda folder: os._exit(7),
    "killed": lambda folder: os.kill(os.getpid(), signal.SIGKILL),
    "crash": crash,
    "refuse": refuse,
    "shout": shout,
    "tell and hang": tell_and_hang,
    "tell and listen": tell_and_listen,
}


def say(speaker: Speaker, words: str = "Rest here.") -> int:
    return len(speaker.speak(words, "", 1.0, {}).pcm)


@pytest.mark.parametrize("fault", ["hang", "die", "crash", pytest.param("killed", marks=posix)])
def test_an_engine_that_stumbles_once_is_started_again(tmp_path: Path, fault: str) -> None:
    with Speaker(Stumbling(tmp_path, fault), Patience(start=5.0, sentence=0.5, letter=0.0)) as speaker:
        assert say(speaker) == 48_000
    assert asked(tmp_path) == 2


@pytest.mark.parametrize(("fault", "start"), [("hang", 1.5), ("die", 30.0), ("crash", 30.0)])
def test_an_engine_that_always_stumbles_is_reported_in_one_sentence(tmp_path: Path, fault: str, start: float) -> None:
    with (
        Speaker(Stumbling(tmp_path, fault, times=99), Patience(start, sentence=0.2, letter=0.0)) as speaker,
        pytest.raises(CannotSpeakError, match=r"'stumbling' .* while it said “Rest here\.”") as caught,
    ):
        say(speaker)
    assert "\n" not in str(caught.value)
    assert asked(tmp_path) <= ATTEMPTS


def test_it_works_again_after_it_was_reported(tmp_path: Path) -> None:
    with Speaker(Stumbling(tmp_path, "die", times=ATTEMPTS)) as speaker:
        with pytest.raises(CannotSpeakError):
            say(speaker)
        assert say(speaker) == 48_000


def test_words_that_cannot_be_said_are_asked_for_once(tmp_path: Path) -> None:
    with Speaker(Stumbling(tmp_path, "refuse")) as speaker:
        with pytest.raises(CannotSay, match="it is a secret"):
            say(speaker)
        assert asked(tmp_path) == 1
        assert say(speaker) == 48_000


def test_a_missing_engine_is_said_before_anything_is_started(tmp_path: Path) -> None:
    with Speaker(Stumbling(tmp_path, "missing")) as speaker, pytest.raises(CannotSpeakError, match=r"It is not here\."):
        say(speaker)


def test_what_an_engine_prints_never_reaches_the_screen(
    tmp_path: Path, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with Speaker(Stumbling(tmp_path, "shout")) as speaker:
        say(speaker)
    assert capfd.readouterr() == ("", "")
    assert "from C" in (home / "state" / "voices.log").read_text()


def test_a_closed_speaker_says_so(tmp_path: Path) -> None:
    speaker = Speaker(ToneEngine())
    assert say(speaker) == 48_000
    speaker.close()
    with pytest.raises(CannotSpeakError, match="stopped"):
        say(speaker)


@posix
def test_a_child_killed_from_outside_in_the_middle_is_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "told")
    lengths: list[int] = []
    with Speaker(Stumbling(tmp_path, "tell and hang")) as speaker:
        thread = threading.Thread(target=lambda: lengths.append(say(speaker)))
        thread.start()
        with (tmp_path / "told").open() as told:
            os.kill(int(told.readline()), signal.SIGKILL)
        thread.join()
    assert lengths == [48_000]


@posix
def test_closing_does_not_wait_for_an_engine_that_hangs(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "told")
    errors: list[Exception] = []
    speaker = Speaker(Stumbling(tmp_path, "tell and hang", times=99))

    def wait() -> None:
        try:
            say(speaker)
        except CannotSpeakError as error:
            errors.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    with (tmp_path / "told").open() as told:
        told.readline()
        speaker.close()
    thread.join()
    assert [str(error) for error in errors] == ["The voice was stopped."]
    assert asked(tmp_path) == 1


@posix
def test_ctrl_c_does_not_reach_the_voice(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "told")
    os.mkfifo(tmp_path / "go")
    lengths: list[int] = []
    with Speaker(Stumbling(tmp_path, "tell and listen")) as speaker:
        thread = threading.Thread(target=lambda: lengths.append(say(speaker)))
        thread.start()
        os.kill(int((tmp_path / "told").read_text()), signal.SIGINT)
        (tmp_path / "go").write_text("go")
        thread.join()
    assert lengths == [48_000]
    assert asked(tmp_path) == 1


@posix
def test_the_child_does_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "told")
    script = tmp_path / "parent.py"
    script.write_text(
        "import sys\n"
        f"sys.path[:0] = [{str(ROOT)!r}, {str(Path(__file__).parent)!r}]\n"
        "from pathlib import Path\n"
        "from test_worker import Speaker, Stumbling\n"
        "if __name__ == '__main__':\n"
        f"    Speaker(Stumbling(Path({str(tmp_path)!r}), 'tell and hang')).speak('Rest.', '', 1.0, {{}})\n"
    )
    parent = subprocess.Popen([sys.executable, str(script)])
    with (tmp_path / "told").open() as told:
        told.readline()
        parent.kill()
        assert told.read() == ""  # the end comes only when the child is gone
    parent.wait()


@pytest.mark.parametrize("how", ["module", "file"])
def test_it_starts_whichever_way_the_program_was_started(tmp_path: Path, how: str) -> None:
    (tmp_path / "started.py").write_text(
        "from guide.voices.engines.tone import ToneEngine\n"
        "from guide.voices.worker import Speaker\n"
        "if __name__ == '__main__':\n"
        "    with Speaker(ToneEngine()) as speaker:\n"
        "        print(len(speaker.speak('Rest here.', '', 1.0, {}).pcm))\n"
    )
    arguments = ["-m", "started"] if how == "module" else [str(tmp_path / "started.py")]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, *arguments], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("48000\n", "")


class Numberless(io.StringIO):
    """What a screen puts in the place of standard error."""

    def fileno(self) -> int:
        return -1


NO_NUMBER = """
import sys
sys.path[:0] = [{tests!r}]
if __name__ == "__main__":
    from test_worker import Numberless
    sys.stderr = Numberless()
    from guide.voices.engines.tone import ToneEngine
    from guide.voices.worker import Speaker
    with Speaker(ToneEngine()) as speaker:
        print(len(speaker.speak("Rest.", "tone", 1.0, {{}}).pcm))
"""


def test_it_speaks_under_a_screen_that_has_taken_standard_error(tmp_path: Path) -> None:
    """In a process of its own, because multiprocessing's own helper process is started only once."""
    program = tmp_path / "under_a_screen.py"
    program.write_text(NO_NUMBER.format(tests=str(Path(__file__).parent)))
    found = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False)
    assert int(found.stdout or 0) > 0, found.stderr
