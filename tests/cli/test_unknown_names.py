"""Whatever has a name is found by the names people give it, and a name nobody has is answered the same everywhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from guide import library, places
from guide.__main__ import main
from guide.problems import WrongUseError
from tests.cli.cli_kit import SHORT

UNKNOWN = {
    "practice": (1, ["play --silent {}", "export {} -o x.wav", "outline {}", "check {}", "inspect {}", "watch {}"]),
    "file": (3, [*(f"{each} {{}}.yaml" for each in ("play --silent", "outline", "check", "watch", "import"))]),
    "voice": (
        1,
        [
            *(f"{each} short --voice {{}}" for each in ("play --silent", "export -o x.wav", "outline", "inspect")),
            "voices --hear {}", "export short -o x.wav --voice system:{}", "voices --hear system:{}",
            "voices --hear kokoro:{}",
        ],
    ),
    "bed": (1, [*(f"{each} --bed {{}}" for each in ("play --silent short", "export short", "play timer --for 2m"))]),
    "bell": (1, ["play timer --for 2m --bell {}", "bell --every 30m --bell {}", "beds --hear {}"]),
    "sound file": (3, ["play timer --for 2m --bell {}.wav", "export short --bed {}.wav", "beds --hear {}.wav"]),
    "section": (1, ["play --silent short --from {}", "play --silent short --from 99"]),
    "setting": (1, ["play --silent short --set {}=1", "export short --set {}=1", "outline short --set {}=1"]),
    "length": (1, ["play short --for {}", "export short --for {}", "outline short --for {}", "list --max {}"]),
    "kind": (1, ["list --kind {}", "new x.yaml --kind {}"]),
    "command": (1, ["{}", "{} short"]),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A practice of the listener's own, called by its file and by its title."""
    monkeypatch.setenv("GUIDE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    places.own_scripts().mkdir(parents=True)
    (places.own_scripts() / "short.yaml").write_text(SHORT)


def status(arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as over:
        return int(over.code or 0)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(command.format("nobody").split(), each) for each, commands in UNKNOWN.values() for command in commands],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_name_that_nobody_has_is_one_sentence_and_one_status_everywhere(
    arguments: list[str], expected: int, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = status(arguments)
    out, err = capsys.readouterr()
    assert (found, err.count("\n"), out) == (expected, 1, ""), err
    assert "nobody" in err or "99" in err
    assert not list(tmp_path.glob("*.*"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("import nowhere.txt", "There is no file nowhere.txt. A text or subtitles to import"),
        ("import nowhere.srt", "There is no file nowhere.srt. A text or subtitles"),
        ("check nowhere.yaml", "There is no file nowhere.yaml. A practice was looked for"),
        ("play timer --for 2m --bell nowhere.wav", "There is no sound file nowhere.wav."),
        ("export short --bed nowhere.wav", "There is no sound file nowhere.wav."),
        ("beds --hear nowhere.wav", "There is no sound file nowhere.wav."),
        ("inspect short nowhere.flac", "There is no sound file nowhere.flac."),
        ("inspect nowhere.flac", "nowhere.flac would be a sound file, and a practice is asked for"),
        ("check mien.yaml", "There is no file mien.yaml. Did you mean 'mine.yaml'?"),
        ("play nowhere.txt", "nowhere.txt would be a text, and a practice is asked for"),
    ],
)
def test_a_file_that_is_missing_is_called_what_it_would_be(
    arguments: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mine.yaml").write_text(SHORT)
    assert status(arguments.split()) in (1, 3)
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["body-scan"], "'body-scan' is a practice. To practise it: guide play body-scan"),
        (["body-scan", "--for", "15m"], "guide play body-scan --for 15m"),
        (["Body scan"], "guide play 'Body scan'"),
        (["loving"], "'loving' is a practice. To practise it: guide play loving"),
        (["./mine.yaml"], "guide play ./mine.yaml"),
        (["plya", "body-scan"], "There is no command 'plya'. Did you mean 'play'?"),
        (["insights"], "There is no command 'insights'. Did you mean: guide journal insights"),
        (["timer"], "guide play timer --for 20m"),
        (["nothing-like-it"], "There is no command 'nothing-like-it'."),
    ],
)
def test_a_practice_in_the_place_of_a_command_is_shown_the_way(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "mine.yaml").write_text(SHORT)
    assert status(arguments) == 1
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("99", "There is no section 99: there are: 1 One, 2 Two."),
        ("0", "There is no section 0: there are: 1 One, 2 Two."),
        ("-1", "There is no section -1: there are: 1 One, 2 Two."),
        ("Nowhere", "No section is called 'Nowhere': there are: 1 One, 2 Two."),
        ("Onee", "No section is called 'Onee': did you mean 'One'?"),
        ("", "No section is called '': there are: 1 One, 2 Two."),
    ],
)
def test_sections_are_told_by_number(wanted: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["play", "--silent", "short", f"--from={wanted}"]) == 1
    assert capsys.readouterr().err == f"{says}\n"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Body scan", "body-scan"), ("body scan", "body-scan"), ("BODY SCAN", "body-scan"), ("Body-Scan", "body-scan"),
        ("body_scan", "body-scan"), ("  Body   scan ", "body-scan"), ("body-s", "body-scan"),
        ("Loving", "loving-kindness"),
        ("Thrice kind minutes", "tired"), ("thrice", "tired"), ("kind min", "tired"), ("Für dich", "you"),
        ("fu\u0308r dich", "you"), ("FÜR", "you"), ("tired", "tired"),
    ],
)  # fmt: skip
def test_a_practice_is_found_by_name_and_by_title(name: str, stem: str) -> None:
    for path, title in (("tired", "Thrice kind minutes"), ("you", "Für dich")):
        (places.own_scripts() / f"{path}.yaml").write_text(SHORT.replace("Short", title), encoding="utf-8")
    assert library.find(name).stem == stem


def test_a_title_that_two_have_is_asked_about_by_name() -> None:
    for path in ("one", "two"):
        (places.own_scripts() / f"{path}.yaml").write_text(SHORT.replace("Short", "Evening rest"))
    with pytest.raises(WrongUseError, match="'evening rest' could be one or two"):
        library.find("evening rest")


def test_a_name_comes_before_a_title() -> None:
    (places.own_scripts() / "other.yaml").write_text(SHORT.replace("Short", "body-scan"))
    assert library.find("body-scan") == places.scripts() / "body" / "body-scan.yaml"


TITLES = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=30).filter(str.strip)
SPELLINGS = st.sampled_from([str, str.upper, str.casefold])


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TITLES, SPELLINGS, st.sampled_from(["NFC", "NFD"]))
def test_every_title_is_a_name_in_any_case_spacing_and_composition(
    title: str, spelling: Callable[[str], str], form: Literal["NFC", "NFD"]
) -> None:
    typed = "  ".join(unicodedata.normalize(form, spelling(title)).split())
    assume(spelling(title).casefold() == title.casefold())  # some letters have no way back
    path = places.own_scripts() / "titled.yaml"
    path.write_text(SHORT.replace("title: Short", f'title: "x {title.strip()}"'), encoding="utf-8")
    assert library.find(f"X {typed}") == path
