"""The commands of the docs, pasted one after another into a shell: a home with nothing but kept takes, and a folder
with two files and a folder of practices."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
import soundfile

import guide
from guide import places
from guide.__main__ import main
from guide.cli import parser
from guide.script import anchors
from tests.cli.cli_kit import SHORT

DOCS = Path(guide.__file__).parents[1] / "docs"
NOWHERE = {"PULSE_SERVER": "unix:/nowhere", "PIPEWIRE_REMOTE": "nowhere"}
"""No sound card: what would be played is written to a file."""
UNTIL_INTERRUPTED = {"watch": "Save the file to hear what you change.", "serve": "Only this machine can open it"}
"""Commands that go on until Ctrl-C, and what they have said by then."""
STATUS = {"watch": 130, "serve": 130, "bell": 3, "doctor": 1}
"""Exit statuses that are not 0: interrupted, and no sound card."""
SPECIAL = set("'\"`|&;<>()$*!?~{}[]\\")
"""What a shell would not take as it stands, were a comment no comment to it."""


def pasted(page: str = "commands.md") -> list[str]:
    """The lines of the block of a page, as they stand."""
    text = (DOCS / page).read_text(encoding="utf-8")
    (block,) = re.findall(r"<!-- lines -->\n```sh\n(.*?)```", text, re.DOTALL)
    return block.splitlines()


@dataclass
class Ran:
    """What a line left behind."""

    status: int
    said: str
    made: list[Path] = field(default_factory=list)

    def seconds(self, suffix: str = ".flac") -> float:
        """How long the one sound file with that suffix lasts."""
        (path,) = [path for path in self.made if path.suffix == suffix]
        return float(soundfile.info(path).duration)

    @property
    def cues(self) -> int:
        """How many lines are spoken."""
        (path,) = [path for path in self.made if path.suffix == ".vtt"]
        return path.read_text(encoding="utf-8").count("-->")


Check = Callable[[Ran], bool]
KEPT: dict[str, Check] = {
    "play breathing-space --for 10m": lambda ran: ran.seconds() == 600.0,
    "play breathing-space --pace 0.9 --bed ocean": lambda ran: 190 < ran.seconds() < 240,
    "play three-minute-scan --set posture=standing --hush 50": lambda ran: ran.cues > 5,
    "play three-minute-scan --from 3": lambda ran: 0 < ran.seconds() < 180,
    "play three-minute-scan --resume": lambda ran: "There is nothing to resume" in ran.said and ran.seconds() > 200,
    "play three-minute-scan --at 07:30": lambda ran: "instead of at 07:30" in ran.said,
    "play timer --for 25m --every 5m": lambda ran: 1500 <= ran.seconds() < 1560,
    "bell --every 30m --from 9:00 --to 18:00": lambda ran: ran.status == 3 and "no sound card" in ran.said,
    "play long-exhale --bed my-music.m4a": lambda ran: ran.seconds() > 280,
    "export body-scan -o for-a-friend.mp3": lambda ran: ran.seconds(".mp3") > 800 and ran.cues > 20,
    "export five-senses long-exhale -o out --format m4a --jobs 2": lambda ran: (
        sum(path.suffix == ".m4a" for path in ran.made) == 2
    ),
    "export five-senses -o calm --format mp3 --feed https://example.org/calm": lambda ran: (
        {"feed.xml", "feed.opml", "playlist.m3u8", "five-senses.vtt"} <= {path.name for path in ran.made}
    ),
    "shelf keep breathing-space --as evening --for 4m": lambda ran: "guide play @evening" in ran.said,
    "export @evening -o evening.m4a": lambda ran: "4:00" in ran.said and len(ran.made) == 2,
    "inspect three-minute-scan --plot scan.png": lambda ran: "nothing to mend" in ran.said and len(ran.made) == 1,
    "outline body-scan": lambda ran: "Coming back" in ran.said,
    "anchors place the old pier at home": lambda ran: "the old pier at home" in ran.said,
    "new evening.yaml": lambda ran: [path.name for path in ran.made] == ["evening.yaml"],
    "watch evening.yaml": lambda ran: "Nothing is wrong." in ran.said,
    "check evening.yaml": lambda ran: "Nothing is wrong." in ran.said,
    "import talk.txt -o talk.yaml": lambda ran: [path.name for path in ran.made] == ["talk.yaml"],
    "check-in": lambda ran: "Nothing said, nothing kept." in ran.said,
    "reflect --list": lambda ran: "both-and" in ran.said,
    "series first-steps": lambda ran: "Finding your feet" in ran.said,
    "journal": lambda ran: "The journal is empty." in ran.said,
    "journal insights": lambda ran: "Not enough yet" in ran.said,
    "support": lambda ran: "You do not have to be alone" in ran.said,
    "schedule breathing-space --at 20:30 --days mo,we -o evenings.ics": lambda ran: len(ran.made) == 1,
    "publish five-senses -o site": lambda ran: {"index.html", "five-senses.html"} <= {path.name for path in ran.made},
    "pack make our-practices --author Ada --licence CC-BY-4.0 -o ours.guide": lambda ran: (
        {path.name for path in ran.made} == {"ours.guide", "pack.yaml"}
    ),
    "pack sign ours.guide --new-key --no-passphrase": lambda ran: "Fingerprint" in ran.said,
    "pack check ours.guide": lambda ran: "It is signed" in ran.said and "is as it says." in ran.said,
    "pack install ours.guide": lambda ran: "Licences: CC-BY-4.0" in ran.said and "our-practices/" in ran.said,
    "pack list": lambda ran: "our-practices  1.0.0  1 practice  CC-BY-4.0  signed" in ran.said,
    "pack remove our-practices": lambda ran: "is taken away" in ran.said,
    "serve": lambda ran: "http://127.0.0.1:" in ran.said,
    "publish five-senses long-exhale -o calm.epub": lambda ran: [path.name for path in ran.made] == ["calm.epub"],
    "settings": lambda ran: "Colours" in ran.said or "theme" in ran.said,
    "doctor": lambda ran: "sound" in ran.said.lower(),
    "cache": lambda ran: "spoken lines" in ran.said,
    "now": lambda ran: "\n1  " in ran.said,
    "list": lambda ran: "Body scan" in ran.said,
    "voices": lambda ran: "heart" in ran.said and "system" in ran.said,
    "beds": lambda ran: "ocean" in ran.said and "bowl" in ran.said,
}
"""Whether a line did what the page says beside it."""


CATALOGUE = "export breathing-space --voice default --for"
WRITTEN = {f"breathing-space-default-{length}.{ending}" for length in ("3m", "4m") for ending in ("m4a", "flac", "vtt")}
CATALOGUES: list[tuple[str, Check | None]] = [
    (f"{CATALOGUE} 3m,4m,9h --format m4a,flac -o sounds --plan", lambda ran: (
        (ran.status, ran.made) == (2, [])
        and "2 renders to be made" in ran.said and "9h cannot be written" in ran.said)),
    (f"{CATALOGUE} 3m,4m --format m4a,flac --jobs 2 -o sounds", lambda ran: (
        {path.name for path in ran.made if path.parent.name == "sounds"} == WRITTEN)),
    (f"{CATALOGUE} 3m,4m --format m4a,flac --jobs 2 -o sounds", lambda ran: "6 files of before kept." in ran.said),
    ("export --all --voice default,system --for 5m,10m,20m --format m4a,flac --jobs 8 -o sounds", None),
    ("export --all --for 5m,10m --format m4a --cluster tcp://10.0.0.1:8786 -o sounds", None),
]  # fmt: skip
"""The lines of the page about catalogues: whether each did what it says, or None where that would take days."""


def command(line: str) -> str:
    """A line without the program's name and the comment."""
    return line.partition("#")[0].strip().removeprefix("guide ")


