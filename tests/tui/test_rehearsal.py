"""A rehearsal, spoken and read: the other side is heard, there is time to answer, and nothing of one's own stays."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from typing import Any

import pytest

from guide import places
from guide.cli.rehearsal import SILENT, rehearse
from guide.forms.kinds.rehearse import Rehearsal, RehearseQuestion
from guide.journal.filling import Filling
from guide.live import rehearsing
from guide.live.rehearsing import Rehearsing
from guide.problems import NoDeviceError
from guide.script.times import Duration
from guide.tui.screens.form import FillPage
from guide.tui.widgets.questions.shown import LISTEN, NOW
from guide.voices import VoiceInfo
from tests.forms.forms_kit import form
from tests.tui.page_kit import MOMENT, alone, answer, words_on
from tests.tui.visit_kit import until

LINES = "{other: [Come on., 'Really, {who}?'], mine: '{who}', gap: 0.05s..0.05s..30s}"
FORM = f"  - line: Who?\n    as: who\n  - rehearse: {LINES}\n  - line: What now?\n"


def rehearsal(gap: float = 0.0) -> Rehearsal:
    question = form(FORM).questions[1]
    assert isinstance(question, RehearseQuestion)
    return replace(question.rehearsal, gap=Duration(0.0, gap, 30.0))


class Heard:
    """What is said, in place of a voice and a sound card."""

    def __init__(self, card: bool = True) -> None:
        self.card, self.said = card, list[tuple[str, bool]]()

    def say(self, words: str, stop: threading.Event, *, own: bool = False, language: str = "") -> bool:
        self.said.append((words, own))
        return self.card


async def test_the_other_side_is_spoken_line_after_line_with_time_to_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = Heard()
    monkeypatch.setattr(rehearsing, "say", heard.say)
    filling = Filling(form(FORM), None, lambda: MOMENT)
    async with alone(lambda: FillPage(filling)) as (page, pilot):
        pilot.app.settings = replace(pilot.app.settings, silent=False)  # type: ignore[attr-defined]
        await pilot.press(*"Bo", "enter", "space")
        await until(pilot, lambda: len(heard.said) == 2 and NOW in words_on(pilot))  # the second by itself
        assert heard.said == [("Come on.", False), ("Really, Bo?", True)]
        await pilot.press("enter", "escape")
        assert LISTEN not in words_on(pilot)
        await answer(page)


async def test_without_a_sound_card_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsing, "say", Heard(card=False).say)
    filling = Filling(form(FORM), None, lambda: MOMENT)
    async with alone(lambda: FillPage(filling)) as (_, pilot):
        await pilot.press(*"Bo", "enter", "space")
        await until(pilot, lambda: "Nothing can be heard here" in words_on(pilot))
        await pilot.press("enter")
        assert "Really, Bo?" in words_on(pilot)
        await pilot.press("right")
        assert "4 seconds to answer." in words_on(pilot)


@pytest.mark.parametrize(
    ("typed", "card", "said", "told"),
    [
        ("\n", True, 2, "Now you, aloud"),
        ("4\n\n", True, 2, "with 4 seconds"),
        ("r\n\n\n", True, 0, "Really, Bo?"),
        ("\n\n\n", False, 1, SILENT),
        ("", True, 0, "Enter, and they say it"),
    ],
)
def test_line_by_line_it_is_spoken_or_read(
    typed: str, card: bool, said: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    heard = Heard(card)
    monkeypatch.setattr(rehearsing, "say", heard.say)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    rehearse(rehearsal(), lambda text: text.replace("{who}", "Bo"))
    assert len(heard.said) == said
    assert told in capsys.readouterr().out


def test_what_is_said_has_a_sound_and_own_words_stay_nowhere(home: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    sounds: list[int] = []

    def hear(sound: Any, device: str | None, stop: threading.Event) -> int:
        sounds.append(len(sound))
        return 0

    monkeypatch.setattr("guide.player.hearing.hear", hear)
    before = set(places.takes().rglob("*"))
    assert rehearsing.say("Oh, come on, that is nobody's business.", threading.Event(), own=True)
    assert sounds[0] > 1000
    assert set(places.takes().rglob("*")) == before
    assert not rehearsing.say("日本語", threading.Event(), own=True)  # which the usual voice cannot say

    def none(*_: object) -> int:
        raise NoDeviceError("No sound card.")

    monkeypatch.setattr("guide.player.hearing.hear", none)
    assert not rehearsing.say("Oh, come on.", threading.Event())


def test_time_to_answer_stays_within_what_the_form_allows() -> None:
    going = Rehearsing(rehearsal(12.0), str)
    going.give(99.0)
    assert going.gap == 30.0
    going.give(-3.0)
    assert going.gap == 0.0
    assert [going.on(), going.on(), going.at] == [True, False, 0]


def test_a_form_in_another_language_is_said_by_a_voice_that_speaks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    there = (
        VoiceInfo("piper:gone", "piper", "", "de", missing="It is not here."),
        VoiceInfo("piper:anna", "piper", "", "de-DE"), VoiceInfo("piper:jan", "piper", "", "nl"),
    )  # fmt: skip
    monkeypatch.setattr("guide.voices.voices", lambda: there)
    assert [rehearsing.voice_for(each) for each in ("", "en", "de", "nl_BE", "fr")] == [
        "default", "default", "piper:anna", "piper:jan", "",
    ]  # fmt: skip
    assert not rehearsing.say("Ach, komm schon.", threading.Event(), language="fr")
    monkeypatch.setattr(rehearsing, "chosen", lambda: "de")
    own, shipped = rehearsal(12.0), replace(rehearsal(12.0), place="forms/a-clear-no")
    assert [Rehearsing(each, str).language for each in (own, shipped)] == ["", "de"]
