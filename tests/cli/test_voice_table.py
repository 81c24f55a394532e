"""guide voices on one page: the first of each engine, and every language that the others speak."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.cli import voice_table
from guide.problems import WrongUseError
from guide.voices import Capabilities, VoiceInfo
from guide.voices.engines.kokoro.files import TARGETS

ROOT = Path(__file__).parents[2]
CODES = st.from_regex(r"[a-z]{2,3}(-[a-z]{2})?", fullmatch=True)
ENGINES = st.lists(st.tuples(st.sampled_from(["one", "two", "three", "four"]), CODES), max_size=220)


def voices(of: list[tuple[str, str]]) -> list[VoiceInfo]:
    in_order = sorted(of, key=lambda pair: pair[0])
    return [VoiceInfo(f"{name}:{code}-{number}", name, code, code) for number, (name, code) in enumerate(in_order)]


@given(ENGINES)
def test_it_fits_on_a_page_and_counts_every_voice(of: list[tuple[str, str]]) -> None:
    found = voices(of)
    page = voice_table.page(found).splitlines()
    assert len(page) <= voice_table.LINES
    counted = [int(count) for line in page for count in re.findall(r"^    (\d+) more, in", line)]
    listed = [line for line in page if re.match(r"\w+:", line)]
    assert sum(counted) + len(listed) == len(found)


def test_languages_are_folded_and_those_that_are_not_shown_are_counted() -> None:
    many = [f"x{number:03}" for number in range(300)]
    found = voices([("system", code) for code in ("en", "ca", "ca-va", "ca-nw", "de", *many)])
    page = voice_table.page(found)
    assert "304 more, in: ca de x000 x001 " in page
    shown = re.findall(r"x\d+\b", page.partition("more, in")[2])
    rest = re.search(r"and (\d+) others", page)
    assert rest
    assert len(shown) + int(rest[1]) == 300
    assert "others" not in voice_table.page(found[:40])


@pytest.mark.parametrize("asked", ["de", "DE", "German", "german", "de-AT", "German (Austria)", " de "])
def test_one_language_is_found_by_code_and_by_name(asked: str) -> None:
    found = [
        VoiceInfo("heart", "hibari", "a calm woman's voice", "en-US"),
        VoiceInfo("system:de-at", "system", "German (Austria)", "de-at"),
        VoiceInfo("kokoro", "kokoro", "cannot speak here", "", "missing"),
    ]
    assert [each.name for each in voice_table.speaking(found, asked)] == ["system:de-at"]


@pytest.mark.parametrize("asked", ["es", "Spanish"])
def test_a_language_by_its_name_has_the_voices_that_are_called_otherwise_too(asked: str) -> None:
    found = [
        VoiceInfo("kokoro:ef_dora", "kokoro", "a woman's voice", "es-ES"),
        VoiceInfo("system:es-419", "system", "Spanish (Latin America)", "es-419"),
        VoiceInfo("heart", "hibari", "a calm woman's voice", "en-US"),
    ]
    assert [each.name for each in voice_table.speaking(found, asked)] == ["kokoro:ef_dora", "system:es-419"]


@pytest.mark.parametrize("asked", ["", "klingon", "d"])
def test_a_language_that_nobody_speaks_is_wrong_use(asked: str) -> None:
    with pytest.raises(WrongUseError, match=r"No voice here speaks '.*': there are: en"):
        voice_table.speaking([VoiceInfo("heart", "hibari", "a voice", "en-US", can=Capabilities())], asked)


def test_what_is_fetched_is_said_as_large_as_it_is_everywhere() -> None:
    """In every sentence of the program and of its pages."""
    wanted = round(sum(each.size for each in TARGETS) / 1e6)
    texts = [
        path.read_text(encoding="utf-8") for path in (*(ROOT / "guide").rglob("*.py"), ROOT / "docs" / "voices.md")
    ]
    said = [int(size) for text in texts for size in re.findall(r"fetch[^.]{0,80}?\((\d+) MB", text, re.DOTALL)]
    assert said
    assert set(said) == {wanted}
