"""Every command that a page speaks of in its sentences does what it is spoken of for, and so do the first five of the
README: in an empty folder and an empty home, without a sound card. And every block of every page has a test that runs
it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.cli_kit import SHORT
from tests.cli.test_docs_commands import DOCS, Check, run

ROOT = DOCS.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]
SPOKEN_OF: dict[str, tuple[str, int, str]] = {
    "guide": ("guide", 0, "Your own practices go into"),
    "guide --say": ("guide --say", 0, "How is it just now?"),
    "guide --say play NAME": ("guide --say play short.yaml", 0, "short.flac"),
    "guide export NAME -o FILE": ("guide export short.yaml -o file.mp3", 0, "nothing to mend"),
    "guide shelf keep NAME --as evening --for 20m": (
        "guide shelf keep long.yaml --as evening --for 20m", 0, "@evening"
    ),
    "guide export @evening": ("guide export @evening", 0, "evening.flac  20:00"),
    "guide publish @evening -o SITE": ("guide publish @evening --lengths 1m -o pages", 0, "1 practice"),
    "guide play @evening": ("guide play @evening --for 1m", 0, "long.flac"),
    "guide play slow-moment.yaml": ("guide play slow-moment.yaml", 0, "slow-moment.flac"),
    "guide publish NAME… -o SITE": ("guide publish short.yaml slow-moment.yaml -o site", 0, "2 practices"),
    "guide publish NAME… -o BOOK.epub": ("guide publish short.yaml slow-moment.yaml -o b.epub", 0, "2 practices"),
    "guide export --all -o FOLDER --format mp3 --feed https://example.org/calm": (
        "guide export short.yaml -o folder --format mp3 --feed https://example.org/calm", 0, "feed.xml"
    ),
    "guide pack make FOLDER -o ours.guide": (
        "guide pack make ours -o ours.guide --author Ada --licence CC-BY-4.0", 0, "1 practice, 1 series, 1 template"
    ),
    "guide pack make": ("guide pack make ours", 0, "pack.yaml"),
    "guide pack sign PACK": ("guide pack sign ours.guide --new-key --no-passphrase", 0, "Fingerprint"),
    "guide pack install PACK": ("guide pack install ours.guide", 0, "guide series ours/path"),
    "guide pack": ("guide pack", 0, "ours  1.0.0"),
    "guide pack check NAME": ("guide pack check ours", 0, "is as it says"),
    "guide series ours/path": ("guide series ours/path", 0, "guide play ours/evening"),
    "guide new --template ours/begin": ("guide new --template ours/begin", 0, "Written"),
    "guide pack remove NAME": ("guide pack remove ours", 0, "is taken away"),
    "guide support": ("guide support", 0, "You do not have to be alone"),
    "guide now --rough-patch": ("guide now --rough-patch", 0, "There is no plan yet."),
    "guide check": ("guide check short.yaml", 0, "Nothing is wrong."),
    "guide check --why CODE": ("guide check --why closed-eyes", 0, "eyes"),
    "guide list": ("guide list", 0, "scripts"),
    "guide reflect both-and": ("guide reflect both-and", 0, ""),
    "guide journal": ("guide journal", 0, "empty"),
    "guide journal export": ("guide journal export -o kept.json", 0, "kept.json"),
    "guide journal delete": ("guide journal delete --everything --yes", 0, ""),
    "guide journal shelf": ("guide journal shelf", 0, ""),
    "guide devices": ("guide devices", 0, "sound"),
    "guide settings": ("guide settings", 0, "theme"),
    "guide doctor": ("guide doctor", 1, "sound"),
    "guide serve": ("guide serve", 130, "http://127.0.0.1:"),
    "guide shelf": ("guide shelf", 0, "@evening: "),
    "guide shelf keep body-scan --for 20m --bed ocean --as evening": (
        "guide shelf keep body-scan --for 20m --bed ocean --as evening", 0, "@evening"
    ),
    "guide voices": ("guide voices", 0, "heart"),
    "guide voices --hear NAME": ("guide voices --hear default", 3, "sound card"),
    "guide play timer": ("guide play timer --for 1m", 0, "timer.flac"),
    "guide bell": ("guide bell --every 30m", 3, "sound card"),
    "guide beds": ("guide beds", 0, "ocean"),
    "guide voices --fetch kokoro": ("guide voices --fetch kokoro --from nowhere", 3, "nowhere"),
    "guide journal lock": ("guide journal lock --new-passphrase-file phrase", 0, ""),
    "guide journal lock --after 10": ("guide journal --passphrase-file phrase lock --after 10", 0, "10"),
}  # fmt: skip
"""What stands in a sentence, as it is typed, its exit status, and what it says."""
LONG = SHORT.replace("      - Rest", "      - pause: 1s..5s..3600s\n      - Rest", 1)
PATH = "title: P\nsummary: S.\nlayers:\n  - {name: One, practices: [evening, body-scan]}\n"
FIRST: dict[str, Check] = {
    "guide": lambda ran: "Your own practices go into" in ran.said,  # the first page needs a terminal
    "guide play body-scan --for 20m": lambda ran: ran.seconds() == 1200.0,
    "guide check-in": lambda ran: "Nothing said, nothing kept." in ran.said,
    "guide export body-scan -o for-a-friend.mp3": lambda ran: ran.seconds(".mp3") > 800,
    "guide new evening.yaml": lambda ran: [path.name for path in ran.made] == ["evening.yaml"],
}
RUN_BY = {
    "README.md": {"sh": "tests/cli/test_docs_spoken_of.py .ci/run", "yaml": "tests/cli/test_cookbook.py"},
    "CONTRIBUTING.md": {"sh": ".ci/run tests/translation"},
    "architecture.md": {"text": "a drawing"},
    "catalogue.md": {"sh": "tests/cli/test_docs_commands.py"},
    "commands.md": {"sh": "tests/cli/test_docs_commands.py"},
    "cookbook.md": {"sh": "tests/cli/test_cookbook.py"},
    "programs.md": {"python": "tests/api/test_programs.py"},
}
"""The blocks of each page by their language, and what runs them."""


def spoken_of(program: str) -> list[str]:
    """What stands in the sentences of all pages as a command of that program, once each, in their order."""
    found: dict[str, None] = {}
    for page in PAGES:
        prose = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        if page.name != "reference.md":  # made of the program itself
            found |= dict.fromkeys(" ".join(each.split()) for each in re.findall(rf"`({program}(?:\s[^`]+)?)`", prose))
    return list(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the lines are typed: two scripts, a pack that is not made yet, a passphrase."""
    (practice,) = re.findall(r"```yaml\n(.*?)```", PAGES[0].read_text(encoding="utf-8"), re.DOTALL)
    texts = {
        "slow-moment.yaml": practice, "short.yaml": SHORT, "long.yaml": LONG, "ours/evening.yaml": SHORT,
        "ours/series/path.yaml": PATH,
        "ours/templates/begin.yaml": SHORT.replace("title: ", "title: Begun "), "phrase": "the old pier\n",
    }  # fmt: skip
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_every_command_that_a_page_speaks_of_is_known_here() -> None:
    assert sorted(spoken_of("guide")) == sorted(SPOKEN_OF)


