"""Characters that nobody sees: those that words need are words, the others are named at their place."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import script
from guide.script.collect import collect
from guide.script.invisible import invisible, is_line, told
from tests.scripts import HEAD

NEEDED = {
    "a woman who meditates": "🧘‍♀️ Calm",
    "a family": "👨‍👩‍👧‍👦 Together",
    "a skin and a profession": "👩🏽‍⚕️ Care",
    "a rainbow flag": "🏳️‍🌈 Pride",
    "the flag of England": "🏴󠁧󠁢󠁥󠁮󠁧󠁿 Home",
    "a heart on fire": "❤️‍🔥 Warmth",
    "heart as a picture": "❤️ Warmth",
    "a key cap": "1️⃣ First",
    "younger than this Python": "\U0001fae9 Tired",
    "Persian": "می‌خواهم آرام باشم",
    "Persian, a possessive": "خانه‌ام",
    "Hindi, a conjunct kept apart": "क्‍ष",
    "Hindi, no conjunct": "क्‌ष",
    "Malayalam": "അവന്‍",
    "Sinhala": "ශ්‍රී",
    "Bengali": "র‍্যাব",
    "Kannada": "ರಾಜ್‌ಕುಮಾರ್",
    "Hebrew with a mark of direction": "שלום!\u200f",
    "Arabic with a mark of direction": "\u200fسلام (1)\u200f",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ᠎ᠠ",
    "a no-break space": "Let\u00a0go",
    "an ideographic space": "息を\u3000吸う",
    "a sign around Arabic numbers": "\u06dd١",
}
NOT_NEEDED = {
    "zero width space": "Let\u200bgo",
    "soft hyphen": "Medi\u00adtation",
    "word joiner": "Let\u2060go",
    "byte order mark within": "Let\ufeffgo",
    "joiner between Latin letters": "Let\u200dgo",
    "non-joiner between Latin letters": "Let\u200cgo",
    "joiner behind an emoji and before a letter": "🧘\u200dgo",
    "mark of direction in Latin": "Let\u200ego",
    "override of direction": "Let\u202ego",
    "isolate": "Let\u2068go",
    "invisible plus": "1\u20642",
    "private use": "Let\ue000go",
    "tag without a flag": "Let\U000e0067go",
    "annotation": "Let\ufff9go",
}


def titled(title: str) -> str:
    return f"{HEAD}sections: [{{title: a, steps: [Hi.]}}]\n".replace("title: T", f'title: "{title}"')


@pytest.mark.parametrize("words", NEEDED.values(), ids=NEEDED.keys())
def test_what_words_need_is_part_of_them(words: str) -> None:
    reading = script.parse(titled(words))
    assert reading.problems == ()
    assert reading.script is not None
    assert reading.script.title == " ".join(unicodedata.normalize("NFC", words).split())


@pytest.mark.parametrize("words", NOT_NEEDED.values(), ids=NOT_NEEDED.keys())
def test_what_came_along_is_named_where_it_stands(words: str) -> None:
    char = next(each for each in words if each in told_characters())
    (problem,) = script.parse(titled(words)).problems
    assert problem.code == "control-character"
    assert (problem.where.line, problem.where.column) == (1, len('title: "') + words.index(char) + 1)
    assert f"U+{ord(char):04X}" in problem.message


def told_characters() -> set[str]:
    return {each for words in NOT_NEEDED.values() for each in words if not each.isprintable()}


@pytest.mark.parametrize("line", ["pau\u200bse: 5s", "\u200bpause: 5s", "pause: 5\u200bs", "Hi. \u200bGo on."])
def test_what_nobody_sees_is_named_in_names_and_lengths_too(line: str) -> None:
    text = f"{HEAD}sections:\n  - title: One\n    steps:\n      - {line}\n"
    found = [each for each in script.parse(text).problems if each.code == "control-character"]
    assert [(each.where.line, each.where.column) for each in found] == [(9, 9 + line.index("\u200b"))]


def test_what_is_written_as_an_escape_is_named_too() -> None:
    (problem,) = script.parse(titled("Let\\u200bgo")).problems
    assert "zero width space" in problem.message


def test_comments_may_hold_anything() -> None:
    assert script.parse("# a\u200bb\n" + titled("Calm")).problems == ()


def test_it_is_named_in_parts_as_well(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "end.yaml").write_text("steps:\n  - Let\u200bgo.\n", encoding="utf-8")
    text = f"{HEAD}sections:\n  - title: One\n    steps:\n      - use: end\n"
    (problem,) = script.parse(text, str(tmp_path / "x.yaml")).problems
    assert (problem.where.line, problem.where.column, problem.code) == (2, 8, "control-character")


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_letters_are_read_in_one_way_however_they_were_typed(form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    words = "Café, karuṇā, saṃsāra, Thích Nhất Hạnh, 한국어."
    text = f"{HEAD}sections:\n  - title: One\n    steps:\n      - {unicodedata.normalize(form, words)}\n"
    reading = script.parse(text)
    assert reading.script is not None
    assert [each.words for each in collect(reading.script).utterances] == [words]


@pytest.mark.parametrize("words", [*NEEDED.values(), "a"])
def test_a_listener_may_write_what_words_need(words: str) -> None:
    assert is_line(words)


@pytest.mark.parametrize("words", [*NOT_NEEDED.values(), "a\nb", "a\tb", "\u200ba", "a\x07", "a\u2028b"])
def test_a_listener_writes_one_line_that_can_be_seen(words: str) -> None:
    assert not is_line(words)


@given(st.text(max_size=40))
def test_whatever_is_found_is_not_seen_and_has_a_name(text: str) -> None:
    found = set(invisible(text))
    assert all(not text[at].isprintable() for at in found)
    assert all(told(text[at]) for at in found)


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=40))
def test_letters_marks_and_signs_are_always_seen(text: str) -> None:
    assert not list(invisible(text))
