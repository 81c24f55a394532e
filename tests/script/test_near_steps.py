"""Lines that are nearly steps are told with the right spelling; sentences stay sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guide import script
from guide.lint import run
from guide.script.near import CODE
from guide.script.steps import KINDS
from tests import scripts

HEAD = f"{scripts.HEAD}bed: none\n"


def told(line: str) -> list[str]:
    """The hints for a line that may be a step, at its place."""
    reading = script.parse(f"{HEAD}sections:\n  - title: One\n    closing: true\n    steps:\n      - {line}\n")
    found = [each for each in run.everything(reading) if each.code in (CODE, "unknown-step", "bad-step")]
    assert all(each.where.line == 11 for each in found), found
    return [each.hint for each in found]


# what an author means, by kind of step: what is written behind the name when it is right
MEANT = {
    "pause": ("5s", "1m30s", "8s..40s", "8s!"),
    "silence": ("2m", "90s"),
    "gate": ("20s",),
    "bell": ("bowl", "bowl-high"),
    "bed": ("rain", "ocean", "none"),
    "sound": ("my-chime.wav",),
    "use": ("coming-back", "good-wishes"),
}
SLIPS = {
    "no colon": "{name} {value}",
    "glued colon": "{name}:{value}",
    "full-width colon": "{name}：{value}",
    "colon with a no-break space": "{name}:\u00a0{value}",
    "equals": "{name}={value}",
    "equals with blanks": "{name} = {value}",
    "arrow": "{name} -> {value}",
    "capital": "{Name}: {value}",
    "capital, no colon": "{Name} {value}",
    "capitals": "{NAME}: {value}",
    "round brackets": "({name} {value})",
    "round brackets and colon": '"({name}: {value})"',
    "full-width brackets": "（{name} {value}）",
    "square brackets": "[{name} {value}]",
    "angle brackets": "<{name} {value}>",
    "in quotes": '"{name}: {value}"',
}


def slips() -> Iterator[tuple[str, str, str]]:
    for name, values in MEANT.items():
        for value in values:
            for slip, form in SLIPS.items():
                line = form.format(name=name, Name=name.capitalize(), NAME=name.upper(), value=value)
                yield slip, line, f"{name}: {value}"


@pytest.mark.parametrize(("slip", "line", "meant"), list(slips()))
def test_every_slip_of_every_step_is_told_with_its_spelling(slip: str, line: str, meant: str) -> None:
    (hint,) = told(line)
    assert meant in hint


def test_the_table_is_about_every_step_that_is_written_with_one_value() -> None:
    short = {name for name, kind in KINDS.items() if kind.SHORT and kind.MAIN}
    assert short - MEANT.keys() == {"say"}


OTHERS = [
    ("wait 5s", "pause: 5s"),
    ("Wait: 5s", "pause: 5s"),
    ("rest 10 seconds", "pause: 10s"),
    ("pause 5 sec", "pause: 5s"),
    ("pause for 5 seconds", ""),
    ("(pause for 5 seconds)", "pause: 5s"),
    ("[wait 2 minutes]", "pause: 2m"),
    ("pause, 5s", "pause: 5s"),
    ("pause - 5s", "pause: 5s"),
    ("pause – 5s", "pause: 5s"),
    ("*pause 5s*", "[5s]"),
    ("Pause 5s.", "pause: 5s"),
    ("pasue 5s", "pause: 5s"),
    ("puase: 5s", "'pause'"),
    ("Pasue: 5s", "pause: 5s"),
    ("5s pause", "pause: 5s"),
    ("10 second silence", "silence: 10s"),
    ("5s", "pause: 5s"),
    ("[5s]", "pause: 5s"),
    ("(1m30s)", "pause: 1m30s"),
    ("pause", "pause:"),
    ("[pause]", "pause:"),
    ("(bell)", "bell:"),
    ("bell bowll", "bell: bowl"),
    ("Bell bowl.", "bell: bowl"),
    ("bell: bowl", ""),
    ("gong: bowl", "'bell'"),
    ("Bells: bowl", "bell: bowl"),
    ("Breath: {pattern: 4-6, cycles: 3}", "'breathe'"),
    ("breathe 4-6", "breathe: {pattern: 4-6"),
    ("breathe 4-7-8 x4", "breathe: {pattern: 4-7-8, cycles: 4}"),
    ("Breathing: {pattern: 4-6, cycles: 3}", "'breathe'"),
    ("repeat 3 times", "repeat: {times: 3"),
    ("repeat 3x", "repeat: {times: 3"),
    ("loop: {times: 3, steps: [Hi.]}", "'repeat'"),
    ("choose by touch", "choose: {by: touch"),
    ("scan feet-to-head", "scan: {order: feet-to-head"),
    ("resource place", "resource: {kind: place"),
    ("say Let go now.", "say: Let go now."),
    ("say:Let go now.", "say: Let go now."),
    ("Say: Let go now.", "say: Let go now."),
    ("say “Let go now.”", "say: Let go now."),
    ("speak: Let go now.", "'say'"),
    ("include: coming-back", "'use'"),
    ("Ambience: rain", "bed: rain"),
    ("Rest. (5s) Go on.", "[5s]"),
    ("Rest. (5 seconds) Go on.", "[5s]"),
    ("Rest. (pause 5s) Go on.", "[5s]"),
    ("Rest. (Pause: 10 sec.) Go on.", "in quotes"),
    ('"Rest. (Pause: 10 sec.) Go on."', "[10s]"),
    ("Rest. （5s） Go on.", "[5s]"),
    ("Rest. <5s> Go on.", "[5s]"),
    ("Rest. (pause) Go on.", "[3s]"),
    ("Rest. (2 min) Go on.", "[2m]"),
    ("Rest. 5s", "[5s]"),
    ("say: {text: Rest. (5s) Go on., pace: 0.9}", "[5s]"),
    ("gate: {text: Rest. (pause) Go on., or_after: 9s}", "[3s]"),
    ("Notice: the breath", '"Notice: the breath"'),
    ("Notice the breath:", '"Notice the breath:"'),
    ("{name}", '"{name}"'),
    ("- Breathe.", "one dash"),
]


@pytest.mark.parametrize(("line", "meant"), OTHERS)
def test_other_near_misses(line: str, meant: str) -> None:
    hints = told(line)
    assert [meant in hint for hint in hints] == [True] if meant else hints == [], hints


SENTENCES = """
Pause here for a moment.
Pause here for a moment
Pause for a breath, and go on.
Pause. Notice what is here.
Pause whenever you like.
Pause for five seconds, or for as long as you need.
Pause, rest.
Wait a moment.
Wait 5 breaths before you go on.
Wait for the next breath to come by itself.
Rest.
Rest here.
Rest in the sound of the rain.
Rest 10 more breaths in this.
Stop for a while.
Stop when it is too much.
Silence is welcome.
Silence may come, and go.
Silent now.
Bell by bell, the day comes to its end.
Bell sounds are far away.
Bed rest can be enough.
Bed is a good place to be.
bed time
Check in with your shoulders.
Check whether the jaw is soft.
Check for 2 places that are tense.
Say yes to what is here.
Say hello to the day.
say it to yourself
Say “I am here”, if you like.
Say: nothing at all is fine too, said quickly.
Use the breath as an anchor.
Use it or leave it.
Use well-known words.
Choose one thing that you can see.
Choose kindness.
Repeat this three times.
Repeat after me.
Repeat 3 times what you have just said.
Repeat slowly, by yourself.
Scan the body from top to toe.
Scan the room for 5 things that are blue.
Breathe in.
Breathe out for 4.
breathe in
breathe out
Breathe 4 times as slowly as you like.
Breathe in for 4, out for 6.
Breathing in, I know that I am breathing in.
Sound after sound, let them come.
Sounds near and far.
Gate and garden, path and tree.
Gate 12 is where you may have waited once.
Resource yourself.
Place your hands in your lap.
Count 5 breaths.
5
4
Three. Two. One.
10 breaths, then rest.
5 things you can see.
Hold for 4.
Again.
Times of rest are rare.
Ask yourself what you need.
Ask: what is here?
Switch sides.
Play with the edges of it.
Line by line, let go.
Words come and go.
If it helps, pause.
When 5 minutes have passed, look up.
Let it be (or not).
A quiet place (real or imagined) is enough.
Perhaps in the 60s, perhaps later.
It has been a long day. 5 minutes are yours.
Stay (about five breaths) with this.
Let go - and rest.
Let go: slowly.
Pausa aquí un momento.
Hier ist eine Pause von 5 Minuten möglich.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", [each for each in SENTENCES if ": " not in each])
@pytest.mark.parametrize("quotes", ["", '"'])
def test_an_ordinary_sentence_stays_one(sentence: str, quotes: str) -> None:
    assert told(f"{quotes}{sentence}{quotes}") == []


@pytest.mark.parametrize("sentence", [each for each in SENTENCES if ": " in each])
def test_a_sentence_with_a_colon_is_put_in_quotes(sentence: str) -> None:
    assert all("in quotes" in hint for hint in told(sentence)), told(sentence)
    assert told(f'"{sentence}"') == []


def test_there_are_sentences_enough() -> None:
    assert len(set(SENTENCES)) >= 60


def test_a_line_in_quotes_is_words() -> None:
    assert told('"pause 5s"') == []
    assert told('"bell: bowl"') != []
