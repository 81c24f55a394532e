"""YAML's complaints in words of our own: what was mistyped, where, and how the line would have to be written.

The library says what its grammar expected ("did not find expected '-' indicator"). Here the line itself is looked at,
by a table of what people mistype who have never written YAML; the library only says where to look.

To add a mistake: a row in `_MISTAKES`, and an example in ``tests/script/test_yaml_mistakes.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from guide.problems import Problem, Where
from guide.script.lost import quoted
from guide.translation import _

CODE = "syntax"
_LINE = re.compile(r"(?P<head>\s*(?:-[ \t]+)*(?:[A-Za-z_][\w -]{0,40}?:[ \t]+)?)(?P<words>.*)", re.DOTALL)
"""Dashes and a key, and the words behind them."""
_MOST = 140


@dataclass(frozen=True, slots=True)
class Slip:
    """What is mistyped in a line."""

    column: int
    """From 1; 0 for where YAML stumbled."""
    message: str
    hint: str
    mended: str = ""
    """The line as it can be read; empty if only its author can tell."""


def problem(path: str, lines: Sequence[str], error: yaml.MarkedYAMLError, opened: int | None) -> Problem:
    """Return what is wrong, at its place.

    ``opened`` is the line, from 0, of a bracket that is still open, or of a quoted text that ends where YAML stumbled.
    """
    found = _before(lines, error) or _within(lines, error, opened) or _between(lines, error)
    return Problem(Where(path, *found[0]), CODE, found[1], _short(found[2]))


Found: TypeAlias = tuple[tuple[int, int], str, str]
"""Line and column from 1, what is wrong, and a way out."""


def _within(lines: Sequence[str], error: yaml.MarkedYAMLError, opened: int | None) -> Found | None:
    """A mistake that can be seen in one line."""
    mark = error.problem_mark
    for number in _suspects(error, opened, len(lines)):
        slip = _slip(lines[number], error.problem or "") if number < len(lines) else None
        if slip is not None:
            column = slip.column or (mark.column + 1 if mark and mark.line == number else 1)
            return (number + 1, column), slip.message, slip.hint
    return None


def _between(lines: Sequence[str], error: yaml.MarkedYAMLError) -> Found:
    """A mistake in how lines belong together."""
    mark, context = stumbled(error), error.context_mark
    if context and "quoted" in (error.context or "") and "end of stream" in (error.problem or ""):
        place = (context.line + 1, context.column + 1)
        return place, _("the quote that opens here is never closed"), _("close it in the same line")
    if mark is None:
        return (1, 1), _UNREADABLE, _ANYWAY
    return (mark.line + 1, mark.column + 1), *_structure(lines, error)


def stumbled(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Return where the trouble is: a name without a colon is noticed a line later."""
    scanning = (error.context or "").startswith("while scanning a simple key")
    return error.context_mark if scanning and error.context_mark else error.problem_mark


def at_alias(path: str, line: str, number: int, column: int) -> Problem | None:
    """Return what is wrong with words that begin as an alias does, such as ``*softly* now``; None for an alias."""
    alias = re.match(r"\*[\w-]*", line[column : column + _MOST])
    if alias is None or not line[column + alias.end() : column + _MOST].strip(" ,]}"):
        return None
    slip = _sign(line, "")
    return Problem(Where(path, number + 1, column + 1), CODE, slip.message, _short(slip.hint)) if slip else None


def mended(line: str) -> str:
    """Return ``line`` without its mistake, as far as that can be known; empty otherwise."""
    slip = _slip(line, "")
    return slip.mended if slip and slip.mended != line else ""


def _suspects(error: yaml.MarkedYAMLError, opened: int | None, last: int) -> Iterator[int]:
    """Lines in which the mistake may be, the likeliest first."""
    context, mark = error.context or "", error.context_mark
    if opened is not None:
        yield opened
    ends = error.problem_mark is not None and error.problem_mark.line >= last
    if mark and (context.startswith("while scanning") or (ends and "flow" in context)):
        yield mark.line
    if error.problem_mark:
        yield error.problem_mark.line


