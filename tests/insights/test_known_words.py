"""What insights need of word lists and forms is read once, and read again as soon as a file says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import places
from guide.forms import document, feeling_words, reading
from guide.insights import known_words

OWN_WORD = "language: en\nwords:\n  - word: {}\n    means: Our own.\n    pleasant: {}\n    energy: 0.5\n"
OWN_SIGNS = "title: Mine\nsummary: Mine.\naim: integrate\nquestions:\n" + (
    "  - line: How is it?\n    as: mine\n    track: {}\n"
)
SCALED = "  - scale: How much?\n    as: much\n    track: pain\n    of: how-much\n"
SCALE = "title: How much\nquestion: How much?\nfrom: 0\nto: 10\nlow: nothing\nhigh: very much\nversion: 1\n"


@pytest.fixture(autouse=True)
def _own_cache(home: Path, tmp_path: Path) -> None:
    """No index that another test wrote."""
    (home / "cache").unlink()
    (home / "cache").symlink_to(tmp_path, target_is_directory=True)


def own(kind: str, name: str, text: str) -> None:
    folder = places.own_scripts() / kind
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, "utf-8")


def test_what_is_kept_is_what_the_files_say() -> None:
    feeling_words.words.cache_clear()
    words = {word.name: (word.pleasantness, word.energy) for word in feeling_words.words()}
    tracks = {each.name: each.track for each in reading.load("signs").questions if each.track}
    assert len(words) >= 100
    assert set(tracks.values()) == {"pain", "range", "self", "relations", "presence"}
    for _ in range(2):
        assert known_words.word_places() == words
        assert known_words.sign_tracks() == tracks


def test_a_second_page_reads_no_file_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    first = known_words.word_places(), known_words.sign_tracks()
    monkeypatch.setattr(document, "parse", lambda *_: pytest.fail("read again"))
    feeling_words.words.cache_clear()
    assert (known_words.word_places(), known_words.sign_tracks()) == first


def test_own_words_and_signs_count_from_the_moment_they_are_written() -> None:
    assert "zappy" not in known_words.word_places()
    own("words", "en", OWN_WORD.format("zappy", 0.25))
    assert known_words.word_places() == {"zappy": (0.25, 0.5)}
    own("words", "en", OWN_WORD.format("zappy", 0.75))  # of the same length, at nearly the same time
    assert known_words.word_places() == {"zappy": (0.75, 0.5)}
    shipped = known_words.sign_tracks()
    own("forms", "signs", OWN_SIGNS.format("self"))
    assert known_words.sign_tracks() == {**shipped, "mine": "self"}
    (places.own_scripts() / "words" / "en.yaml").unlink()
    (places.own_scripts() / "forms" / "signs.yaml").unlink()
    assert "joyful" in known_words.word_places()
    assert known_words.sign_tracks() == shipped


@pytest.mark.parametrize("text", ["", "questions: [", "title: Only one\n", "- a list\n", OWN_SIGNS.format("none")])
def test_a_form_of_signs_that_is_broken_takes_no_page_away(text: str) -> None:
    shipped = known_words.sign_tracks()
    own("forms", "signs", text)
    assert known_words.sign_tracks() == shipped


def test_a_form_that_lacks_a_scale_counts_once_the_scale_is_there() -> None:
    own("forms", "signs", OWN_SIGNS.format("self") + SCALED)
    assert "much" not in known_words.sign_tracks()
    own("scales", "how-much", SCALE)
    assert known_words.sign_tracks()["much"] == "pain"


@pytest.mark.parametrize("kept", [b"", b"guide", b"\xff\n{}", b'{"words": 3}'])
def test_an_index_that_is_damaged_is_written_anew(kept: bytes) -> None:
    first = known_words.word_places()
    places.insight_index().write_bytes(kept)
    assert known_words.word_places() == first
    assert places.insight_index().read_bytes() != kept
