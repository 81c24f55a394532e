"""The JSON Schema says the same as our reader, by the word of an independent validator."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

import guide
from guide import places, script
from guide.script import schema
from guide.script.nodes import Mapping, Node, Scalar, Sequence, compose
from guide.script.part_folders import PARTS
from guide.script.practice import HEAD, SECTION
from guide.script.shapes import keys
from guide.script.steps import KINDS
from tests.scripts import SIX

HERE = Path(guide.__file__).parent / "script"


class Core(yaml.SafeLoader):
    """YAML as editors read it: the core schema of YAML 1.2, in which ``yes`` is a word and 1:30 no number."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Keys are names, whatever they look like."""
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}

    yaml_implicit_resolvers = {}  # noqa: RUF012 - as PyYAML has it


for tag, pattern, first in (
    ("null", r"(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
Core.add_constructor("tag:yaml.org,2002:map", Core.construct_mapping)
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
Core.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


def loaded(text: str) -> Any:
    return yaml.load(text, Loader=Core)  # noqa: S506 - a safe loader of our own


@cache
def validator(part: bool = False) -> Draft7Validator:
    return Draft7Validator(schema.part_schema() if part else schema.practice_schema())


def complaints(text: str, part: bool = False) -> list[str]:
    return [f"{list(error.path)}: {error.message[:300]}" for error in validator(part).iter_errors(loaded(text))]


HEAD_TEXT = {"title": "T", "summary": "S.", "kind": "grounding", "aim": "regulate", "intensity": "2", "note": "N."}
SETTINGS = "{place: the room, tone: {default: plain, choices: [plain, warm]}, warm: true}"


def practice(step: str = "Hello.", head: dict[str, str] | None = None, section: dict[str, str] | None = None) -> str:
    """A practice with this step, written in flow style; values of ``head`` and ``section`` are YAML."""
    first = {"title": "One", "steps": f"[{step}]"} | (section or {})
    whole = HEAD_TEXT | {"settings": SETTINGS, "sections": f"[{flow(first)}]"} | (head or {})
    return "\n".join(f"{name}: {value}" for name, value in whole.items())


def flow(pairs: dict[str, str]) -> str:
    return "{" + ", ".join(f"{json.dumps(name)}: {value}" for name, value in pairs.items()) + "}"


def as_flow(node: Node) -> str:
    match node:
        case Mapping():
            return flow({name.value: as_flow(value) for name, value in node.pairs})
        case Sequence():
            return f"[{', '.join(map(as_flow, node.nodes))}]"
        case Scalar(plain=False):
            return json.dumps(node.value)
    return json.dumps(node.value) if set(node.value) & set(",{}[]#:?&*!|>'\"%@") else node.value


# -- the files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "made"), [(schema.PRACTICE, schema.practice_schema), (schema.PART, schema.part_schema)]
)
def test_the_files_are_what_the_models_say_and_are_schemas(name: str, made: Any) -> None:
    assert (HERE / name).read_text(encoding="utf-8") == schema.written(made()), "write it anew with: guide schema"
    Draft7Validator.check_schema(made())


def test_every_kind_and_every_key_is_described() -> None:
    steps = schema.practice_schema()["definitions"]["step"]["properties"]
    assert list(steps) == list(KINDS)
    for name, each in steps.items():
        assert each["description"].endswith("."), name
        assert not each["description"].startswith(name)
        assert "```yaml\n- " in each["markdownDescription"], name
        assert "``p" not in each["markdownDescription"]
    assert all(key.text for table in (HEAD, SECTION, *map(keys, KINDS.values())) for key in table.values())


def test_the_copy_for_editors_is_made_and_refreshed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_HOME", str(tmp_path / "a home"))
    path = schema.place()
    path.write_text("old")
    assert schema.place() == path
    assert json.loads(path.read_text()) == schema.practice_schema()
    assert json.loads(schema.place(schema.PART).read_text()) == schema.part_schema()
    line = schema.modeline(path)
    assert re.fullmatch(r"# yaml-language-server: \$schema=file://\S+/a%20home/\S+", line)
    assert script.parse(f"{line}\n{practice()}").problems == ()


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_HOME", str(tmp_path / "file"))
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(guide.problems.CannotWriteError, match="Scripts work without it"):
        schema.place()


# -- what is right -----------------------------------------------------------------------------------------


SCRIPTS = sorted((*SIX, *(places.scripts() / PARTS).glob("*.yaml")))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_the_library_is_right(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8"), part=path.parent.name == "parts") == []


EXAMPLES = [(name, example) for name, kind in KINDS.items() for example in kind.EXAMPLES]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_examples_are_right_for_both(name: str, example: str) -> None:
    for part in (False, True):
        text = f"steps: [{{{example}}}]" if part else practice(f"{{{example}}}")
        assert complaints(text, part) == []
    assert script.parse(practice(f"{{{example}}}")).problems == ()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_a_manual_shows_is_right_for_both(kind: Any) -> None:
    """The examples of a manual are a list of steps, as they stand there."""
    (block,) = re.findall(r"```yaml\n(.*?)```", schema.manual(kind), re.DOTALL)
    shown = compose(block, "")
    assert isinstance(shown, Sequence)
    for step in map(as_flow, shown.nodes):
        assert complaints(practice(step)) == [], step
        assert script.parse(practice(step)).problems == (), step


# -- what is wrong -----------------------------------------------------------------------------------------

WRONG_STEPS = (
    "{breath: {pattern: 4-6, cycles: 3}}", "{pause: 6s, bell: bowl}", "{}", "[Hello.]", "'  '", "",
    "{pause: soon}", "{pause: '1:30'}", "{pause: 8s..}", "{pause: '!'}", "{pause: -3}", "{pause: 99999}", "{pause: []}",
    "{pause: {til: 3m}}", "{pause: {until: 3m..4m}}", "{pause: 1s..2s..3s..4s}", "{pause: 2s..4s!}",
    "{breathe: {pattern: 4-6, cycles: 0}}", "{breathe: {pattern: 4-6, cycles: 0..3}}", "{breathe: {cycles: 3}}",
    "{breathe: {pattern: 4-6}}", "{breathe: {pattern: deep, cycles: 3}}", "{breathe: {pattern: 4, cycles: 3}}",
    "{breathe: {pattern: 4-6, cycles: 2.5}}", "{breathe: {pattern: 4-6, cycles: 1001}}", "{breathe: 4-6}",
    "{breathe: {pattern: 4-6, cycles: 3, cues: sung}}", "{breathe: {pattern: 4-6, cycles: 3, words: {inn: In.}}}",
    "{say: {pace: 0.9}}", "{say: {text: Hi., pace: 9}}", "{say: {text: Hi., pace: slow}}", "{say: {text: [a]}}",
    "{say: {text: Hi., priority: 10}}", "{say: {text: Hi., distance: near}}", "{say: {text: Hi., gap: 2s..3s}}",
    "{bell: {gain: -3}}", "{bell: {name: bowl, gain: 99}}", "{bell: [bowl]}", "{sound: {file: a.wav, wait: perhaps}}",
    "{silence: {bell_every: 30s}}", "{silence: {for: 3m, thin: 6}}", "{scan: {order: sideways, say: 'Your {region}.'}}",
    "{scan: {order: feet-to-head}}", "{repeat: {times: many, steps: [Hi.]}}", "{repeat: {times: 3}}",
    "{bed: {track: rain, gian: 3}}", "{choose: {sitting: [Hi.]}}", "{choose: {by: posture}}",
    "{choose: {by: posture, else: Hi.}}", "{use: {parting: Bye.}}", "{use: [coming-back]}",
    "{resource: {kind: pet, say: 'Your {resource}.', otherwise: Hi.}}", "{resource: {kind: place, say: Hi.}}",
    "{pendulate: {touch: [Hi.]}}", "{gate: {text: Go on.}}", "{check: {ask: 'How is it?'}}",
    "{gate: {or_after: 5}, bed: none}",
)  # fmt: skip
WRONG_HEADS = (
    {"kind": "yoga"}, {"aim": "heal"}, {"intensity": "0"}, {"intensity": "6"}, {"intensity": "much"}, {"colour": "red"},
    {"title": "[T]"}, {"title": ""}, {"posture": "flying"}, {"eyes": "[open, shut]"}, {"voice": "{pace: 9}"},
    {"voice": "{volume: 3}"}, {"bed": "{track: rain, gain: loud}"}, {"settings": "[place]"}, {"settings": "{'1 2': x}"},
    {"settings": "{place: {choices: [a]}}"}, {"lexicon": "{a: [b]}"}, {"silenced": "often"}, {"sections": "Hello."},
    {"sections": "[{title: T}]"}, {"sections": "[{steps: [Hi.]}]"}, {"sections": "[[Hi.]]"},
    {"sections": "[{title: T, steps: Hi.}]"}, {"sections": "[{title: T, steps: [Hi.], closing: maybe}]"},
    {"sections": "[{title: T, steps: [Hi.], optional: 10}]"}, {"sections": "[{title: T, steps: [Hi.], end: true}]"},
)  # fmt: skip


@pytest.mark.parametrize("step", WRONG_STEPS)
def test_a_wrong_step_is_refused_by_both(step: str) -> None:
    text = practice(step or "''")
    assert complaints(text) != []
    assert script.parse(text).problems != ()


@pytest.mark.parametrize("head", WRONG_HEADS, ids=str)
def test_a_wrong_head_is_refused_by_both(head: dict[str, str]) -> None:
    text = practice(head=head)
    assert complaints(text) != []
    assert script.parse(text).problems != ()


@pytest.mark.parametrize("missing", ["title", "summary", "kind", "aim", "intensity", "sections"])
def test_what_is_missing_is_noticed_by_both(missing: str) -> None:
    text = "\n".join(line for line in practice().splitlines() if not line.startswith(f"{missing}:"))
    assert complaints(text) != []
    assert script.parse(text).problems != ()


# -- the law: what our reader takes, the schema takes ----------------------------------------------------------

WILD = (
    "", "~", "null", "'null'", "true", "'true'", "TRUE", "no",
    "0", "'0'", "0s", "1", "'1'", "'2'", "3", "03", "+3", "-3",
    "'-6'", "1.5", "'1.5'", "1e1", "0.8", "9", "10", "60", "500", "5000", "6s", "6S", "' 6s '", "0.5s", "2m", "1m30s",
    "1MIN", "1h", "8s!", "'8 !'", "8s..40s", "'8s .. 40s'", "4s..8S..40s", "8..40", "rest", "8s..rest", "4s..8s..rest",
    "1:30", "3..6", "2..3..6", "6..3", "0..3", "'3 .. 6'", "4-6", "'4-6'", "3+2-7", "5.5-5.5", "box", "sigh", "4 - 6",
    "tones", "'words,then  tones'", "'words , then tones'", "open", "closed", "sitting", "[sitting, lying]", "[]", "{}",
    "feet-to-head", "[feet, 3]", "Hello.", "'Look at {place}.'", "'{place}'", "'Your {region}.'", "'Your {resource}.'",
    "'Round {n}.'", "['Your {region}.', 'And {region}.']", "[Hello.]", "[Hello., {pause: 6s}]", "[42, true]", "none",
    "rain", "[rain, none]", "{track: rain}", "[{track: rain, gain: '-3'}]", "{name: default, pace: 0.9}", "{until: 4m}",
    "{until: 0}", "{closer: Near.}", "{in: In., sip: 2}", "{a: 1, b: true, c: x}", "{a: }", "{a: {default: 2}}",
    "{a: {default: x, choices: [x, 2], ask: 'Which?'}}",
    "{no-closing: it is a part of something longer}", "coming-back",
    "regulate", "[{title: T, steps: [Hi.]}]", "{part: coming-back, parting: }", "{part: good-wishes, who: 3}",
    "posture", "place", "touch", "en", "[1, S2]",
)  # fmt: skip


def bases() -> dict[str, dict[str, str]]:
    """For each kind a step that is right, its keys with their values as YAML."""
    found = {}
    for name, kind in KINDS.items():
        whole = [compose(example, "") for example in kind.EXAMPLES]
        for root in whole:
            if isinstance(root, Mapping) and isinstance(root.pairs[0][1], Mapping):
                found[name] = {key.value: as_flow(value) for key, value in root.pairs[0][1].pairs}
    return found


def spots() -> list[tuple[str, str]]:
    """Every place at which a value can stand: a kind and its key, "" for a short step, "head" and "section"."""
    inside = [(name, key) for name, base in bases().items() for key in {*base, *keys(KINDS[name])}]
    short = [(name, "") for name in KINDS]
    return sorted(inside + short) + [("head", name) for name in HEAD] + [("section", name) for name in SECTION]


def with_value(kind: str, key: str, value: str) -> str:
    match kind:
        case "head":
            return practice(head={key: value})
        case "section":
            return practice(section={key: value})
    inside = flow(bases()[kind] | {key: value}) if key else value
    return practice(flow({kind: inside}))


@cache
def accepted(kind: str, key: str) -> tuple[str, ...]:
    """The wild values that our reader takes here."""
    return tuple(value for value in WILD if script.parse(with_value(kind, key, value)).script)


@pytest.mark.parametrize(("kind", "key"), spots())
def test_whatever_our_reader_takes_at_a_place_the_schema_takes(kind: str, key: str) -> None:
    assert accepted(kind, key) or key == "", "no value at all was right"
    refused = {value: found for value in accepted(kind, key) if (found := complaints(with_value(kind, key, value)))}
    assert refused == {}


@st.composite
def steps(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(sorted(bases())))
    step = dict(bases()[name])
    for key in draw(st.lists(st.sampled_from(sorted({*step, *keys(KINDS[name])})), max_size=3)):
        step[key] = draw(st.sampled_from(accepted(name, key) or (step[key],)))
    return flow({name: flow(step)})


@given(st.lists(steps(), max_size=5), st.data())
def test_whatever_our_reader_takes_as_a_whole_the_schema_takes(some: list[str], data: st.DataObject) -> None:
    head = {name: data.draw(st.sampled_from(accepted("head", name))) for name in ("voice", "bed", "posture", "eyes")}
    text = practice(", ".join(["Hello.", *some]), head)
    if script.parse(text).script:
        assert complaints(text) == []


@given(st.text("0123456789.smhSMH! rest-+", max_size=12))
def test_lengths_and_times_and_patterns_agree_with_their_readers(value: str) -> None:
    for kind, key in (("pause", ""), ("repeat", "times"), ("breathe", "pattern"), ("say", "pace"), ("say", "gap")):
        text = with_value(kind, key, json.dumps(value))
        if script.parse(text).script:
            assert complaints(text) == []


def test_in_a_part_any_value_may_be_a_placeholder() -> None:
    text = """
        values: {long: 40, how: tones, word: }
        steps:
          - pause: "{long}s..{long}0s"
          - breathe: {pattern: "4-{long}", cycles: "{long}", cues: "{how}"}
          - repeat: {times: "{long}", steps: [{bell: {name: "{word}", gain: "-{long}"}}]}
    """
    assert complaints(text, part=True) == []
    assert complaints("steps: [{pause: soon}]", part=True) != []
    assert complaints("title: Nothing", part=True) != []
    assert complaints(practice("{pause: '{long}'}")) != []