@pytest.mark.real
def test_every_command_that_a_page_speaks_of_does_it(folder: Path) -> None:
    wrong = {}
    for said, (line, status, told) in SPOKEN_OF.items():
        ran = run(line, folder)
        if ran.status != status or told not in ran.said or "Traceback" in ran.said:
            wrong[said] = (ran.status, ran.said[-300:])
    assert wrong == {}, wrong


@pytest.mark.real
def test_the_first_five_of_the_readme_do_what_stands_beside_them(tmp_path: Path) -> None:
    text = PAGES[0].read_text(encoding="utf-8")
    (block,) = [each for each in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) if "guide check-in" in each]
    lines = [line.partition("#")[0].strip() for line in block.splitlines()]
    assert lines == list(FIRST)
    for line in lines:
        ran = run(line, tmp_path)
        assert ran.status == 0, (line, ran)
        assert FIRST[line](ran), (line, ran)


def test_every_block_of_every_page_has_what_runs_it() -> None:
    found: dict[str, set[str]] = {}
    for page in PAGES:
        for kind in re.findall(r"^```(\w+)\n", page.read_text(encoding="utf-8"), re.MULTILINE):
            found.setdefault(page.name, set()).add(kind)
    assert found == {page: set(kinds) for page, kinds in RUN_BY.items()}
    for each in {one for kinds in RUN_BY.values() for ways in kinds.values() for one in ways.split()}:
        assert (ROOT / each).exists() or "/" not in each, each


def test_what_pages_install_and_measure_with_is_there() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = {each for found in re.findall(r"(?:\.|guide-player)\[([\w,]+)\]", text) for each in found.split(",")}
    assert named <= set(extras)
    assert named
    for line in re.findall(r"python (tests/benchmarks/\w+\.py)", text):
        assert (ROOT / line).is_file(), line
    line = "tests/benchmarks/bench_catalogue.py simulate --core-hours 1257 --terabytes 4.3"
    assert line in text
    ran = subprocess.run([sys.executable, *line.split()], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "157.1" in ran.stdout


def test_the_cluster_is_begun_as_the_page_says() -> None:
    dask = shutil.which("dask", path=str(Path(sys.executable).parent))
    assert dask
    for line in spoken_of("dask"):
        _, what, *rest = line.split()
        said = subprocess.run([dask, what, "--help"], capture_output=True, text=True, check=True).stdout
        assert [each for each in rest if each.startswith("--") and each.removeprefix("--no-") not in said] == []