def _before(lines: Sequence[str], error: yaml.MarkedYAMLError) -> Found | None:
    """A key without its colon and blank, if that is why the key in the line below is not understood."""
    mark = error.problem_mark
    if mark is None or "mapping values" not in (error.problem or "") or mark.line >= len(lines):
        return None
    line = lines[mark.line]
    number, above = _above(lines, mark.line)
    beside = line[: mark.column].strip().isidentifier() and len(line) - len(line.lstrip()) == _inner(above) - 1
    if not beside or not number or re.search(r":([ \t]|$)", above):
        return None
    slip = _glued_colon(above, "")
    return ((number, slip.column), slip.message, slip.hint) if slip else ((number, _inner(above)), *_NO_COLON)


# -- mistakes within a line ---------------------------------------------------------------------------------


def _slip(line: str, said: str) -> Slip | None:
    return next((slip for look in _MISTAKES if (slip := look(line, said))), None)


def _tab(line: str, said: str) -> Slip | None:
    match = re.match(r"[ \t-]*?\t", line)
    if match is None:
        return None
    blanks = re.match(r"[ \t]*(?:-[ \t]+)?", line)
    lead = blanks[0] if blanks else ""
    return Slip(match.end(), _("a tab stands here"), _("indent with blanks, not tabs"),
                lead.replace("\t", " " if "-" in lead else "  ") + line[len(lead):])  # fmt: skip


def _odd_blank(line: str, said: str) -> Slip | None:
    match = re.match(r"[ ]*([^\S \t\r\n])\s*", line)
    if match is None:
        return None
    place = _("a blank of another kind stands here (U+{ord:04X})").format(ord=ord(match[1]))
    return Slip(
        match.start(1) + 1, place, _("type it again as ordinary blanks"), " " * match.end() + line[match.end() :]
    )


def _bullet(line: str, said: str) -> Slip | None:
    match = re.match(r"(\s*)([•▪◦‣·*+–—])\s+(?=\S)", line)
    if match is None:
        return None
    better = f"{match[1]}- {line[match.end() :]}"
    hint = _("begin it with a dash: {better}").format(better=better.strip())
    return Slip(match.end(1) + 1, _("'{sign}' begins no line here").format(sign=match[2]), hint, better)


def _glued_dash(line: str, said: str) -> Slip | None:
    match = re.match(r"(\s*)-(?=[^\s-]|[^\S \t\r\n])\s*", line)
    if match is None:
        return None
    better = f"{match[1]}- {line[match.end() :]}"
    return Slip(
        match.end(1) + 1,
        _("a blank is missing behind the dash"),
        _("write {better}").format(better=better.strip()),
        better,
    )


def _quote(line: str, said: str) -> Slip | None:
    head, words = _parts(line)
    mark = words[:1]
    if mark not in ("'", '"') or not words:
        return None
    closes = _closing(words)
    if closes is None:
        apostrophe = mark == "'" and bool(re.match(r"'\w+ ", words))
        text = words if apostrophe else words[1:]
        message = (
            _("the apostrophe that opens here is never closed")
            if apostrophe
            else _("the quote that opens here is never closed")
        )
        return _requoted(head, text, message)
    if not words[closes + 1 :].strip() or words[closes + 1 :].lstrip().startswith("#"):
        return _escape(head, words[: closes + 1])
    inside = words[1:-1]
    wraps = len(words) > 2 and words[-1] == mark and _opens_within(inside, mark)
    return _requoted(head, inside if wraps else words, _("the words go on behind the quotes"))


def _opens_within(inside: str, mark: str) -> bool:
    """Whether the first quote within is one of the words, and not the end of what was opened before."""
    at = inside.find(mark)
    before, after = inside[at - 1 : at], inside[at + 1 : at + 2]
    return (not before or before.isspace()) if mark == '"' else bool(before.isalnum() and after.isalnum())


