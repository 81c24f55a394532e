"""What is written as SSML is well formed, and reads back with the same words and silences."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide import script
from guide.authoring import yaml_text
from guide.authoring.ssml import ssml
from guide.authoring.yaml_text import YamlEntry, YamlPage, YamlSection
from guide.script.model import Script
from tests.authoring.import_kit import of, parsed, said, silences, taken
from tests.scripts import SIX

SPEECH = "{http://www.w3.org/2001/10/synthesis}"

EVERYTHING = """title: Everything
summary: All the steps there are.
kind: mindfulness
aim: regulate
intensity: 2
note: There is a lot in here.
bed: rain
voice: {name: tone, pace: 0.9, gap: 1.5s}
lexicon: {metta: "/ˈmɛtə/", OM: ohm}
settings: {place: the room, tone: {default: plain, choices: [plain, warm]}}
sections:
  - title: One & <two>
    steps:
      - bell: {name: bowl, gain: -3}
      - "Look around {place}. [3s] Metta & OM. Is 1 < 2? -- yes"
      - pause: 4s..8s..40s
      - say: {text: You can look at it. And away., priority: 8, pace: 0.8, gap: 2}
      - silence: {for: 1m..2m, bell_every: 20s, thin: -6}
      - breathe: {pattern: 4-4, toward: 5-7, cycles: 3..8, cues: counts}
      - breathe: {pattern: sigh, cycles: 3, words: {in: In., sip: More., out: Out.}}
      - breathe: {pattern: 5.5-5.5, cycles: 5, cues: "words, then tones"}
      - sound: waves--.wav
  - title: Two
    optional: 3
    pace: 0.9
    steps:
      - scan: {order: in-brief, say: ["Notice your {region}.", "And your {region}."], pause: 2s..4s..9s, skip: [belly]}
      - repeat: {times: 2..5, steps: ["Round {n}.", pause: 5s]}
      - choose: {by: tone, warm: [Dear one.], else: [Hello.]}
      - resource: {kind: place, say: "Let {resource} come to mind.", otherwise: Think of a place.}
      - pendulate: {rounds: 2..3, max_touch: 30s, resource: [Feel your feet., pause: 6s], touch: [Come., pause: 8s]}
      - pause: {until: 9m5.25s}
  - title: Three
    closing: true
    steps:
      - gate: {text: Go on when ready., or_after: 10s}
      - check: {ask: How is it now?, ease: [Feel your hands.]}
      - bed: none
"""


def back(found: Script) -> Script:
    again, _ = taken(ssml(found), "ssml", "back.ssml")
    assert said(again) == said(found)
    before, after = silences(found), silences(again)
    assert [at for at, _ in after] == [at for at, _ in before]
    assert [length for _, length in after] == pytest.approx([length for _, length in before], abs=0.01)
    return again


@pytest.mark.parametrize("path", SIX, ids=[path.stem for path in SIX])
def test_the_library_reads_back_the_same(path: Path) -> None:
    found = script.load(path)
    again = back(found)
    assert of(again, "section") == of(found, "section")
    assert (again.title, again.summary, again.language) == (found.title, found.summary, found.language)


def test_every_kind_of_step_reads_back_the_same() -> None:
    found = parsed(EVERYTHING)
    again = back(found)
    assert of(again, "until") == of(found, "until") == [545.25]
    assert again.lexicon == {"Metta": "/ˈmɛtə/", "OM": "Ohm"}
    assert again.voice.pace == 1.0


def test_it_is_speech_synthesis_markup() -> None:
    text = ssml(parsed(EVERYTHING))
    root = ElementTree.fromstring(text)  # noqa: S314 - we wrote it ourselves
    assert (root.tag, root.get("version")) == (f"{SPEECH}speak", "1.1")
    assert {each.tag.removeprefix(SPEECH) for each in root.iter()} == {
        "speak",
        "meta",
        "mark",
        "p",
        "s",
        "break",
        "prosody",
        "voice",
        "phoneme",
        "sub",
    }
    assert root.find(f".//{SPEECH}phoneme") is not None
    assert {each.get("rate") for each in root.iter(f"{SPEECH}prosody")} >= {"90%", "72%", "81%"}
    assert all(each.get("time", "").endswith("s") for each in root.iter(f"{SPEECH}break"))
    for comment in ("bell: bowl", "bed: rain", "bed: none", "sound: waves- -.wav", "breathing, 3 breaths"):
        assert f"<!-- {comment}" in text
    assert str(Path.cwd()) not in text


WORDS = (
    st.lists(
        st.sampled_from(
            [
                "notice",
                "a",
                "& more",
                "<b>",
                "x > y",
                "]]>",
                "--",
                "OM",
                "metta",
                "'s",
                '"so"',
                "é",
                "ready?",
                "yes.",
                "No.",
            ]
        ),
        min_size=1,
        max_size=9,
    )
    .map(" ".join)
    .filter(lambda text: any(map(str.isalnum, text)))
)
LENGTHS = st.integers(1, 90_000).map(lambda ms: f"{ms / 1000:g}s" if ms % 7 else f"{ms / 1000:.3f}s!")
LINES = (
    st.lists(st.one_of(WORDS, LENGTHS.map(lambda length: f"[{length.rstrip('!')}]")), min_size=1, max_size=5)
    .filter(lambda parts: any(not part.startswith("[") for part in parts))
    .map(" ".join)
)
STEPS = st.one_of(
    LINES.map(lambda line: YamlEntry("", line)),
    st.tuples(LINES, st.floats(0.6, 1.5).map(lambda pace: round(pace, 2)), st.sampled_from(["0.5s", "2s"])).map(
        lambda given: YamlEntry("say", {"text": given[0], "pace": given[1], "gap": given[2]})
    ),
    LENGTHS.map(lambda length: YamlEntry("pause", length)),
    st.sampled_from([YamlEntry("bell", "bowl"), YamlEntry("bed", "ocean"), YamlEntry("sound", "a.wav")]),
    st.tuples(
        st.sampled_from(["4-6", "box", "sigh", "5.5-5.5"]),
        st.integers(1, 6),
        st.sampled_from(["words", "tones", "counts"]),
    ).map(lambda given: YamlEntry("breathe", {"pattern": given[0], "cycles": given[1], "cues": given[2]})),
)
HEAD = (
    YamlEntry("title", "T: 1"),
    YamlEntry("summary", "S"),
    YamlEntry("kind", "rest"),
    YamlEntry("aim", "regulate"),
    YamlEntry("intensity", 1),
    YamlEntry("lexicon", {"metta": "/ˈmɛtə/", "OM": "ohm"}),
)


@settings(
    max_examples=int(os.environ.get("GUIDE_EXAMPLES", "100")), deadline=None, suppress_health_check=list(HealthCheck)
)
@given(st.lists(st.lists(STEPS, min_size=1, max_size=6), min_size=1, max_size=3), st.sampled_from([1.0, 0.85]))
def test_any_script_reads_back_the_same(sections: list[list[YamlEntry]], pace: float) -> None:
    sections[-1].append(YamlEntry("", "Come back."))  # bells alone are nothing to read
    chapters = tuple(YamlSection(f"Part {number}", tuple(steps)) for number, steps in enumerate(sections))
    voice = (YamlEntry("voice", {"pace": pace, "gap": "1.5s"}),) if pace != 1.0 else ()
    found = parsed(yaml_text.write(YamlPage((*HEAD, *voice), chapters)))
    back(found)
