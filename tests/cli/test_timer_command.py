"""guide play timer and guide export timer, as somebody types them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide import library, places, script
from guide.__main__ import main
from guide.audio import decibels
from guide.cli import play
from guide.journal import EventKind, Journal
from guide.live.resume import encoded_position
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.preparation import outline
from guide.timeline import Position
from guide.timeline.landmarks import LandmarkIndex

IN_SILENCE = "--silent --plain --no-check-in"


def guide(*arguments: str) -> int:
    """Run one command, written as it is typed."""
    try:
        return main(" ".join(arguments).split())
    except SystemExit as over:
        return int(over.code or 0)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("command", ["play --silent", "export"])
@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ("timer", 1, "A timer needs a length. Say how long: guide"),
        ("timer --for soon", 1, "'soon' is no length"),
        ("timer --for 4s", 1, "4s are too short. Ask for 5s or longer."),
        ("timer --for 20m --at-minutes 5,25", 1, "A bell at 25m is not within 20m. Ring it earlier, or sit longer."),
        ("timer --for 20m --at-minutes 5,x", 1, "'x' is no minute: write 5,10,25"),
        ("timer --for 20m --at-minutes 5;10", 1, "'5;10' is no minute: write 5,10,25"),
        ("timer --for 20m --at-minutes 5,,9", 1, "'' is no minute: write 5,10,25"),
        ("timer --for 20m --at-minutes 5 --every 4m", 1, "Choose one of the three."),
        ("timer --for 20m --at-minutes 5,5.05", 1, "A bell at 5m3s is too close to another one."),
        ("breathing-space --at-minutes 3", 1, "--at-minutes is for bells alone: guide play timer --for 25m"),
        ("timer --for 2m --every 3m", 1, "--every 3m is not within --for 2m. Ring more often, or sit longer."),
        ("timer --for 2m --random 2m..6m", 1, "--random 2m is not within --for 2m."),
        ("timer --for 2m --every 2s", 1, "bells are at least 5s apart"),
        ("timer --for 20m --random 6m..2m", 1, "'6m..2m' is upside down: write 2m..6m"),
        ("timer --for 20m --random 2m", 1, "'2m' is no range"),
        ("timer --for 20m --random 2m..3m --every 4m", 1, "Choose one of the two."),
        ("timer --for 20m --seed 3", 1, "--seed brings back what --random drew"),
        ("timer --for 20m --random 2m..3m --seed x", 1, "'x' is no seed"),
        ("timer --for 2m --bell gnog", 1, "There is no bell called 'gnog'. Did you mean 'gong'?"),
        ("timer --for 2m --bell gong.wav", 3, "There is no sound file gong.wav."),
        ("timer --for 2m --end-bell ./gong", 3, "There is no sound file ./gong."),
        ("timer --for 2m --bell-level 0", 1, "a strike peaks at -60 (hardly heard) to -6 (loud) dBFS"),
        ("timer --for 2m --bell-level loud", 1, "'loud' is no level"),
        ("timer --for 2m --voice tone", 1, "A timer has no words, so --voice changes nothing in it."),
        ("timer --for 2m --hush 3", 1, "A timer has no words, so --hush changes nothing in it."),
        ("timer --for 2m --bed snow", 1, "no bed called 'snow'"),
        ("breathing-space --every 3m", 1, "--every is for bells alone: guide play timer --for 25m --every"),
        ("breathing-space --no-bell", 1, "--no-bell is for bells alone"),
    ],
)
def test_wrong_use_is_one_sentence(
    command: str, arguments: str, status: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = guide(command, arguments)
    out, err = capsys.readouterr()
    assert (found, says in err, len(err.strip().splitlines()), out) == (status, True, 1, ""), err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("play --silent timer --for 2m --no-bell --every 30s", "--no-bell and --every do not go together."),
        ("play timer --for 2m --at 25:00", "'25:00' is no time of day"),
        ("play --silent timer --for 2m --at 2020-01-01T07:00", "2020-01-01 07:00:00 has gone by."),
        ("play timer --for 2m --at 7:30 --in 3s", "not allowed with"),
        ("play timer --for 2m --resume --from 2", "not allowed with"),
        # not silent: the player that was begun meanwhile has to go again
        ("play timer --for 2m --from Nowhere", "No section is called 'Nowhere'"),
        ("export timer --for 2m --no-bell", "There is nothing to hear in a timer without bells and without a bed."),
        ("export timer breathing-space --for 2m", "The timer is written alone, as a sound file."),
        ("export timer --for 2m --ssml", "The timer is written alone, as a sound file."),
    ],
)
def test_what_does_not_go_together_is_said(arguments: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (guide(arguments), says in capsys.readouterr().err) == (1, True)


def onsets(path: Path) -> list[float]:
    """Seconds at which something is struck after a quiet."""
    sound, hz = soundfile.read(path)
    heights = np.abs(sound).max(axis=1)
    loud = np.flatnonzero(heights > 0.01)
    return [int(each) / hz for each in loud[np.diff(loud, prepend=-hz) > hz]]


def test_it_is_written_with_its_bells_where_they_belong(capsys: pytest.CaptureFixture[str]) -> None:
    found = guide("export timer --for 40s --every 10s --bell bowl-high --end-bell chime -o x.flac")
    out, err = capsys.readouterr()
    assert (found, err) == (0, ""), err
    assert "x.flac  0:50, " in out
    assert "nothing to mend" in out
    assert len(out.splitlines()) == 1
    assert soundfile.info("x.flac").frames == 49.51 * 48_000  # 40 seconds to the strike of a chime that rings for 9.5
    assert list(Path().iterdir()) == [Path("x.flac")]
    sound = soundfile.read("x.flac")[0]
    assert decibels(float(np.abs(sound[:48_000]).max())) == pytest.approx(-24.0, abs=0.2)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("--for 3m", [0, 180]),
        ("--for 1m --at-minutes 0,0.25,0.75,1", [0, 15, 45, 60]),
        ("--for 1m --at-minutes 45s,0.25 --count-in 5s", [5, 20, 50, 65]),
        ("--for 40s --every 15s", [0, 15, 30, 40]),
    ],
)
def test_the_last_bell_is_struck_when_the_time_is_up(arguments: str, expected: list[float]) -> None:
    assert guide("export timer --bell wood-block -o x.wav", arguments) == 0
    assert onsets(Path("x.wav")) == pytest.approx(expected, abs=0.05)


def test_a_seed_gives_the_same_file_again(capsys: pytest.CaptureFixture[str]) -> None:
    asked = "export timer --for 30s --random 5s..8s --bell wood-block --end-bell chime --anyway"
    assert guide(asked, "-o", "one.wav") == 0
    seed = capsys.readouterr().err.split("The same bells again: --seed ")[1].split()[0]
    assert guide(asked, "-o", "two.wav", "--seed", seed) == 0
    assert "--seed" not in capsys.readouterr().err
    assert guide(asked, "-o", "three.wav", "--seed", f"{seed}1") == 0
    one, two, three = (onsets(Path(name)) for name in ("one.wav", "two.wav", "three.wav"))
    assert one == two != three
    assert len(one) >= 4


def kept() -> list[tuple[str, str, float]]:
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        return [(each.practice, each.ending.value, each.heard) for each in journal.sessions()]


def test_silence_and_the_clock_are_a_practice_that_can_be_gone_on_with(capsys: pytest.CaptureFixture[str]) -> None:
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        _left_at(journal, "timer", Position(0, "", 0, 4.0, 0.0))
    assert guide("play timer --for 7s --no-bell --resume --in 100ms", IN_SILENCE) == 1
    assert "'100ms' is no length" in capsys.readouterr().err
    assert guide("play timer --for 7s --no-bell --resume --in 0.5s", IN_SILENCE) == 0
    out, err = capsys.readouterr()
    assert "It goes on at 0:04, where you were on " in err
    assert "It begins at " in out
    assert "7s without a bell." in out
    assert (kept()[0][:2], 2.0 < kept()[0][2] < 5.0) == (("timer", "ended"), True)


@pytest.mark.parametrize(
    ("left", "seconds", "says"),
    [
        (None, None, "There is nothing to resume: it begins at the beginning."),
        (70.0, None, "It goes on at 1:10, where you were on "),
        (70.0, 600.0, "It goes on at 1:1"),
        (70.0, 600.0, "The practice was changed since, so the words there may be others."),
    ],
)
def test_where_it_goes_on_is_said(
    left: float | None, seconds: float | None, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = library.find("breathing-space")
    practice = library.Practice(path.stem, path, script.load(path))
    natural = LandmarkIndex(outline(RenderJob(practice.script)).timeline)
    spot = left and natural.spot(natural.timeline.rate.frames(left))
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        if spot:
            _left_at(journal, path.stem, spot)
        assert play._resumed(path.stem, RenderJob(practice.script, RenderOptions(seconds=seconds)), journal) == (
            spot and spot._replace(begun=round(spot.begun, 3), over=round(spot.over, 3))
        )
    assert says in capsys.readouterr().err


def test_a_place_beyond_the_end_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        _left_at(journal, "timer", Position(0, "", 0, 500.0, 0.0))
    assert guide("play timer --for 6s --no-bell --resume", IN_SILENCE) == 1
    says = "Like this it lasts 0:06, and you were further on than that. Ask for the length of then: --for 600s"
    assert says in capsys.readouterr().err


def _left_at(journal: Journal, practice: str, spot: Position) -> None:
    log = journal.begin(practice, title="T", digest="d", kind="rest", intensity=1, planned=600.0, voice="tone")
    log.note(EventKind.STARTED, 0.0, 0.0)
    log.note(EventKind.LEFT, 9.0, 9.0, spot=encoded_position(spot))
