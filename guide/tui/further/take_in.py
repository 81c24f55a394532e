"""A text, subtitles or SSML of somebody else, made a practice of one's own."""

from __future__ import annotations

import asyncio
from pathlib import Path

from guide import places
from guide.problems import ScriptError, WorldError
from guide.translation import _
from guide.tui.door import Door, Visit

LEAD = _("Take in a text")
TOLD = _("A plain text, Markdown, subtitles or SSML becomes a practice in your library. The file stays as it is.")
HINT = _("where it lies: ~/texts/evening.md")
UNPLACED = _("It could not be placed as it is: {what}")
MOST = 20
"""Sentences about what could not be placed."""


async def _visit(visit: Visit) -> bool:
    from guide.actions.formatting import trouble
    from guide.tui.screens.ask_line import AskLine
    from guide.tui.screens.told import Told

    typed = ""
    while typed := await visit.lay_over(AskLine(LEAD, TOLD, HINT, value=typed)) or "":
        try:
            title, said = await asyncio.to_thread(take_in, places.typed(typed))
        except (ScriptError, WorldError) as error:
            await visit.show(Told(_("It cannot be taken in yet."), trouble(error)))
        else:
            await visit.show(Told(title, said))
            break
    return False


def take_in(file: Path) -> tuple[str, list[str]]:
    """Make a practice of the text in ``file``; return a title and sentences that tell what came of it.

    Raises ScriptError where it cannot be read as a text, CannotReadError, CannotWriteError, and WrongUseError where
    nothing tells what it is.
    """
    from guide import script
    from guide.authoring import own_script
    from guide.authoring.importing import format_of, imported
    from guide.problems import WrongUseError

    raw = script.read_bytes(file, _("A text or subtitles to import were looked for there."))
    form = format_of(file.name, raw)
    if form is None:
        sentence = _("The name {name} does not tell what it is.").format(name=file.name)
        raise WrongUseError(sentence, _("Let it end in .txt, .md, .srt, .vtt or .ssml."))
    found = imported(raw, str(file), form)
    if found.problems:
        raise ScriptError(found.problems)
    read = script.parse(found.text, str(file)).script
    title = read.title if read else file.stem
    path = own_script.keep(found.text, title)
    said = [_("It lies here, and any editor changes it: {path}").format(path=path)]
    said += [UNPLACED.format(what=each) for each in found.unplaced[:MOST]]
    return _("{title} is in your library.").format(title=title), said


DOOR = Door("t", _("take in a text"), _("a text or subtitles of somebody else becomes a practice"), 40, _visit)
