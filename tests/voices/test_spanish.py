"""Spanish words are read as they are said in Castile: a table written by ear, laws over any letters, and refusals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.voices import CannotSay
from guide.voices.engines.kokoro.readers import MOST, reader, vocabulary
from guide.voices.phonemes import spanish

SAID = {
    # where the stress falls
    "calma": "kˈalma", "silencio": "silˈenθjo", "corazón": "kˌoɾaθˈon", "respirar": "rˌespiɾˈaɾ", "lápiz": "lˈapiθ",
    "joven": "xˈoβen", "jóvenes": "xˈoβenes", "verdad": "beɾðˈað", "reloj": "relˈox", "árbol": "ˈaɾβol",
    "inglés": "iŋɡlˈes", "ventanas": "bentˈanas", "sílaba": "sˈilaβa", "sol": "sˈol", "dé": "dˈe", "de": "de",
    "tú": "tˈu", "tu": "tu",
    # letters that say one thing or another
    "cielo": "θjˈelo", "casa": "kˈasa", "queso": "kˈeso", "guitarra": "ɡitˈara", "gente": "xˈente", "agua": "ˈaɣwa",
    "zapato": "θapˈato", "hoja": "ˈoxa", "noche": "nˈoʧe", "calle": "kˈaʎe", "niño": "nˈiɲo", "vaso": "bˈaso",
    "playa": "plˈaʝa", "pero": "pˈeɾo", "perro": "pˈero", "rosa": "rˈosa", "honra": "ˈonra", "texto": "tˈeksto",
    "cigüeña": "θiɣwˈeɲa", "guerra": "ɡˈera", "psicólogo": "sikˈoloɣo", "xilófono": "silˈofono", "kilo": "kˈilo",
    # vowels together and apart
    "bien": "bjˈen", "bueno": "bwˈeno", "ciudad": "θjuðˈað", "cuidado": "kwiðˈaðo", "aire": "ˈIɾe", "pausa": "pˈWsa",
    "seis": "sˈAs", "euro": "ˈeʊɾo", "estoy": "estˈoɪ", "rey": "rˈA", "muy": "mˈuj", "oír": "oˈiɾ", "día": "dˈia",
    "país": "paˈis", "búho": "bˈuo", "caos": "kˈaos", "leer": "leˈeɾ", "ahora": "aˈoɾa", "viaje": "bjˈaxe",
    "también": "tambjˈen", "después": "despwˈes", "guion": "ɡjˈon", "limpiáis": "limpjˈIs", "huevo": "wˈeβo",
    # sounds that grow alike
    "tengo": "tˈeŋɡo", "banco": "bˈaŋko", "ángel": "ˈaŋxel", "invierno": "imbjˈeɾno", "alrededor": "ˌalreðeðˈoɾ",
    # two stresses
    "lentamente": "lˈentamˈente", "fácilmente": "fˈaθilmˈente", "mente": "mˈente", "vehemente": "bˌeemˈente",
}  # fmt: skip
LINES = {
    "Siente el peso de la mano.": "sjˈente el pˈeso ðe la mˈano.",
    "¿Puedes dejarlo aquí?": "pwˈeðes ðexˈaɾlo akˈi?",
    "Un dedo, y la boca: quieta.": "ˈun dˈeðo, i la βˈoka: kjˈeta.",
    "¡Ya está!": "ʝˈa estˈa!",
}
letters = st.text("abcdefghijlmnopqrstuvxyzáéíóúüñ", min_size=1, max_size=12)


@pytest.mark.parametrize("word", SAID)
def test_a_word(word: str) -> None:
    assert spanish.soft(spanish.word(word)) == SAID[word]


@pytest.mark.parametrize("line", LINES)
def test_a_line(line: str) -> None:
    assert spanish.phonemes(line, {}, MOST) == [LINES[line]]


@given(st.lists(letters, min_size=1, max_size=8))
def test_whatever_the_letters_the_voice_knows_every_sound(words: list[str]) -> None:
    try:
        found = "".join(spanish.phonemes(" ".join(words), {}, MOST))
    except CannotSay as refused:
        assert "vowel" in refused.reason  # noqa: PT017 - the other way to pass
        return
    assert set(found) <= set(vocabulary())
    assert set(found) <= spanish.INVENTORY
    assert len(found.split()) >= 1


@given(letters)
def test_a_word_has_one_main_stress_or_leans_on_the_next(word: str) -> None:
    try:
        said = spanish.word(word)
    except CannotSay:
        return
    assert said.count("ˈ") == (0 if word in spanish.LIGHT else 2 if said.endswith("mˈente") and word != "mente" else 1)


@pytest.mark.parametrize(
    ("words", "about"),
    [("Cuenta hasta 4.", "figures"), ("привет", "letters"), ("Ärger", "letters"), ("🙂", "no words"),
     ("50 %", "figures"), ("a & b", "&"), ("...", "nothing"), ("km", "vowel")],
)  # fmt: skip
def test_what_no_rule_knows_is_refused(words: str, about: str) -> None:
    with pytest.raises(CannotSay, match=about):
        reader("ef_dora").check(words, {})


def test_the_lexicon_of_a_script_counts() -> None:
    assert spanish.phonemes("Hola Michael.", {"Michael": "Máikel"}, MOST) == ["ˈola mˈIkel."]
    assert spanish.phonemes("Hola Michael.", {"Michael": "/mˈaɪkel/"}, MOST) == ["ˈola mˈIkel."]
    with pytest.raises(CannotSay, match="ə"):
        spanish.phonemes("Hola Michael.", {"Michael": "/mˈaɪkəl/"}, MOST)


def test_long_sentences_are_cut_and_no_sound_is_lost() -> None:
    line = "Poco a poco, mueve los dedos de las manos. " * 20
    parts = spanish.phonemes(line, {}, 100)
    assert max(map(len, parts)) <= 100
    assert " ".join(parts) == spanish.soft(" ".join(spanish.read(line).split()))
