"""Texts of others become scripts. Every word is kept, in order; what has no place is listed with its line.

    found = imported(raw, "talk.txt")
    found.text          # a script as YAML, always valid; empty if ``found.problems`` says why there is none
    found.unplaced      # what was left out or is not as it was meant, in the order of the text

Each format is one file that reads into a `Draft`; what follows from there is the same for all.
To add a format: a file here with ``read(text, draft)``, and its name and endings in `ENDINGS`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath

from guide import script
from guide.authoring import yaml_text
from guide.authoring.importing import languages, plain, ssml, subrip, webvtt, wording
from guide.authoring.importing.cues import TIMING
from guide.authoring.importing.decoding import text_of
from guide.authoring.importing.draft import Draft, SpokenText, Unplaced
from guide.authoring.importing.layout import Laid, lay
from guide.authoring.yaml_text import YamlEntry, YamlPage
from guide.problems import Problem, Where
from guide.script.model import AIMS, KINDS, Script
from guide.script.reader import MAX_STEPS
from guide.translation import _

__all__ = ["ENDINGS", "Imported", "Unplaced", "format_of", "imported"]

ENDINGS = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown", ".mdown", ".mkd"),
    "srt": (".srt",),
    "vtt": (".vtt", ".webvtt"),
    "ssml": (".ssml", ".xml"),
}
"""The formats, and the endings of their files."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a text."""

    text: str
    problems: tuple[Problem, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


def format_of(name: str, raw: bytes = b"") -> str | None:
    """The format that the ending of a file tells, or its first bytes; None if neither does."""
    ending = PurePath(name).suffix.lower()
    for form, endings in ENDINGS.items():
        if ending in endings:
            return form
    start = raw[:400].decode("utf-8", "ignore").lstrip("\ufeff \t\r\n")
    if start.startswith("WEBVTT"):
        return "vtt"
    if start.startswith(("<?xml", "<speak")):
        return "ssml"
    return "srt" if any(map(TIMING.fullmatch, start.splitlines()[:4])) else None


def imported(
    raw: bytes, path: str, form: str = "text", *, schema: str | None = None, elastic: bool = False
) -> Imported:
    """A text as a script. ``path`` is what problems and comments name, ``form`` one of `ENDINGS`; with ``schema`` the
    script begins with the line by which editors find it; ``elastic`` makes pauses of the times of the text, which may
    stretch, instead of moments that are kept."""
    decoded = text_of(raw, path)
    if isinstance(decoded, Problem):
        return Imported("", (decoded,))
    draft = Draft()
    if decoded.told:
        draft.leave(decoded.line, decoded.what, decoded.told, aside=False)
    problem = _read(decoded.text, draft, path, form)
    if problem:
        return Imported("", (problem,), tuple(draft.unplaced))
    laid = lay(draft)
    if not any(step for chapter in laid.chapters for step in chapter.steps):
        problem = Problem(Where(path), "empty", _("there is nothing in this file that can be said or heard"))
        return Imported("", (problem,), _sorted(draft))
    steps = sum(len(chapter.steps) for chapter in laid.chapters)
    if steps > MAX_STEPS:
        message = _("this would be a practice of more than {most} steps").format(most=MAX_STEPS)
        return Imported("", (Problem(Where(path), "too-long", message, _("import it in parts")),), _sorted(draft))
    written = yaml_text.write(_page(draft, laid, path, schema))
    reading = script.parse(written, path)
    if reading.script is None:
        return Imported("", reading.problems, _sorted(draft))
    waits = _waits(draft, laid, reading.script)
    if elastic and laid.moments:
        from guide.authoring.importing.elastic import stretched  # which only such texts need

        laid = replace(laid, chapters=stretched(laid.chapters, waits))
        written = yaml_text.write(_page(draft, laid, path, schema))
    return Imported(written, (), _sorted(draft))


def _read(text: str, draft: Draft, path: str, form: str) -> Problem | None:
    match form:
        case "ssml":
            return ssml.read(text, draft, path)
        case "srt":
            subrip.read(text, draft)
        case "vtt":
            webvtt.read(text, draft)
        case "markdown":
            from guide.authoring.importing import markdown  # with a parser that no other format needs

            markdown.read(text, draft)
        case _:
            plain.read(text, draft)
    return None


def _waits(draft: Draft, laid: Laid, found: Script) -> list[float]:
    """The seconds of silence before each moment, by estimate; those that come too late are listed."""
    if not laid.moments:
        return []
    from guide.authoring.importing.waits import NOTICED, waits  # with numpy, which only texts with moments need

    lengths = waits(found)
    for line, seconds in zip(laid.moments, lengths, strict=True):
        if seconds <= -NOTICED:
            why = _("the words before it take about {seconds:.1f} s too long (an estimate)").format(seconds=-seconds)
            draft.leave(line, _("this moment"), why, aside=False)
    return lengths


def _page(draft: Draft, laid: Laid, path: str, schema: str | None) -> YamlPage:
    file = wording.title(PurePath(path).name)
    title = wording.title(draft.title) or _from_name(path)
    given = {name: wording.title(said) for name, said in draft.head.items()}
    head = [
        YamlEntry("title", title),
        YamlEntry("summary", wording.title(draft.summary) or _("Taken from {source}.").format(source=file or 'a text'),
              comments=(_("what it is, for somebody who chooses"),)),
        _chosen("kind", given.pop("kind", "mindfulness"), KINDS),
        _chosen("aim", given.pop("aim", "regulate"), AIMS),
        YamlEntry("intensity", int(given.pop("intensity", "1")),
              remark=_("how much it may stir up, 1 to 5; from 3 on, write a note too")),
        _language(draft),
        *(YamlEntry(name, said) for name, said in given.items() if said),
    ]  # fmt: skip
    if laid.pace != 1.0:
        head.append(YamlEntry("voice", {"pace": laid.pace}))
    if draft.lexicon:
        head.append(YamlEntry("lexicon", dict(draft.lexicon), remark=_("how a word is said")))
    opening = (
        _("Taken from {source}. The lines up to intensity are guesses: see that they are right.").format(
            source=file or "a text"
        ),
    )
    return YamlPage(tuple(head), laid.chapters, opening, schema, laid.comments)


def _chosen(name: str, value: str, values: tuple[str, ...]) -> YamlEntry:
    """One of a few values, with the others behind it."""
    return YamlEntry(name, value, remark=f"or: {', '.join(each for each in values if each != value)}")


def _language(draft: Draft) -> YamlEntry:
    if draft.language:
        return YamlEntry("language", wording.title(draft.language))
    found = languages.guess(" ".join(event.text for event in draft.events if isinstance(event, SpokenText)))
    if found is None:
        return YamlEntry("language", "en", remark=_("not known: too few words to guess it"))
    return YamlEntry("language", found, remark=_("guessed from the words"))


def _from_name(path: str) -> str:
    words = wording.title(PurePath(path).stem.replace("_", " ").replace("-", " "))
    return f"{words[:1].upper()}{words[1:]}" or "Untitled"


def _sorted(draft: Draft) -> tuple[Unplaced, ...]:
    return tuple(sorted(draft.unplaced, key=lambda each: each.line))
