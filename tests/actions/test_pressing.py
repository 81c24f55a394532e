"""Every key of the table, on the screen and in line mode, steers a real session, whose time the test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from guide import script
from guide.actions.action import Action, Press
from guide.actions.table import ACTIONS, action, zone_of
from guide.cli import line_keys
from guide.live.modes import Mode
from guide.live.session import LiveSession
from guide.live.snapshot import Snapshot
from guide.player import State
from guide.render.job import RenderJob
from guide.tui.screens.devices import Devices
from guide.tui.screens.keys_help import KeysHelp
from guide.tui.screens.player import PlayerPage
from guide.tui.screens.player_view import View
from tests.live.by_hand import ByHand, Hand
from tests.live.session_kit import until_spoken
from tests.scripts import TONE
from tests.tui.page_kit import alone
from tests.tui.session_stand_in import PLAYING, StandIn

TEXT = (
    TONE
    + """bed: rain
sections:
  - title: One
    steps: [First line of the practice here., pause: 20s!]
  - title: Two
    steps:
      - Second line of the practice here.
      - pause: 20s!
      - say: {text: Third line, distance: {closer: Third line but closer., further: Third line further away.}}
      - pause: 20s!
      - Fourth line of the practice here.
      - pause: 20s!
  - title: Three
    closing: true
    steps: [pause: 20s!, Last line.]
