"""Nothing that is there is written over unless --force is given or somebody at the terminal says yes."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from guide.__main__ import main
from guide.cli import overwriting
from guide.problems import CannotWriteError
from tests.cli.cli_kit import SHORT

MINE = "somebody's own"
WAYS = {
    "wav": (["-o", "out/x.wav"], "x.wav"),
    "words": (["-o", "out/x.wav", "--captions", "srt"], "x.srt"),
    "chapters": (["-o", "out/x.wav", "--chapters-json"], "x.chapters.json"),
    "report": (["-o", "out/x.wav", "--report"], "x.report.json"),
    "picture": (["-o", "out/x.wav", "--plot", "svg"], "x.svg"),
    "folder": (["-o", "out", "--format", "wav"], "short.wav"),
    "several": (["second.yaml", "-o", "out", "--format", "wav", "--captions", "none"], "second.wav"),
    "feed": (["second.yaml", "-o", "out", "--format", "mp3", "--feed", "https://example.org"], "feed.xml"),
    "cover": (["second.yaml", "-o", "out", "--format", "mp3", "--feed", "https://example.org"], "second.jpg"),
    "list": (["second.yaml", "-o", "out", "--format", "mp3", "--feed", "https://example.org"], "feed.opml"),
    "ssml": (["-o", "out/x.ssml", "--ssml"], "x.ssml"),
}


@pytest.fixture(autouse=True)
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUIDE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for name in ("short", "second"):
        (tmp_path / f"{name}.yaml").write_text(SHORT)
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.mark.parametrize(("arguments", "there"), WAYS.values(), ids=WAYS)
def test_an_export_leaves_what_is_there(
    arguments: list[str], there: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / there).write_text(MINE)
    assert main(["export", "short.yaml", *arguments]) == 3
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    no_feed = "cannot be read as a feed, and what it has promised would be gone"
    told = no_feed if there == "feed.xml" else "is already there. Name another file with -o, or write over it"
    assert f"{Path('out') / there} {told}" in said.err
    assert [(each.name, each.read_text()) for each in out.iterdir()] == [(there, MINE)]


@pytest.mark.parametrize("way", ["wav", "words", "several", "ssml"])
def test_it_is_written_over_with_force(way: str, out: Path) -> None:
    arguments, there = WAYS[way]
    (out / there).write_text(MINE)
    assert main(["export", "short.yaml", *arguments, "--force"]) == 0
    assert MINE.encode() not in (out / there).read_bytes()


def test_what_a_feed_tells_of_is_kept_up_to_date_and_the_rest_is_not_touched(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = ["-o", "out", "--format", "mp3", "--no-cover", "--feed", "https://example.org/a b"]
    assert main(["export", "short.yaml", "second.yaml", *feed]) == 0
    assert main(["export", "short.yaml", "second.yaml", *feed]) == 0
    (tmp_path / "third.yaml").write_text(SHORT)
    (out / "third.mp3").write_text(MINE)
    assert main(["export", "short.yaml", "second.yaml", "third.yaml", *feed]) == 3
    assert f"{Path('out') / 'third.mp3'} is already there" in capsys.readouterr().err
    assert (out / "third.mp3").read_text() == MINE


@pytest.mark.parametrize(("answer", "allowed"), [("y", True), ("Yes", True), ("", False), ("n", False), (None, False)])
def test_somebody_at_the_terminal_is_asked(
    answer: str | None, allowed: bool, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answered(question: str) -> str:
        asked.append(question)
        if answer is None:
            raise EOFError
        return answer

    (out / "x.wav").write_text(MINE)
    (out / "x.vtt").write_text(MINE)
    monkeypatch.setattr("builtins.input", answered)
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    with nullcontext() if allowed else pytest.raises(CannotWriteError, match=r"Nothing was written\."):
        overwriting.allow([out / "x.wav", out / "x.vtt", out / "x.srt"], force=False)
    assert asked == [f"{out / 'x.wav'} and {out / 'x.vtt'} are already there. Write over them? [y/N] "]


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_several_are_told_in_one_sentence(count: int, out: Path) -> None:
    paths = [out / f"{number}.wav" for number in range(count)]
    for path in paths:
        path.touch()
    with pytest.raises(CannotWriteError) as caught:
        overwriting.allow(paths, force=False)
    assert str(paths[0]) in caught.value.sentence
    assert ("it" if count == 1 else "them") in caught.value.hint.split()


def test_what_an_import_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "talk.txt").write_text("# Evening\n\nSit down. Rest.\n\n[pause 5s]\n\n# Later\n\nOpen your eyes.\n")
    assert main(["import", "talk.txt", "-o", "a talk.yaml"]) == 0
    said = capsys.readouterr().err
    assert said.startswith("Written: a talk.yaml, “")
    assert "2 sections with 3 sentences to say" in said
    assert "guide play 'a talk.yaml'" in said
    assert main(["import", "talk.txt", "-o", "a talk.yaml"]) == 3
    assert "already there" in capsys.readouterr().err


def test_a_journal_is_exported_over_nothing_that_is_there(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for ending in ("json", "csv"):
        there = out / f"journal.{ending}"
        there.write_text(MINE)
        assert main(["journal", "export", "-o", str(there)]) == 3
        assert "is already there. Name another file with -o, or write over it" in capsys.readouterr().err
        assert there.read_text() == MINE
        assert main(["journal", "export", "-o", str(there), "--force"]) == 0
        assert there.read_text() != MINE


@pytest.mark.parametrize(("command", "name"), [("beds", "bowl"), ("voices", "tone")])
def test_what_is_heard_is_not_written_over_something_either(
    command: str, name: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = out / ("x.flac" if command == "beds" else "x.wav")
    there.write_text(MINE)
    asked = [command, "--hear", name, "-o", str(there)]
    assert main(asked) == 3
    assert f"{there} is already there. Name another file with -o" in capsys.readouterr().err
    assert there.read_text() == MINE
    assert main([*asked, "--force"]) == 0
    assert there.read_bytes() != MINE.encode()
