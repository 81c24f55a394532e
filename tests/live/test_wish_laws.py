"""A wish is met to the frame or refused: in export, outline, watch and play alike, whatever was spoken before.

With the tone voice, whose lines last as long as they have letters and not as long as is guessed, in three states of the
store: nothing spoken, some lines spoken, everything spoken.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import soundfile

from guide import cli, places, script
from guide.audio import SESSION
from guide.live.session import LiveSession
from guide.problems import ScriptError
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.preparation import Preparation, outline, settled, take_service_of
from guide.render.to_file import render_to_file
from guide.script.collect import collect
from guide.script.model import Script
from guide.timeline import Wish
from guide.voices import TakeService
from tests.live.session_kit import prepared
from tests.scripts import TONE

HEAD = f"{TONE}sections:\n"
WORDY = "A rather long line of words that is left out as soon as there is not enough time for all of them."
PRACTICES = {
    "optional": f"""
  - title: One
    steps: [Sit down here., pause: 4s..6s..9s, "{WORDY}"]
  - title: Two
    optional: 1
    steps: ["{WORDY} Twice.", pause: 9s!]
  - title: Three
    closing: true
    steps: [Come back to the room.]
""",
    "rounds": """
  - title: One
    steps:
      - repeat: {times: 1..3..5, steps: ['Round {n} of these.', pause: 3s]}
  - title: Two
    closing: true
    steps: [That is all., pause: 2s]
""",
    "fixed": """
  - title: One
    steps: [Nothing in here gives way., pause: 5s!]
""",
    "recording": """
  - title: One
    steps: [Nothing., pause: 8s..30s, All., bell: bowl]
""",
}
LENGTHS = [("nothing", 0.0), ("half", 0.5), ("everything", 1.0)]


@pytest.fixture(autouse=True)
def own_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(places, "takes", lambda: tmp_path / "takes")
    return tmp_path


def read(name: str) -> Script:
    reading = script.parse(HEAD + PRACTICES[name].lstrip("\n"))
    assert reading.script is not None, reading.problems
    return reading.script


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which every line of every practice is spoken."""
    folder: Path = tmp_path_factory.mktemp("full")
    for name in PRACTICES:
        practice = read(name)
        with TakeService(folder) as take_service:
            take_service.speak_all(collect(practice).utterances, quiet)
    return folder


def keep_some(full: Path, share: float, store: Path) -> None:
    """Have so many of the takes in a store; which ones, their names tell, which are as good as drawn."""
    takes = sorted(full.rglob("*.pcm"))
    for take in takes[: round(len(takes) * share)]:
        place = store / take.relative_to(full)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(take, place)


@pytest.fixture(scope="module")
def true_range(full: Path) -> Callable[[str], tuple[float, float]]:
    """How short and how long a practice is when all is known."""

    def found(name: str) -> tuple[float, float]:
        with pytest.MonkeyPatch.context() as elsewhere:
            elsewhere.setattr(places, "takes", lambda: full)
            known = outline(RenderJob(read(name))).range
        assert known.exact == (True, True, True)
        return known.shortest, known.longest

    return found


def quiet(*_: object) -> None:
    """Nobody looks."""


def exported(practice: Script, seconds: float, folder: Path) -> int:
    done = render_to_file(RenderJob(practice, RenderOptions(seconds=seconds)), folder / "a.wav", quiet, quiet).file
    return int(soundfile.info(done.sound).frames)


def outlined(practice: Script, seconds: float, folder: Path) -> int:
    return settled(RenderJob(practice, RenderOptions(seconds=seconds)), quiet).timeline.frames


def played(practice: Script, seconds: float, folder: Path) -> int:
    """What is ready before the first sound; the same for the screen, for lines and for media keys."""
    session = LiveSession(RenderJob(practice, RenderOptions(seconds=seconds)), "t", None)
    try:
        session.prepare()
        return prepared(session)[1].frames
    finally:
        session.close()


WAYS: list[Callable[[Script, float, Path], int]] = [exported, outlined, played]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize(("state", "share"), LENGTHS)
@pytest.mark.parametrize("name", PRACTICES)
def test_a_wish_is_met_or_refused_alike(
    name: str, state: str, share: float, full: Path, way: Callable[[Script, float, Path], int], own_takes: Path,
    monkeypatch: pytest.MonkeyPatch, true_range: Callable[[str], tuple[float, float]],
) -> None:  # fmt: skip
    practice = read(name)
    shortest, longest = true_range(name)
    wishes = [(shortest - 0.3, False), (shortest, True), ((shortest + longest) / 2, True), (longest + 0.3, False)]
    for number, (seconds, possible) in enumerate(wishes):
        store = own_takes / f"takes-{number}"
        monkeypatch.setattr(places, "takes", lambda store=store: store)
        keep_some(full, share, store)
        if possible:
            assert way(practice, seconds, own_takes) == SESSION.frames(seconds)
            continue
        for _ in "again":  # what was spoken to find out changes nothing
            with pytest.raises(ScriptError) as refused:
                way(practice, seconds, own_takes)
            (problem,) = refused.value.problems
            assert problem.code == "out-of-reach"


@pytest.mark.parametrize("name", PRACTICES)
def test_what_will_not_be_heard_is_not_spoken(name: str, true_range: Callable[[str], tuple[float, float]]) -> None:
    practice = read(name)
    shortest, _ = true_range(name)
    with take_service_of(practice) as take_service:
        preparation = Preparation(practice, take_service, wish=Wish(shortest))
        preparation.speak(quiet)
        assert not any("Twice" in each.words for each in preparation.wanted)


@pytest.mark.parametrize(
    "command", [["outline"], ["export"], ["watch", "--once"], ["inspect"], ["play", "--silent", "--plain"]]
)
@pytest.mark.parametrize("state", [0.0, 1.0])
def test_every_command_refuses_what_cannot_be_had(
    command: list[str], state: float, full: Path, own_takes: Path, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str], true_range: Callable[[str], tuple[float, float]],
) -> None:  # fmt: skip
    shortest, _ = true_range("optional")
    keep_some(full, state, own_takes / "takes")
    path = own_takes / "practice.yaml"
    path.write_text(HEAD + PRACTICES["optional"].lstrip("\n"))
    monkeypatch.chdir(own_takes)
    given = [command[0], str(path), "--for", f"{shortest - 0.3:.1f}s", *command[1:]]
    try:
        assert cli.run(given) == 2
        told = "".join(capfd.readouterr())
    except ScriptError as error:
        told = str(error)
    assert "This practice cannot be shorter than" in told
    assert not list(own_takes.glob("practice.flac"))
