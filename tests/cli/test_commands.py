"""The command line as a stranger meets it: real processes, one clear sentence, the right exit status, no traceback."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import soundfile

from guide import __version__
from guide.__main__ import main
from tests.cli.cli_kit import SHORT, guide


@pytest.fixture
def short(tmp_path: Path) -> Path:
    path = tmp_path / "short.yaml"
    path.write_text(SHORT)
    return path


def test_version() -> None:
    assert guide("--version").stdout == f"guide {__version__}\n"


def test_help_names_every_command() -> None:
    said = guide("--help").stdout
    assert all(name in said for name in ("play", "export", "check", "outline", "list", "voices", "beds", "journal"))


def one_sentence(told: str, says: str) -> bool:
    return says in told and len(told.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["plya", "x"], 1, "Did you mean 'play'?"),
        (["play", "no-such"], 1, "No practice is called 'no-such'. See: guide list"),
        (["play", "body-scna"], 1, "No practice is called 'body-scna'. Did you mean 'body-scan'? See: guide list"),
        (["play", "breathing-space", "--for", "1m"], 2, "This practice cannot be shorter than"),
        (["export", "breathing-space", "--for", "5h"], 2, "This practice cannot be longer than"),
        (["play", "breathing-space", "--device", "Nothing"], 3, "no sound device 'Nothing'"),
    ],
)
def test_wrong_use_of_the_program_is_one_sentence(arguments: list[str], status: int, says: str, tmp_path: Path) -> None:
    found = guide(*arguments, cwd=tmp_path)
    assert (found.returncode, one_sentence(found.stderr, says), found.stdout) == (status, True, ""), found.stderr


def typed(arguments: list[str]) -> int:
    """The exit status of the same in this process, which is started already."""
    try:
        return main(arguments)
    except SystemExit as over:
        return int(over.code or 0)


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["play"], 1, "NAME|FILE"),
        (["play", "--silent", "breathing-spice"], 1, "Did you mean 'breathing-space'?"),
        (["play", "--silent", ""], 1, "No practice is called ''"),
        (["play", "--silent", "s"], 1, "Write a little more of the name"),
        (["journal", "show", "99999999999999999999"], 1, "There is no entry 99999999999999999999."),
        (["check", "nowhere.yaml"], 3, "There is no file nowhere.yaml"),
        (["check", "."], 3, "is a folder"),
        (["play", "breathing-space", "--pace", "3"], 1, "from 0.7"),
        (["play", "breathing-space", "--pace", "slow"], 1, "'slow' is no pace"),
        (["play", "--silent", "breathing-space", "--voice", "nobody"], 1, "no voice called 'nobody'"),
        (["play", "--silent", "breathing-space", "--bed", "snow"], 1, "no bed called 'snow'"),
        (["play", "--silent", "breathing-space", "--bed", "./snow.mp3"], 3, "There is no sound file"),
        (["play", "--silent", "breathing-space", "--from", "Nowhere"], 1, "No section is called 'Nowhere'"),
        (["play", "breathing-space", "--for", "soon"], 1, "'soon' is no length"),
        (["outline", "breathing-space", "--hush", "300"], 1, "no share of the lines"),
        (["outline", "breathing-space", "--set", "touch"], 1, "sets nothing"),
        (["outline", "breathing-space", "--set", "tuoch=no"], 1, "did you mean 'touch'?"),
        (["outline", "breathing-space", "--set", "touch=maybe"], 1, "it is yes or no"),
        (["anchors", "tree", "an oak"], 1, "guide anchors: there is no 'tree', but place, person, "),
        (["journal", "lst"], 1, "guide journal: there is no 'lst' (did you mean list?)"),
        (
            ["play", "breathing-space", "--bedd", "rain"],
            1,
            "no option --bedd (did you mean --bed?)",
        ),
        (
            ["journal", "list", "--zzz=3"],
            1,
            "no option --zzz. See: guide journal list --help",
        ),
        (["bell", "now", "and", "then"], 1, "guide bell: 'now' is one word too many"),
        (["export", "breathing-space", "-o", "x.doc"], 3, "no ending that says what to write"),
        (["journal", "show", "99"], 1, "There is no session 99"),
    ],
)
def test_wrong_use_is_one_sentence(
    arguments: list[str],
    status: int,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    found = typed(arguments)
    out, err = capsys.readouterr()
    assert (found, one_sentence(err, says), out) == (status, True, ""), err


def test_check_shows_every_problem_with_a_caret(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(SHORT.replace("- Rest here.", "- puase: 3s\n      - bell: gnog\n      - pause: soon"))
    found = guide("check", path)
    assert found.returncode == 2
    assert [line.strip().startswith(str(path)) for line in found.stdout.splitlines()].count(True) == 3
    assert "did you mean 'pause'?" in found.stdout
    assert guide("check", "--format", "json", path).returncode == 2
    assert [row["line"] for row in json.loads(guide("check", "--format", "json", path).stdout)] == [10, 11, 12]


def test_check_finds_names_that_do_not_exist(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(SHORT.replace("- Rest here.", "- bell: gnog\n      - bed: snow\n      - Rest."))
    rows = json.loads(guide("check", "--format", "json", path).stdout)
    assert [(row["line"], row["code"]) for row in rows] == [(10, "unknown-bell"), (11, "unknown-bed")]


def test_the_library_is_in_order() -> None:
    names = [row["name"] for row in json.loads(guide("list", "--json").stdout)]
    assert set(names) >= {
        "body/body-scan", "breath/long-exhale", "grounding/five-senses", "mindfulness/breathing-space",
        "self-compassion/loving-kindness", "self-compassion/self-compassion-break",
    }  # fmt: skip
    assert guide("check", *names).returncode == 0


def test_outline_before_any_voice_has_run(short: Path, tmp_path: Path) -> None:
    rows = json.loads(guide("outline", short, "--json", GUIDE_HOME=str(tmp_path / "fresh")).stdout)
    assert ([row["title"] for row in rows["sections"]], rows["exact"]) == (["One", "Two"], False)
    assert guide("outline", short, "--timeline").stdout.startswith("rate 48000  frames ")


def test_a_length_that_is_asked_for_is_kept_to_the_frame(short: Path, tmp_path: Path) -> None:
    short.write_text(SHORT.replace("- Rest here.", "- Rest here.\n      - pause: 3s..5s..60s"))
    rows = json.loads(guide("outline", short, "--json").stdout)
    assert rows["shortest"] < rows["natural"] < rows["longest"]
    lengths = [(row["shortest"], round(row["stop"] - row["start"], 6), row["longest"]) for row in rows["sections"]]
    assert all(shortest <= length <= longest for shortest, length, longest in lengths)
    wished = f"{rows['natural'] + 7:.1f}"
    frames = round(float(wished) * 48_000)
    assert guide("outline", short, "--for", f"{wished}s", "--timeline").stdout.split()[3] == str(frames)
    assert guide("export", short, "--for", f"{wished}s", "--format", "wav", cwd=tmp_path).returncode == 0
    assert soundfile.info(tmp_path / "short.wav").frames == frames


def test_own_words_are_kept_and_spoken(short: Path, tmp_path: Path) -> None:
    home: Any = {"GUIDE_HOME": str(tmp_path / "fresh")}
    line = "- resource: {kind: place, say: 'Think of {resource}.', otherwise: Rest.}"
    short.write_text(SHORT.replace("- Rest here.", line))
    assert "(where you are safe enough)" in guide("anchors", **home).stdout
    guide("anchors", "place", "the", "old", "pier", **home)
    assert json.loads(guide("anchors", "--json", **home).stdout) == {"place": "the old pier"}
    assert "Think of the old pier." in guide("outline", short, "--timeline", **home).stdout
    guide("anchors", "place", "--forget", **home)
    assert "Rest." in guide("outline", short, "--timeline", **home).stdout


@pytest.mark.parametrize("ending", ["wav", "flac", "mp3", "ogg"])
def test_export_writes_a_file_and_its_words(short: Path, ending: str, tmp_path: Path) -> None:
    found = guide("export", short, "--format", ending, cwd=tmp_path)
    assert found.returncode == 0, found.stderr
    assert (tmp_path / f"short.{ending}").stat().st_size > 1000
    assert "Rest here." in (tmp_path / "short.vtt").read_text()


def test_playing_in_silence_prints_the_words_and_fills_the_journal(short: Path) -> None:
    found = guide("play", short, "--silent")
    assert found.returncode == 0, found.stderr
    assert "Rest here." in found.stdout
    assert "Come back." in found.stdout
    listed = guide("journal", "list").stdout
    assert "Short, ended" in listed
    assert "Short" in guide("journal", "show", "1").stdout
    (row,) = json.loads(guide("journal", "export").stdout)["sessions"]
    assert row["completed"] is True
    assert guide("journal", "export", "--format", "csv").stdout.startswith("id,")


def test_ctrl_c_lands_softly_and_keeps_what_was_heard(short: Path) -> None:
    command = [sys.executable, "-u", "-m", "guide", "play", str(short), "--silent"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        for line in process.stdout:
            if "Rest here." in line:
                process.send_signal(signal.SIGINT)
                break
        rest, said = process.stdout.read(), process.stderr.read()
    assert (process.returncode, "Landing." in rest, "Traceback" in said) == (130, True, False), said
    (row,) = json.loads(guide("journal", "export").stdout)["sessions"]
    assert row["ending"] == "landed"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kill_in_the_middle_leaves_a_journal_that_is_right(short: Path) -> None:
    command = [sys.executable, "-u", "-m", "guide", "play", str(short), "--silent"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        began = next(time.monotonic() for line in process.stdout if "Rest here." in line)
        next(line for line in process.stdout if "Come back." in line)
        process.kill()
        lasted = time.monotonic() - began
    (row,) = json.loads(guide("journal", "export").stdout)["sessions"]
    assert row["completed"] is False
    opening = 2.0  # seconds before the first words
    assert abs(row["heard_seconds"] - (opening + lasted)) <= 1.5


@pytest.mark.parametrize("moment", ["import", "speak"])
def test_ctrl_c_at_any_moment_is_quiet(moment: str, tmp_path: Path) -> None:
    lines = "".join(f"      - Line number {number} of many.\n" for number in range(300))
    path = tmp_path / "many.yaml"
    path.write_text(SHORT.replace("      - Rest here.\n", lines).replace("voice: tone\n", ""))
    command = [sys.executable, "-m", "guide", "export", str(path), "-o", str(tmp_path / "x.wav")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.15 if moment == "import" else 3.0)
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.send_signal(signal.SIGINT)  # Python may lose one in a callback of an import; people press again
        _, said = process.communicate(timeout=20)
    assert (process.returncode, said) in ((130, ""), (-signal.SIGINT, ""))
    assert not (tmp_path / "x.wav").exists()


def test_a_home_that_cannot_be_written_is_said_and_the_practice_goes_on(short: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    found = guide("play", short, "--silent", "--from", "2", GUIDE_HOME=str(tmp_path / "file"))
    assert found.returncode == 0
    assert "Come back." in found.stdout
    assert "will not be kept in the journal" in found.stderr


def test_a_pipe_that_closes_early_is_no_trouble() -> None:
    command = f"{sys.executable} -m guide outline body-scan --timeline | head -1"
    found = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602 - a real pipe
    assert (found.stdout.startswith("rate"), found.stderr) == (True, "")


def test_several_scripts_are_all_looked_at_though_one_is_missing(short: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(SHORT.replace("- Rest here.", "- pause: soon"))
    found = guide("check", short, "nowhere.yaml", wrong)
    assert (found.returncode, "bad-duration" in found.stdout) == (3, True)
    assert "There is no file nowhere.yaml." in found.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_lead_nowhere(closed: str, short: Path) -> None:
    command = f"{sys.executable} -m guide outline {short} {closed}"
    found = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602 - a shell closes
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_behind_the_output_is_one_sentence() -> None:
    command = f"{sys.executable} -m guide list > /dev/full"
    found = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602 - a real device
    assert (found.returncode, "No space left" in found.stderr, "Traceback" in found.stderr) == (3, True, False)


def test_a_terminal_without_our_letters_shows_them_in_another_way() -> None:
    found = guide("list", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert found.returncode == 0
    assert "\\u25cf" in found.stdout


def test_a_file_that_nobody_asked_for_takes_nobodys_place(short: Path, tmp_path: Path) -> None:
    (tmp_path / "short.flac").write_text("mine")
    found = guide("play", short, cwd=tmp_path)
    assert (tmp_path / "short.flac").read_text() == "mine"
    assert "short-2.flac" in found.stderr or "Come back." in found.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such devices")
def test_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    found = guide("journal", "export", "-o", os.devnull)
    assert (found.returncode, "no ordinary file" in found.stderr) == (3, True)
    assert not Path(os.devnull).is_file()


def test_check_without_names_looks_at_the_whole_library_and_finds_it_kind() -> None:
    found = guide("check", "--strict")
    assert (found.returncode, found.stdout.startswith("Nothing is wrong in ")) == (0, True), found.stdout


def test_advice_counts_only_if_it_is_asked_to(short: Path) -> None:
    short.write_text(SHORT.replace("- Rest here.", "- You should rest here."))
    found = guide("check", short)
    assert (found.returncode, "hard-words" in found.stdout) == (0, True), found.stdout
    assert guide("check", "--strict", short).returncode == 2
    assert json.loads(guide("check", "--format", "json", short).stdout)[0]["care"] is True
    assert '"hard-words"' in guide("check", "--format", "sarif", short).stdout
    assert "silenced: {hard-words:" in guide("check", "--why", "hard-words").stdout


def test_a_folder_means_the_scripts_in_it(short: Path, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(SHORT.replace("kind: rest", "kind: rset"))
    rows = json.loads(guide("check", "--format", "json", tmp_path).stdout)
    assert [(Path(row["path"]).name, row["code"]) for row in rows if not row["care"]] == [
        ("other.yaml", "unknown-kind")
    ]


def test_the_schema_is_printed_and_kept(tmp_path: Path) -> None:
    home = str(tmp_path / "fresh")
    printed = guide("schema").stdout
    kept = Path(guide("schema", "--place", GUIDE_HOME=home).stdout.strip())
    assert kept.read_text() == printed
    assert json.loads(guide("schema", "--part").stdout)["title"] != json.loads(printed)["title"]


def test_a_script_goes_out_as_ssml_and_comes_back(short: Path, tmp_path: Path) -> None:
    assert guide("export", "--ssml", short, cwd=tmp_path).stdout == "short.ssml\n"
    back = guide("import", "short.ssml", "-o", "back.yaml", cwd=tmp_path)
    assert back.returncode == 0, back.stderr
    assert "Rest here." in (tmp_path / "back.yaml").read_text()
    assert guide("check", "back.yaml", cwd=tmp_path).returncode == 0
    assert guide("import", "short.ssml", "-o", "back.yaml", cwd=tmp_path).returncode == 3
