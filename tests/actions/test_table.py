"""The table of actions: every row has words, no key means two things, and every view lists exactly what it has."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import guide
from guide.actions import offered, status
from guide.actions.action import Action, Group
from guide.actions.table import ACTIONS, GO_ON, HUSH, JUMP, PACE, VOLUME, action
from guide.cli import line_keys
from guide.live.modes import Mode
from guide.live.segments import WAITS
from guide.live.session import LiveSession
from guide.mpris import methods, properties
from guide.player import State
from guide.tui import player_text
from guide.tui.screens.player_keys import PlayerKeys, bindings
from tests.tui.session_stand_in import PLAYING

PAGE = (Path(guide.__file__).parents[1] / "docs" / "practising.md").read_text(encoding="utf-8")
PRESSES = [(each, press) for each in ACTIONS for press in each.presses]
AHEAD = replace(PLAYING, state=State.PAUSED, begins=10.0)


def twice(found: list[str]) -> list[str]:
    return [each for each, times in Counter(found).items() if times > 1]


# -- the rows ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.id)
def test_every_action_has_words(each: Action) -> None:
    assert each.name
    assert each.does
    assert each.presses
    assert all(press.shown and press.keys for press in each.presses)
    assert all(each.names.values())
    assert len(each.name) <= 10  # there is little room at the foot


def test_no_two_actions_share_a_key_a_letter_or_a_method() -> None:
    assert twice([each.id for each in ACTIONS]) == []
    assert twice([key for _, press in PRESSES for key in press.keys]) == []
    assert twice([press.letter for _, press in PRESSES if press.letter is not None]) == []
    mpris = [press.mpris for _, press in PRESSES if press.mpris] + [name for each in ACTIONS for name in each.mpris]
    assert twice(mpris) == []


def test_the_look_for_what_is_there_twice_can_fail() -> None:
    assert twice(["g", "h", "g"]) == ["g"]


def test_a_letter_is_the_key_of_the_screen_so_that_one_thing_is_learnt_once() -> None:
    assert [press.shown for _, press in PRESSES if press.letter and press.letter != press.shown] == []


def test_one_press_changes_as_much_as_is_said() -> None:
    amounts = {each.id: {abs(press.amount) for press in each.presses} for each in ACTIONS if each.unit}
    assert amounts == {
        "jump": {JUMP}, "sentence": {1}, "section": {1}, "words": {HUSH}, "distance": {1}, "voice": {VOLUME},
        "ambience": {VOLUME},
    }  # fmt: skip
    assert {abs(press.amount) for press in action("pace").presses} == {PACE}
    for each in ACTIONS:
        if len(each.presses) == 2:
            assert sum(press.amount for press in each.presses) == 0


def test_an_unknown_action_is_an_error() -> None:
    with pytest.raises(KeyError):
        action("fly")


# -- when they are offered --------------------------------------------------------------------------------------

OFFERED: list[tuple[dict[str, Any], dict[str, str]]] = [
    ({}, {"go-on": offered.NOTHING_WAITS}),
    ({"mode": Mode.HOLD}, {}),
    ({"state": State.PAUSED}, {}),
    (
        {"state": State.PAUSED, "begins": 10.0},
        dict.fromkeys(["pause", "hold", "ease", "go-on", "jump", "sentence", "section", "note"], offered.NOT_BEGUN),
    ),
    (
        {"mode": Mode.CLOSING},
        dict.fromkeys(["hold", "ease", "jump", "sentence", "section", "note"], offered.ENDING)
        | {"go-on": offered.NOTHING_WAITS},
    ),
]


@pytest.mark.parametrize(("shown", "reasons"), OFFERED)
def test_an_action_that_is_not_offered_says_why(shown: dict[str, Any], reasons: dict[str, str]) -> None:
    now = replace(PLAYING, **shown)
    assert {each.id: why for each in ACTIONS if (why := each.why_not(now))} == reasons
    assert {each.id for each in ACTIONS if not each.offered(now)} == set(reasons)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("state", State)
def test_grounding_the_end_and_leaving_are_offered_whatever_happens(mode: Mode, state: State) -> None:
    for now in (replace(PLAYING, mode=mode, state=state), replace(AHEAD, mode=mode, state=state)):
        assert all(action(name).offered(now) for name in ("ground", "land", "leave", "voice", "ambience"))


def test_the_practice_waits_where_the_room_below_says_it_does() -> None:
    assert offered.RESTING == WAITS


@pytest.mark.parametrize(
    ("shown", "scene", "names"),
    [
        ({}, Mode.PRACTICE, {"pause": "pause", "ease": "ease", "land": "land"}),
        ({"touching": True}, offered.TOUCHING, {"ease": "to what is steady"}),
        ({"mode": Mode.GATE}, Mode.GATE, {"pause": GO_ON}),
        ({"state": State.PAUSING}, offered.PAUSED, {"pause": GO_ON, "land": "land"}),
        ({"mode": Mode.CLOSING}, Mode.CLOSING, {"land": "end now"}),
        ({"begins": 3.0}, offered.AHEAD, {"land": "not now"}),
    ],
)
def test_a_scene_gives_actions_their_names(shown: dict[str, Any], scene: str, names: dict[str, str]) -> None:
    assert offered.scene(replace(PLAYING, **shown)) == scene
    assert {name: action(name).named(scene) for name in names} == names


def test_every_scene_that_is_named_is_one() -> None:
    scenes = {*Mode, offered.AHEAD, offered.PAUSED, offered.LEAVING, offered.TOUCHING}
    assert set(player_text._FRONT) == scenes
    assert {scene for each in ACTIONS for scene in (*each.names, *each.instead)} <= scenes


# -- the screen -------------------------------------------------------------------------------------------------


def test_every_key_of_the_table_is_bound_and_no_other() -> None:
    bound = [key for binding in bindings(ACTIONS) for key in binding.key.split(",")]  # type: ignore[union-attr]
    assert sorted(bound) == sorted(key for _, press in PRESSES for key in press.keys)
    assert list(PlayerKeys.BINDINGS) == bindings(ACTIONS)


def test_the_help_lists_every_action_but_answers() -> None:
    listed = [(hint.key, hint.fully) for hint in player_text.HINTS]
    assert sorted(listed) == sorted((each.shown, each.does) for each in ACTIONS if each.group is not Group.ANSWER)


def test_the_footer_lists_what_is_offered_and_nothing_else() -> None:
    for shown, reasons in OFFERED:
        listed = [hint.key for hint in player_text.foot(replace(PLAYING, **shown))]
        possible = [each for each in ACTIONS if each.group is not Group.ANSWER and each.id not in reasons]
        assert sorted(listed) == sorted(each.shown for each in possible)


def test_answers_are_at_the_foot_while_something_is_asked() -> None:
    hints = player_text.foot(PLAYING, zones=True)
    assert [hint.key for hint in hints[:2]] == [action("zone").shown, action("close").shown]


def test_the_six_stand_first_and_blind() -> None:
    assert player_text._SIX != ()
    assert set(player_text._SIX) == {each.id for each in ACTIONS if each.group is Group.BLIND}


# -- line mode --------------------------------------------------------------------------------------------------


def test_every_letter_of_the_table_can_be_typed_and_no_other() -> None:
    letters = {press.letter: (each, press) for each, press in PRESSES if press.letter is not None}
    assert letters == line_keys.LETTERS


def test_the_help_of_line_mode_names_every_letter() -> None:
    told = f"{line_keys.KEYS} {line_keys.MORE}"
    named = re.findall(r"(?<=[ ;:])(\S)(?= )", told)
    assert sorted(named) == sorted(letter for letter in line_keys.LETTERS if letter)


def test_the_help_of_line_mode_is_worth_reading() -> None:
    assert line_keys.KEYS == (
        "Enter pauses, or goes on. "
        "With Enter: h hold, e ease, g ground, l land, q leave; 1 hot, 2 inside, 3 cold; ? more."
    )
    assert line_keys.MORE == (
        "With Enter too: f and b sentence, n and p section, + and - more words or fewer, "
        "> and < closer or further away, . and , quicker or slower, ] and [ ambience louder or softer, "
        "4 and 5 and 6 and 7 note thought, feeling, body, sound."
    )


def test_only_the_help_is_typed_without_asking_the_session() -> None:
    assert [each.id for each, _ in line_keys.LETTERS.values() if each.ask is None] == ["keys"]


# -- the desktop ------------------------------------------------------------------------------------------------


def test_the_methods_of_the_desktop_are_those_of_the_table() -> None:
    named = {press.mpris for _, press in PRESSES if press.mpris} | {name for each in ACTIONS for name in each.mpris}
    assert set(methods.METHODS) == (named - {"Volume"}) | {"OpenUri"}
    assert all(f'<method name="{name}"' in methods.XML for name in methods.METHODS)
    assert named >= set(properties.ABILITIES.values())


# -- its page --------------------------------------------------------------------------------------------------


def test_the_page_names_every_key_and_no_other() -> None:
    section = PAGE.partition("# While you practise")[2].partition("\n# ")[0]
    named = [word for word in re.findall(r"`([^`]+)`", section) if not word.startswith("--")]
    assert set(named) == {press.shown for _, press in PRESSES}


def test_ten_seconds_are_the_seconds_of_the_page() -> None:
    assert JUMP == 10
    assert "`←` `→` ten seconds" in PAGE


# -- words for states -------------------------------------------------------------------------------------------


def test_every_state_mode_and_zone_has_words() -> None:
    assert set(status.STATES) == {state.value for state in State}
    assert set(status.SENTENCES) <= set(status.STATES)
    assert set(status.MODES) == set(Mode)
    assert all(words.state for words in (*status.MODES.values(), *status.COMING.values()))


def test_what_comes_after_the_line_has_words() -> None:
    awaited = {each.id for each in ACTIONS if each.awaited}
    assert all(status.COMING[name].sentence for name in awaited)
    assert set(status.COMING) == awaited | {"words"}


def test_every_order_of_the_table_is_one_of_a_session() -> None:
    from guide.actions.steered import Steered

    orders = {name for name in vars(Steered) if not name.startswith("_")}
    assert {name for name in orders if not hasattr(LiveSession, name)} == set()
