"""SSML 1.0 and 1.1 (W3C Recommendation, 7 September 2010): speech with breaks.

    break               a silence; strengths are 0.2 to 4 seconds
    p, s                a line; a sentence of it
    prosody rate        the pace of its words; pitch, volume and the like are listed
    sub, phoneme        the words as they are displayed, and how they are said in the lexicon
    audio               a sound file beside the script; its own words are for when it cannot be played, and are listed
    mark                a moment if its name is a time, a section if it begins with ``section:``; else listed
    comments            comments

The words of everything else stay, and its tag is listed. Declarations (DTD) are refused, so no entity is ever expanded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from xml.parsers import expat

from guide.authoring.importing import wording
from guide.authoring.importing.breaks import break_length
from guide.authoring.importing.draft import Aside, Draft, End, Heading, Sounding, SpokenText, Stop, TimeMark
from guide.authoring.importing.times import moment
from guide.problems import Problem, Where
from guide.script.steps.say import PACES
from guide.translation import _

SECTION = "section:"
"""The name of a mark that begins a section starts so."""
RATES = {"x-slow": 0.6, "slow": 0.8, "medium": 1.0, "default": 1.0, "fast": 1.2, "x-fast": 1.5}
_PERCENT = re.compile(r"([+-]?)(\d{1,4}(?:\.\d{1,6})?)(%?)")
_QUIET = frozenset(("token", "w", "speak", "p", "s", "paragraph", "sentence", "desc"))
"""Tags whose words are all there is to them."""
_ESCAPED = re.compile(r"<break\b([^<>]*)>(?:\s*</break>)?")
_INSIDE = frozenset(("emphasis",))
"""Tags that may stand inside a word."""
_WHOLE = frozenset(("token", "w"))
"""Tags around one word, whatever is in it."""
_KEPT_OUT = {
    "emphasis": _("emphasis is not kept, its words are"),
    "voice": _("voices have other names here: see guide voices"),
    "say-as": _("write it as it is said"),
    "lang": _("a practice has one language"),
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that has begun."""

    tag: str
    line: int
    pace: float
    silent: str = ""
    """Why the words in it are not spoken; empty if they are."""
    said: str = ""
    """How its words are said: a respelling or IPA between slashes."""
    sentence: bool = False
    """Whether it is inside a paragraph or sentence."""


def read(text: str, draft: Draft, path: str) -> Problem | None:
    """Read ``text`` into ``draft``; what stops it from being XML, if something does."""
    reader = _Reader(draft, _skipped(text))
    try:
        reader.parser.Parse(text.lstrip().encode("utf-8", "replace"), True)
    except _RefusedError:
        where = Where(path, reader.line(), reader.parser.CurrentColumnNumber + 1)
        return Problem(
            where, "declarations", _("this file declares a document type, which is not read"), _("delete <!DOCTYPE …>")
        )
    except expat.ExpatError as error:
        where = Where(path, error.lineno + reader.skipped, error.offset + 1)
        hint = _("write & as &amp; and < as &lt;") if error.code in (4, 11) else ""
        return Problem(where, "syntax", _("this is not XML: {error}").format(error=expat.ErrorString(error.code)), hint)
    return None


class _RefusedError(Exception):
    """A declaration."""


