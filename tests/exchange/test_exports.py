"""What is written is read again by readers that are not ours, and says what was in the journal."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from guide.exchange import Choice, ExchangedSession, export, exporter, fields_of
from guide.exchange.exporter import exporters
from guide.exchange.exporters.csv import as_written, harmless
from guide.exchange.exporters.markdown import quoted
from guide.exchange.redaction import BLOCK, Redaction
from guide.journal.entry import Answer, Entry, Part, Question
from guide.problems import WrongUseError
from tests.exchange.export_kit import (
    ENTRIES,
    FELT,
    SESSIONS,
    SUMMER,
    entry,
    page_of,
    rows,
    said,
    seen_in,
    unfolded,
    written,
)


def test_csv_has_every_session_and_every_part_of_every_answer() -> None:
    found = rows(written("csv"))
    assert [row["what"] for row in found] == ["session"] * 2 + ["entry"] * 8
    assert found[0] | {"title": as_written(found[0]["title"])} == found[0] | {
        "date": "2024-07-01", "time": "23:50:00", "utc_offset": "UTC+02:00", "heard_seconds": "1200.0",
        "kind": "breathwork",
        "title": SESSIONS[0].title,
    }  # fmt: skip
    texts = [row for row in found if row["question"] == "text"]
    assert [as_written(row["text"]) for row in texts] == [ENTRIES[0].answers[0].parts[0].text, "not for others: Anna"]
    assert [(row["again"], row["value"]) for row in found if row["id"].endswith("5")] == [("0", "7.0"), ("1", "-0.5")]
    assert [(row["text"], row["value"], row["part"]) for row in found if row["question"] == "felt"] == [
        ("tired", "4.0", "0"), ("own; word", "", "1"),
    ]  # fmt: skip
    assert next(row for row in found if row["question"] == "body")["link"] == "0"


RUNS = re.compile(r"[ \u00a0\"']*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
DANGEROUS = st.text(st.sampled_from("=+-@＝＋－＠'\";,|\t\r\n a1"), max_size=12)


def runs(cell: str) -> bool:
    """Whether a spreadsheet might run a cell: it begins with a letter of a formula and is no number."""
    begins = cell.lstrip(' \u00a0"')
    return bool(begins) and begins[0] in "=+-@＝＋－＠" and not NUMBER.fullmatch(cell)


@given(words=DANGEROUS.filter(str.strip))
def test_no_cell_begins_a_formula_wherever_a_spreadsheet_divides_the_line(words: str) -> None:
    out = written(
        "csv", [entry(1, said(words))], [ExchangedSession("a" * 32, words, datetime(2024, 1, 1, tzinfo=UTC), 1.0)]
    )
    for delimiter in ",;\t|":
        for row in csv.reader(io.StringIO(out, newline=""), delimiter=delimiter):
            assert not any(runs(cell) for cell in row), row
    assert not any(runs(piece) for piece in re.split(r"[,;\t|\r\n]", out))
    back = [as_written(row["text"]) for row in rows(out) if row["what"] == "entry"]
    assert back == [words]


@given(DANGEROUS | st.text())
def test_what_was_made_harmless_comes_back_letter_for_letter(words: str) -> None:
    assert as_written(harmless(words)) == words
    assert as_written(harmless(harmless(words))) == harmless(words)


def test_letter_for_letter_is_to_be_had_too() -> None:
    assert "=1+1" in [row["text"][:4] for row in rows(written("csv", safe=False))]
    assert not any(cell.startswith("=") for row in rows(written("csv")) for cell in row.values())


@given(st.text())
def test_markdown_shows_what_was_written_letter_for_letter(words: str) -> None:
    """As a reader of Markdown sees it, but for spaces and line ends, which it treats as one space."""
    html = MarkdownIt("commonmark").render(quoted(words))
    shown = " ".join(seen_in(html).split())
    expected = " ".join(words.replace("\0", "\ufffd").split())
    assert "".join(shown.split()) == "".join(expected.split())


def test_markdown_has_a_heading_a_day_and_none_of_the_persons_own() -> None:
    tokens = MarkdownIt("commonmark").parse(written("markdown"))
    heads = [
        tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1"
    ]
    assert heads == ["2024-07-01", "2024-07-02", "2024-07-03", "2024-07-04", "2024-07-05", "2024-12-31"]
    assert not [token for token in tokens if token.type.startswith("html")]
    assert "<b>" in seen_in(MarkdownIt("commonmark").render(written("markdown")))


def test_the_report_is_one_page_that_loads_and_runs_nothing() -> None:
    html = written("html", made=datetime(2024, 8, 1, tzinfo=UTC), first=date(2024, 7, 1), last=date(2024, 7, 31))
    page = page_of(html)
    assert page.open == []
    assert {tag for tag, _ in page.tags} <= {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3",
                                             "p", "section", "div", "dl", "dt", "dd"}  # fmt: skip
    assert not [attrs for _, attrs in page.tags if {"src", "href", "onload"} & attrs.keys()]
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in str(page.tags)
    assert "@media print" in html
    seen = seen_in(html)
    assert '=1+1 <b>not bold</b> & "quotes"\n# no heading' in seen
    for words in ("From 1 July 2024 to 31 July 2024. Made on 1 August 2024.", "Monday, 1 July 2024", "tired (4)",
                  "(half done)", "chest: warm (2)", "How much distress is there?", "20 min"):  # fmt: skip
        assert words in seen, words
    assert "@home" not in seen


MARKUP = st.sampled_from(["<b>", "</div>", '"><img src=x onload=y>', "<script>x</script>", "&lt;", "<!--", "</style>"])


@given(words=MARKUP | st.text(min_size=1).filter(str.strip))
def test_no_words_break_the_report(words: str) -> None:
    html = written("html", [entry(1, said(words), said(words, FELT), form=words, share=True)], [])
    page = page_of(html)
    assert page.open == []
    assert [tag for tag, _ in page.tags].count("dd") == 2
    assert not {"b", "img", "script"} & {tag for tag, _ in page.tags}
    assert not [char for char in html if not char.isprintable() and char not in "\n\t\u00a0\u202f\u200c\u200d"]


@pytest.mark.parametrize("name", ["html", "fhir", "icalendar"])
def test_what_nobody_marked_as_safe_is_not_handed_on(name: str) -> None:
    def entries(**choice: Any) -> int:
        out = written(name, sessions=[], **choice)
        return {
            "html": out.count("<h3>"),
            "fhir": out.count('"QuestionnaireResponse"'),
            "icalendar": out.count("BEGIN:VEVENT"),
        }[name]

    assert entries() == 4
    assert "Anna" not in written(name)
    assert entries(private=True) == 5
    assert entries(ticked=frozenset({ENTRIES[2].uid})) == 5
    assert exporter(name).handed_on


def test_the_persons_own_copies_have_everything_unless_they_say_otherwise() -> None:
    for name in ("csv", "markdown"):
        assert "Anna" in written(name)
        assert "Anna" not in written(name, private=False)


def test_ticked_fields_are_all_there_is() -> None:
    assert fields_of(ENTRIES) == ("check-in/felt", "note/body", "note/distress", "note/text")
    html = seen_in(written("html", fields=frozenset({"note/distress", "check-in"}), private=True))
    assert "tired" in html
    assert "distress" in html
    for gone in ("Anna", "not bold", "chest"):
        assert gone not in html


def test_the_range_is_in_days_of_the_person() -> None:
    """Half past eleven in the evening of the first is the first, though it is half past nine in UTC, and so at 0:30."""
    late = [
        entry(1, said("late")),
        Entry("note", datetime(2024, 7, 2, 0, 30, tzinfo=SUMMER), (said("early"),), uid="c" * 32),
    ]
    assert "early" not in written("markdown", late, [], last=date(2024, 7, 1))
    assert "late" not in written("markdown", late, [], first=date(2024, 7, 2))
    assert written("markdown", late, [], first=date(2024, 7, 1), last=date(2024, 7, 1)).count("late") == 1


SPELLINGS = [
    "Anna Straßer",
    "ANNA STRASSER",
    "anna\u00a0straßer",
    "An\u00adna\nStrasser",
    "A\u200bnna  Straßer",
    "Anna Stra\u00dfer",
]


@pytest.mark.parametrize("name", sorted(exporters()))
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_redaction_takes_the_words_out_of_the_bytes(name: str, spelling: str) -> None:
    question = Question(f"about-{spelling}", "line", f"What of {spelling}?", spelling)
    secret = Entry(
        f"talk with {spelling}", datetime(2024, 7, 1, 12, tzinfo=SUMMER),
        (Answer(question, (Part(text=f"I saw {spelling} & José", other=spelling),)), said(f"{spelling}: Café de José")),
        spelling, share=True, uid="d" * 32,
    )  # fmt: skip
    session = ExchangedSession(
        "e" * 32, f"With {spelling}", datetime(2024, 7, 1, 12, tzinfo=SUMMER), 60.0, spelling, spelling
    )
    raw = written(name, [secret], [session], redact=("Anna Straßer", "Jose\u0301"))
    flat = re.sub("[\u00ad\u200b]", "", " ".join(raw.replace("\r\n ", "").split()).casefold().replace("ß", "ss"))
    for gone in ("anna", "strasser", "jos\u00e9", "jose\u0301"):
        assert gone not in flat
    assert "▇▇▇" in raw or "\\u2587" in raw or name == "health-connect"
    assert written(name, [secret], [session]) != raw


AROUND = st.text(st.characters(exclude_categories=["M", "Cs"]), max_size=10)
"""No marks that would make another letter of the one before."""


@given(words=st.text(st.sampled_from("abßsS é.*\n"), min_size=1, max_size=6).filter(str.strip), around=AROUND)
def test_redacted_words_are_nowhere_whatever_stands_around_them(words: str, around: str) -> None:
    text = Redaction([words]).text(f"{around}{words}{around}{words.upper()}")
    assert BLOCK in text
    assert words.strip() not in text
    assert unicodedata.normalize("NFC", words.strip().upper()) not in text.replace(BLOCK, "▇")


@pytest.mark.parametrize("name", sorted(exporters()))
def test_an_empty_journal_is_a_whole_file(name: str) -> None:
    out = written(name, [], [])
    readers: dict[str, Callable[[str], object]] = {
        "csv": rows, "fhir": json.loads, "health-connect": json.loads, "html": page_of, "icalendar": unfolded,
        "markdown": str, "text": str,
    }  # fmt: skip
    readers[name](out)
    with pytest.raises(WrongUseError, match="no format 'pdf' to export"):
        exporter("pdf")


@pytest.mark.parametrize("name", sorted(exporters()))
def test_nothing_is_held_that_grows_with_the_journal(name: str) -> None:
    """What is written comes out before all of it is read: a journal of years is never in memory."""
    seen: list[int] = []

    class Out(io.StringIO):
        def write(self, words: str, /) -> int:
            seen.append(read)
            return len(words)

    read = 0

    def sessions() -> Any:
        nonlocal read
        for read in range(1, 1001):
            yield ExchangedSession(f"{read:032x}", "x", datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=read), 60.0)

    export(name, [], sessions(), Out(), Choice())
    assert any(0 < at < 10 for at in seen)
