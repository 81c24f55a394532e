"""The recipes of the cookbook, pasted as they stand, in one folder and one home."""

from __future__ import annotations

import json
import re
import shlex
import zipfile
from pathlib import Path

import feedparser
import pytest
import soundfile

from tests.cli.test_docs_commands import DOCS, Ran, run

PAGE = (DOCS / "cookbook.md").read_text(encoding="utf-8")
README = (DOCS.parent / "README.md").read_text(encoding="utf-8")
RECIPES = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
MOODS = """full_date,date,weekday,time,mood,activities,note_title,note
2025-03-02,March 2,Sunday,21:15,rad,sea | walk,,"Long walk."
2025-03-01,March 1,Saturday,08:00,meh,,,
"""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Ran, Path]]:
    """What each line of the page left behind; they are pasted once, in their order."""
    folder = tmp_path_factory.mktemp("cookbook")
    (practice,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (folder / "slow-moment.yaml").write_text(practice, encoding="utf-8")
    (folder / "talk.txt").write_text("Rest for a moment.\n\nLet it be quiet. [pause 10 seconds]\n\nCome back.\n")
    (folder / "mood.csv").write_text(MOODS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDE_HOME", str(tmp_path_factory.mktemp("home")))
        return {line: (run(line, folder), folder) for line in RECIPES}


@pytest.mark.real
def test_every_recipe_does_what_it_says(ran: dict[str, tuple[Ran, Path]]) -> None:
    for line, (left, _) in ran.items():
        assert left.status == 0, (line, left)
        assert "Traceback" not in left.said, (line, left)
    made = {line: {path.name for path in left.made} for line, (left, _) in ran.items()}
    asked = {line: shlex.split(line)[-1] for line in RECIPES if re.search(r" -o [\w.-]+$", line)}
    assert [line for line, name in asked.items() if "." in name and name not in made[line]] == []


@pytest.mark.real
def test_the_files_are_what_they_are_called(ran: dict[str, tuple[Ran, Path]]) -> None:
    folder = next(iter(ran.values()))[1]
    first = next(left for line, (left, _) in ran.items() if line.endswith("--json"))
    assert len(json.loads(first.said)["digest"]) == 64
    assert (folder / "first.flac").read_bytes() == (folder / "second.flac").read_bytes()
    assert {path.suffix for path in (folder / "phone").iterdir() if path.is_file()} == {".m4a", ".vtt"}
    assert {"quiet.mp3", "quiet.vtt", "quiet.srt"} <= {path.name for path in folder.iterdir()}
    assert soundfile.info(folder / "first.flac").duration > 60.0
    assert zipfile.ZipFile(folder / "evening.epub").read("mimetype") == b"application/epub+zip"
    assert len(feedparser.parse((folder / "feed" / "feed.xml").read_bytes()).entries) == 2
    assert "Long walk." in (folder / "journal.csv").read_text(encoding="utf-8")
