"""What beds and bells are called, what they are like, and why each care rule is there, in the language chosen."""

from __future__ import annotations

import json
import re

import pytest

from guide import places
from guide.lint.care import RULES, reasons
from guide.sounds.catalogue import SoundInfo, shipped
from guide.sounds.shown import CONTEXT, sentences
from tests.translation.test_pseudo_language import said
from tests.translation.test_words_of_data import GERMAN

SOUNDS = shipped()


def spoken(code: str) -> str:
    return said(places.data(), "-c", code, LANGUAGE="de", GUIDE_LOCALES="").strip()


@pytest.mark.parametrize("sound", SOUNDS, ids=lambda sound: sound.name)
def test_each_sound_has_german_words(sound: SoundInfo) -> None:
    assert [each for each in sentences(sound) if not GERMAN.get((CONTEXT, each))] == []


@pytest.mark.parametrize("code", RULES)
def test_each_reason_is_german_from_its_first_word_to_its_last(code: str) -> None:
    found = list(reasons.sentences(RULES[code]))
    assert found
    assert [each for each in found if GERMAN.get((reasons.CONTEXT, each), each) == each] == []


def test_a_bed_is_called_in_german_where_it_is_read_and_in_english_where_it_is_typed() -> None:
    code = (
        "import json; from guide.preferences import named; from guide.sounds import catalogue\n"
        "from guide.tui.choosing import choices; from guide import script\n"
        "read = script.parse('title: Q\\nsummary: Q.\\nkind: rest\\nbed: rain\\naim: regulate\\nintensity: 1\\n"
        "sections:\\n  - {title: Q, closing: true, steps: [Q.]}\\n', 'q.yaml').script\n"
        "bed = choices(read, (), ('rain', 'wind', 'my-own'))[0]\n"
        "ambience = named('ambience')\n"
        "print(json.dumps([bed.values, bed.said, ambience.checked('rain'), ambience.told('rain'),"
        " catalogue().beds['rain'].name]))"
    )
    values, called, kept, told, name = json.loads(spoken(code))
    assert values == ["", "none", "wind", "my-own"]
    assert called == ["Regen", "nichts", "Wind", "my-own"]
    assert (kept, told, name) == ("rain", "Regen", "rain")


def test_a_page_of_beds_names_them_twice() -> None:
    told = said(places.data(), "-m", "guide", "beds", LANGUAGE="de", GUIDE_LOCALES="")
    assert told.startswith("Klangbetten\n")
    assert "  rain  " in told
    assert "Regen · Stetiger, sanfter Regen" in told


def test_an_english_page_of_beds_names_them_once() -> None:
    told = said(places.data(), "-m", "guide", "beds", LANGUAGE="en", GUIDE_LOCALES="")
    assert told.startswith("Beds\n")
    assert "·" not in told


def test_a_reason_is_told_in_german_and_its_example_as_it_is_written() -> None:
    told = said(places.data(), "-m", "guide", "check", "--why", "closed-eyes", LANGUAGE="de", GUIDE_LOCALES="")
    assert "Für viele sind geschlossene Augen erholsam." in told
    assert "- If you like, let your eyes close.  # <- hier" in told


def test_programs_read_the_same_in_every_language() -> None:
    said_of_values = re.compile(r'"patternErrorMessage": ".*"')
    for words in (("beds", "--json"), ("schema",), ("schema", "--part")):
        read = [said(places.data(), "-m", "guide", *words, LANGUAGE=each, GUIDE_LOCALES="") for each in ("en", "de")]
        assert said_of_values.sub("", read[0]) == said_of_values.sub("", read[1])
