"""SSML of others: breaks, paces, words that are said otherwise, and XML that would do harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.authoring.importing import imported
from guide.script.collect import collect
from guide.script.model import Utterance
from tests.authoring.import_kit import MANY, heard, of, said, silences, taken


def speak(inner: str) -> str:
    return f"<speak version='1.1' xml:lang='en-GB'>{inner}</speak>"


@pytest.mark.parametrize(
    ("tag", "seconds"),
    [
        ("<break time='500ms'/>", 0.5),
        ("<break time='2s'/>", 2),
        ("<break time='+1.25s'/>", 1.25),
        ("<break/>", 1),
        ("<break time='.5s'/>", 0.5),
        ("<break strength='x-weak'/>", 0.2),
        ("<break strength='weak'/>", 0.5),
        ("<break strength='medium'/>", 1),
        ("<break strength='strong'/>", 2),
        ("<break strength='x-strong'/>", 4),
        ("<break strength='weak' time='3s'/>", 3),
    ],
)
def test_a_break_is_a_silence(tag: str, seconds: float) -> None:
    for text in (
        f"One. {tag} Two.",
        f"<p>One.</p>{tag}<p>Two.</p>",
        f"<p><s>One.</s>{tag}<s>Two.</s></p>",
        f"<s>One {tag} two</s>",
    ):
        found, result = taken(speak(text), "ssml")
        assert silences(found) == [(1, seconds)]
        assert result.unplaced == ()


def test_no_break_is_no_silence_and_a_bad_one_is_listed() -> None:
    found, result = taken(speak("One. <break strength='none'/> <break time='0s'/>\n<break time='soon'/> Two."), "ssml")
    assert silences(found) == []
    assert [(each.line, each.what) for each in result.unplaced] == [(2, "<break time='soon'>")]


@pytest.mark.parametrize(
    ("rate", "pace"),
    [
        ("slow", 0.8),
        ("x-slow", 0.6),
        ("medium", 1),
        ("fast", 1.2),
        ("x-fast", 1.5),
        ("90%", 0.9),
        ("-10%", 0.9),
        ("+10%", 1.1),
        ("0.75", 0.75),
    ],
)
def test_a_rate_is_a_pace(rate: str, pace: float) -> None:
    found, _ = taken(speak(f"<p>One.</p><p><prosody rate='{rate}'>Two.</prosody></p>"), "ssml")
    assert [(each.words, each.pace) for each in collect(found).utterances] == [("One.", 1), ("Two.", pace)]
    whole, _ = taken(speak(f"<prosody rate='{rate}'><p>One.</p><p>Two.</p></prosody>"), "ssml")
    assert whole.voice.pace == pace
    assert [each.pace for each in collect(whole).utterances] == [pace, pace]


def test_paces_multiply_and_stay_in_bounds() -> None:
    inner = (
        "<prosody rate='50%'>One. <prosody rate='80%' pitch='high'>Two.</prosody></prosody> "
        "<prosody rate='quick'>Three.</prosody>"
    )
    found, result = taken(speak(inner), "ssml")
    assert [(each.words, each.pace) for each in collect(found).utterances] == [
        ("One.", 0.5),
        ("Two.", 0.5),
        ("Three.", 1),
    ]
    assert [each.what for each in result.unplaced] == [
        'prosody pitch="high"',
        'prosody rate="80%"',
        'prosody rate="quick"',
    ]


def test_sub_and_phoneme_go_to_the_lexicon_and_their_words_stay() -> None:
    inner = (
        "<sub alias='doctor'>Dr</sub> Ada says <phoneme alphabet='ipa' ph='ˈmɛtə'>metta</phoneme>,\n"
        "<phoneme alphabet='x-sampa' ph='a'>and</phoneme> <sub alias='street'>Dr</sub> and <sub alias='more'/>."
    )
    found, result = taken(speak(inner), "ssml")
    assert said(found) == ["Dr", "Ada", "says", "metta", "and", "Dr", "and", "more"]
    assert found.lexicon == {"Dr": "doctor", "metta": "/ˈmɛtə/"}
    assert [(each.line, each.what) for each in result.unplaced] == [
        (2, "<phoneme alphabet='x-sampa' ph='a'>"),
        (2, "street"),
    ]


def test_what_has_no_place_is_listed_by_line_and_its_words_stay() -> None:
    inner = (
        "\n<voice name='Ada'>One</voice> <emphasis>two</emphasis>\n"
        "<x:whisper>three</x:whisper> un<emphasis>believ</emphasis>able\n"
        "<mark name='4:05'/>Four <mark name='here'/>\n<say-as interpret-as='date'>5/5</say-as> "
        "<!-- quiet -->\n<?stop now?> six"
    )
    found, result = taken(speak(inner.replace("speak ", "")).replace("<speak ", "<speak xmlns:x='y' "), "ssml")
    assert said(found) == ["One", "two", "three", "unbelievable", "Four", "5", "5", "six"]
    assert of(found, "until") == [245.0]
    assert [each.line for each in result.unplaced] == [2, 2, 3, 3, 4, 5, 6]
    assert "# quiet" in result.text
    assert found.language == "en-GB"


def test_audio_beside_the_script_is_a_sound_and_nothing_else_is_fetched() -> None:
    inner = "<audio src='sea.mp3'>The sea.</audio>" + "".join(
        f"<audio src='{src}'>Waves. </audio>"
        for src in ("https://x.y/z.mp3", "/etc/x.wav", "../x.wav", "~a/b.wav", "", "c:\\x.wav", "{n}.wav")
    )
    found, result = taken(speak(f"{inner} End."), "ssml")
    assert of(found, "sound") == ["sea.mp3"]
    assert said(found) == ["Waves"] * 7 + ["End"]
    assert result.unplaced[0].what == "The sea."
    assert len(result.unplaced) == 8


def test_brackets_in_ssml_are_words() -> None:
    assert said(taken(speak("One [pause 5s] {two} (bell)."), "ssml")[0]) == ["One", "pause", "5s", "two", "bell"]


def test_sentences_stay_sentences() -> None:
    found, _ = taken(speak("<p><s>one</s><s>two</s><s>Three.</s><s>Four.</s></p>"), "ssml")
    assert [what for kind, what in heard(found).events if kind == "say"] == ["one", "two", "Three.", "Four."]
    assert all(isinstance(each, Utterance) for each in collect(found).utterances)


TAGS = st.sampled_from(
    [
        "<break/>", "<break time='1 s'/>", "<break time='1.5'/>", "<break time='2min'/>", "<break time='+1s'/>",
        "<break time='soon'/>", "<break strength='none'/>", "<break time='0s'/>", "<mark name='here'/>", "<!-- x -->",
        "<?stop now?>", "<audio src='https://a/b.mp3'/>", "<desc>x</desc>", "<metadata>x</metadata>", "</p><p>",
        "</s><s>", "<unknown/>", "<voice name='A'/>", "<lexicon uri='x'/>",
    ]
)  # fmt: skip
AROUND = st.sampled_from(
    ["voice name='Ada'", "lang xml:lang='de'", "prosody pitch='low'", "prosody rate='80%'", "say-as interpret-as='x'",
     "w", "token", "sub alias='x'", "phoneme ph='x'", "x:y", "s", "p", "audio src='https://a/b.mp3'"]
)  # fmt: skip
WORDS = st.sampled_from(["Hello", "there", "you", "2", "naïve"])


@MANY
@given(WORDS, st.lists(st.tuples(TAGS, WORDS), min_size=1, max_size=6))
def test_no_tag_glues_two_words(first: str, rest: list[tuple[str, str]]) -> None:
    inner = first + "".join(tag + word for tag, word in rest)
    found, _ = taken(speak(f"<p><s>{inner}</s></p>".replace("</p><p>", "</s></p><p><s>")), "ssml")
    assert said(found) == [first, *(word for _, word in rest)]


@MANY
@given(WORDS, st.lists(st.tuples(AROUND, WORDS, WORDS), min_size=1, max_size=5))
def test_no_words_around_an_element_are_glued_to_those_in_it(first: str, rest: list[tuple[str, str, str]]) -> None:
    inner = first + "".join(f"<{tag}>{word}</{tag.split()[0]}>{after}" for tag, word, after in rest)
    found, _ = taken(speak(inner), "ssml")
    assert said(found) == [first, *(word for _, one, two in rest for word in (one, two))]


@pytest.mark.parametrize(
    ("inner", "spoken"),
    [
        ("un<emphasis>believ</emphasis>able", "unbelievable"),
        ("<emphasis>One</emphasis><emphasis>two</emphasis>", "One two"),
        ("<w>cup<emphasis>board</emphasis></w>", "cupboard"),
        ("<token>un<prosody pitch='high'>believ</prosody>able</token>", "unbelievable"),
        ("Dr<sub alias='x'>A</sub>, and.", "Dr A and"),
        ("<p>One</p>two<p>three</p>", "One two three"),
    ],
)
def test_a_word_is_one_only_where_ssml_says_so(inner: str, spoken: str) -> None:
    assert said(taken(speak(inner), "ssml")[0]) == spoken.split()


def test_times_that_cannot_be_read_are_listed_and_part_words() -> None:
    inner = (
        "Hello<break time='1 s'/>there<break time='1.5'/>you<break time='2min'/>now<break time='+1s'/>and<break/>then."
    )
    found, result = taken(speak(inner), "ssml")
    assert said(found) == ["Hello", "there", "you", "now", "and", "then"]
    assert silences(found) == [(1, 1.0), (4, 1.0), (5, 1.0)]
    assert [each.what for each in result.unplaced] == ["<break time='1.5'>", "<break time='2min'>"]


def test_a_break_with_escaped_brackets_is_a_break() -> None:
    found, result = taken(speak("One&lt;break time=&quot;2s&quot;/&gt;two &lt;break time='x'/&gt; 1 &lt; 2"), "ssml")
    assert said(found) == ["One", "two", "1", "2"]
    assert silences(found) == [(1, 2.0)]
    assert [each.what for each in result.unplaced] == ["<break time='x'>"]


LAUGHS = '<!DOCTYPE speak [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>\n<speak>&b;</speak>'
OUTSIDE = '<?xml version="1.0"?>\n<!DOCTYPE speak [<!ENTITY f SYSTEM "file:///etc/hostname">]><speak>&f;</speak>'


@pytest.mark.parametrize(
    ("text", "line", "code", "says"),
    [
        (LAUGHS, 1, "declarations", "document type"),
        (OUTSIDE, 2, "declarations", "document type"),
        ("<!DOCTYPE speak SYSTEM 'http://x/y.dtd'><speak>a</speak>", 1, "declarations", "document type"),
        ("<speak>\n<p>One</speak>", 2, "syntax", "mismatched tag"),
        ("<speak>\n a & b</speak>", 2, "syntax", "&amp;"),
        ("\n\n<speak>&nbsp;</speak>", 3, "syntax", "undefined entity"),
        ("Only words.", 1, "syntax", "not XML"),
        ("<speak>a</speak><speak>b</speak>", 1, "syntax", "junk"),
        ("<speak>", 1, "syntax", "no element found"),
        ("<speak a='1' a='2'/>", 1, "syntax", "duplicate attribute"),
        ("<speak/>", 1, "empty", "nothing"),
    ],
)
def test_broken_or_harmful_xml_is_one_problem_with_its_line(text: str, line: int, code: str, says: str) -> None:
    found = imported(text.encode(), "x.ssml", "ssml")
    (problem,) = found.problems
    assert (problem.code, problem.where.line) == (code, line)
    assert says in str(problem)
    assert found.text == ""


def test_the_declared_encoding_does_not_matter_to_text_that_was_decoded() -> None:
    text = "<?xml version='1.0' encoding='UTF-16'?><speak>Grüße.</speak>"
    assert said(taken(text.encode("utf-16"), "ssml")[0]) == ["Grüße"]
    assert said(taken(text.encode(), "ssml")[0]) == ["Grüße"]


@pytest.mark.parametrize("unit", ["<p>", "<x>a</x>", "a<break/>", "<prosody rate='99%'>"])
def test_the_largest_file_of_anything_is_read_at_once(unit: str) -> None:
    found = imported(f"<speak>{unit * (1_000_000 // len(unit))}</speak>".encode(), "x.ssml", "ssml")
    assert bool(found.text) != bool(found.problems)


@pytest.mark.parametrize("root", ["p", "x", "break", "sub", "audio", "mark", "metadata", "prosody", "s"])
def test_any_element_may_be_the_outermost_one(root: str) -> None:
    text = f"<{root} src='a.wav' alias='x'>One <break/>two <y>three</y></{root}>"
    found = imported(text.encode(), "x.ssml", "ssml")
    assert bool(found.text) != bool(found.problems)
