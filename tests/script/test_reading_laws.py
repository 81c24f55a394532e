"""Reading never raises and never hangs, whatever the bytes; and what was read can be performed.

`tests/fuzz/fuzz_reading.py` tries a million inputs by hand; these are the laws, and what was found, in a few seconds.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import script
from guide.script import nodes, reader
from tests.fuzz.fuzz_reading import WORDS, attempt, corpus, mutated
from tests.script.strategies import trees, written
from tests.scripts import HEAD

WHOLE = script.MAX_BYTES
LAW = settings(
    max_examples=int(os.environ.get("GUIDE_EXAMPLES", "150")), deadline=None, derandomize=True, database=None
)


def body(steps: str, head: str = "") -> str:
    return f"{HEAD}{head}sections:\n - title: a\n   steps:\n{steps}"


def full(before: str, again: str, after: str = "") -> str:
    """As large as a file may be."""
    return before + again * ((WHOLE - len(before) - len(after)) // len(again)) + after


# -- never raises -------------------------------------------------------------------------------------------


@LAW
@given(st.binary(max_size=400))
def test_bytes_never_raise(raw: bytes) -> None:
    attempt(raw)


@LAW
@given(st.integers(0, 2**32))
def test_texts_with_changes_never_raise(seed: int) -> None:
    attempt(mutated(random.Random(seed), corpus()))


TREES = st.recursive(
    st.sampled_from(WORDS).map(lambda word: word.replace("\ud7ff", "")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=3),
    max_leaves=12,
)


@LAW
@given(trees(), TREES, st.randoms(use_true_random=False))
def test_a_branch_of_any_shape_never_raises(tree: Any, branch: Any, chance: random.Random) -> None:
    node = tree
    while isinstance(node, (dict, list)) and node:
        at = chance.choice(list(node) if isinstance(node, dict) else range(len(node)))
        if chance.random() < 0.3 or not isinstance(node[at], (dict, list)):
            node[at] = branch
            break
        node = node[at]
    attempt(written(tree).encode("utf-8", "surrogatepass"))


# -- refused, with a code ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &a [x]\nb: *a\n", "alias"),
        (f"{HEAD}<<: {{a: b}}\n", "unknown-key"),
        ("!!python/object:os.system {a: b}\n", "missing-key"),
        ("title: a\n\tsummary: b\n", "syntax"),
        ("a: b\0\n", "syntax"),
        (body(f"   - pause: {'9' * 400}\n"), "bad-duration"),
        (body("   - pause: 1e999\n"), "bad-duration"),
        (body("   - pause: .inf\n"), "bad-duration"),
        (body("   - pause: 0x1F\n"), "bad-duration"),
        (body("   - pause: 1_000\n"), "bad-duration"),
        (body("   - pause: 1:30\n"), "bad-duration"),
        (body("   - say: {text: Hi., pace: 1e999}\n"), "bad-number"),
        (body("   - say: {text: Hi., pace: .nan}\n"), "bad-number"),
        (body(f"   - repeat: {{times: {'9' * 400}, steps: [Hi.]}}\n"), "bad-count"),
        (body("   - use: ../../x\n"), "unknown-part"),
        (body("   - use: /etc/passwd\n"), "unknown-part"),
        (body("   - use: C:\\x\n"), "unknown-part"),
        (full("[", "a,", "]"), "too-large"),
        (full("", "-\n"), "too-large"),
        ("".join(f"k{number}: v\n" for number in range(100_000)), "too-large"),
        (full("", "["), "too-deep"),
        (full("", "{a: {a: "), "too-deep"),
        (full("", "- a\n"), "too-large"),
        (full(body("   - a"), "a", "\n"), "too-long-text"),
        (full(body("   - '"), "{place}", "'\n"), "too-long-text"),
        (body("   - '{place}'\n", f"settings: {{place: {'b' * 9_000}}}\n"), "too-long-text"),
        (body(f"   - {'b' * 5_001}\n"), "endless-sentence"),
        (body("   - repeat: {times: 1000, steps: [A. B. C., pause: 8s, a, a, a, a]}\n"), "too-long"),
        (body(f"   - repeat: {{times: 500, steps: ['{'Ab. ' * 200}']}}\n"), "too-long"),
        (body("   - Hi.\n", f"settings: {{{', '.join(f's{n}: x' for n in range(101))}}}\n"), "too-many-settings"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_refused_has_a_code(text: str, code: str) -> None:
    reading = script.parse(text)
    assert code in [problem.code for problem in reading.problems]
    assert reading.script is None


def test_as_many_nodes_as_are_allowed_are_read() -> None:
    text = "a: [" + "b," * (nodes.MAX_NODES - 3) + "]"
    assert isinstance(nodes.compose(text, "x"), nodes.Mapping)
    assert not isinstance(nodes.compose(text.replace("]", "b]"), "x"), nodes.Mapping)


def test_what_a_problem_says_is_short_however_long_the_text() -> None:
    texts = [full(body("   - pause: "), "1"), HEAD.replace("rest", "r" * 900_000), full(body("   - "), "b", "b: c\n")]
    for text in texts:
        for problem in script.parse(text).problems:
            assert len(str(problem)) < 1_000


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    (tmp_path / "parts").mkdir()
    return tmp_path / "parts"


def test_parts_that_double_their_words_are_stopped(parts: Path) -> None:
    """The billion laughs, with names in braces: each part passes on ten times what it was given."""
    for number in range(12):
        given = "{x}" * 10
        text = f"values: {{x: lol}}\nsteps:\n  - use: {{part: p{number + 1}, x: '{given}'}}\n"
        (parts / f"p{number}.yaml").write_text(text)
    (parts / "p12.yaml").write_text("values: {x: lol}\nsteps: ['{x}']\n")
    reading = script.parse(body("   - use: p0\n"), str(parts.parent / "x.yaml"))
    assert "too-long-text" in [problem.code for problem in reading.problems]


def test_parts_that_use_each_other_many_times_are_stopped(parts: Path) -> None:
    for number in range(11):
        (parts / f"p{number}.yaml").write_text("steps:\n" + f"  - use: p{number + 1}\n" * 40)
    (parts / "p11.yaml").write_text("steps: [Hi.]\n")
    reading = script.parse(body("   - use: p0\n" * 40), str(parts.parent / "x.yaml"))
    assert [problem.code for problem in reading.problems] == ["too-long"]


def test_a_part_with_many_values_used_many_times_is_stopped(parts: Path) -> None:
    (parts / "p.yaml").write_text("steps: [Hi.]\nvalues:\n" + "".join(f"  k{n}: v\n" for n in range(20_000)))
    reading = script.parse(body("   - use: p\n" * 4_000), str(parts.parent / "x.yaml"))
    assert [problem.code for problem in reading.problems] == ["too-long"]


@pytest.mark.parametrize("where", ["file", "folder"])
def test_a_link_out_of_the_folder_is_no_part(parts: Path, tmp_path: Path, where: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "p.yaml").write_text("steps: [Hi.]\n")
    if where == "file":
        (parts / "p.yaml").symlink_to(outside / "p.yaml")
    else:
        (parts / "in").symlink_to(outside)
    name = "p" if where == "file" else "in/p"
    reading = script.parse(body(f"   - use: {name}\n"), str(parts.parent / "x.yaml"))
    assert [problem.code for problem in reading.problems] == ["unknown-part"]


# -- never hangs, and stays small ----------------------------------------------------------------------------

LARGEST = {
    "words": full(body("   - "), "word "),
    "sentences": body("".join(f"   - {'Ab. ' * 10}\n" for _ in range(4_900))),
    "settings": body(
        "   - 'Hi {settting}.'\n" * 300, "settings:\n" + "".join(f" setting{n}: v\n" for n in range(20_000))
    ),
    "keys": HEAD + "".join(f"k{number}: v\n" for number in range(24_900)),
    "regions": body(
        f"   - scan: {{say: '{{region}}', order: [{','.join(f'region {n}' for n in range(2_400))}], "
        f"skip: [{','.join(f'reggion {n}' for n in range(20_000))}]}}\n"
    ),
    "choices": full(HEAD, "a", "\n")[: 1_000] + "\nposture: [" + "sittin, " * 40_000 + "]\n",
    "long sentences": body(f"   - repeat: {{times: 800, steps: ['{'a' * 1_900} {{n}}.']}}\n"),
}  # fmt: skip
CHILD = """
import resource, sys
sys.path[:0] = [{root!r}, {fuzz!r}]
import fuzz_reading
fuzz_reading.attempt(b"a")
raw = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
fuzz_reading.attempt(raw)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="resource is POSIX")
@pytest.mark.parametrize("name", sorted(LARGEST))
def test_the_largest_files_take_less_than_100_mb(name: str) -> None:
    here = Path(__file__).parents
    code = CHILD.format(root=str(here[2]), fuzz=str(here[1] / "fuzz"))
    raw = LARGEST[name].encode()[:WHOLE]
    done = subprocess.run([sys.executable, "-c", code], input=raw, capture_output=True, check=True, timeout=60)
    assert float(done.stdout) < 100


def test_a_hint_is_looked_for_among_a_bounded_number_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []

    def count(word: str, known: list[str]) -> str:
        asked.append((word, len(known)))
        return ""

    monkeypatch.setattr(reader, "did_you_mean", count)
    for text in LARGEST.values():
        asked.clear()
        script.parse(text.encode()[:WHOLE])
        assert len(asked) <= reader.MAX_PROBLEMS
        assert all(len(word) <= 40 and names <= 100 for word, names in asked)