"""
)


class Practised:
    """A session in the middle of its second section, playing, with a hand that moves its time."""

    def __init__(self) -> None:
        reading = script.parse(TEXT)
        assert reading.script is not None
        self.session, output = LiveSession(RenderJob(reading.script), "t", None), ByHand()
        self.session.prepare(section=1)
        self.session.begin(output, 1, gates=True)
        self.hand: Hand = output.hand
        self.settle()
        self.session.hush(-40)
        self.settle()
        self.hand.run(31.0)

    def settle(self) -> None:
        """Wait until all that was asked for is spoken."""
        until_spoken(self.session)

    def go_by(self) -> None:
        """Let a moment go by, once what was asked for is spoken: what lies before a change is arranged again first."""
        self.settle()
        self.hand.run(0.2)


@pytest.fixture
def practised() -> Iterator[Practised]:
    made = Practised()
    yield made
    made.session.close()


Effect = Callable[[Snapshot, Snapshot, float], bool]
EFFECTS: dict[str, Effect] = {
    "pause": lambda before, after, _: after.state in (State.PAUSING, State.PAUSED),
    "hold": lambda before, after, _: "hold" in (after.coming, after.mode),
    "ease": lambda before, after, _: "ease" in (after.coming, after.mode),
    "ground": lambda before, after, _: after.mode is Mode.GROUND,
    "land": lambda before, after, _: after.mode is Mode.CLOSING,
    "leave": lambda before, after, _: after.state is State.LANDING,
    "zone": lambda before, after, amount: after.zone is zone_of(amount),
    "jump": lambda before, after, amount: abs(after.position - before.position - amount) < 1.0,
    "sentence": lambda before, after, amount: (after.position - before.position) * amount > 1.0,
    "section": lambda before, after, amount: (
        after.moment.section == before.moment.section + (1 if amount > 0 else 0)
        and (after.position - before.position) * amount > 1.0
    ),
    "voice": lambda before, after, amount: after.volumes.voice - before.volumes.voice == amount,
    "ambience": lambda before, after, amount: after.volumes.bed - before.volumes.bed == amount,
    "words": lambda before, after, amount: after.hush - before.hush == amount,
    "pace": lambda before, after, amount: round(after.pace - before.pace, 3) == amount,
    "distance": lambda before, after, amount: (after.distance or 0) - (before.distance or 0) == amount,
}
ASKED = [(each, press) for each in ACTIONS for press in each.presses if each.id in EFFECTS]


BY_THE_PAGE: dict[str, tuple[tuple[str, ...], Callable[[PlayerPage, StandIn], bool]]] = {
    "close": (("z",), lambda page, _: page.is_current and page.question(PLAYING) is None),
    "go-on": ((), lambda _, session: session.asked == [("toggle",)]),
    "zones": ((), lambda page, _: page.question(PLAYING) is not None),
    "view": ((), lambda page, _: page.view is View.WORDS),
    "devices": ((), lambda page, _: isinstance(page.app.screen, Devices)),
    "keys": ((), lambda page, _: isinstance(page.app.screen, KeysHelp)),
}
"""What is pressed before a key that a playing session does not answer, and what is so after it and not before."""
ELSEWHERE = "note"
"""Pressed in `tests/live/test_noting.py`."""


def test_every_action_of_the_table_is_pressed_here() -> None:
    assert sorted([*EFFECTS, *BY_THE_PAGE, ELSEWHERE]) == sorted(each.id for each in ACTIONS)


@pytest.mark.parametrize("asked", [action(name) for name in BY_THE_PAGE], ids=lambda each: each.id)
async def test_each_key_that_the_page_answers_does_what_it_says(asked: Action) -> None:
    before, holds = BY_THE_PAGE[asked.id]
    for key in (key for press in asked.presses for key in press.keys):
        session = StandIn()
        if asked.id == "go-on":
            session.show(state=State.PAUSED)
        async with alone(lambda session=session: PlayerPage(session)) as (page, pilot):  # type: ignore[misc]
            await pilot.press(*before)
            assert not holds(page, session)
            await pilot.press(key)
            for _ in range(2000):
                if holds(page, session):
                    break
                await pilot.pause(0.02)
            assert holds(page, session)


def name(of: object) -> str:
    return of.shown if isinstance(of, Press) else of.id if isinstance(of, Action) else str(of)


@pytest.mark.parametrize(("asked", "press"), ASKED, ids=name)
async def test_each_key_does_on_the_screen_what_it_says(practised: Practised, asked: Action, press: Press) -> None:
    before = practised.session.now()
    async with alone(lambda: PlayerPage(practised.session)) as (_, pilot):
        if asked.id == "zone":
            await pilot.press(*action("zones").keys)
        await pilot.press(press.keys[0])
        practised.go_by()
    assert EFFECTS[asked.id](before, practised.session.now(), press.amount)


@pytest.mark.parametrize(
    ("asked", "press"), [(each, press) for each, press in ASKED if press.letter is not None], ids=name
)
def test_each_letter_does_in_line_mode_what_it_says(
    practised: Practised, asked: Action, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert press.letter is not None
    before, keys = practised.session.now(), line_keys.LineKeys()
    monkeypatch.setattr(keys, "lines", lambda: [press.letter])
    answers = keys.heed(practised.session)
    practised.go_by()
    assert EFFECTS[asked.id](before, practised.session.now(), press.amount)
    assert line_keys.KEYS not in answers
    assert len(answers) == bool(asked.changed or asked.id in ("hold", "ease"))


async def test_enter_goes_on_after_a_pause(practised: Practised) -> None:
    async with alone(lambda: PlayerPage(practised.session)) as (_, pilot):
        await pilot.press("space")
        practised.hand.run(1.0)
        assert practised.session.now().state is State.PAUSED
        await pilot.press("enter")
        practised.hand.run(1.0)
        assert practised.session.now().state is State.PLAYING


async def test_what_the_page_answers_by_itself_opens_and_closes() -> None:
    session = StandIn()
    async with alone(lambda: PlayerPage(session)) as (page, pilot):  # type: ignore[arg-type]
        assert {each.id for each in ACTIONS if each.ask is None} <= set(page.own) <= {each.id for each in ACTIONS}
        await pilot.press("z")
        assert page.question(PLAYING)
        await pilot.press("escape")
        assert page.question(PLAYING) is None
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(pilot.app.screen, KeysHelp)
        await pilot.press("escape", "d")
        for _ in range(2000):
            if isinstance(pilot.app.screen, Devices):
                break
            await pilot.pause(0.02)
        assert isinstance(pilot.app.screen, Devices)


async def test_a_key_that_is_not_offered_says_why_and_asks_for_nothing() -> None:
    session = StandIn()
    session.show(state=State.PAUSED, begins=9.0)
    async with alone(lambda: PlayerPage(session)) as (page, pilot):  # type: ignore[arg-type]
        await pilot.press("h")
        assert page.mention(session.now()) == "it has not begun yet"
    keys = line_keys.LineKeys()
    keys.lines = lambda: ["h", "?", "x"]  # type: ignore[method-assign]
    assert keys.heed(session) == [  # type: ignore[arg-type]
        "It has not begun yet.",
        f"{line_keys.KEYS}\n         {line_keys.MORE}",
        line_keys.KEYS,
    ]
    assert session.asked == []