def _closing(words: str) -> int | None:
    """The offset of the quote that ends what the first one opens."""
    mark, at = words[0], 1
    while at < len(words):
        if mark == '"' and words[at] == "\\":
            at += 2
        elif words[at] != mark:
            at += 1
        elif mark == "'" and words[at + 1 : at + 2] == "'":
            at += 2
        else:
            return at
    return None


def _escape(head: str, words: str) -> Slip | None:
    match = re.search(r"""\\(?![\\"/0abtnvfreNLP_ xuU\t])""", words) if words[0] == '"' else None
    if match is None:
        return None
    text = words[1:-1]
    better = "'" + text.replace("'", "''") + "'"
    hint = _("in single quotes it is a sign like others: {better}").format(better=better)
    return Slip(
        len(head) + match.start() + 1, _("a backslash means something else in double quotes"), hint, head + better
    )


def _bracket(line: str, said: str) -> Slip | None:
    head, words = _parts(line)
    if words[:1] not in ("{", "["):
        return None
    hidden = re.match(r"""(?:[^"'#]|"[^"]*"|'[^']*'|(?<!\s)#)*?\s(?=#)""", words[:_MOST])
    if hidden:
        message = _("behind a blank this sign begins a comment, so that the bracket before it is never closed")
        return Slip(len(head) + hidden.end() + 1, message, _("put the words in quotes, within the bracket"))
    ends = _balanced(words)
    if ends is None:
        if "end of stream" in said or ("end" in said and not words[1:].strip()):
            return None
        return Slip(len(head) + 1, _("the {sign} that opens here is never closed").format(sign=words[0]),
                    _("close it, or put words that begin with it in quotes"), head + quoted(words))  # fmt: skip
    rest = words[ends + 1 :].strip()
    if "',' or" in said and (behind := re.search(r"""(["'])[^"']*\1\s*(?=[^\s,:}\]])""", words)):
        hint = _("within brackets words with quotes, commas or colons in them go in one pair of quotes")
        return Slip(len(head) + behind.end() + 1, _("the words go on behind the quotes"), hint)
    if (not rest or rest.startswith("#")) and not _IN_BRACKETS.search(said):
        return None
    return _requoted(head, words, _("words that begin with {sign} go in quotes").format(sign=words[0]))


_IN_BRACKETS = re.compile(r"node content|',' or|flow|alphabetic|token|escape|expected")
"""How YAML complains of what stands within brackets."""


def _balanced(words: str) -> int | None:
    depth = 0
    for at, char in enumerate(words):
        depth += (char in "{[") - (char in "}]")
        if depth == 0:
            return at
    return None


_SIGNS = {
    "@": "", "`": "", "%": "", "*": _("an alias"), "&": _("an anchor"), "!": _("a tag"), "|": _("a block of text"),
    ">": _("a block of text"), ",": _("the end of a value"), "]": _("the end of a list"),
    "}": _("the end of a mapping"),
    "?": _("a long key"), ":": _("the end of a key"),
}  # fmt: skip
"""What words must not begin with, and what YAML takes it for."""


def _sign(line: str, said: str) -> Slip | None:
    head, words = _parts(line)
    if words[:1] not in _SIGNS or re.fullmatch(r"[|>][-+\d]*\s*(#.*)?", words):
        return None
    if words[0] in "?:" and words[1:2].strip():
        return None
    meaning = _(", which means {meaning}").format(meaning=_SIGNS[words[0]]) if _SIGNS[words[0]] else ""
    return _requoted(
        head, words, _("words cannot begin with {sign} here{meaning}").format(sign=words[0], meaning=meaning)
    )


def _glued_colon(line: str, said: str) -> Slip | None:
    match = re.match(r"(\s*(?:- )?[A-Za-z_]{2,30}):(?=[^ \t\r\n/:])\s*", line)
    if match is None or (said and "':'" not in said and "key" not in said):
        return None
    better = f"{match[1]}: {line[match.end() :]}"
    return Slip(
        match.end(1) + 1,
        _("a blank is missing behind the colon"),
        _("write {better}").format(better=better.strip()),
        better,
    )


