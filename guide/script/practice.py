"""The head of a practice and its sections: from the root node to a `Script`."""

from __future__ import annotations

from guide.problems import Where
from guide.script.model import AIMS, EYES, KINDS, POSTURES, Script, Section, VoiceChoice
from guide.script.nodes import Node, Scalar
from guide.script.reader import Reader
from guide.script.steps import read_steps
from guide.script.steps.bed import Ambience
from guide.script.steps.say import GAPS, PACES

HEAD = (
    "title", "summary", "kind", "aim", "intensity", "note", "language", "posture", "eyes", "author", "license",
    "serves", "voice", "bed", "lexicon", "sections",
)  # fmt: skip
REQUIRED = ("title", "summary", "kind", "aim", "intensity", "sections")


def read_practice(reader: Reader, root: Node, path: str, digest: str) -> Script:
    """The whole practice; what is wrong is in ``reader.problems``."""
    fields = reader.mapping(root, "a practice", HEAD, REQUIRED)
    get = fields.get
    sections = reader.each(get("sections"), lambda node: _section(reader, node))
    if "sections" in fields and not any(section.steps for section in sections) and not reader.problems:
        reader.bad(
            fields["sections"].where, "empty", "nothing happens in this practice", "a section has a title and steps"
        )
    return Script(
        where=Where(path),
        title=reader.text(get("title")),
        summary=reader.text(get("summary")),
        kind=reader.choice(get("kind"), "kind", KINDS, KINDS[0]),
        aim=reader.choice(get("aim"), "aim", AIMS, AIMS[0]),
        intensity=_intensity(reader, fields),
        note=reader.text(get("note")),
        language=reader.text(get("language")) or "en",
        posture=reader.choices(get("posture"), "posture", POSTURES),
        eyes=reader.choices(get("eyes"), "eyes", EYES),
        author=reader.text(get("author")),
        license=reader.text(get("license")),
        serves=_words(reader, get("serves")),
        voice=_voice(reader, get("voice")),
        bed=Ambience.read(reader, fields["bed"], fields["bed"].where) if "bed" in fields else None,
        lexicon=_lexicon(reader, get("lexicon")),
        sections=sections,
        digest=digest,
    )


def _intensity(reader: Reader, fields: dict[str, Node]) -> int:
    node = fields.get("intensity")
    if isinstance(node, Scalar) and node.value not in "12345":
        reader.bad(
            node.where, "bad-number", f"'{node.value[:30]}' is no intensity", "1 (settling) to 5 (stirs up much)"
        )
        return 1
    intensity = int(reader.number(node, 1, 1, 5))
    if node and intensity >= 3 and "note" not in fields:
        message = "from intensity 3 on a practice needs a note"
        reader.bad(node.where, "missing-note", message, "note: what may come up, and who should take care")
    return intensity


def _section(reader: Reader, node: Node) -> Section:
    fields = reader.mapping(node, "a section", ("title", "steps", "closing", "optional"), ("title", "steps"))
    optional = int(reader.number(fields["optional"], 1, 1, 9)) if "optional" in fields else None
    return Section(
        where=node.where,
        title=reader.text(fields.get("title")),
        steps=read_steps(reader, fields.get("steps")),
        closing=reader.flag(fields.get("closing")),
        optional=optional,
    )


def _words(reader: Reader, node: Node | None) -> tuple[str, ...]:
    return tuple(word for word in reader.each(node, reader.text) if word)


def _voice(reader: Reader, node: Node | None) -> VoiceChoice:
    if node is None:
        return VoiceChoice()
    if isinstance(node, Scalar):
        return VoiceChoice(reader.text(node) or "default")
    fields = reader.mapping(node, "voice", ("name", "pace", "gap"))
    return VoiceChoice(
        reader.text(fields["name"]) if "name" in fields else "default",
        reader.number(fields.get("pace"), 1.0, *PACES),
        reader.seconds(fields["gap"], *GAPS) if "gap" in fields else None,
    )


def _lexicon(reader: Reader, node: Node | None) -> dict[str, str]:
    return {word: reader.text(said) for word, said in reader.texts(node, "a lexicon").items()}
