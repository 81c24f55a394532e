"""The language of care in German, beside the English one: over every message of the catalogue, whoever wrote it.

Nothing is counted against anybody, nothing is called a loss, nobody is told what they have to do, no illness is named,
a person is a du, and a line that confirms somebody asks nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from tests.structure.test_wording_of_files import validating
from tests.translation.test_catalogues import tool

RULES_OF_CARE = {
    "counts": (
        r"Leistung\w*|Scores?|Punktest\w+|Punktzahl\w*|Streaks?|Abzeichen|Rekord\w*|Serie (?:verloren|gerissen)|"
        r"Tage in Folge|freigeschaltet|Trophäen?|Errungenschaft\w*|Etappenziel\w*|Tagesziel\w*|Wochenziel\w*|"
        r"(?:nächstes|neues) Level"
    ),
    "loss": (
        r"schlimmer|Rückfall\w*|Rückfälle|Rückschritt\w*|verpasst\w*|versäumt\w*|versag\w*|gescheitert|"
        r"zurückgefallen|(?:Fortschritt\w*|Tage) verloren|schlechter als"
    ),
    "commands": r"(?:du musst|musst du|du sollst|sollst du|du solltest|solltest du|du hast zu)",
    "belittles": r"einfach nur|bloß|lediglich|nur mal",
    "illness": (
        r"Störung(?:en)?|Diagnos\w*|Symptom\w*|Patient\w*|depressiv\w*|klinisch\w*|PTBS|bipolar\w*|Borderline|"
        r"narzis\w*|patholog\w*|Syndrom\w*|psychisch krank\w*|traumatisiert\w*|geheilt"
    ),
    "praise": r"(?:Super|Toll|Prima|Klasse|Bravo|Gut gemacht|Weiter so)\b",
    "not du": r"(?<=[a-zäöüß,] )(?:Sie|Ihre[mnrs]?)\b|Ihnen\b",
    "loud": r"\w+!",
}
NEVER = {name: re.compile(rf"(?<!\w)(?:{words})") for name, words in RULES_OF_CARE.items()}
ANY_CASE = {"counts", "loss", "commands", "belittles", "illness"}
TAKEN_BACK = re.compile(r"\b(?:nicht|nichts|nie|niemand\w*|kein\w*)\b", re.IGNORECASE)
ORDERS = """
sei lass nimm versuch versuche atme erinnere denk denke bleib bleibe hör höre vergiss erlaube akzeptiere bemerke spür
spüre fühl fühle schau schaue geh gehe komm tu mach mache finde gib halte beginn beginne schreib schreibe lies ruf frag
sag erzähl wähl wähle entspann lächle hol beweg setz steh stell leg ruh vertrau mögest
"""
IMPERATIVES = frozenset(ORDERS.split())


def broken(text: str) -> list[str]:
    """The rules that a German text breaks; a sentence that takes it back ("du musst nicht") breaks none."""
    found = []
    for sentence in re.split(r"(?<=[.!?…;:])\s+", re.sub(r"\{[^{}]*\}", "…", text)):
        for name, words in NEVER.items():
            match = words.search(sentence) or (
                name in ANY_CASE and re.search(words.pattern, sentence, re.IGNORECASE)
            )  # fmt: skip
            if match and not (name in ("loss", "commands", "illness") and TAKEN_BACK.search(sentence)):
                found.append(name)
    return found


def commands(text: str) -> list[str]:
    """The sentences of a German text that begin with an order."""
    told = [sentence.strip() for sentence in re.split(r"(?<=[.!?…:])\s+", text)]
    return [each for each in told if each and re.split(r"[\s,.:!?]", each)[0].casefold() in IMPERATIVES]


def german() -> Iterator[tuple[str | None, str, str]]:
    """Context, English and German of each message."""
    with tool().catalogue_of("de").open(encoding="utf-8") as file:
        catalogue = read_po(file, locale="de")
    for each in catalogue:
        english = str(each.id[0] if isinstance(each.id, tuple) else each.id)
        said = each.string if isinstance(each.string, tuple) else (each.string,)
        if english:
            yield from ((each.context, english, str(words)) for words in said)


SAID = list(german())


def test_no_german_sentence_judges_commands_or_names_an_illness() -> None:
    assert len(SAID) > 2000
    assert [(broken(words), words) for _, _, words in SAID if broken(words)] == []


def test_no_german_line_that_confirms_commands() -> None:
    english = {line for _, line in validating()}
    confirming = [(words, commands(words)) for _, line, words in SAID if line in english]
    assert len(confirming) > 100
    assert [each for each in confirming if each[1]] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Deine Leistung heute", "counts"), ("Dein Score ist 3.", "counts"), ("Deine Serie verloren", "counts"),
        ("Es ist schlimmer als gestern.", "loss"), ("Du hast drei Tage verpasst.", "loss"),
        ("Du musst atmen.", "commands"), ("Vielleicht solltest du ruhen.", "commands"),
        ("Atme einfach nur.", "belittles"), ("Das sind Symptome.", "illness"), ("Gut gemacht", "praise"),
        ("Wie geht es Ihnen?", "not du"), ("Nehmen Sie Platz.", "not du"), ("Schön, dass du da bist!", "loud"),
    ],
)  # fmt: skip
def test_each_german_rule_is_seen_to_be_broken(text: str, rule: str) -> None:
    assert rule in broken(text)


@pytest.mark.parametrize("line", ["Nimm dir Zeit.", "Das war schwer. Sei gut zu dir.", "Mögest du ruhen."])
def test_a_german_order_is_seen(line: str) -> None:
    assert commands(line)


@pytest.mark.parametrize("text", ["Du musst es heute nicht sagen.", "Das ist keine Prüfung. Ruhe zählt auch."])
def test_what_is_kind_in_german_passes(text: str) -> None:
    assert broken(text) == []
    assert commands(text) == []
