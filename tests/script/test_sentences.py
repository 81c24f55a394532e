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
        ("Count to 5. Then rest.", ["Count to 5.", "Then rest."]),
        ("Count to 10. Then rest.", ["Count to 10.", "Then rest."]),
        ("In, 2, 3, 4. Out, 2, 3.", ["In, 2, 3, 4.", "Out, 2, 3."]),
        ("In... 2... 3... 4.", ["In...", "2...", "3...", "4."]),
        ("Count: 3. 2. 1. Rest.", ["Count: 3.", "2.", "1.", "Rest."]),
        ("1. Breathe in. 2. Breathe out.", ["1. Breathe in.", "2. Breathe out."]),
        ("This is No. 5 of them. No. 6 follows.", ["This is No. 5 of them.", "No. 6 follows."]),
        ("Is it hard? No. That is enough.", ["Is it hard?", "No.", "That is enough."]),
        ("Read p. 5. Then rest.", ["Read p. 5.", "Then rest."]),
        ("Feet, hands, etc. Then rest.", ["Feet, hands, etc.", "Then rest."]),
        ("Rest for 5 min. Then go.", ["Rest for 5 min.", "Then go."]),
        ("Rest approx. 5 breaths. Go.", ["Rest approx. 5 breaths.", "Go."]),
        ("At 6 p.m. I rest. Begin at 6 p.m. You rest.", ["At 6 p.m. I rest.", "Begin at 6 p.m.", "You rest."]),
        ("Choose plan B. Then rest.", ["Choose plan B.", "Then rest."]),
        ("So says J. Krishnamurti. Rest.", ["So says J. Krishnamurti.", "Rest."]),
        ("This is S. N. Goenka. Rest.", ["This is S. N. Goenka.", "Rest."]),
        ("Rest. Ānanda spoke.", ["Rest.", "Ānanda spoke."]),
        ("Отдохни. Теперь дыши.", ["Отдохни.", "Теперь дыши."]),
        ("¿Cómo estás? ¡Bien!", ["¿Cómo estás?", "¡Bien!"]),
        ("Count to ５. Then rest.", ["Count to ５.", "Then rest."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_breathe(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="ab Cd.!?…'”“( )\n", max_size=80))
def test_no_character_but_space_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
