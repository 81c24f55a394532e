"""Which language a voice speaks, and that a practice in another one is told before it is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import script, voices
from guide.lint import references
from guide.script.language import tongue
from guide.voices.engines import system
from tests.cli import cli_kit

TEXT = """title: Ruhe
kind: rest
aim: regulate
intensity: 1
summary: Kurz.
{head}
sections:
  - title: Eins
    steps: ["Spür den Boden.", "Sieh dich um."]
"""


def practice(folder: Path, head: str) -> Path:
    path = folder / "ruhe.yaml"
    path.write_text(TEXT.format(head=head), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de", "de"), ("de-AT", "de"), ("pt_BR", "pt"), ("EN-us", "en"), (" fr ", "fr"), ("sr-Latn-RS", "sr"),
        ("cmn", "zh"), ("yue-HK", "zh"), ("nb-NO", "no"), ("", ""),
    ],
)  # fmt: skip
def test_a_language_is_known_without_its_region(tag: str, expected: str) -> None:
    assert tongue(tag) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("default", "en-US"), ("heart", "en-US"), ("kokoro:bf_emma", "en-GB"), ("kokoro:af_heart+bf_emma", "en-US"),
        ("tone", ""), ("piper:nobody-has-this", ""),
    ],
)  # fmt: skip
def test_the_language_of_a_voice_is_known_without_it(name: str, expected: str) -> None:
    assert voices.language(name) == expected


@pytest.mark.parametrize(
    ("linux", "voice", "expected"),
    [
        (True, "system", "en-us"),
        (False, "system", ""),
        (True, "de", "de"),
        (True, "pt-br", "pt-br"),
        (False, "voice.compact.de-DE.Anna", "de-DE"),
        (False, "TTS_MS_DE-DE_HEDDA_11.0", "DE-DE"),
        (False, "speech.synthesis.voice.Anna", ""),
    ],
)
def test_a_voice_of_the_system_is_named_by_its_language(
    monkeypatch: pytest.MonkeyPatch, linux: bool, voice: str, expected: str
) -> None:
    monkeypatch.setattr(system, "_LINUX", linux)
    assert system.System().language(voice) == expected


def test_every_voice_that_is_listed_speaks_the_language_that_it_is_listed_with() -> None:
    listed = [each for each in voices.voices() if ":" in each.name or each.name == "heart"]
    assert len(listed) > 50  # eSpeak NG alone has more
    for each in listed:
        known = voices.language(each.name)
        assert not known or not each.language or tongue(known) == tongue(each.language), each


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("language: de", "the voice 'default' speaks en-US, and the words are in de"),
        ("voice: 'system:de'", "the voice 'system:de' speaks de, and the words are in en"),
        ("language: de\nvoice: 'system:de'", ""),
        ("language: de-AT\nvoice: 'system:de'", ""),
        ("language: de\nvoice: tone", ""),
        ("language: en-GB", ""),
    ],
)
def test_a_voice_for_another_language_is_told_once_at_its_first_line(tmp_path: Path, head: str, told: str) -> None:
    found = references.foreign(script.load(practice(tmp_path, head)))
    assert [problem.message for problem in found] == ([told] if told else [])
    assert all(problem.care and problem.where.line == 8 + head.count("\n") + 1 for problem in found)


def test_what_is_recorded_needs_no_voice(tmp_path: Path) -> None:
    path = practice(tmp_path, "language: de")
    (tmp_path / "ruhe.takes").mkdir()
    for name in ("spür-den-boden", "sieh-dich-um"):
        (tmp_path / "ruhe.takes" / f"{name}.wav").write_bytes(b"")
    assert references.foreign(script.load(path)) == ()


def test_check_play_and_export_say_so(tmp_path: Path) -> None:
    practice(tmp_path, "language: de\nvoice: tone")
    assert cli_kit.guide("check", "ruhe.yaml", cwd=tmp_path).stdout.count("voice-foreign") == 0
    practice(tmp_path, "language: de")
    assert "voice-foreign" in cli_kit.guide("check", "ruhe.yaml", cwd=tmp_path).stdout
    assert "voice-foreign" in cli_kit.guide("export", "ruhe.yaml", cwd=tmp_path).stdout
    assert "voice-foreign" in cli_kit.guide("play", "ruhe.yaml", cwd=tmp_path).stderr
