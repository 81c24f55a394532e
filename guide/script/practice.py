"""The head of a practice and its sections: from the root node to a `Script`."""

from __future__ import annotations

from typing import Any

from guide.problems import Where
from guide.script import settings
from guide.script.asked_forms import AFTER, ASK
from guide.script.model import AIMS, EYES, KINDS, POSTURES, Script, Section, Setting, VoiceChoice
from guide.script.nodes import Mapping, Node, Scalar
from guide.script.reader import Reader
from guide.script.shapes import (
    FLAG,
    PROSE,
    STEPS,
    STRING,
    TEXT,
    Key,
    ValueType,
    list_of,
    number,
    object_schema,
    one_of,
    scalar,
    seconds,
    some_of,
    values,
    whole,
)  # fmt: skip
from guide.script.steps.bed import Ambience
from guide.script.steps.say import GAPS, PACES
from guide.translation import _

NOTED = 3
"""From this intensity on a practice says what may come up."""


def _table(*rows: tuple[str, ValueType[Any], str] | tuple[str, ValueType[Any], str, bool]) -> dict[str, Key]:
    return {row[0]: Key(row[0], row[0], row[1], row[2], len(row) == 4) for row in rows}


_PACE, _GAP = number(*PACES), seconds(*GAPS)
_VOICE = _table(
    ("name", TEXT, "who speaks; see: guide voices"),
    ("pace", _PACE, "1 is the voice's own unhurried speed, 0.9 a little slower"),
    ("gap", _GAP, "silence between sentences, such as 2s"),
)


def _voice(reader: Reader, node: Node) -> VoiceChoice:
    if isinstance(node, Scalar):
        return VoiceChoice(reader.text(node) or "default")
    return VoiceChoice(**values(reader, node, _VOICE, "voice"))


def _lexicon(reader: Reader, node: Node) -> dict[str, str]:
    return {word: reader.text(said) for word, said in reader.texts(node, _("a lexicon")).items()}


def _silenced(reader: Reader, node: Node) -> dict[str, str]:
    found = {code: reader.text(reason) for code, reason in reader.texts(node, "silenced").items()}
    for code, reason in found.items():
        if len(reason.split()) < 3:
            message = _("'{code}' is silenced without a reason").format(code=code)
            reader.bad(node.where, "no-reason", message, _("say in a sentence why it does not hold here"))
    return found


def _intensity(reader: Reader, node: Node) -> int:
    if isinstance(node, Scalar) and node.value not in ("1", "2", "3", "4", "5"):
        message = _("'{value}' is no intensity").format(value=node.value[:30])
        reader.bad(node.where, "bad-number", message, _("1 (settling) to 5 (stirs up much)"))
        return 1
    return int(reader.number(node, 1, 1, 5))


_INTENSITY: ValueType[int] = ValueType(
    _intensity,
    scalar({"type": "integer", "minimum": 1, "maximum": 5}, "[1-5]", _("1 (settling) to 5 (stirs up much)")),
    1,
)

SECTION = _table(
    ("title", PROSE, "what it is called; a chapter in exports", True),
    ("closing", FLAG, "true for a section that brings people back; it is always heard"),
    ("optional", whole(1, 9), "1 to 9: may be left out when time is short, the lowest first"),
    ("intensity", _INTENSITY, "how much this section may stir up, 1 to 5"),
    ("pace", _PACE, "multiplies the pace of the voice in this section"),
    ("gap", _GAP, "silence between sentences in this section"),
    ("steps", STEPS, "what happens, in order", True),
)


def _section(reader: Reader, node: Node) -> Section:
    return Section(where=node.where, **values(reader, node, SECTION, _("a section")))


