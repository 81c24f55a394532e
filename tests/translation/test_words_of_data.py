"""Forms, scales, words, series and the support card speak the language that was chosen, and keep what they kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide import places
from guide.forms import body_regions, feeling_words, finding, reading
from guide.forms.kinds.several import SeveralQuestion
from guide.forms.sentences import place_of
from guide.tui.widgets.questions.words import WIDEST
from tests.translation.pseudo_kit import make
from tests.translation.test_catalogues import tool
from tests.translation.test_german_wording import SAID
from tests.translation.test_pseudo_language import said

GERMAN = {(context, english): words for context, english, words in SAID}
LIKELY = re.compile(r"\s.*[.?…]$")
"""Several words with a mark at their end are a sentence."""
NO_SENTENCES = ("serves", "when", "unless", "source", "seen")


def sentences_of(value: Any) -> Iterator[str]:
    """What looks like a sentence in a YAML value, whatever reads it."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name not in NO_SENTENCES:
                yield from sentences_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from sentences_of(each)
    elif isinstance(value, str) and LIKELY.search(text := " ".join(value.split())):
        yield text


FILES = [path for sort in finding.CHECKED for path in sorted((places.scripts() / sort).glob("*.yaml"))]


@pytest.mark.parametrize("path", FILES, ids=place_of)
def test_every_sentence_of_a_file_is_in_the_catalogue(path: Path) -> None:
    found = set(sentences_of(yaml.safe_load(path.read_text("utf-8"))))
    assert {each for each in found if (place_of(path), each) not in GERMAN} == set()


def test_the_files_have_sentences() -> None:
    assert len(FILES) > 90
    assert sum(1 for path in FILES for _ in sentences_of(yaml.safe_load(path.read_text("utf-8")))) > 800


