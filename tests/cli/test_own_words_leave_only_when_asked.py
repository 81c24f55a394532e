"""What a listener told about themselves goes into no file that others may get, unless they say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import places
from guide.__main__ import main
from guide.script import anchors

OWN = "the pier at Zwalk"
AUTHORS = "a place where you were safe enough"
PRACTICE = f"""title: Own words
summary: With a place of one's own.
kind: grounding
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    steps:
      - resource: {{kind: place, say: "Let {{resource}} come to mind.", otherwise: "Let {AUTHORS} come to mind."}}
      - pause: 3s
"""
LEFT_OUT = "Your own words are left out of"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.yaml").write_text(PRACTICE)
    Path("plain.yaml").write_text(PRACTICE[: PRACTICE.index("      - resource")] + "      - Here you are.\n")
    anchors.write(places.anchors(), {"place": OWN})


def found(words: str) -> set[str]:
    """Names of all files in which words stand, in any of the ways in which sound files write them."""
    ways = [words.encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in Path().rglob("*") if path.is_file() and path.suffix != ".yaml"]
    return {path.name for path in files if any(way in path.read_bytes() for way in ways)}


@pytest.mark.parametrize(
    ("arguments", "words_in"),
    [
        ("export own.yaml -o x.flac --captions vtt,srt,lrc --word-times", {"x.flac", "x.vtt", "x.srt", "x.lrc"}),
        ("export own.yaml -o x.mp3 --captions lrc --report --plot svg --stems --chapters-json", {"x.mp3", "x.lrc"}),
        ("export own.yaml -o x.m4a --captions srt", {"x.m4a", "x.srt"}),
        ("export own.yaml -o x.opus", {"x.opus", "x.vtt"}),
        ("export own.yaml -o x.wav --captions vtt", {"x.wav", "x.vtt"}),
        ("export own.yaml --feed https://example.org/x --format mp3", {"own.mp3", "own.vtt"}),
        ("export own.yaml plain.yaml --jobs 1", {"own.flac", "own.vtt"}),
        ("export own.yaml --ssml", {"own.ssml"}),
    ],
)
def test_the_authors_words_stand_there_unless_one_asks_for_ones_own(
    arguments: str, words_in: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments.split()) == 0
    out = capsys.readouterr().out
    assert (found(OWN), LEFT_OUT in out, "--with-my-words" in out) == (set(), True, True)
    if "--word-times" not in arguments:
        assert found(AUTHORS) >= words_in - {"x.mp3", "x.wav", "own.mp3"}  # there each word has a time of its own
    assert main([*arguments.split(), "--with-my-words", "--force"]) == 0
    out = capsys.readouterr().out
    assert (LEFT_OUT in out, "Your own words are in " in out) == (False, True)
    if "--word-times" not in arguments:
        assert found(OWN) >= words_in - {"x.mp3", "x.wav", "own.mp3"}
    assert found("Zwalk") >= words_in


def test_nothing_is_said_where_no_words_of_ones_own_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "plain.yaml", "-o", "x.flac"]) == 0
    assert "our own words" not in capsys.readouterr().out


def test_the_sound_is_another_one_and_is_inspected_as_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "own.yaml", "-o", "x.flac"]) == 0
    assert main(["export", "own.yaml", "-o", "y.flac", "--with-my-words"]) == 0
    assert Path("x.flac").stat().st_size != Path("y.flac").stat().st_size
    assert main(["inspect", "own.yaml", "x.flac"]) == 0
    assert main(["inspect", "own.yaml", "y.flac", "--with-my-words"]) == 0
    assert main(["inspect", "own.yaml", "y.flac"]) == 3
    assert OWN not in "".join(capsys.readouterr())


def test_a_plan_is_the_listeners_own_and_says_so_where_it_shows_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", "own.yaml", "--timeline"]) == 0
    out, err = capsys.readouterr()
    assert (OWN in out, "Your own words are in this plan" in err) == (True, True)
    assert main(["outline", "own.yaml"]) == 0
    assert "our own words" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", ["outline own.yaml", "export own.yaml -o x.flac"])
@pytest.mark.parametrize(
    ("voice", "says"),
    [("piper:nobody", "Piper"), ("kokoro:af_heart", "Kokoro's files are not here"), ("nobody", "no voice called")],
)
def test_a_voice_that_is_not_there_is_refused_by_both(
    command: str, voice: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main([*command.split(), "--voice", voice])
    out, err = capsys.readouterr()
    assert (status, out, says in err) == (1 if ":" not in voice else 3, "", True)