def test_every_line_is_a_command_with_a_comment_that_any_shell_takes() -> None:
    lines = pasted()
    assert [command(line) for line in lines] == list(KEPT)
    for line in lines:
        assert re.fullmatch(r"guide \S.*\S {2,}# \S.*", line), line
        assert not SPECIAL & set(line), line


@pytest.mark.real
def test_every_line_does_what_is_said_beside_it(tmp_path: Path) -> None:
    sound = np.random.default_rng(1).normal(0.0, 0.1, (20 * 44100, 2)).astype(np.float32)
    soundfile.write(tmp_path / "music.flac", sound, 44100)
    encode = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", tmp_path / "music.flac", tmp_path / "my-music.m4a"]
    subprocess.run(encode, check=True)
    (tmp_path / "our-practices").mkdir()
    (tmp_path / "our-practices" / "evening.yaml").write_text(SHORT)
    (tmp_path / "talk.txt").write_text("Rest for a moment.\n\nLet it be quiet. [pause 10 seconds]\n\nCome back.\n")
    before: dict[str, Ran] = {}
    for line in pasted():
        ran = run(line, tmp_path)
        assert KEPT[command(line)](ran), (line, ran)
        assert ran.status == STATUS.get(command(line).split()[0], 0), (line, ran)
        assert "Traceback" not in ran.said, (line, ran)
        before[command(line)] = ran
    hushed, whole = "play three-minute-scan --set posture=standing --hush 50", "play three-minute-scan --resume"
    assert before[hushed].cues < before[whole].cues


@pytest.mark.real
def test_every_line_about_catalogues_does_what_is_said_beside_it(tmp_path: Path) -> None:
    lines = pasted("catalogue.md")
    assert [command(line) for line in lines] == [line for line, _ in CATALOGUES]
    for line, (words, kept) in zip(lines, CATALOGUES, strict=True):
        assert parser().parse_args(words.split()).run is not None
        if kept:
            ran = run(line, tmp_path)
            assert kept(ran), (line, ran)
            assert ran.status in (0, 2), (line, ran)


def test_a_comment_that_a_shell_hands_on_is_none_of_ours() -> None:
    """As zsh does with what is pasted into it, unless it is told otherwise."""
    assert main(["list", "#", "the", "practices", "there", "are"]) == 0
    assert main(["anchors", "place", "house", "#9"]) == 0
    assert anchors.read(places.anchors()) == {"place": "house #9"}


def run(line: str, folder: Path) -> Ran:
    """Paste a line; what goes on until Ctrl-C is interrupted once it has said what it waits for."""
    there = {path for path in folder.rglob("*") if path.is_file()}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    running = subprocess.Popen(
        ["sh", "-c", f"exec {line}"], cwd=folder, env={**os.environ, **NOWHERE, "PATH": path}, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    said = ""
    if last := UNTIL_INTERRUPTED.get(command(line).split()[0]):
        assert running.stdout is not None
        for each in running.stdout:
            said += each
            if last in each:
                running.send_signal(signal.SIGINT)
    said += running.communicate(timeout=600)[0]
    made = sorted(path for path in folder.rglob("*") if path.is_file() and path not in there)
    return Ran(running.returncode, said, made)
