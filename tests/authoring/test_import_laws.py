"""Laws of importing: every word comes out, in order, in a valid script; whatever was given, nothing is raised."""

from __future__ import annotations

import html

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from guide import script
from guide.authoring.importing import ENDINGS, imported
from tests.authoring.import_kit import MANY, of, said, taken, words

TOKENS = st.sampled_from(
    [
        "breathe",
        "in:",
        "out#",
        "-",
        "the",
        "'quiet'",
        '"room"',
        "{n}",
        "{region}",
        "{place-1}",
        "yes",
        "no",
        "null",
        "true",
        "~",
        "@home",
        "`tick`",
        "&anchor",
        "*alias",
        "!tag",
        "%",
        "|",
        ">",
        "?",
        "key:",
        "value",
        "#",
        "comment,",
        "100%",
        "3",
        "7.5",
        "1e3",
        "0x1F",
        "—",
        "–",
        "…",
        ";",
        "naïve",
        "Straße",
        "中文",
        "يوم",
        "🙂",
        "👩\u200d👧",
        "soft\xadly",
        "\u200b",
        "\u2028",
        "á",
        "c:\\dir",
        "it's",
        "don’t",
        "“so”",
        "«là»",
        "e.g.",
        "Dr.",
        "U.S.",
        "I",
        "a",
        "OM",
        ")",
        "°",
        "²",
        "½",
        "pause",
        "silence",
        "bell",
    ]
)
SENTENCES = st.tuples(
    st.sampled_from(["Notice", "Let", "And", "You", "Été", "Öffne", "If"]),
    st.lists(TOKENS, max_size=12),
    st.sampled_from(["body.", "here?", "now!", "rest,", "feet;", "go.”"]),
).map(lambda parts: " ".join([parts[0], *parts[1], parts[2]]))
PAUSES = st.sampled_from(
    [
        "[pause 5s]",
        "[PAUSE:5]",
        "[PAUSE]",
        "(pause)",
        "(pause 10 seconds)",
        "[silence 1 minute]",
        "(10 sec pause)",
        "[2s]",
        "<break time='1.5s'/>",
        "[pause 5-10 seconds]",
        "(long pause)",
    ]
)
BELLS = st.sampled_from(["[bell]", "(chime)", "[ring the bell]", "(gong)", "[3 bells]"])
DIRECTIONS = st.sampled_from(["[softly]", "[look at the group]", "[17]", "[music fades]", "(softly)"])
TITLES = st.sampled_from(["# Arriving", "## The body: here", "THE BREATH OUT", "Part 2:", "**At home**"])


def plain() -> st.SearchStrategy[tuple[str, list[str], list[str]]]:
    """Text, the words that are spoken, and the directions."""
    bits = st.one_of(
        SENTENCES.map(lambda text: (text, text, "")),
        PAUSES.map(lambda text: (text, "", "")),
        BELLS.map(lambda text: (text, "", "")),
        DIRECTIONS.map(lambda text: (text, "", text)),
    )
    spaces = st.sampled_from(
        [" ", "\n", "\n\n", "\n\n\n", " \r\n", "\n...\n", "\n\n* * *\n\n", "\n\n4:05 - ", "\n[5:10] "]
    )
    first = SENTENCES.map(lambda text: (text, text, ""))
    headings = TITLES.map(lambda title: (f"\n\n{title}\n\n", "", ""))
    pairs = st.lists(st.tuples(st.one_of(spaces.map(lambda gap: (gap, "", "")), headings), bits), max_size=12)

    def joined(
        begin: tuple[str, str, str], rest: list[tuple[tuple[str, str, str], tuple[str, str, str]]]
    ) -> tuple[str, list[str], list[str]]:
        flat = [begin, *(piece for pair in rest for piece in pair)]
        text = "".join(piece[0] for piece in flat)
        return text, words(" ".join(piece[1] for piece in flat)), [piece[2] for piece in flat if piece[2]]

    return st.builds(joined, first, pairs)


@MANY
@given(plain())
def test_every_word_of_a_plain_text_is_said_in_order(generated: tuple[str, list[str], list[str]]) -> None:
    text, expected, directions = generated
    found, result = taken(text)
    assert said(found) == expected
    listed = [each.what for each in result.unplaced if "direction" in each.why or "number alone" in each.why]
    assert listed == directions


CUES = st.lists(
    st.tuples(st.integers(0, 7200_000), st.lists(SENTENCES, min_size=1, max_size=3)), min_size=1, max_size=9
)


