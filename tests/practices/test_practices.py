"""The practices that travel with the program keep the promises they make to a listener."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide import library, places
from guide.audio import Rate
from guide.problems import Where
from guide.script import read_file
from guide.script.collect import Collector, collect
from guide.script.model import Breaths, Delivery, Duration, Script, Section, Utterance
from guide.timeline import estimate
from tests.scripts import SIX

RATE = Rate(48_000)
PARTS = sorted((places.scripts() / "parts").glob("*.yaml"))

MINUTES = {
    "breathing-space": (2.5, 3.2),
    "long-exhale": (4.5, 6),
    "body-scan": (13, 16),
    "five-senses": (4, 5.2),
    "self-compassion-break": (5.5, 7.2),
    "loving-kindness": (9, 12),
}
NEVER = re.compile(r"\b(just|simply|should|must|failed|clear your mind|let go of)\b", re.IGNORECASE)
WELCOME_ANYWAY = re.compile(
    r"nothing feels different|the same as before|body had company|still far away|nothing has gone wrong|stayed dry",
    re.IGNORECASE,
)
EYES_ANYHOW = re.compile(r"(?=.*\beyes\b).*\b(or|open)\b", re.IGNORECASE)
LONG_QUIET = 60.0


class Reading(Collector):
    """A score that is read, not heard: words and silences in order, section by section."""

    def __init__(self) -> None:
        super().__init__(longest=False)
        self.sections: list[tuple[Section, list[str | Duration]]] = []
        self.gaps = self.breath = 0.0
        self.struck: list[str] = []

    def strike(self, bell: str, where: Where, gain: float = 0.0) -> None:
        self.struck.append(bell)

    def section(self, section: Section) -> bool:
        self.sections.append((section, []))
        return True

    def say(self, utterance: Utterance, where: Where, *, same_line: bool = False, **_: object) -> None:
        steps = self.sections[-1][1]
        if steps and isinstance(steps[-1], str):
            self.gaps += 1.2 if same_line else 2.5
        steps.append(utterance.words)

    def rest(self, length: Duration, where: Where) -> None:
        self.sections[-1][1].append(length)

    def breathe(self, breaths: Breaths, where: Where, how: Delivery) -> None:
        assert {phase.name for phase in breaths.phases(1, how)} == {"in", "out"}, "these six hold no breath"
        self.breath += breaths.seconds(breaths.cycles.natural)

    @property
    def words(self) -> list[str]:
        return [step for _, steps in self.sections for step in steps if isinstance(step, str)]

    @property
    def pauses(self) -> list[Duration]:
        return [step for _, steps in self.sections for step in steps if isinstance(step, Duration)]

    @property
    def speech(self) -> float:
        return sum(RATE.seconds(estimate.frames(Utterance(words), RATE)) for words in self.words)

    @property
    def seconds(self) -> float:
        return self.speech + self.gaps + self.breath + sum(pause.natural for pause in self.pauses)


def read(path: Path) -> tuple[Script, Reading]:
    found = read_file(path)
    assert found.problems == ()
    assert found.script is not None
    reading = Reading()
    found.script.perform(reading)
    return found.script, reading


@pytest.fixture(params=SIX, ids=lambda path: path.stem)
def practice(request: pytest.FixtureRequest) -> tuple[Script, Reading]:
    return read(request.param)


def test_the_six_are_there() -> None:
    assert MINUTES.keys() == {path.stem for path in SIX}


@pytest.mark.parametrize(("name", "minutes"), MINUTES.items(), ids=MINUTES)
def test_a_practice_is_as_long_as_it_says(name: str, minutes: tuple[float, float]) -> None:
    _, reading = read(library.find(name))
    assert minutes[0] <= reading.seconds / 60 <= minutes[1]


def test_it_says_who_made_it_and_what_it_serves(practice: tuple[Script, Reading]) -> None:
    script, _ = practice
    assert script.author
    assert script.license == "Apache-2.0"
    assert script.posture
    assert script.eyes
    assert script.serves
    assert all(re.fullmatch(r"S\d{3}", row) for row in script.serves)
    assert list(script.serves) == sorted(set(script.serves))


def test_what_may_stir_something_up_says_so_before(practice: tuple[Script, Reading]) -> None:
    script, _ = practice
    assert script.note or script.intensity == 1


def test_a_bell_opens_and_a_bell_closes(practice: tuple[Script, Reading]) -> None:
    script, reading = practice
    assert len(reading.struck) == 2
    assert [section.closing for section in script.sections] == [False] * (len(script.sections) - 1) + [True]


def test_sentences_are_short_and_at_the_start_shorter(practice: tuple[Script, Reading]) -> None:
    reading = practice[1]
    assert max(len(words.split()) for words in reading.words) <= 25
    assert all(len(words.split()) <= 10 for words in reading.words[:3])


def test_nobody_is_commanded_or_promised_anything(practice: tuple[Script, Reading]) -> None:
    assert [words for words in practice[1].words if NEVER.search(words)] == []


def test_the_day_it_does_not_work_is_named_kindly(practice: tuple[Script, Reading]) -> None:
    assert WELCOME_ANYWAY.search(" ".join(practice[1].words))


def test_eyes_may_stay_open(practice: tuple[Script, Reading]) -> None:
    said = [words for words in practice[1].words if re.search(r"\beyes\b", words, re.IGNORECASE)]
    assert said
    assert EYES_ANYHOW.search(said[0])


def test_a_long_quiet_is_announced_however_far_it_stretches(practice: tuple[Script, Reading]) -> None:
    for section, steps in practice[1].sections:
        for number, step in enumerate(steps):
            if isinstance(step, Duration) and step.longest >= LONG_QUIET:
                before = " ".join(each for each in steps[max(0, number - 2) : number] if isinstance(each, str))
                assert "my voice again" in before, section.title


def test_speech_leaves_room(practice: tuple[Script, Reading]) -> None:
    reading = practice[1]
    assert 0.35 <= reading.speech / (reading.seconds - reading.breath) <= 0.65


def test_every_part_is_used_or_shown_to_authors() -> None:
    practices = [path for path in places.scripts().glob("*/*.yaml") if path not in PARTS]
    texts = [path.read_text(encoding="utf-8") for path in (*practices, places.scripts() / "README.md")]
    assert [part.stem for part in PARTS if not any(re.search(rf"\b{part.stem}\b", text) for text in texts)] == []


def test_each_shipped_bed_is_heard_somewhere() -> None:
    heard = {bed for path in SIX for bed in collect(read(path)[0]).beds}
    assert {"rain", "ocean", "drone"} <= heard
