"""What a listener may set before starting: what every practice has, and what a script adds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from guide.problems import WrongUseError, did_you_mean
from guide.script.invisible import is_line
from guide.script.model import EYES, POSTURES, Script, Setting
from guide.script.nodes import Mapping as MappingNode
from guide.script.nodes import Node, Scalar
from guide.script.reader import Reader
from guide.script.shapes import STRING, ValueType
from guide.translation import _

EVERYWHERE = (
    Setting("posture", "sitting", POSTURES, _("How are you?")),
    Setting("eyes", "closed", ("closed", "open"), _("Eyes closed or open?")),
    Setting("touch", "yes", ("yes", "no"), _("Is touch welcome?")),
    Setting("register", "secular", ("secular", "spiritual"), _("Plain words, or spiritual ones?")),
    Setting("distance", "usual", ("usual", "closer", "further"), _("How near may it come?")),
    Setting("zone", "", ("inside", "hot", "cold"), _("How is it inside right now?")),  # nobody is taken to be inside
    Setting("skip", "", (), _("Which regions of the body shall be left out?")),
)
_NAME = re.compile(r"[A-Za-z][\w-]{0,39}")
_RESERVED = ("n", "region", "resource", "by", "else", "part")
_MOST, _MOST_LETTERS = 100, 400
MOST_WORDS = 60
"""Words of a value that a listener gives."""


def _read(reader: Reader, node: Node) -> tuple[Setting, ...]:
    if not isinstance(node, MappingNode):
        reader.bad(
            node.where, "not-a-mapping", _("settings are written as names and defaults"), _("such as place: the room")
        )
        return ()
    found: dict[str, Setting] = {}
    if len(node.pairs) > _MOST:
        reader.bad(
            node.where,
            "too-many-settings",
            _("a practice has at most {most} settings").format(most=_MOST),
            _("ask for less"),
        )
    for name, value in node.pairs[:_MOST]:
        if name.value in found:
            reader.bad(
                name.where, "duplicate-key", _("'{name}' is here twice").format(name=name.value), _("keep one of them")
            )
        elif not _NAME.fullmatch(name.value) or name.value in _RESERVED:
            message = _("'{name}' cannot be the name of a setting").format(name=name.value[:40])
            reader.bad(
                name.where,
                "bad-name",
                message,
                _("letters, digits, - and _; not {reserved}").format(reserved=", ".join(_RESERVED)),
            )
        else:
            found[name.value] = _one(reader, name.value, value)
    return tuple(found.values())


def _one(reader: Reader, name: str, node: Node) -> Setting:
    usual = next((each for each in EVERYWHERE if each.name == name), Setting(name, ""))
    if isinstance(node, Scalar):
        setting = Setting(name, reader.prose(node), usual.choices, usual.ask)
    else:
        fields = reader.mapping(node, _("a setting"), ("default", "choices", "ask"), ["default"])
        choices = tuple(filter(None, reader.each(fields.get("choices"), reader.prose))) or usual.choices
        ask = reader.prose(fields["ask"]) if "ask" in fields else usual.ask
        setting = Setting(name, reader.prose(fields.get("default")), choices, ask)
    if setting.choices and setting.default and setting.default not in setting.choices:
        message = _("'{name}' is never '{value}'").format(name=name, value=setting.default[:40])
        reader.bad(node.where, "unknown-choice", message, reader.near(setting.default, setting.choices))
    if len(setting.default) > _MOST_LETTERS:
        reader.bad(
            node.where,
            "too-long-text",
            _("what '{name}' is unless set is too long").format(name=name),
            _("a few words"),
        )
    return setting


SETTINGS: ValueType[tuple[Setting, ...]] = ValueType(
    _read,
    {
        "type": "object",
        "propertyNames": {"pattern": f"^{_NAME.pattern}$"},
        "additionalProperties": {
            "anyOf": [
                STRING,
                {
                    "type": "object",
                    "properties": {
                        "default": {"description": "what it is unless the listener says otherwise", **STRING},
                        "choices": {"description": "what it may be", "type": "array", "items": STRING},
                        "ask": {"description": "the question a screen asks", **STRING},
                    },
                    "required": ["default"],
                    "additionalProperties": False,
                },
            ]
        },
    },
    (),
)


def complete(own: Iterable[Setting], posture: tuple[str, ...], eyes: tuple[str, ...]) -> tuple[Setting, ...]:
    """Every setting of a practice: its own, and those that all practices have, as its head suggests them."""
    found = {each.name: each for each in EVERYWHERE}
    if posture:
        found["posture"] = Setting("posture", posture[0], posture, found["posture"].ask)
    looking = tuple(each for each in eyes if each != EYES[-1])
    if looking and EYES[-1] not in eyes:
        found["eyes"] = Setting("eyes", looking[0], looking, found["eyes"].ask)
    return tuple((found | {each.name: each for each in own}).values())


def checked(script: Script, wished: Mapping[str, str]) -> dict[str, str]:
    """Settings as a listener wants them. Raises WrongUseError for a name or value that this practice lacks."""
    known = {each.name: each for each in script.settings}
    for name, value in wished.items():
        if name not in known:
            raise WrongUseError(
                _("This practice has no setting '{name}';").format(name=name), f"{did_you_mean(name, known)}"
            )
        choices = known[name].choices
        if choices and value not in choices:
            raise WrongUseError(
                _("'{name}' is never '{value}';").format(name=name, value=value),
                _("it is {choices}.").format(choices=" or ".join(choices)),
            )
        if len(value.split()) > MOST_WORDS or not is_line(value):
            raise WrongUseError(
                _("What '{name}' is set to cannot be said:").format(name=name),
                _("at most {most} words, on one line.").format(most=MOST_WORDS),
            )
    return dict(wished)
