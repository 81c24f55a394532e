"""The table of actions: every key, letter and media key of a practice that plays, each once."""

from __future__ import annotations

from guide.actions import formatting
from guide.actions.action import Action, Group, Press
from guide.actions.offered import AHEAD, LEAVING, PAUSED, RESTING, TOUCHING, at_a_wait, on_the_way, once_begun, waits
from guide.actions.steered import Steered
from guide.journal import Zone
from guide.live.modes import Mode
from guide.timeline import Bus
from guide.translation import _, pgettext

JUMP = 10.0
"""Seconds."""
VOLUME = 2.0
"""Decibels."""
HUSH = 20
"""Per cent of all lines."""
PACE = 0.1

NOTED = {"thought": _("thought"), "feeling": _("feeling"), "body": _("body"), "sound": _("sound")}
"""What may be noted while it plays, as it is kept and as it is called, in the order of the keys."""
NOTE_KEYS = "4567"

ZONES = tuple(Zone)
"""In the order of their keys, from 1."""
GO_ON = _("go on")


def go_on_or_pause(session: Steered, amount: float = 0.0) -> None:
    """Continue wherever the practice waits, else pause, or resume after a pause."""
    if waits(session.now()):
        session.go_on()
    else:
        session.toggle()


ACTIONS: tuple[Action, ...] = (
    Action(
        "pause", (Press("space", ("space",), letter="", mpris="PlayPause"),),
        _("pause"), _("pause, or go on"), go_on_or_pause, typed=_("pauses, or goes on"), group=Group.BLIND,
        why_not=once_begun,
        names=dict.fromkeys((*RESTING, PAUSED), GO_ON), mpris=("Play", "Pause"),
    ),
    Action(
        "hold", (Press("h", ("h",), letter="h"),), _("hold"), _("hold: the words wait, the ambience stays"),
        lambda session, _: session.hold(), group=Group.BLIND, why_not=on_the_way, awaited=True,
    ),
    Action(
        "ease", (Press("e", ("e",), letter="e"),), _("ease"), _("ease: something easier, then back"),
        lambda session, _: session.ease(), group=Group.BLIND, why_not=on_the_way, awaited=True,
        names={TOUCHING: _("to what is steady")},
    ),
    Action(
        "ground", (Press("g", ("g",), letter="g"),), _("ground"), _("ground: at once, from anywhere"),
        lambda session, _: session.ground(), group=Group.BLIND, awaited=True,
    ),
    Action(
        "land", (Press("l", ("l",), letter="l", mpris="Stop"),), _("land"), _("land: the closing, then the end"),
        lambda session, _: session.land(), group=Group.BLIND, names={AHEAD: _("not now"), Mode.CLOSING: _("end now")},
        instead={AHEAD: lambda session, _: session.leave()},
    ),
    Action(
        "leave", (Press("q", ("q",), letter="q"),), _("leave"), _("land and leave; twice: at once"),
        lambda session, _: session.leave(), group=Group.BLIND, names={LEAVING: _("leave at once")},
    ),
    Action(
        "zone", tuple(
            Press(str(number), (str(number),), letter=str(number), amount=number, says=zone.word)
            for number, zone in enumerate(ZONES, 1)
        ),
        _("how it is"), _("hot, inside, cold"), lambda session, number: session.feels(zone_of(number)),
        group=Group.ANSWER, changed=lambda now, number: _("{zone}: noted").format(zone=zone_of(number).word),
    ),
    Action(
        "close", (Press("esc", ("escape",)),), _("close"), _("close: no answer is needed"), group=Group.ANSWER,
    ),
    Action(
        "go-on", (Press("enter", ("enter",)),), GO_ON, _("go on, after a pause or a wait"), go_on_or_pause,
        group=Group.ANSWER, why_not=at_a_wait,
    ),
    Action(
        "jump", (Press("←", ("left",), amount=-JUMP), Press("→", ("right",), amount=JUMP)),
        _("{jump:g} s").format(jump=JUMP), _("{jump:g} s back, or on").format(jump=JUMP),
        lambda session, seconds: session.jump(seconds),
        unit="s", why_not=on_the_way, mpris=("Seek", "SetPosition"),
    ),
    Action(
        "sentence", (
            Press("b", ("b", "shift+left"), letter="b", amount=-1), Press("f", ("f", "shift+right"), "f", amount=1),
        ),
        _("sentence"), _("sentence before, or next"), lambda session, step: session.sentence(int(step)),
        unit="steps", why_not=on_the_way,
    ),
    Action(
        "section", (
            Press("p", ("p",), letter="p", amount=-1, mpris="Previous"), Press("n", ("n",), "n", 1, mpris="Next"),
        ),
        _("section"), _("section before, or next"), lambda session, step: session.section(int(step)),
        unit="steps", why_not=on_the_way,
    ),
    Action(
        "words", (
            Press("-", ("minus",), letter="-", amount=-HUSH),
            Press("+", ("plus", "equals_sign"), letter="+", amount=HUSH),
        ),
        _("words"), _("fewer words, or more"), lambda session, change: session.hush(int(change)),
        typed=_("more words or fewer"), unit="%", changed=lambda now, way: formatting.hush(now.hush, int(way)),
    ),
    Action(
        "distance", (
            Press("<", ("less_than_sign",), letter="<", amount=-1),
            Press(">", ("greater_than_sign",), letter=">", amount=1),
        ),
        _("distance"), _("further away, or closer"), lambda session, step: session.distance(int(step)),
        typed=_("closer or further away"), unit="steps", changed=lambda now, _: formatting.distance(now.distance),
    ),
    Action(
        "pace", (
            Press(",", ("comma",), letter=",", amount=-PACE), Press(".", ("full_stop",), letter=".", amount=PACE),
        ),
        _("pace"), _("slower, or quicker"), lambda session, change: session.pace(change),
        typed=_("quicker or slower"), changed=lambda now, _: formatting.pace(now.pace),
    ),
    Action(
        "voice", (Press("↑", ("up",), amount=VOLUME), Press("↓", ("down",), amount=-VOLUME)),
        _("voice"), _("voice louder, or softer"), lambda session, change: session.volume(Bus.VOICE, change),
        unit="dB", changed=lambda now, _: formatting.volume("voice", now.volumes.voice), mpris=("Volume",),
    ),
    Action(
        "ambience", (
            Press("[", ("left_square_bracket",), letter="[", amount=-VOLUME),
            Press("]", ("right_square_bracket",), letter="]", amount=VOLUME),
        ),
        _("ambience"), _("ambience softer, or louder"), lambda session, change: session.volume(Bus.BED, change),
        typed=_("ambience louder or softer"), unit="dB",
        changed=lambda now, _: formatting.volume("bed", now.volumes.bed),
    ),
    Action("zones", (Press("z", ("z",)),), _("how it is"), _("say how it is: hot, inside, cold")),
    Action(
        "note", tuple(
            Press(key, (key,), letter=key, amount=-at, says=says)
            for at, (key, says) in enumerate(zip(NOTE_KEYS, NOTED.values(), strict=True))
        ),
        pgettext("key", "note"), _("note what came, silently: thought, feeling, body, sound"),
        lambda session, at: session.noted(tuple(NOTED)[round(-at)]),
        typed=_("note thought, feeling, body, sound"), why_not=on_the_way,
    ),
    Action("view", (Press("m", ("m",)),), _("view"), _("all of it, the words, the time, or a night page")),
    Action("devices", (Press("d", ("d",)),), _("device"), _("play through another device")),
    Action("keys", (Press("?", ("question_mark",), letter="?"),), _("keys"), _("these keys"), typed=_("more")),
)  # fmt: skip
"""In the order of the help, but for the six that can be found blind: there the footer has its own order."""


def zone_of(number: float) -> Zone:
    """Return the zone of key ``number``, 1 to 3."""
    return ZONES[int(number) - 1]


def action(id: str) -> Action:  # noqa: A002 - the field's own name
    """Return the action called ``id``. Raises KeyError."""
    for each in ACTIONS:
        if each.id == id:
            return each
    raise KeyError(id)
