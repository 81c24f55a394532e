"""Each recipe in a package's docstring says "one file": each is followed here, and seen to work in the real command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import soundfile

from tests.structure.recipe_kit import Copy

pytestmark = pytest.mark.real


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


HUM = '''
"""A voice that hums."""

from __future__ import annotations

from dataclasses import dataclass

from guide.voices.engine import CannotSay, Capabilities, Lexicon, SpokenAudio, VoiceInfo
from guide.voices.entry import EngineEntry


@dataclass(frozen=True, slots=True)
class Hum:
    name: str = "hum"
    can: Capabilities = Capabilities()

    def available(self) -> str:
        return ""

    def voices(self) -> tuple[VoiceInfo, ...]:
        return (VoiceInfo("humming", self.name, "somebody who hums", "en"),)

    def language(self, voice: str) -> str:
        return "en"

    def fingerprint(self, voice: str) -> str:
        return f"hum {voice}"

    def check(self, words: str, voice: str, lexicon: Lexicon) -> None:
        if "unhummable" in words:
            raise CannotSay("nobody can hum that")

    def speak(self, words: str, voice: str, pace: float, lexicon: Lexicon) -> SpokenAudio:
        import numpy as np

        from guide.audio import Rate

        at = np.arange(8_000 * len(words.split()))
        pitch = {"humming": 150, "low": 75}[voice]
        return SpokenAudio((0.3 * np.sin(at * pitch * 2 * np.pi / 8_000)).astype(np.float32), Rate(8_000))


ENGINE = EngineEntry(Hum(), names={"humming": "humming"}, voice=str)
'''


def test_a_voice_engine_is_one_file(copy: Copy) -> None:
    copy.run("voices", "--hear", "humming", "-o", "x.wav", status=1)
    copy.add("voices/engines/hum.py", HUM)
    rows = {row["name"]: row for row in json.loads(copy.run("voices", "--json"))}
    assert rows["humming"]["title"] == "somebody who hums"
    copy.run("voices", "--hear", "humming", "hum:low", "--say", "Rest here now.", "-o", "x.wav")
    pcm, hz = soundfile.read(copy.folder / "x.wav")
    assert abs(len(pcm) / hz - 7.0) < 0.2, "three words of a second by each, and a second between"
    copy.practice.write_text(copy.practice.read_text().replace("tone", "humming").replace("rest.", "unhummable."))
    assert "nobody can hum that" in copy.run("check", "try.yaml", status=2)


FAKE = '''
"""A line of text for each block of sound, and one for what the file says of itself."""

from __future__ import annotations

from pathlib import Path

from guide.audio import Pcm
from guide.export.format import Format, Stream
from guide.export.tags import Inside


class Counting:
    def __init__(self, path: Path, stream: Stream) -> None:
        self._file = path.open("w", encoding="utf-8")
        self._file.write(f"{stream.hz} {stream.channels} {stream.quality}\\n")
        self._frames = 0

    def write(self, sound: Pcm) -> None:
        self._frames += len(sound)

    def finish(self) -> None:
        self._file.write(f"frames {self._frames}\\n")
        self._file.close()

    def abort(self) -> None:
        self._file.close()


def tags(path: Path, inside: Inside) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(f"title {inside.about.title}, frames {inside.frames}\\n")


FORMAT = Format("audio/x-fake", Counting, tags)
'''


def test_an_export_format_is_one_file(copy: Copy) -> None:
    copy.run("export", "try.yaml", "-o", "x.fake", status=3)
    copy.add("export/formats/fake.py", FAKE)
    assert "fake,flac" in copy.run("export", "--help").replace(" ", "")
    copy.run("export", "try.yaml", "-o", "x.fake")
    head, frames, title = (copy.folder / "x.fake").read_text(encoding="utf-8").splitlines()
    assert head == "48000 2 normal"
    assert title == f"title A try, {frames}"
    copy.run("export", "try.yaml", "-o", "feed", "--format", "fake", "--feed", "https://example.org")
    assert 'type="audio/x-fake"' in (copy.folder / "feed" / "feed.xml").read_text(encoding="utf-8")


WORDS = '''
"""The words, a line a sentence, with the second at which it begins."""

from __future__ import annotations

from guide.captions.caption_format import CaptionFormat
from guide.timeline import Timeline


def plain(timeline: Timeline, words: bool) -> str:
    return "".join(f"{timeline.rate.seconds(cue.start):.0f} {cue.text}\\n" for cue in timeline.cues)


FORMAT = CaptionFormat(plain, "text/x-words")
'''


def test_a_caption_format_is_one_file(copy: Copy) -> None:
    copy.run("export", "try.yaml", "-o", "x.wav", "--captions", "words", status=1)
    copy.add("captions/formats/words.py", WORDS)
    assert "words|none" in copy.run("export", "--help")
    copy.run("export", "try.yaml", "-o", "feed", "--captions", "words", "--feed", "https://example.org")
    lines = (copy.folder / "feed" / "try.words").read_text(encoding="utf-8").splitlines()
    assert [line.partition(" ")[2] for line in lines] == ["If you like, rest.", "If you like, look around."]
    assert 'type="text/x-words"' in (copy.folder / "feed" / "feed.xml").read_text(encoding="utf-8")


RULE = '''
"""A title that is a try tells nobody what they are about to hear."""

from __future__ import annotations

from collections.abc import Iterator

from guide.lint.care.example import minute
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule


def look(record: CareRecord) -> Iterator[CareFinding]:
    if record.script.title == "A try":
        yield CareFinding(record.script.where, "the title tells nothing", "say what is heard")


RULE = CareRule("telling-title", "The title tells what is heard.", __doc__ or "", minute(""), minute(""), look)
'''


def test_a_care_rule_is_one_file(copy: Copy) -> None:
    assert "telling-title" not in copy.run("check", "try.yaml")
    copy.add("lint/care/rules/telling_title.py", RULE)
    assert "telling-title" in copy.run("check", "try.yaml")
    assert "tells nobody" in copy.run("check", "--why", "telling-title")
    copy.practice.write_text("silenced: {telling-title: it is a try}\n" + copy.practice.read_text())
    assert "telling-title" not in copy.run("check", "try.yaml")


CHECK = '''
"""Something under an hour is over before it has begun."""

from __future__ import annotations

from guide.inspection.check import CheckFunction, RenderCheck
from guide.inspection.figures import Figures
from guide.inspection.report import Fault


class _Long(CheckFunction):
    def faults(self, figures: Figures) -> list[Fault]:
        self.figures = {"frames": figures.frames}
        return [self.fault(0, "it is short; go on for an hour.")] if figures.frames < 48_000 * 3600 else []


CHECK = RenderCheck("an-hour", "At least an hour.", __doc__ or "", _Long, buses=False)
'''


def test_a_check_of_a_render_is_one_file(copy: Copy) -> None:
    before = json.loads(copy.run("inspect", "try.yaml", "--json"))["checks"]
    copy.add("inspection/checks/an_hour.py", CHECK)
    after = json.loads(copy.run("inspect", "try.yaml", "--json", status=3))["checks"]
    assert after[:-1] == before
    assert (after[-1]["check"], after[-1]["ok"]) == ("an-hour", False)
    copy.run("export", "try.yaml", "-o", "x.wav", status=3)
    assert not (copy.folder / "x.wav").exists()


KIND = '''
"""echo: a line that is said twice, with a rest between.

    - echo: Rest here.
    - echo: {line: Rest here., rest: 4s}
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from guide.problems import Where
from guide.script.model import Delivery, Duration, Score
from guide.script.shapes import LENGTH, PROSE, key
from guide.script.step_kind import StepKind
from guide.script.steps.say import line_of, say


