"""Every kind of step: what it says, what it asks for, and what it refuses."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from guide import script
from guide.audio import Rate
from guide.problems import WrongUseError
from guide.script import settings, steps
from guide.script.model import Script, Utterance
from guide.script.steps import KINDS
from guide.script.steps.breathe import NAMED
from guide.script.steps.scan import ORDERS
from guide.script.steps.silence import announcement
from guide.script.times import Duration, duration
from guide.timeline import Bell, Bus, Source, Timeline, arrange

RATE = Rate(10)
HEAD = "title: T\nsummary: S\nkind: rest\naim: regulate\nintensity: 2\nnote: There are holds in here.\n"
"""Six lines; steps begin on line 10."""


def text(*lines: str, head: str = "") -> str:
    body = "".join(f"      {line}\n" for line in lines)
    return f"{HEAD}{head}sections:\n  - title: One\n    steps:\n{body}"


def read(*lines: str, head: str = "") -> Script:
    reading = script.parse(text(*lines, head=head))
    assert reading.script is not None, reading.problems
    return reading.script


def length(source: Source) -> int:
    """One frame a letter; every bell rings for 30 frames."""
    return len(source.words) if isinstance(source, Utterance) else 30


def arranged(practice: Script) -> Timeline:
    timeline, problems = arrange(practice, length, RATE)
    assert not problems
    return timeline


def words(practice: Script) -> list[str]:
    return [cue.text for cue in arranged(practice).cues]


def set_to(practice: Script, **wished: str) -> Script:
    return replace(practice, chosen=settings.checked(practice, wished))


def examples() -> list[tuple[str, str]]:
    return [(name, example) for name, kind in KINDS.items() for example in kind.EXAMPLES]


@pytest.mark.parametrize(("name", "example"), examples())
def test_every_example_is_a_step_of_its_kind(name: str, example: str) -> None:
    (step,) = read(f"- {example}").sections[0].steps
    assert isinstance(step, KINDS[name])


def docstring_steps() -> list[tuple[str, str]]:
    found = []
    for module in pkgutil.iter_modules(steps.__path__):
        manual = importlib.import_module(f"guide.script.steps.{module.name}").__doc__ or ""
        found.append((module.name, "\n".join(re.findall(r"^(?:    |- |  ).*|^$", manual, re.MULTILINE))))
    return found


@pytest.mark.parametrize(("name", "manual"), docstring_steps())
def test_every_step_in_a_manual_can_be_read(name: str, manual: str) -> None:
    listed = yaml.safe_load(manual)
    assert isinstance(listed, list)
    assert listed
    lines = yaml.safe_dump(listed, sort_keys=False, width=200).splitlines()
    own = "settings: {posture: sitting}\n"
    assert script.parse(text(*lines, head=own)).problems == ()


def test_every_kind_is_a_file_of_its_own() -> None:
    modules = {module.name for module in pkgutil.iter_modules(steps.__path__)}
    assert {kind.__module__.rsplit(".", 1)[1] for kind in KINDS.values()} == modules
    assert all(name == kind.NAME for name, kind in KINDS.items())


WRONG = [
    ("- silence: {bell_every: 1m}", "missing-key"),
    ("- silence: {for: 2m, bell_every: 1s}", "bad-duration"),
    ("- silence: {for: 2m, thin: 6}", "bad-number"),
    ("- bell: {gain: 3}", "missing-key"),
    ("- bell: {name: bowl, gain: 99}", "bad-number"),
    ("- sound: {gain: 1}", "missing-key"),
    ("- sound: {file: a.wav, wait: perhaps}", "unknown-answer"),
    ("- breathe: 4-6", "not-a-mapping"),
    ("- breathe: {pattern: 4-6, cycles: 3, toward: 4-x}", "bad-pattern"),
    ("- breathe: {pattern: 3+-6, cycles: 3}", "bad-pattern"),
    ("- breathe: {pattern: 31-6, cycles: 3}", "bad-pattern"),
    ("- breathe: {pattern: 4-4-4-4-4, cycles: 3}", "bad-pattern"),
    ("- breathe: {pattern: coherant, cycles: 3}", "bad-pattern"),
    ("- breathe: {pattern: 4-6, cycles: 3, words: {inn: In.}}", "unknown-key"),
    ("- scan: {say: 'Your {region}.', order: upward}", "unknown-order"),
    ("- scan: {say: 'Your {region}.', order: []}", "empty"),
    ("- scan: {say: Your feet.}", "no-region"),
    ("- scan: {say: 'Your {region}.', order: in-brief, skip: [nose]}", "unknown-region"),
    ("- scan: {say: {a: b}}", "not-text"),
    ("- choose: [a]", "not-a-mapping"),
    ("- choose: {sitting: [Hi.]}", "missing-key"),
    ("- choose: {by: posture}", "missing-key"),
    ("- choose: {by: mood, good: [Hi.]}", "unknown-setting"),
    ("- choose: {by: touch, maybe: [Hi.]}", "unknown-choice"),
    ("- choose: {by: round, 1: [Hi.]}", "unknown-setting"),
    ("- repeat: {times: 2, steps: [choose: {by: round, first: [Hi.]}]}", "unknown-choice"),
    ("- choose: {by: touch, yes: [Hi.], yes: [Ho.]}", "duplicate-key"),
    ("- resource: {kind: animal, say: 'Your {resource}.', otherwise: Hi.}", "unknown-anchor"),
    ("- resource: {kind: place, say: 'Your {resource}.'}", "missing-key"),
    ("- pendulate: {touch: [Hi.]}", "missing-key"),
    ("- pendulate: {touch: [Hi.], resource: [Ho.], max_touch: 1s}", "bad-duration"),
    ("- gate: soon", "bad-duration"),
    ("- check: How is it?", "not-a-mapping"),
    ("- check: {ask: How is it?}", "missing-key"),
    ("- pause: {until: soon}", "bad-duration"),
    ("- pause: {after: 3s}", "unknown-key"),
    ("- repeat: {times: 2, steps: [pause: {until: 1m}]}", "moment-in-round"),
    ("- say: {text: Hi., priority: 0}", "bad-number"),
    ("- say: {text: Hi., priority: 1.5}", "bad-number"),
    ("- say: {text: Hi., distance: {nearer: Hi.}}", "unknown-key"),
    ("- Hello {stranger}.", "unknown-name"),
    ("- 'Your {region}.'", "unknown-name"),
]


@pytest.mark.parametrize(("line", "code"), WRONG)
def test_what_is_wrong_in_a_step_is_named(line: str, code: str) -> None:
    problems = script.parse(text(line)).problems
    assert code in {problem.code for problem in problems}
    assert {problem.where.line for problem in problems} == {10}


# -- time ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("rest", Duration(0.0, 30.0, 43_200.0, rest=True)),
        ("8s..rest", Duration(8.0, 8.0, 43_200.0, rest=True)),
        ("4s..8s..rest", Duration(4.0, 8.0, 43_200.0, rest=True)),
    ],
)
def test_a_rest_takes_what_is_left(written: str, expected: Duration) -> None:
    assert duration(written) == expected


@pytest.mark.parametrize(
    "written", ["rest..rest", "rest..8s", "8s..rest!", "8s..rest..rest", "1s..2s..3s..rest", "..rest"]
)
def test_a_rest_in_the_wrong_place_is_no_duration(written: str) -> None:
    assert isinstance(duration(written), str)


def test_a_moment_is_kept_however_long_the_words_before_it_are() -> None:
    for line in ("- Short.", "- Quite a bit longer than that."):
        timeline = arranged(read(line, "- pause: {until: 10s}", "- Now."))
        assert timeline.cues[-1].start == 100


# -- voices and words ---------------------------------------------------------------------------------------


def test_a_setting_is_heard_in_the_words_and_decides_what_is_chosen() -> None:
    own = "settings: {where: the room, tone: {default: plain, choices: [plain, warm]}}\n"
    practice = read("- Look around {where}.", "- choose: {by: tone, warm: [Dear one.], else: [Hello.]}", head=own)
    assert words(practice) == ["Look around the room.", "Hello."]
    assert words(set_to(practice, where="the garden. Slowly", tone="warm")) == [
        "Look around the garden.", "Slowly.", "Dear one.",
    ]  # fmt: skip


def test_each_round_can_say_something_of_its_own() -> None:
    choose = "choose: {by: round, 1: [First.], 2: [Second.], else: ['And {n}.']}"
    assert words(read(f"- repeat: {{times: 4, steps: [{choose}]}}")) == ["First.", "Second.", "And 3.", "And 4."]


@pytest.mark.parametrize(
    ("bed", "other", "said"),
    [
        ("bed: rain", None, "Listen to the rain."),
        ("bed: [drone, {track: rain, gain: -3}]", None, "Listen to the rain."),
        ("bed: ocean", None, "Listen."),
        ("bed: none", None, "Quiet."),
        ("posture: [sitting]", None, "Quiet."),
        ("bed: rain", "ocean", "Listen."),
        ("bed: ocean", "rain", "Listen to the rain."),
        ("bed: rain", "none", "Quiet."),
        ("bed: rain\nsettings: {bed: warm}", None, "Listen."),
    ],
)
def test_words_may_go_by_the_bed_that_is_heard(bed: str, other: str | None, said: str) -> None:
    choose = "- choose: {by: bed, rain: [Listen to the rain.], none: [Quiet.], else: [Listen.]}"
    assert words(replace(read(choose, head=f"{bed}\n"), other_bed=other)) == [said]


def test_what_every_practice_has_follows_its_head() -> None:
    practice = read("- choose: {by: posture, lying: [Lie.], standing: [Stand.]}", head="posture: [standing, lying]\n")
    assert words(practice) == ["Stand."]
    assert words(set_to(practice, posture="lying")) == ["Lie."]
    with pytest.raises(WrongUseError, match="standing or lying"):
        set_to(practice, posture="sitting")


@pytest.mark.parametrize(
    ("name", "value"), [("touhc", "no"), ("touch", "perhaps"), ("skip", "x " * 80), ("skip", "\0")]
)
def test_a_setting_that_is_none_is_told_so(name: str, value: str) -> None:
    with pytest.raises(WrongUseError):
        set_to(read("- Hi."), **{name: value})


WRONG_SETTINGS = [
    ("settings: 3", "not-a-mapping"),
    ("settings: {n: 3}", "bad-name"),
    ("settings: {a b: 3}", "bad-name"),
    ("settings: {a: b, a: c}", "duplicate-key"),
    ("settings: {a: {choices: [b]}}", "missing-key"),
    ("settings: {a: {default: c, choices: [b]}}", "unknown-choice"),
    ("settings: {touch: perhaps}", "unknown-choice"),
]


@pytest.mark.parametrize(("line", "code"), WRONG_SETTINGS)
def test_what_is_wrong_in_the_settings_is_said_once(line: str, code: str) -> None:
    (problem,) = script.parse(text("- Hi.", head=f"{line}\n")).problems
    assert (problem.code, problem.where.line) == (code, 7)


def test_a_line_comes_closer_or_goes_further() -> None:
    practice = read("- say: {text: See it., distance: {closer: Feel it., further: See it far away.}}", "- Good.")
    assert words(practice) == ["See it.", "Good."]
    assert words(set_to(practice, distance="closer")) == ["Feel it.", "Good."]
    assert words(set_to(practice, distance="further")) == ["See it far away.", "Good."]


def test_a_line_can_have_a_voice_of_its_own_and_a_section_a_pace() -> None:
    practice = read("- say: {text: Hi., voice: anna}", "- Ho.", head="voice: {name: bert, pace: 0.8}\n")
    slow = replace(practice, sections=(replace(practice.sections[0], pace=0.5, gap=4.0),))
    spoken = [clip.source for clip in arranged(slow).clips]
    assert spoken == [Utterance("Hi.", "anna", 0.4), Utterance("Ho.", "bert", 0.4)]


def test_the_listener_hears_their_own_words() -> None:
    line = "- resource: {kind: place, say: '{resource} is near.', otherwise: Some place is near.}"
    practice = read(line)
    assert words(practice) == ["Some place is near."]
    assert words(replace(practice, anchors={"place": "the old pier", "person": "Ida"})) == ["The old pier is near."]


# -- body, breath, turns ------------------------------------------------------------------------------------


def test_a_scan_names_each_region_in_turn() -> None:
    practice = read(
        "- scan: {order: [left hand, right hand, brow], say: ['Your {region}.', 'And your {region}.'], pause: 4s!}"
    )
    assert words(practice) == ["Your left hand.", "And your right hand.", "Your brow."]


@pytest.mark.parametrize("order", ORDERS)
def test_a_region_that_is_skipped_keeps_its_time(order: str) -> None:
    practice = read(f"- scan: {{order: {order}, say: 'Your {{region}}.', pause: 4s!}}", "- Good.")
    region = ORDERS[order][2]
    whole, less = arranged(practice), arranged(set_to(practice, skip=f"{region.title()}, elbow"))
    assert whole.frames == less.frames
    assert [cue for cue in whole.cues if region not in cue.text] == list(less.cues)
    assert [clip.source for clip in less.unheard] == [Utterance(f"Your {region}.")]


def test_glides_end_where_they_should_and_every_onset_is_on_the_plan() -> None:
    practice = read("- breathe: {pattern: 4-4, toward: 5-7, cycles: 5, cues: tones}")
    phases = arranged(practice).phases
    plan, at = [], 2.0
    for number in range(5):
        for seconds in (4 + number / 4, 4 + 3 * number / 4):
            plan.append(at)
            at += seconds
    assert [phase.start for phase in phases] == pytest.approx([onset * 10 for onset in plan], abs=1)
    assert phases[-1].stop == round(at * 10)
    assert all(one.stop == two.start for one, two in itertools.pairwise(phases))


def test_the_sigh_has_a_second_sip_of_air() -> None:
    timeline = arranged(read("- breathe: {pattern: sigh, cycles: 1, words: {sip: More.}}"))
    assert [(phase.name, phase.stop - phase.start) for phase in timeline.phases] == [
        ("in", 30),
        ("sip", 20),
        ("out", 70),
    ]
    assert [cue.text for cue in timeline.cues] == ["Breathe in.", "More.", "Breathe out."]


def test_counts_fall_on_the_seconds() -> None:
    timeline = arranged(read("- breathe: {pattern: 3-4, cycles: 1, cues: counts}"))
    start = timeline.phases[0].start
    assert [(cue.start - start, cue.text) for cue in timeline.cues] == [
        (0, "In."), (10, "Two."), (20, "Three."), (30, "Out."), (40, "Two."), (50, "Three."), (60, "Four."),
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_every_named_pattern_is_what_it_says(name: str) -> None:
    by_name, by_numbers = (
        read(f"- breathe: {{pattern: {each}, cycles: 2, cues: silent}}") for each in (name, NAMED[name])
    )
    assert arranged(by_name) == arranged(by_numbers)


@pytest.mark.parametrize("pattern", ["10-11", "4-11-4", "4-4-4-11"])
def test_a_demanding_breath_needs_a_note_and_intensity(pattern: str) -> None:
    line = f"- breathe: {{pattern: {pattern}, cycles: 2}}"
    assert script.parse(text(line)).problems == ()
    for gentle in (
        text(line).replace("intensity: 2", "intensity: 1"),
        text(line).replace("note: There are holds in here.\n", ""),
    ):
        (problem,) = script.parse(gentle).problems
        assert problem.code == "demanding-breath"


def test_a_pendulum_begins_and_ends_in_the_resource() -> None:
    practice = read("- pendulate: {rounds: 2, touch: [Near., pause: 5s], resource: [Feet.]}")
    timeline = arranged(practice)
    assert [cue.text for cue in timeline.cues] == ["Feet.", "Near.", "Feet.", "Near.", "Feet."]
    assert [turn.kind for turn in timeline.turns] == ["resource", "touch", "resource", "touch", "resource"]


def test_a_difficult_half_that_lasts_too_long_is_a_problem() -> None:
    practice = read("- pendulate: {max_touch: 6s, touch: [Near., pause: 20s], resource: [Feet.]}")
    _, (problem,) = arrange(practice, length, RATE)
    assert (problem.code, problem.where.line) == ("touch-too-long", 10)


def test_a_gate_and_a_check_wait_and_are_marked() -> None:
    timeline = arranged(read("- gate: {text: Go on., or_after: 10s!}", "- check: {ask: How is it?, ease: [Easy now.]}"))
    assert [(turn.kind, turn.words) for turn in timeline.turns] == [("gate", "Go on."), ("check", "How is it?")]
    assert timeline.cues[1].start - timeline.cues[0].stop == 100
    assert [cue.text for cue in timeline.cues] == ["Go on.", "How is it?"]


@pytest.mark.parametrize("zone", ["hot", "cold"])
def test_outside_the_window_the_easier_steps_are_heard(zone: str) -> None:
    practice = read("- check: {ask: How is it?, ease: [Easy now.]}", "- Good.")
    assert words(set_to(practice, zone=zone)) == ["How is it?", "Easy now.", "Good."]


# -- quiet --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("2m!", "about two minutes of quiet"),
        ("50s..60s..70s", "about a minute of quiet"),
        ("20s!", "a little quiet"),
        ("2m..10m", "a longer quiet"),
        ("rest", "a longer quiet"),
        ("30m!", "a longer quiet"),
    ],
)
def test_a_silence_announces_what_it_is_sure_of(written: str, says: str) -> None:
    found = duration(written)
    assert isinstance(found, Duration)
    (sentence,) = announcement(found)
    assert says in sentence
    assert "my voice again" in sentence


def test_bells_ring_within_a_silence_and_not_at_its_end() -> None:
    timeline = arranged(read("- silence: {for: 60s!, bell_every: 20s, announce: none}", "- Good."))
    rings = [clip.start for clip in timeline.clips if clip.source == Bell("bowl")]
    assert rings == [20 + 200, 20 + 400]
    assert timeline.cues[0].start == 20 + 600


def test_the_ambience_thins_and_comes_back() -> None:
    timeline = arranged(read("- silence: {for: 60s!, thin: -6, announce: none}", head="bed: rain\n"))
    gains = [bed.gain for bed in timeline.beds]
    assert [round(gain - gains[0], 3) for gain in gains] == [0.0, -6.0, 0.0]


def test_what_an_author_says_instead_is_said() -> None:
    assert words(read("- silence: {for: 2m, announce: Quiet now.}")) == ["Quiet now."]


def test_a_sound_is_waited_for_unless_it_is_not() -> None:
    waits, goes_on = (
        arranged(read(f"- sound: {{file: a.wav, wait: {each}}}", "- Good.")) for each in ("true", "false")
    )
    assert waits.cues[0].start - goes_on.cues[0].start == 30
    assert waits.clips[0].bus is Bus.BELLS


def test_a_sound_lies_beside_its_script(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(text("- sound: chime.wav"))
    (step,) = script.load(path).sections[0].steps
    assert Path(step.file) == tmp_path / "chime.wav"  # type: ignore[attr-defined]


@pytest.mark.parametrize("line", ["- sound: ~nosuchperson/a.wav", "- bed: ~nosuchperson/a.wav"])
def test_a_home_that_nobody_has_is_no_trouble(line: str) -> None:
    assert script.parse(text(line)).problems == ()


def test_a_bell_can_be_softer() -> None:
    (clip,) = arranged(read("- bell: {name: bowl, gain: -6}")).clips
    assert clip.gain == -6.0