_NAMES: dict[str, Any] = {"type": "object", "additionalProperties": STRING}
_NONE: dict[str, str] = {}
HEAD = _table(
    ("title", PROSE, "what the practice is called", True),
    ("summary", PROSE, "one or two sentences for the one who chooses", True),
    ("kind", one_of("kind", KINDS), "what kind of practice it is", True),
    ("aim", one_of("aim", AIMS), "what it is for: to steady, to bring together, to let something change", True),
    ("intensity", _INTENSITY, "how much it may stir up, 1 (settling) to 5", True),
    ("note", PROSE, "what may come up and who should take care; shown before, written into exports"),
    ("language", TEXT, "the language of the words, as in BCP 47: en, de, pt-BR"),
    ("posture", some_of("posture", POSTURES), "how one may sit, lie, stand or go"),
    ("eyes", some_of("eyes", EYES), "open, closed or either"),
    ("author", TEXT, "who wrote it"),
    ("license", TEXT, "an SPDX name, such as CC-BY-4.0"),
    ("serves", list_of(TEXT), "what it is good for: ids of a checklist"),
    ("needs", list_of(TEXT), "what people come for that it meets: needs of words/needs.yaml"),
    ("voice", ValueType(_voice, {"anyOf": [STRING, object_schema(_VOICE)]}, VoiceChoice()), "who speaks, and how"),
    ("bed", ValueType(lambda reader, node: Ambience.read(reader, node, node.where), Ambience.schema(), None),
     "the ambience it opens with; none for none"),
    ("settings", settings.SETTINGS, "what the listener may set before starting; {name} in words"),
    ("ask", ASK, "forms that are asked before it begins; an answer is the setting of the same name"),
    ("after", AFTER, "forms of which one is offered at the end, by how it is then: hot, inside, cold, else"),
    ("lexicon", ValueType(_lexicon, _NAMES, _NONE), "how a word is said: respelled, or IPA between slashes"),
    ("silenced", ValueType(_silenced, _NAMES, _NONE), "care rules that do not hold here, each with the reason"),
    (
        "sections", list_of(ValueType(_section, {"$ref": "#/definitions/section"}, None)), "the parts of it, in order",
        True,
    ),
)  # fmt: skip


def read_practice(reader: Reader, root: Node, path: str, digest: str) -> Script:
    """The whole practice; what is wrong is in ``reader.problems``."""
    own = _early(reader, root)
    reader.settings = {each.name: each.choices for each in own}
    found = values(reader, root, HEAD, _("a practice"))
    script = Script(where=Where(path), digest=digest, **{**found, "settings": own})
    nodes = {name.value: value for name, value in root.pairs} if isinstance(root, Mapping) else {}
    if "sections" in nodes and not any(section.steps for section in script.sections) and not reader.problems:
        message = _("nothing happens in this practice")
        reader.bad(nodes["sections"].where, "empty", message, _("a section has a title and steps"))
    _noted(reader, script, nodes.get("intensity"))
    return script


def _early(reader: Reader, root: Node) -> tuple[Setting, ...]:
    """Settings have to be known before the words are read in which they stand, wherever in the file they are."""
    if not isinstance(root, Mapping):
        return settings.complete((), (), ())
    quiet = Reader(reader.part)  # what is wrong here is said once, when the head is read
    nodes = {name.value: value for name, value in root.pairs}
    read = {
        name: HEAD[name].shape.read(quiet, nodes[name]) for name in ("settings", "posture", "eyes") if name in nodes
    }
    return settings.complete(read.get("settings", ()), read.get("posture", ()), read.get("eyes", ()))


def _noted(reader: Reader, script: Script, intensity: Node | None) -> None:
    if intensity and script.intensity >= NOTED and not script.note:
        message = _("from intensity {least} on a practice needs a note").format(least=NOTED)
        reader.bad(intensity.where, "missing-note", message, _("note: what may come up, and who should take care"))
    if script.note and script.intensity >= 2:
        return
    for where in reader.demanding:
        message = _("a breath of over 20 s, or held for over 10 s, needs a note, and intensity 2 or more")
        reader.bad(
            where, "demanding-breath", message, _("note: who should leave out the holds, and what to do instead")
        )