def _colon(line: str, said: str) -> Slip | None:
    head, words = _parts(line)
    if not head.strip() or not re.search(r":(\s|$)", words) or (said and "mapping" not in said):
        return None
    if not re.fullmatch(r"[\s-]*[a-z_]+:\s+", head):
        key = head.lstrip("- \t")  # no name of ours: the whole line is words
        head, words = head.removesuffix(key), key + words
    step = _("; each step has a line of its own") if re.search(r"[\s,][a-z_]{3,12}:\s+\S", words) else ""
    hint = _("words with ': ' in them go in quotes: {better}{step}").format(better=_short(quoted(words)), step=step)
    return Slip(
        0,
        _("{unreadable}: a colon and a blank in the middle of words").format(unreadable=_UNREADABLE),
        hint,
        head + quoted(words),
    )


_MISTAKES: tuple[Callable[[str, str], Slip | None], ...] = (
    _tab, _odd_blank, _quote, _bracket, _bullet, _glued_dash, _sign, _glued_colon, _colon,
)  # fmt: skip


def _requoted(head: str, words: str, message: str) -> Slip:
    comma = "," if words.endswith(",") and "-" not in head else ""  # which ends a value within braces
    better = f"{quoted(words.removesuffix(comma) if comma else words)}{comma}"
    return Slip(len(head) + 1, message, _("put the line in quotes: {better}").format(better=better), head + better)


def _parts(line: str) -> tuple[str, str]:
    match = _LINE.match(line.rstrip())
    return (match["head"], match["words"]) if match else ("", line)


# -- mistakes between lines ---------------------------------------------------------------------------------

_NO_COLON = _("there is a name here and no colon"), _("write it as name: words, or put a dash and a blank before words")
_UNREADABLE = _("YAML cannot be read here")
_ANYWAY = _("look at the blanks, the quotes and the colons of this line and of the one above")


def _structure(lines: Sequence[str], error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """What is wrong with how lines belong together, and a way out."""
    said, mark = error.problem or "", stumbled(error)
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    number, above = _above(lines, mark.line if mark else 0)
    column, upper = len(line) - len(line.lstrip()) + 1, len(above) - len(above.lstrip()) + 1
    if not line.strip():
        opened = (
            _(": what opens in line {line} is not closed").format(line=error.context_mark.line + 1)
            if error.context_mark
            else ""
        )
        return _("the file ends too soon{opened}").format(opened=opened), _(
            "close what is open, such as a quote or a bracket"
        )
    if above and re.search(r"\s#", above) and column > upper and not above.lstrip().startswith("#"):
        hint = _("put the words in quotes, and on one line")
        return _("the words of line {number} end at its # sign, and go on here").format(number=number), hint
    if column > upper and "mapping values" in said:
        hint = _("begin it in column {column}, as what stands above").format(column=_inner(above))
        return _("this line stands further in than line {number} and so belongs to its words").format(
            number=number
        ), hint
    if not line.lstrip().startswith("-") and above.lstrip().startswith("- ") and ":" not in line:
        return _("there is no dash in front of this line"), _("write - {better}").format(better=_short(line.strip()))
    if "':'" in said:
        return _NO_COLON
    if above and column != upper:
        hint = _("what belongs together begins in the same column; line {number} begins in column {upper}").format(
            number=number, upper=upper
        )
        return _("this line begins in column {column}, and nothing above it does").format(column=column), hint
    head, words = _parts(line)
    if "-" in head:
        return _UNREADABLE, _("put the line in quotes: {better}").format(better=quoted(words))
    return _UNREADABLE, _ANYWAY


def _above(lines: Sequence[str], number: int) -> tuple[int, str]:
    """The number, from 1, and the text of the last line before that is not empty."""
    for at in range(min(number, len(lines)) - 1, -1, -1):
        if lines[at].strip():
            return at + 1, lines[at]
    return 0, ""


def _inner(line: str) -> int:
    """The column in which the first key or word of a line begins, its dash left out."""
    match = re.match(r"\s*(?:-\s+)*", line)
    return (match.end() if match else 0) + 1


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