@dataclass(frozen=True, slots=True)
class Echo(StepKind):
    """A line, a rest, and the line again."""

    NAME: ClassVar = "echo"
    MAIN: ClassVar = "line"
    EXAMPLES: ClassVar = ("echo: Rest here.",)

    where: Where
    line: str = key(PROSE, "what is said twice")
    rest: Duration | None = key(LENGTH, "how long between", default=None)

    def perform(self, score: Score, how: Delivery) -> None:
        say(score, how, self.where, line_of(how.words(self.line)))
        if self.rest:
            score.rest(self.rest, self.where)
        say(score, how, self.where, line_of(how.words(self.line)))


KIND = Echo
'''


def test_a_kind_of_step_is_one_file(copy: Copy) -> None:
    step = "echo: {line: 'If you like, stay.', rest: 4s}"
    copy.practice.write_text(copy.practice.read_text().replace("pause: 2s", step))
    assert "unknown-step" in copy.run("check", "try.yaml", status=2)
    copy.add("script/steps/echo.py", KIND)
    copy.run("check", "try.yaml")
    copy.run("export", "try.yaml", "-o", "x.wav", "--captions", "srt")
    assert (copy.folder / "x.srt").read_text(encoding="utf-8").count("If you like, stay.") == 2
    assert "how long between" in copy.run("schema")