# -- nothing is missed --------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["lines", "pages"])
def test_no_word_of_a_shipped_form_is_missed(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = places.own_scripts() / "forms"
    own.mkdir(parents=True)
    (own / "plainly.yaml").write_text(
        "title: Plainly\nsummary: Qq.\nquestions: [{count: Qq?}, {line: Qqq?, as: qq}, {again: qq}]\n", "utf-8"
    )
    make(tmp_path)
    found = json.loads(said(tmp_path, "-m", "tests.translation.pseudo_forms", way))
    assert found.pop("plainly") == ["Plainly"]  # one of one's own speaks its own language, and is seen to
    assert len(found) > (70 if way == "lines" else 4)
    assert {form: words for form, words in found.items() if words} == {}


# -- what is kept -------------------------------------------------------------------------------------------


def kept(language: str) -> dict[str, Any]:
    """What every shipped form keeps where each answer is typed in the words of ``language``."""
    found: dict[str, Any] = json.loads(
        said(places.data(), "-m", "tests.translation.kept_forms", LANGUAGE=language, GUIDE_LOCALES="")
    )
    return found


def test_a_form_keeps_the_same_in_german_and_in_english() -> None:
    english, german = kept("en"), kept("de")
    assert len(english) > 70
    assert german["typed"] != english["typed"]
    for name in english:
        if name != "typed":
            assert german[name] == english[name], name
    assert ["choose", "not safe", None, None] in [part for way in english["a-clear-no"] for part in way]


KEPT = """
from datetime import UTC, datetime
from guide.actions import journal_text as told
from guide.forms.answers import Answer, Part, Question
from guide.insights.gathering import history
from guide.journal import Feeling, Felt, Zone
from guide.journal.entry import Entry
from guide.journal.rows import AnswerRow

said = [
    ("felt", "words", "", [Part("sad", 3.0), Part("open")]),
    ("where", "body", "", [Part("upper back", other="tight", link=0), Part("jaw", other="my own")]),
    ("safe", "choose", "", [Part("not safe")]), ("how", "choose", "", [Part("not safe", other="own")]),
    ("zone", "zone", "", [Part("hot")]), ("d", "scale", "distress@1", [Part(value=7.0)]),
]
at = datetime(2025, 3, 30, tzinfo=UTC)
entry = Entry("a-clear-no", at, tuple(Answer(Question(n, k, "", s), tuple(p)) for n, k, s, p in said))
for answer in entry.answers:
    print(*told.written(answer, entry), sep=" / ")
print(told.title(entry), told.short(Feeling(Zone.HOT, 3, (Felt("sad"), Felt("qqq")))), sep=" / ")
rows = [AnswerRow(1, entry.form, at.date(), 1.0, 1.0, None, "", i, n, k, s, j, each.text, each.value, each.other)
        for i, (n, k, s, p) in enumerate(said) for j, each in enumerate(p)]
class Rows:
    def answer_rows(self, **which): return rows
    def session_rows(self, **which): return []
known = history(Rows(), at.date())
print(*[f"{row.text} {row.other}" for row in known.of("words", "body", "choose")], sep=" / ")
print(known.places["traurig"][0] < 0)
"""


def test_what_was_kept_is_told_in_german_and_own_words_as_they_are() -> None:
    told = said(places.data(), "-c", KEPT, LANGUAGE="de", GUIDE_LOCALES="").splitlines()
    assert told == [
        "traurig 3, open",
        "oberer Rücken eng — traurig / Kiefer my own",
        "nicht sicher",
        "not safe",
        "heiß",
        "Belastung 7",
        "ein klares Nein / heiß, Belastung 3, traurig, qqq",
        "traurig None / open None / oberer Rücken eng / Kiefer my own / nicht sicher None / not safe own",
        "True",
    ]


# -- forms of one's own -------------------------------------------------------------------------------------

OWN = """
title: {title}
summary: An empty page, with nothing asked.
questions:
  - choose: What would you like to write down?
    from: [often, nothing]
"""
SHOW = (
    "from guide.forms import reading; f = reading.load('{name}'); q = f.questions[0]\n"
    "print(f.title, f.summary, q.ask, *map(q.label, q.offered), sep=' | ')"
)


def shown(name: str) -> str:
    return said(places.data(), "-c", SHOW.format(name=name), LANGUAGE="de", GUIDE_LOCALES="").strip()


def test_a_form_of_ones_own_stays_as_it_is_written() -> None:
    folder = places.own_scripts() / "forms"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(OWN.format(title="A note"), "utf-8")
    assert shown("mine") == (
        "A note | An empty page, with nothing asked. | What would you like to write down? | often | nothing"
    )


def test_one_that_stands_before_a_shipped_one_speaks_german_where_it_says_the_same() -> None:
    folder = places.own_scripts() / "forms"
    folder.mkdir(parents=True)
    (folder / "note.yaml").write_text(OWN.format(title="My page"), "utf-8")
    same = [
        GERMAN["forms/note", each]
        for each in ("An empty page, with nothing asked.", "What would you like to write down?")
    ]
    assert shown("note") == " | ".join(["My page", *same, "often", "nothing"])


# -- German -------------------------------------------------------------------------------------------------


def labels(place: str, words: list[str] | tuple[str, ...]) -> list[str]:
    return [GERMAN[place, each].casefold() for each in words]


def test_german_words_can_be_told_apart_where_they_are_typed() -> None:
    names = labels("words/en", [word.name for word in feeling_words.words()])
    regions = labels("words/body", [region.name for region in body_regions.regions()])
    assert len(set(names)) == len(names) > 100
    assert len(set(regions)) == len(regions)
    for region in body_regions.regions():
        told = labels("words/body", region.sensations)
        assert len(set(told)) == len(told), region.name
    for name, form in reading.all_forms().items():
        for question in form.questions:
            options = labels(f"forms/{name}", getattr(question, "offered", ())) if question.NAME != "practice" else []
            assert len(set(options)) == len(options), (name, question.name)


def test_no_german_word_is_cut_where_several_are_typed_with_commas() -> None:
    typed = labels("words/en", [word.name for word in feeling_words.words()])
    for region in body_regions.regions():
        typed += labels("words/body", [region.name, *region.sensations])
    for name, form in reading.all_forms().items():
        for question in form.questions:
            typed += labels(f"forms/{name}", question.offered) if isinstance(question, SeveralQuestion) else []
    assert [each for each in typed if set(each) & set(",:")] == []


def test_german_feeling_words_fit_into_their_column() -> None:
    assert [
        each for each in labels("words/en", [word.name for word in feeling_words.words()]) if len(each) > WIDEST
    ] == []


def test_no_digit_of_a_number_to_ring_is_changed() -> None:
    numbers = {english: words for (context, english), words in GERMAN.items() if context == "support/lines"}
    assert len(numbers) > 100
    assert {e: g for e, g in numbers.items() if re.findall(r"\d+", e) != re.findall(r"\d+", g)} == {}


def test_the_support_card_is_german_and_a_country_is_found_in_both() -> None:
    code = (
        "from guide.support import country, lines, read_card; from guide.support.text import card_text\n"
        "from pathlib import Path; all = lines.read_countries()\n"
        "print(country.named('Österreich', all), country.named('austria', all), country.named('Öster', all))\n"
        "print(card_text(read_card(Path('nothing'), {}, 'AT')))"
    )
    told = said(places.data(), "-c", code, LANGUAGE="de", GUIDE_LOCALES="")
    assert told.startswith("AT AT AT\n")
    assert "112, Rettung 144  (Österreich)" in told
    assert "Telefonseelsorge, Tag und Nacht\n    Deutsch" in told


def test_the_catalogue_follows_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    (tmp_path / "support").mkdir()
    (folder / "brand-new.yaml").write_text(OWN.format(title="Brand new"), "utf-8")
    monkeypatch.setattr(tool(), "SHIPPED", tmp_path)
    found = {words for place, _, words in tool().data() if place == "forms/brand-new"}
    asked = ("brand new", "Brand new", "An empty page, with nothing asked.", "What would you like to write down?")
    assert found == {*asked, "often", "nothing"}