def _skipped(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")


class _Reader:
    def __init__(self, draft: Draft, skipped: int) -> None:
        self.draft, self.skipped = draft, skipped
        self.open: list[_Open] = []
        self.inside: list[str] = []
        """Words of the innermost ``sub`` or ``phoneme``, or of what is not spoken."""
        self.last = ""
        """The letter that was spoken last."""
        self.parted = False
        """Whether a tag stands behind it: no word goes on across one, except inside ``token`` and ``w``."""
        self.closed = False
        """Whether a tag has ended and nothing has been said since."""
        self.within: int | None = None
        """How deep the ``token`` lies that is open."""
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.CommentHandler = self.comment
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.EntityDeclHandler = self.refuse

    def line(self) -> int:
        return self.parser.CurrentLineNumber + self.skipped

    def refuse(self, *declared: object) -> None:
        raise _RefusedError

    def comment(self, text: str) -> None:
        self.parted = True
        self.draft.add(Aside(text))

    def instruction(self, target: str, rest: str) -> None:
        self.parted = True
        self.draft.leave(self.line(), f"<?{target} {rest}?>", _("an instruction for other programs means nothing here"))

    def start(self, tag: str, given: dict[str, str]) -> None:
        outer = self.open[-1] if self.open else _Open("", 0, 1.0)
        name = tag.removeprefix("ssml:")
        here = _Open(name, self.line(), outer.pace, outer.silent, outer.said, outer.sentence)
        self.part(name, began=True)
        if not outer.silent:
            here = self.begin(here, name, given)
        self.open.append(here)

    def begin(self, here: _Open, name: str, given: dict[str, str]) -> _Open:
        """Do what an element asks for when it begins."""
        match name:
            case "break":
                self._break(here, given)
            case "p" | "paragraph":
                self.draft.add(End(paragraph=True))
                return replace(here, sentence=True)
            case "s" | "sentence":
                self.draft.add(Stop())
                return replace(here, sentence=True)
            case "speak":
                self._speak(given)
            case "prosody":
                return self._prosody(here, given)
            case "sub" | "phoneme":
                self.inside = []
                return replace(here, said=self._said(here, name, given))
            case "mark":
                self._mark(here, given)
            case "audio":
                return self._audio(here, given)
            case "meta":
                self._meta(here, given)
            case "metadata":
                return replace(here, silent=_("what describes a text is not spoken"))
            case "desc":
                return replace(here, silent=_("a description is not spoken"))
            case _ if name not in _QUIET:
                self._other(here, name, given)
        return here

    def end(self, tag: str) -> None:
        here = self.open.pop()
        outer = self.open[-1] if self.open else None
        self.part(here.tag, began=False)
        if here.silent:
            if not (outer and outer.silent):
                self._silent(here)
            return
        match here.tag:
            case "p" | "paragraph":
                self.draft.add(End(paragraph=True))
            case "s" | "sentence":
                self.draft.add(Stop())
            case "sub" | "phoneme":
                self._respell(here)
            case "break" | "mark" | "audio" | "meta" | "emphasis" | "prosody" | "say-as" | "lang" | "voice":
                pass
            case name if name not in _QUIET:
                self.part_words()

    def words(self, text: str) -> None:
        here = self.open[-1]
        if here.silent or here.said or here.tag in ("sub", "phoneme"):
            self.inside.append(text)
        if not here.silent:
            for at, part in enumerate(_ESCAPED.split(text)):
                if at % 2:
                    self._escaped(part, here)
                elif part:
                    self.say(part, here.pace)

    def say(self, text: str, pace: float) -> None:
        """Words, apart from those before them where a tag stands between."""
        if self.parted and self.last.isalnum() and text[:1].isalnum():
            text = f" {text}"
        self.parted = self.closed = False
        self.last = text[-1:]
        self.draft.add(SpokenText(text, self.line(), pace))

    def part(self, tag: str, *, began: bool) -> None:
        """Note that a tag stands here. One that stresses a syllable parts no word, and two of those do."""
        if tag in _WHOLE and self.within is None and began:
            self.parted, self.within = True, len(self.open)
        elif self.within is not None and len(self.open) == self.within and not began:
            self.parted, self.within = True, None
        elif self.within is None:
            self.parted = self.parted or tag not in _INSIDE or (began and self.closed)
        self.closed = not began

    # -- elements -------------------------------------------------------------------------------------------

    def _break(self, here: _Open, given: dict[str, str]) -> None:
        seconds = break_length(given.get("time"), given.get("strength"))
        what = _shown("break", given)
        if seconds is None:
            self.draft.leave(here.line, what, _("this is no length of time: write 500ms or 2s"))
        else:
            self.draft.rest(seconds, None, here.line, what, tight=here.sentence)

    def _escaped(self, attributes: str, here: _Open) -> None:
        """A break whose brackets were escaped, as programs do that take it for words."""
        self.parted = True
        self._break(replace(here, line=self.line()), dict(re.findall(r"""(\w+)\s*=\s*["']([^"']*)["']""", attributes)))

    def _speak(self, given: dict[str, str]) -> None:
        language = given.get("xml:lang", "")
        if _LANGUAGE.fullmatch(language) and not self.draft.language:
            self.draft.language = language

    def _prosody(self, here: _Open, given: dict[str, str]) -> _Open:
        for name in given.keys() - {"rate"}:
            self.draft.leave(
                here.line, f'prosody {name}="{given[name]}"', _("only the rate is kept, and its words"), aside=False
            )
        if "rate" not in given:
            return here
        times = rate(given["rate"])
        if times is None:
            self.draft.leave(
                here.line, f'prosody rate="{given["rate"]}"', _("this is no rate: write 90% or slow"), aside=False
            )
            return here
        wanted = here.pace * times
        pace = round(min(max(wanted, PACES[0]), PACES[1]), 4)
        if abs(pace - wanted) > 0.001:
            why = _("a pace is from {low:.0%} to {high:.0%}: it is {pace:.0%}").format(
                low=PACES[0], high=PACES[1], pace=pace
            )
            self.draft.leave(here.line, f'prosody rate="{given["rate"]}"', why, aside=False)
        return replace(here, pace=pace)

    def _said(self, here: _Open, name: str, given: dict[str, str]) -> str:
        if name == "sub":
            alias = wording.title(given.get("alias", "")).strip("/ ")
            return alias if wording.speakable(alias) else ""
        sounds = wording.title(given.get("ph", "")).strip("/ ")
        if given.get("alphabet", "ipa") != "ipa":
            self.draft.leave(here.line, _shown(name, given), _("only IPA is kept, and its words"), aside=False)
            return ""
        return f"/{sounds}/" if sounds else ""

    def _respell(self, here: _Open) -> None:
        """The words in it are displayed and written; how they are said goes to the lexicon."""
        shown, _left = wording.folded("".join(self.inside))
        self.inside = []
        if not here.said:
            return
        if not wording.speakable(shown):
            if not here.said.startswith("/"):
                self.words(here.said)
                return
            self.draft.leave(here.line, here.said, _("there are no words in it"))
        elif self.draft.lexicon.setdefault(shown, here.said) != here.said:
            why = _("'{shown}' is already said as '{said}': a word is said in one way").format(
                shown=shown, said=self.draft.lexicon[shown]
            )
            self.draft.leave(here.line, here.said, why)

    def _mark(self, here: _Open, given: dict[str, str]) -> None:
        name = " ".join(given.get("name", "").split())
        at = moment(name)
        if at is not None:
            self.draft.add(TimeMark(at, here.line))
        elif name.startswith(SECTION) and name.removeprefix(SECTION).strip():
            self.draft.add(Heading(name.removeprefix(SECTION).strip()))
        else:
            self.draft.leave(here.line, _shown("mark", given), _("only a mark that is a time has a place"))

    def _audio(self, here: _Open, given: dict[str, str]) -> _Open:
        file = given.get("src", "")
        if not _beside(file):
            self.draft.leave(here.line, _shown("audio", given), _("only a file beside the script can be played"))
            return here
        self.draft.add(Sounding("sound", file))
        self.inside = []
        return replace(here, silent=_("it is only heard where the sound cannot be"))

    def _meta(self, here: _Open, given: dict[str, str]) -> None:
        name, content = given.get("name", "").lower(), given.get("content", "")
        if name == "title" and content:
            self.draft.title = content
        elif name == "description" and content:
            self.draft.summary = content
        else:
            self.draft.leave(here.line, _shown("meta", given), _("this has no place in a script"))

    def _other(self, here: _Open, name: str, given: dict[str, str]) -> None:
        why = _KEPT_OUT.get(name)
        self.draft.leave(
            here.line, _shown(name, given), why or _("this tag is not known; its words are kept"), aside=False
        )
        if why is None:
            self.part_words()

    def part_words(self) -> None:
        """A tag that nobody knows parts words."""
        self.draft.add(SpokenText(" ", self.line(), self.open[-1].pace if self.open else 1.0))

    def _silent(self, here: _Open) -> None:
        words, self.inside = "".join(self.inside), []
        if words.strip():
            self.draft.leave(here.line, words, here.silent)


def rate(text: str) -> float | None:
    """What a rate multiplies the pace by: ``slow``, ``90%``, ``-10%`` or ``0.9``; None if it is no rate."""
    word = text.strip().lower()
    match = _PERCENT.fullmatch(word)
    if match is None:
        return RATES.get(word)
    amount = float(match[2]) / (100.0 if match[3] else 1.0)
    return 1 + amount if match[1] == "+" else 1 - amount if match[1] == "-" else amount or None


def _shown(tag: str, given: dict[str, str]) -> str:
    return f"<{tag}{''.join(f' {name}={value!r}' for name, value in given.items())}>"


def _beside(file: str) -> bool:
    """Whether a name means a file in the folder of the script or below it."""
    plain = wording.title(file) == file and file == " ".join(file.split()) and not set(file) & set("{}:\\~")
    path = PurePath(file)
    return bool(file) and plain and not path.is_absolute() and ".." not in path.parts