def clock(milliseconds: int, mark: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{rest:03}"


@MANY
@given(CUES, st.booleans(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.booleans())
def test_every_word_of_subrip_is_said_in_order(
    cues: list[tuple[int, list[str]]], numbered: bool, encoding: str, sort: bool
) -> None:
    cues = sorted(cues) if sort else cues
    blocks = []
    for number, (at, lines) in enumerate(cues, 1):
        name = [str(number)] if numbered else []
        shown = [f"<i>{line}</i>" if numbered else line for line in lines]
        blocks.append("\r\n".join([*name, f"{clock(at, ',')} --> {clock(at + 900, ',')}", *shown]))
    text = "\r\n\r\n".join(blocks)
    found, result = taken(text.encode(encoding), "srt")
    assert said(found) == words(" ".join(line for _, lines in cues for line in lines))
    moments = [round(float(str(at)) * 1000) for at in of(found, "until")]
    earlier = [each for each in result.unplaced if "before the one above" in each.why]
    assert moments == sorted(moments)
    assert len(moments) + len(earlier) == len(cues)
    if sort:
        assert moments == [at for at, _ in cues]


@MANY
@given(CUES, st.booleans())
def test_every_word_of_webvtt_is_said_in_order(cues: list[tuple[int, list[str]]], styled: bool) -> None:
    blocks = ["WEBVTT - A title\nKind: captions", "NOTE nobody says this", "STYLE\n::cue { color: red }"]
    for number, (at, lines) in enumerate(sorted(cues)):
        timing = f"{clock(at, '.')} --> {clock(at + 900, '.')} align:start position:10%"
        shown = [html.escape(line, quote=False) for line in lines]
        shown = [f"<v Ada><c.loud>{line}</c></v>" for line in shown] if styled else shown
        blocks.append("\n".join([f"cue {number}", timing, *shown]))
    found, result = taken("\n\n".join(blocks), "vtt")
    assert said(found) == words(" ".join(line for _, lines in sorted(cues) for line in lines))
    assert [round(float(str(at)) * 1000) for at in of(found, "until")] == sorted(at for at, _ in cues)
    assert [each.what for each in result.unplaced][:2] == ["NOTE nobody says this", "STYLE"]
    assert found.title == "A title"


def elements() -> st.SearchStrategy[tuple[str, str]]:
    """SSML, and the words in it."""
    leaf = st.one_of(
        SENTENCES.map(lambda text: (html.escape(text), text)),
        st.sampled_from(
            [
                ("<break time='2s'/>", " "),
                ("<break strength='weak'/>", " "),
                ("<mark name='here'/>", " "),
                ("<!-- not said -->", ""),
                ("<audio src='sea.mp3'>no sea</audio>", " "),
                ("<break time='soon'/>", " "),
                ("<sub alias='doctor'>Dr</sub>", "Dr"),
                ("<phoneme ph='oʊm'>OM</phoneme>", "OM"),
                ("<![CDATA[a < b & [c] ]]>", "a < b & [c] "),
                ("&#x1F642;", " "),
            ]
        ),
    )

    def nest(inner: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[tuple[str, str]]:
        tags = st.sampled_from(
            [
                "p",
                "s",
                "emphasis level='strong'",
                "prosody rate='80%'",
                "prosody rate='x-fast' pitch='high'",
                "voice name='Ada'",
                "say-as interpret-as='date'",
                "lang xml:lang='de'",
                "x:effect",
                "unknown",
                "w",
            ]
        )
        return st.tuples(tags, st.lists(inner, max_size=4)).map(
            lambda given: (
                f"<{given[0]}>{' '.join(text for text, _ in given[1])}</{given[0].split()[0]}>",
                " ".join(spoken for _, spoken in given[1]),
            )
        )

    return st.recursive(leaf, nest, max_leaves=12)


@MANY
@given(st.lists(elements(), min_size=1, max_size=6))
def test_every_word_of_ssml_is_said_in_order(parts: list[tuple[str, str]]) -> None:
    expected = words(" ".join(spoken for _, spoken in parts))
    assume(expected)
    text = f"<?xml version='1.0'?>\n<speak version='1.1' xml:lang='en'>{' '.join(text for text, _ in parts)}</speak>"
    found, _ = taken(text, "ssml")
    assert said(found) == expected


ODD = st.text(
    st.one_of(
        st.sampled_from("[](){}<>#-=*_:.…!?\"'&|%@`~ \t\n\r\x00\x0b\x0c\x1b\x85\u2028\ufeff\u200bABCabc059,;/\\"),
        st.characters(),
    ),
    max_size=300,
)
SHAPED = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "[",
                "]",
                "(",
                ")",
                "[pause ",
                "5s]",
                "4:05 ",
                "[4:05]",
                "-->",
                "00:00:01,000 --> 00:00:02,000\n",
                "\n",
                "\n\n",
                "# ",
                "===\n",
                "---\n",
                "- ",
                "...",
                "…",
                "....",
                '<break time="',
                '1s"/>',
                "<i>",
                "<v X>",
                "WEBVTT\n\n",
                "NOTE ",
                "Part 1: ",
                "<speak>",
                "</speak>",
                "<p>",
                "</p>",
                "<s>",
                "<break/>",
                "&amp;",
                "{n}",
                "PAUSE",
                "BELL",
                "(bell)",
                "[bell]",
                "_",
                "**",
                "99:99:99",
                "[pause 99999999999h]",
                "[pause 0s]",
                "12:00:01 x",
                "word",
                "Word. ",
                "a" * 300,
                "w " * 200,
                ". " * 20,
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize("form", ENDINGS)
@MANY
@given(text=st.one_of(ODD, SHAPED), path=st.sampled_from(["a.txt", "x: # [y].txt", "\x1b{n}.srt", "…"]))
@example(text="_", path="a.txt")
@example(text="word " * 200, path="a.txt")
@example(text="<speak>" + "<p>" * 200 + "x" + "</p>" * 200 + "</speak>", path="a.txt")
def test_what_was_imported_is_always_a_script(form: str, text: str, path: str) -> None:
    found = imported(text.encode("utf-8", "surrogatepass"), path, form)
    assert bool(found.text) != bool(found.problems)
    if found.text:
        reading = script.parse(found.text, path)
        assert reading.problems == (), (reading.problems, found.text)
        assert script.parse(found.text.encode(), path).script == reading.script
    else:
        assert {each.code for each in found.problems} <= {"empty", "not-text", "not-utf8", "syntax", "declarations"}


@pytest.mark.parametrize("form", ENDINGS)
@MANY
@given(raw=st.binary(max_size=200))
def test_bytes_of_any_kind_raise_nothing(form: str, raw: bytes) -> None:
    found = imported(raw, "x", form)
    assert bool(found.text) != bool(found.problems)
