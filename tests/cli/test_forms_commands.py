"""What is written down without a practice, from an empty home: kept, shown, found, mended, handed out, deleted."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from guide import places
from guide.cli import parser
from guide.journal import Journal, Moment, State
from guide.problems import WrongUseError
from tests.cli.cli_kit import guide
from tests.journal.entry_kit import note

THOUGHT = "a-thought-looked-at-again"
DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2024-03-01,March 1,Friday,21:15,rad,walk | tea,,Good day
2024-03-02,March 2,Saturday,9:15,meh,,,x
"""


def typed(text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``guide`` with what is typed to it, by a pipe."""
    command = [sys.executable, "-m", "guide", *arguments]
    found = subprocess.run(command, input=text, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in found.stderr, found.stderr
    return found


def entries() -> list[dict[str, Any]]:
    return [row["entry"] for row in json.loads(guide("journal", "list", "--limit", "0", "--json").stdout)]


def kept() -> str:
    """The uid of a check-in that is kept now."""
    said = ("zone=hot", "felt=sad 3, tired", "body=chest tight: sad", "line=One line.")
    done = guide("check-in", "--json", *(each for words in said for each in ("--answer", words)))
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["uid"])


def test_a_check_in_is_kept_and_shown_with_what_belongs_together() -> None:
    uid = kept()
    shown = guide("journal", "show", uid[:8]).stdout
    assert "chest tight — sad" in shown
    assert "One line." in shown
    assert "sad 3, tired" in guide("journal", "list").stdout


def test_what_is_typed_line_by_line_is_kept_answer_by_answer() -> None:
    done = typed("It rained.\nAnd then the bus left.\n\n.\n", "reflect", THOUGHT)
    assert f"guide reflect {THOUGHT} --resume" in done.stdout
    (entry,) = entries()
    assert entry["state"] == "open"
    assert entry["answers"][0]["parts"][0]["text"] == "It rained.\nAnd then the bus left."
    assert "Half done since" in guide("reflect").stdout
    again = typed("I am late for everything.\n", "reflect", THOUGHT, "--resume")
    assert "What went through your mind?" in again.stdout
    (entry,) = entries()
    assert [each["question"]["name"] for each in entry["answers"]] == ["happened", "thought"]
    assert entry["state"] == "done"


def test_what_means_neither_more_nor_enough_is_asked_once_more() -> None:
    assert typed("2\n6\nwhat\n\n", "check-in").stdout.count("That is enough.") == 2


def test_nothing_said_is_nothing_kept() -> None:
    assert "Nothing said, nothing kept." in typed("", "reflect", "both-and").stdout
    assert not entries()


def test_an_entry_is_edited_and_what_it_was_is_kept() -> None:
    typed("It hurt.\nThe sea was there.\n", "reflect", "both-and")
    uid = entries()[0]["uid"]
    typed("\nThe sea is there.\n", "journal", "edit", uid[:8], "--plain")
    (entry,) = entries()
    assert [each["parts"][0]["text"] for each in entry["answers"]] == ["It hurt.", "The sea is there."]
    assert "The sea was there." in guide("journal", "show", uid[:8], "--versions").stdout


def test_what_was_written_is_found_by_its_words() -> None:
    guide("journal", "add", "--answer", "text=ÄPFEL am Meer")
    assert "note" in guide("journal", "search", "äpfel", "MEER").stdout
    assert "Nothing was written with these words." in guide("journal", "search", "pears").stdout


def test_deleted_is_gone_from_every_file_and_exports_are_named(tmp_path: Path) -> None:
    guide("journal", "add", "--answer", "text=Unmistakable")
    out = tmp_path / "out.md"
    assert guide("journal", "export", "-o", out).returncode == 0
    refused = guide("journal", "delete", entries()[0]["uid"][:8])
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "nobody is here to be asked. For scripts: --yes." in refused.stderr
    done = guide("journal", "delete", entries()[0]["uid"][:8], "--yes")
    assert str(out) in done.stderr
    assert not entries()
    folder = places.journal().parent
    assert not [path for path in folder.rglob("*") if path.is_file() and b"Unmistakable" in path.read_bytes()]


def test_what_cannot_be_kept_ends_with_a_status_that_says_so(tmp_path: Path) -> None:
    """Another program holds the journal, or it is locked: then nothing is kept, and scripts are told."""
    pytest.importorskip("sqlcipher3", reason="the extra 'lock' is not installed")
    kept()
    said = ("--answer", "text=Not to be lost")
    with closing(sqlite3.connect(places.journal(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        busy = guide("reflect", "note", *said)
    assert busy.returncode == 3
    assert "It is not kept." in busy.stderr
    secret = tmp_path / "secret"
    secret.write_text("open sesame\n", encoding="utf-8")
    guide("journal", "lock", "--new-passphrase-file", secret)
    locked = guide("reflect", "note", *said)
    assert locked.returncode == 3
    assert "will not be kept" in locked.stderr
    assert "Kept" not in busy.stdout + locked.stdout
    assert guide("reflect", "note", *said, GUIDE_PASSPHRASE_FILE=str(secret)).returncode == 0


def test_what_belongs_to_sessions_takes_no_place_in_the_list(tmp_path: Path) -> None:
    at = datetime(2026, 5, 4, 7, 30, tzinfo=UTC)
    with Journal.open(places.journal(), lambda: at) as journal:
        journal.keep(note("long ago", at=at - timedelta(days=9)))
        for number in range(15):
            day = at + timedelta(days=number)
            log = journal.begin(f"p{number}", title="T", digest="", kind="", intensity=1, planned=1, voice="")
            for moment in (Moment.BEFORE, Moment.AFTER):
                log.take(note(f"around {number}", at=day), moment)
            journal.keep(note(f"for later {number}", at=day, state=State.SHELF))
    listed = guide("journal", "list").stdout
    assert "long ago" in listed
    assert listed.count("T, ") == 15
    of_form = guide("journal", "list", "--form", "note", "--limit", "31").stdout
    assert (of_form.count("around"), of_form.count("long ago"), of_form.count("for later")) == (30, 1, 0)


@pytest.mark.parametrize(
    "asked", [("--hide", "Mara"), ("--only", "note.text"), ("--since", "today"), ("--until", "today")]
)
@pytest.mark.parametrize("ending", ["json", "csv", "jsonl"])
def test_what_was_to_stay_out_is_never_handed_out_by_a_format_that_takes_no_parts(
    asked: tuple[str, str], ending: str, tmp_path: Path
) -> None:
    out = tmp_path / f"out.{ending}"
    given = parser().parse_args(["journal", "export", *asked, "-o", str(out)])
    with pytest.raises(WrongUseError, match=f"{ending} is the whole journal, without {asked[0]}"):
        given.run(given)
    assert not out.exists()


def test_with_much_distress_the_support_card_is_offered_line_by_line_too() -> None:
    card = "guide support opens your support card"
    assert card in typed("1\n8\n\n", "check-in").stdout
    assert card in guide("check-in", "--answer", "distress=9").stdout
    assert card not in typed("1\n7\n\n", "check-in").stdout
    json.loads(guide("check-in", "--answer", "distress=9", "--json").stdout)


def test_a_need_that_nobody_has_is_told() -> None:
    refused = guide("reflect", "--need", "nosuch")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "No need is called 'nosuch'; there are:" in refused.stderr
    assert guide("reflect", "--need", "slee").stdout == guide("reflect", "--need", "sleep").stdout != ""


def test_lines_of_json_come_back_whole_in_another_home(tmp_path: Path) -> None:
    kept()
    whole = entries()
    out = tmp_path / "all.jsonl"
    guide("journal", "export", "-o", out)
    other = str(tmp_path / "other")
    assert "1 entry" in guide("journal", "import", out, GUIDE_HOME=other).stdout
    assert "1 was there already." in guide("journal", "import", out, GUIDE_HOME=other).stdout
    assert [row["entry"] for row in json.loads(guide("journal", "list", "--json", GUIDE_HOME=other).stdout)] == whole


def test_a_diary_of_another_program_is_looked_at_and_taken_in_once(tmp_path: Path) -> None:
    diary = tmp_path / "daylio.csv"
    diary.write_text(DAYLIO, encoding="utf-8")
    assert "2 entries" in guide("journal", "import", diary, "--dry-run").stdout
    assert not entries()
    assert "Taken in" in guide("journal", "import", diary, "--yes").stdout
    assert "2 were there already." in guide("journal", "import", diary, "--yes").stdout
    assert [entry["at"][:10] for entry in entries()] == ["2024-03-01", "2024-03-02"]


def test_a_locked_journal_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3", reason="the extra 'lock' is not installed")
    kept()
    secret, other = tmp_path / "secret", tmp_path / "other"
    secret.write_text("open sesame\n", encoding="utf-8")
    other.write_text("open barley\n", encoding="utf-8")
    assert guide("journal", "lock", "--new-passphrase-file", secret).returncode == 0
    assert b"One line." not in places.journal().read_bytes()
    for arguments in (["journal", "list"], ["journal", "--passphrase-file", str(other), "list"]):
        refused = guide(*arguments)
        assert refused.returncode == 3
        assert "locked" in refused.stderr or "passphrase" in refused.stderr
    assert "One line." in guide("journal", "--passphrase-file", secret, "list").stdout
    assert "Kept" in guide("check-in", "--answer", "zone=cold", GUIDE_PASSPHRASE_FILE=str(secret)).stdout
    assert guide("journal", "unlock", GUIDE_PASSPHRASE_FILE=str(secret)).returncode == 0
    assert len(entries()) == 2


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["check-in", "--answer", "zone=warm"], 1, "One of hot, inside, cold"),
        (["check-in", "--answer", "mood=warm"], 1, "asks nothing called 'mood'"),
        (["check-in", "--answer", "zone"], 1, "write NAME=WORDS"),
        (["reflect", "both-and", "--resume"], 1, "Nothing of 'both-and' is half done."),
        (["reflect", "xyzzy"], 1, "No form is called 'xyzzy'; guide reflect --list shows them all."),
        (["reflect", "both-adn"], 1, "No form is called 'both-adn'; did you mean 'both-and'?"),
        (["reflect", "no-such.yaml"], 3, "There is no file no-such.yaml."),
        (["journal", "show", "abcdef"], 1, "There is no entry abcdef."),
        (["journal", "show", "77"], 1, "There is no session 77."),
        (["journal", "delete"], 1, "What shall be deleted?"),
        (["journal", "import", "no-such.csv"], 3, "no-such.csv cannot be read"),
        (["journal", "insights", "no-such"], 1, "There is no insight 'no-such'"),
        (["journal", "list", "--since", "soon"], 1, "'soon' is no day"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: list[str], status: int, said: str) -> None:
    done = guide(*arguments)
    assert done.returncode == status
    assert said in done.stderr


def test_every_insight_can_be_asked_of_an_empty_journal() -> None:
    told = json.loads(guide("journal", "insights", "--json").stdout)
    assert len(told) >= 20
    assert not any(each["enough"] for each in told)
    assert "Not enough yet" in guide("journal", "insights", "--form", THOUGHT).stdout


def test_a_list_that_is_kept_current_begins_with_what_was_there() -> None:
    name = "signs-to-pause"
    done = typed("cold hands\nno words\n\n", "reflect", name)
    assert done.returncode == 0
    more = typed("", "reflect", name)
    assert "So far: cold hands; no words" in more.stdout
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        latest = journal.latest(name)
    assert latest is not None
    assert latest.follows is None or len(latest.answers) >= 1
