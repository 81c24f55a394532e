import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.voices.aligning import aligned
from guide.voices.phoneme_chunks import stretches
from guide.voices.text_normalise import plain
from guide.voices.written_words import rests, written

SENTENCES = st.lists(
    st.sampled_from(
        ["breathe", "in", "7:30", "—", "…", "it's", "in-breath", "“and", "go,”", "-", "quiet—and", "...", "&"]
    )
).map(" ".join)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Let go, now.", ("Let", "go,", "now.")),
        ("quiet — and", ("quiet —", "and")),
        ("breath—and let…go", ("breath—", "and", "let…", "go")),
        ("“Rest,” she said.", ("“Rest,”", "she", "said.")),
        ("... and rest", ("... and", "rest")),
        ("At 7:30, an in-breath.", ("At", "7:30,", "an", "in-breath.")),
        ("calm & clear", ("calm", "&", "clear")),
        ("—", ()),
    ],
)
def test_words_are_what_stands_between_spaces_with_their_marks(words: str, found: tuple[str, ...]) -> None:
    assert written(words) == found


@given(SENTENCES)
def test_nothing_of_a_sentence_is_lost_and_nothing_twice(words: str) -> None:
    found = written(words)
    assert not found or "".join("".join(found).split()) == "".join(words.split())


def test_a_voice_rests_at_marks_and_not_inside_words() -> None:
    assert [rests(word) for word in written("At 7:30, it's “over.” Rest - now")] == [
        False,
        True,
        False,
        True,
        False,
        False,
    ]


@given(st.lists(st.lists(st.text("abcdefg", min_size=1, max_size=5), min_size=1, max_size=3), min_size=1, max_size=9))
def test_the_same_sounds_are_given_to_the_words_that_say_them(alone: list[list[str]]) -> None:
    heard = [sounds for each in alone for sounds in each]
    assert [len(each) for each in aligned(heard, alone)] == [len(each) for each in alone]


@given(st.lists(st.text("abc", min_size=1, max_size=4), max_size=12), st.integers(1, 9))
def test_every_sound_belongs_to_one_word_in_order(heard: list[str], words: int) -> None:
    given_ = aligned(heard, [["ab"]] * words)
    assert [index for each in given_ for index in each] == list(range(len(heard)))


def test_sounds_that_are_new_or_missing_stay_with_their_neighbours() -> None:
    assert aligned(["ðə", "θˈɜɹd", "ʌv", "mˈɑɹʧ"], [["θɹˈi"], ["mˈɑɹʧ"]]) == [[0, 1, 2], [3]]
    assert aligned(["ˈɪn", "ðə"], [["ˈɪn"], ["zˈʊm"], ["ðə"]]) == [[0], [], [1]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Just LET GO of it.", "Just let go of it."),
        ("BREATHE IN NOW.", "Breathe in now."),
        ("Do IT now, in the IT room.", "Do it now, in the it room."),
        ("The MBSR course on TV, in the USA.", "The MBSR course on TV, in the USA."),
        ("Rest, e.g. on a chair, i.e. here.", "Rest, for example, on a chair, that is, here."),
        ("Rest for 5 min. and go.", "Rest for 5 minutes and go."),
        ("Rest for 1 hr. Then go.", "Rest for 1 hour. Then go."),
        ("The 5-4-3-2-1 of it, on 2024-03-03.", "The 5, 4, 3, 2, 1 of it, on 2024-03-03."),
        ("slowly - now, and in – out", "slowly — now, and in — out"),
        ("~10 breaths, No. 5, 2 x 3", "about 10 breaths, number 5, 2 times 3"),
        ("An in-breath, well-known.", "An in-breath, well-known."),
        ("See https://example.org/in/out or write a@b.org.", "See https://example.org/in/out or write a@b.org."),
        ("Ring 555-1234.", "Ring 555-1234."),
        ("On 1/5/2024, at 7:30.", "On 1/5/2024, at 7:30."),
        ("$5, €5.50, 20°C, 5 km and 1,000 ways.", "$5, €5.50, 20°C, 5 km and 1,000 ways."),
    ],
)
def test_what_voices_misread_is_brought_into_words(words: str, said: str) -> None:
    assert plain(words) == said


@given(st.text("ab ,.", max_size=60), st.integers(5, 20))
def test_long_sentences_are_cut_and_nothing_is_lost(sounds: str, most: int) -> None:
    parts = stretches(" ".join(sounds.split()), most)
    assert all(len(part) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(sounds.split())


def test_a_cut_is_made_where_a_speaker_would_breathe() -> None:
    assert stretches("aaa bbb. ccc, ddd eee", 18) == ["aaa bbb.", "ccc, ddd eee"]
    assert stretches("aaa bbb ccc, ddd eee", 18) == ["aaa bbb ccc,", "ddd eee"]
    assert stretches("aaa bbb ccc ddd eee", 18) == ["aaa bbb ccc ddd", "eee"]
