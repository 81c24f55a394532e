"""Words to sentences: complete, in order, and cut where a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.script.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Let go.", ["Let go."]),
        ("Let go. Rest now", ["Let go.", "Rest now"]),
        ("Is it warm? Or cool? Both are fine.", ["Is it warm?", "Or cool?", "Both are fine."]),
        ("Ask Dr. Lee. She knows.", ["Ask Dr. Lee.", "She knows."]),
        ("About 3.5 seconds. Then on.", ["About 3.5 seconds.", "Then on."]),
        ("Wait… and feel. Now.", ["Wait… and feel.", "Now."]),
        ("“You are here.” Say it softly.", ["“You are here.”", "Say it softly."]),
        ("Yes. — No.", ["Yes. — No."]),
        ("Softly, i.e. slowly. Rest.", ["Softly, i.e. slowly.", "Rest."]),
        ("Yes. … ", ["Yes. …"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_breathe(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="ab Cd.!?…'”“( )\n", max_size=80))
def test_no_character_but_space_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
