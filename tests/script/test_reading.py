"""Scripts in, exact places and codes out."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import script
from guide.problems import excerpt
from guide.script.collect import collect
from guide.script.model import Duration
from guide.script.steps.say import Say
from tests.scripts import HEAD

"""Five lines, so that what follows begins on line 6."""


def places(text: str) -> list[tuple[int, int, str]]:
    return [(p.where.line, p.where.column, p.code) for p in script.parse(text).problems]


def steps(*lines: str) -> str:
    """A practice whose steps begin on line 9, column 9."""
    body = "".join(f"      {line}\n" for line in lines)
    return f"{HEAD}sections:\n  - title: One\n    steps:\n{body}"


WRONG = [
    ("", [(1, 1, "empty")]),
    ("# only a comment\n", [(1, 1, "empty")]),
    ("title: [", [(2, 1, "syntax")]),
    ("title: a: b\n", [(1, 9, "syntax")]),
    ("title: a\n\tsummary: b\n", [(2, 1, "syntax")]),
    ("just words\n", [(1, 1, "not-a-mapping")]),
    ("a: 1\n---\nb: 2\n", [(2, 1, "documents")]),
    ("title: &x a\nsummary: *x\n", [(2, 10, "alias")]),
    ("? [a, b]\n: c\n", [(1, 3, "bad-key")]),
    (HEAD, [(1, 1, "missing-key")]),
    (HEAD + "sections: []\n", [(6, 11, "empty")]),
    (HEAD + "sections: 3\n", [(6, 11, "not-a-list")]),
    (HEAD + "sections: [{title: a, steps: []}]\n", [(6, 11, "empty")]),
    (HEAD + "lexicon: {a: b, a: c}\nsections: [{title: a, steps: [Hi.]}]\n", [(6, 17, "duplicate-key")]),
    (HEAD + "lexicon: {a: [b]}\nsections: [{title: a, steps: [Hi.]}]\n", [(6, 14, "not-text")]),
    (HEAD + "voice: {gap: 2m}\nsections: [{title: a, steps: [Hi.]}]\n", [(6, 14, "bad-duration")]),
    (HEAD + "titel: x\nsections: [{title: a, steps: [Hi.]}]\n", [(6, 1, "unknown-key")]),
    (HEAD + "title: x\nsections: [{title: a, steps: [Hi.]}]\n", [(6, 1, "duplicate-key")]),
    (HEAD.replace("kind: rest", "kind: rset") + "sections: [{title: a, steps: [Hi.]}]\n", [(3, 7, "unknown-kind")]),
    (HEAD.replace("intensity: 1", "intensity: 7") + "sections: [{title: a, steps: [Hi.]}]\n", [(5, 12, "bad-number")]),
    (
        HEAD.replace("intensity: 1", "intensity: 3") + "sections: [{title: a, steps: [Hi.]}]\n",
        [(5, 12, "missing-note")],
    ),
    (steps("- sey: hi"), [(9, 9, "unknown-step")]),
    (steps("- Notice: the breath"), [(9, 9, "unknown-step")]),
    (steps("- pause: soon"), [(9, 16, "bad-duration")]),
    (steps("- pause: 1:30"), [(9, 16, "bad-duration")]),
    (steps("- pause: 9s..3s"), [(9, 16, "bad-duration")]),
    (steps("- pause: 13h"), [(9, 16, "bad-duration")]),
    (steps(f"- pause: {'9' * 400}"), [(9, 16, "bad-duration")]),
    (steps("- pause: 0"), [(9, 16, "bad-duration")]),
    (steps("- Wait. [soon] Go."), [(9, 9, "bad-duration")]),
    (steps("- '[3s]'"), [(9, 9, "nothing-to-say")]),
    (steps("- Round {n}."), [(9, 9, "unknown-name")]),
    (steps("- say: {text: Hi., pace: 9}"), [(9, 32, "bad-number")]),
    (steps("- say: [a]"), [(9, 14, "not-a-mapping")]),
    (steps("- [a, b]"), [(9, 9, "bad-step")]),
    (steps("- {pause: 3s, bell: bowl}"), [(9, 9, "bad-step")]),
    (steps("- breathe: {pattern: 4-x, cycles: 3}"), [(9, 28, "bad-pattern")]),
    (steps("- breathe: {pattern: 0-4, cycles: 3}"), [(9, 28, "bad-pattern")]),
    (steps("- breathe: {pattern: 4-6, cycles: 0}"), [(9, 41, "bad-count")]),
    (steps("- breathe: {pattern: 4-6, cycles: 3, cues: shouts}"), [(9, 50, "unknown-cue")]),
    (steps("- breathe: {pattern: 4-6}"), [(9, 18, "missing-key")]),
    (steps("- repeat: {times: 3}"), [(9, 17, "missing-key")]),
    (steps("- use: no-such-part"), [(9, 14, "unknown-part")]),
    (steps("- use: ../../etc/passwd"), [(9, 14, "unknown-part")]),
    (steps("- bed: {track: rain, gain: loud}"), [(9, 34, "bad-number")]),
    (steps("- sey: hi", "- pause: soon"), [(9, 9, "unknown-step"), (10, 16, "bad-duration")]),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_every_problem_has_its_line_its_column_and_its_code(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert places(text) == expected
    assert script.parse(text).script is None


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\xff\xfe", "not-utf8"),
        ("title: é".encode("utf-16"), "not-utf8"),
        (b"title: \0", "syntax"),
        (b"[" * 100_000, "too-deep"),
        (b"x" * (script.MAX_BYTES + 1), "too-large"),
    ],
)
def test_bytes_that_are_no_script_are_a_problem(raw: bytes, code: str) -> None:
    (problem,) = script.parse(raw).problems
    assert problem.code == code


def test_a_byte_order_mark_is_no_problem() -> None:
    text = b"\xef\xbb\xbf" + (HEAD + "sections: [{title: a, steps: [Hi.]}]\n").encode()
    assert script.parse(text).problems == ()


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
def test_reading_never_raises(raw: bytes | str) -> None:
    reading = script.parse(raw)
    assert (reading.script is None) == bool(reading.problems)


def test_a_near_miss_is_named() -> None:
    (problem,) = script.parse(steps("- breath: {pattern: 4-6, cycles: 3}")).problems
    assert str(problem) == "<script>:9:9  unknown-step  no step is called 'breath' (did you mean 'breathe'?)"


def test_words_with_a_colon_are_told_to_go_in_quotes() -> None:
    (problem,) = script.parse(steps("- Notice: the breath")).problems
    assert problem.hint == 'put the line in quotes: "Notice: the breath"'


def test_the_caret_stands_under_the_place() -> None:
    text = steps("- pause: soon")
    (problem,) = script.parse(text).problems
    line, caret = excerpt(problem, {"<script>": text}).splitlines()[1:]
    assert line[caret.index("^") :] == "soon"


def test_a_long_line_is_shown_around_the_place() -> None:
    text = steps(f"- say: {{text: '{'a ' * 100}', pace: 99}}")
    (problem,) = script.parse(text).problems
    line, caret = excerpt(problem, {"<script>": text}).splitlines()[1:]
    assert line[caret.index("^") :].startswith("99")


def test_silences_and_sentences_of_a_line_keep_their_order() -> None:
    reading = script.parse(steps("- Let go. [3s] Rest now. Nothing else."))
    assert reading.script is not None
    (say,) = reading.script.sections[0].steps
    assert isinstance(say, Say)
    assert say.spoken == ("Let go.", Duration(3.0, 3.0, 3.0), "Rest now.", "Nothing else.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "parts").mkdir()
    return tmp_path


def read_with_part(folder: Path, part: str, *lines: str) -> script.Reading:
    (folder / "parts" / "end.yaml").write_text(dedent(part))
    path = folder / "practice.yaml"
    path.write_text(steps(*lines))
    return script.read_file(path)


def words(reading: script.Reading) -> list[str]:
    assert reading.script is not None
    return [utterance.words for utterance in collect(reading.script).utterances]


def test_a_part_is_read_with_its_values(folder: Path) -> None:
    part = "values: {place: the room}\nsteps:\n  - Look round {place}.\n"
    reading = read_with_part(folder, part, "- use: end", "- use: {part: end, place: the garden}")
    assert words(reading) == ["Look round the room.", "Look round the garden."]


def test_a_problem_in_a_part_points_into_the_part(folder: Path) -> None:
    (problem,) = read_with_part(folder, "steps:\n  - pause: soon\n", "- use: end").problems
    assert (Path(problem.where.path).name, problem.where.line, problem.where.column) == ("end.yaml", 2, 12)


def test_a_part_that_uses_itself_is_refused(folder: Path) -> None:
    (problem,) = read_with_part(folder, "steps:\n  - use: end\n", "- use: end").problems
    assert problem.code == "circular-use"


def test_a_value_that_the_part_does_not_have_is_named(folder: Path) -> None:
    (problem,) = read_with_part(folder, "steps: [Hi.]\n", "- use: {part: end, palce: x}").problems
    assert problem.code == "unknown-name"


def test_rounds_are_counted_inside_parts_too(folder: Path) -> None:
    reading = read_with_part(folder, "steps:\n  - Round {n}.\n", "- repeat: {times: 2, steps: [use: end, 'And {n}.']}")
    assert words(reading) == ["Round 1.", "And 1.", "Round 2.", "And 2."]


def test_a_chain_of_parts_ends_somewhere(folder: Path) -> None:
    for number in range(300):
        (folder / "parts" / f"p{number}.yaml").write_text(f"steps:\n  - use: p{number + 1}\n")
    path = folder / "practice.yaml"
    path.write_text(steps("- use: p0"))
    (problem,) = script.read_file(path).problems
    assert problem.code == "too-deep"


def test_a_part_that_is_too_large_or_no_text_says_so_in_its_own_file(folder: Path) -> None:
    for raw, code in ((b"#" * 300_000, "too-large"), ("title: é".encode("latin-1"), "not-utf8")):
        (folder / "parts" / "end.yaml").write_bytes(raw)
        (folder / "practice.yaml").write_text(steps("- use: end"))
        (problem,) = script.read_file(folder / "practice.yaml").problems
        assert (Path(problem.where.path).name, problem.code) == ("end.yaml", code)


def test_a_value_that_is_given_twice_or_is_no_text_is_a_problem(folder: Path) -> None:
    part = "values: {place: [a]}\nsteps:\n  - Look round {place}.\n"
    codes = {p.code for p in read_with_part(folder, part, "- use: {part: end, place: x, place: y}").problems}
    assert codes == {"not-text", "duplicate-key", "unknown-name"}


def test_a_gap_may_be_written_like_any_length() -> None:
    assert script.parse(steps("- say: {text: Hi., gap: 2s}", "- say: {text: Hi., gap: 0}")).problems == ()


def test_breaths_are_steps_too() -> None:
    (problem,) = script.parse(steps(*["- breathe: {pattern: 4-6, cycles: 1000}"] * 6)).problems
    assert problem.code == "too-long"


def test_a_script_that_is_wrong_everywhere_is_told_so_briefly() -> None:
    problems = script.parse(steps(*["- sey: hi"] * 4000)).problems
    assert len(problems) == 201
    assert "too-many" in {problem.code for problem in problems}


def test_too_many_steps_after_expansion_are_one_problem() -> None:
    (problem,) = script.parse(steps("- repeat: {times: 1000, steps: [A., B., C., D., E., F.]}")).problems
    assert problem.code == "too-long"
