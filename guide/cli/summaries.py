"""What each command is for, in a line: what ``guide --help`` shows, without loading a command."""

from __future__ import annotations

from guide.translation import _

SUMMARIES = {
    "now": _("what would be good now? suggestions, and where you left off"),
    "play": _("practise"),
    "bell": _("ring a bell of mindfulness through the day"),
    "export": _("write practices to sound files, with words, chapters and a cover"),
    "inspect": _("listen to a whole practice, and say what there is to mend"),
    "check": _("say what is wrong in scripts, and where they could be kinder"),
    "outline": _("show the sections of a practice and their times"),
    "publish": _("make listening pages of practices, or a book that speaks"),
    "pack": _("hand practices on as a folder or a file, and take in those of others"),
    "list": _("show the practices at hand"),
    "voices": _("show who can speak here; hear them, fetch more"),
    "beds": _("show the beds and bells at hand; hear them"),
    "devices": _("list the sound devices, choose one"),
    "anchors": _("your own words for what steadies you"),
    "new": _("begin a script of your own"),
    "watch": _("while you write: check every save, speak and play what changed"),
    "import": _("make a script of a plain text, of Markdown, of subtitles or of SSML"),
    "schema": _("the JSON Schema of scripts, for editors"),
    "check-in": _("how it is now, in ten seconds"),
    "reflect": _("write something down: a thought, a letter, a list, a next step"),
    "series": _("paths through practices, in layers; where you are in one"),
    "journal": _("what was practised, how it felt, and what you wrote"),
    "support": _("the support card: your people, and lines that answer"),
    "schedule": _("a practice at times of your own, as a file for your calendar"),
    "serve": _("the screen in a browser, on this machine alone unless you say otherwise"),
    "settings": _("voice, ambience, colours and more, kept for every visit"),
    "shelf": _("what you keep at hand: practices, and presets for guide play @NAME"),
    "welcome": _("what this is, whether it can be heard, and your own words"),
    "doctor": _("is all well here? each thing with a way out"),
    "cache": _("what is kept of spoken lines and beds, and how much"),
}
