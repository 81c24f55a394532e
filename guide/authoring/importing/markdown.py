"""Markdown (CommonMark 0.31, tables): its signs go, its words stay, and where a link leads is listed.

Read by markdown-it-py, which Textual brings for its own Markdown. Headings, lists and emphasis are known from it; what
the lines then say (pauses in brackets, time marks, ``PAUSE``) is read as in a plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from guide.authoring.importing import front_matter, pauses, plain
from guide.authoring.importing.bells import bell
from guide.authoring.importing.directions import is_pause
from guide.authoring.importing.draft import Draft
from guide.authoring.importing.plain import Written
from guide.translation import _

_REFERENCE = re.compile(
    r" {0,3}\[(?!\^)([^\[\]]{1,200})\]:[ \t]*<?((?:[a-z][a-z0-9+.-]{1,20}:|/|\./|\.\./|#|www\.)[^\s<>]*)>?"
    r"(?:[ \t]+[\"'(].*[\"')])?[ \t]*"
)
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\[\]\s]{1,40}\]:[ \t]*\S.*")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|[/.#?]|.*[./]", re.IGNORECASE)
_BREAK = re.compile(r"<break\b[^<>]*>|<\s*br\s*/?>|</?\s*(?:p|div|li|h[1-6]|tr|blockquote)\b[^<>]*>", re.IGNORECASE)
_STYLE = re.compile(
    r"</?(?:b|i|em|strong|u|s|del|ins|span|sub|sup|small|big|mark|code|kbd|q|cite|center|font)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
"""Tags that only change how words look."""
_WIKI = re.compile(r"(?<!!)\[\[([^\[\]|]{1,200})(?:\|([^\[\]]{1,200}))?\]\]")
_CALLOUT = re.compile(r"^([ >]*>[ \t]*)\[![\w-]{1,20}\][+-]?")
_PEN = re.compile(r"==(?=\S)([^=\n]{1,400}?)(?<=\S)==(?!=)")
_TASK = re.compile(r"\[[ xX]\]\s+")
_NEAR = 3
"""Parts of a line on each side of what is emphasised that are looked at."""
_STRESS = "\ue000"
"""Stands at both ends of what is emphasised until its line is complete; it is of the private use area."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read(text: str, draft: Draft) -> None:
    """Read ``text`` into ``draft``."""
    skipped, lines = front_matter.read(text, draft)
    references = _references(lines, skipped, draft)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("reference")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # nothing is followed, so all are only words
    lines = [_of_notes(line) for line in lines]
    tokens = parser.parse("\n".join(lines).replace(_STRESS, " "), {"references": references})
    plain.read_lines(list(_Reader(draft, skipped, {each["href"] for each in references.values()}).lines(tokens)), draft)


def _references(lines: list[str], skipped: int, draft: Draft) -> dict[str, dict[str, str]]:
    """Where references lead; their lines are listed and become blank, and so do footnotes."""
    found: dict[str, dict[str, str]] = {}
    for at, line in enumerate(lines):
        match = _REFERENCE.fullmatch(line)
        if match:
            found.setdefault(normalizeReference(match[1]), {"href": match[2], "title": ""})
            draft.leave(skipped + at + 1, line.strip(), _("where a link leads is not spoken"), aside=False)
        elif _FOOTNOTE.fullmatch(line):
            draft.leave(skipped + at + 1, line.strip(), _("a footnote is not spoken"), aside=False)
        else:
            continue
        lines[at] = ""
    return found


def _of_notes(line: str) -> str:
    """Without the signs that programs for notes add to Markdown: links by name, and what is marked with a pen."""
    if "[[" in line:
        line = _WIKI.sub(
            lambda found: found[0] if pauses.pause(found[1]) or bell(found[1]) else found[2] or found[1], line
        )
    line = _CALLOUT.sub(r"\1", line)
    return _PEN.sub(r"\1", line) if "==" in line else line


class _Reader:
    """Turns tokens into lines."""

    def __init__(self, draft: Draft, skipped: int, listed: set[str]) -> None:
        self.draft, self.skipped, self.listed = draft, skipped, listed
        self.level = 0
        self.begins = ""
        """What a list puts in front of the next line, if it counts otherwise than from one; "-" for nothing."""
        self.counts: list[int] = []
        """The last number of each list that is open."""
        self.at = 0
        """The line of the text up to which everything has been read."""

    def lines(self, tokens: list[Token]) -> Iterator[Written]:
        for token in tokens:
            first = token.map[0] if token.map else self.at
            if token.map and token.type != "inline" and token.nesting >= 0:
                yield from self._blank(first)
            yield from self._token(token, first)

    def _blank(self, first: int) -> Iterator[Written]:
        """The blank lines between two blocks, as many as there are."""
        for number in range(self.at, first):
            yield Written(self.skipped + number + 1, "")
        self.at = max(self.at, first)

    def _token(self, token: Token, first: int) -> Iterator[Written]:
        match token.type:
            case "heading_open":
                self.level = int(token.tag[1:])
                yield Written(self.skipped + first + 1, "")
            case "heading_close":
                self.level = 0
            case "bullet_list_open" | "ordered_list_open":
                self.counts.append(0)
            case "bullet_list_close" | "ordered_list_close":
                self.counts.pop()
            case "list_item_open":
                self.begins = self._number(token.info)
            case "inline":
                yield from self._inline(token, first)
                self.at = max(self.at, token.map[1] if token.map else first)
            case "hr":
                yield Written(self.skipped + first + 1, "")
                self.at = first + 1
            case "fence" | "code_block" | "html_block":
                yield from self._block(token, first)
                self.at = token.map[1] if token.map else first
            case "tr_open" | "th_open" | "td_open":
                self.begins = "-"

    def _number(self, info: str) -> str:
        """The number of an item goes if it counts on, or from 1; else it may be a year and stays."""
        if not info.isdigit():
            return "-"
        before, self.counts[-1] = self.counts[-1], int(info)
        return "-" if int(info) in (before, before + 1) else f"{info}. "

    def _put(self, number: int, text: str) -> Written:
        begins, self.begins = self.begins, ""
        front = begins if begins not in ("", "-") else ""
        text = _TASK.sub("", text, count=1) if begins and _TASK.match(text) else text
        return Written(number, front + " ".join(text.split()), self.level, bool(begins))

    def _inline(self, token: Token, first: int) -> Iterator[Written]:
        number = self.skipped + first + 1
        for line in self._spans(token.children or [], number):
            if line.strip():
                yield self._put(number, line)
            number += 1

    def _spans(self, children: list[Token], number: int) -> list[str]:
        """The lines of a paragraph, without signs."""
        lines: list[list[str]] = [[]]
        opened: list[tuple[list[str], int, str]] = []
        for child in children:
            at, line = number + len(lines) - 1, lines[-1]
            match child.type:
                case "text" | "code_inline" | "text_special":
                    line.append(child.content)
                case "softbreak" | "hardbreak":
                    lines.append([])
                case "em_open" | "strong_open" | "em_close" | "strong_close":
                    line.append(_STRESS)
                case "link_open":
                    opened.append((line, len(line), str(child.attrGet("href") or "")))
                case "link_close":
                    begun, start, href = opened.pop()
                    start = start if begun is line else 0
                    line[start:] = [self._link(href, "".join(line[start:]), at)]
                case "image":
                    shown = child.content or str(child.attrGet("src"))
                    self.draft.leave(at, shown, _("a picture is not spoken"), aside=False)
                case "html_inline":
                    line.append(self._html(child.content, at))
        return [_directed("".join(line)) for line in lines]

    def _link(self, href: str, shown: str, number: int) -> str:
        """The words of a link; where it leads is listed, and what is no address are words in brackets."""
        if href and not _ADDRESS.match(href):
            shown = f"[{shown}]" if pauses.pause(shown) or bell(shown) else shown
            return f"{shown}({unquote(href)})"
        if href and href not in self.listed and href.removeprefix("mailto:") != shown.strip():
            self.draft.leave(number, unquote(href), _("where a link leads is not spoken"), aside=False)
        return shown

    def _html(self, tag: str, number: int) -> str:
        if tag.startswith("<!--"):
            self.draft.leave(number, tag, _("a comment is not spoken"), aside=False)
            return ""
        if _BREAK.fullmatch(tag) and not tag.startswith("<break"):
            return " "
        return "" if _STYLE.fullmatch(tag) else tag

    def _block(self, token: Token, first: int) -> Iterator[Written]:
        """Code and HTML: their words are words."""
        fence = token.type == "fence"
        content = token.content
        if token.type == "html_block":
            content = _COMMENT.sub(lambda found: self._commented(found, first), content)
            content = _BREAK.sub(lambda found: found[0] if found[0].startswith("<break") else " ", content)
        if fence and token.info.strip():
            self.draft.leave(
                self.skipped + first + 1, token.info, _("the name of a language is not spoken"), aside=False
            )
        yield Written(self.skipped + first + 1, "")
        for number, line in enumerate(content.split("\n"), self.skipped + first + 1 + fence):
            if line.strip():
                yield Written(number, line.strip(), begins=True)
        yield Written(self.skipped + (token.map[1] if token.map else first), "")

    def _commented(self, found: re.Match[str], first: int) -> str:
        self.draft.leave(self.skipped + first + 1, found[0], _("a comment is not spoken"), aside=False)
        return "\n" * found[0].count("\n")


def _directed(line: str) -> str:
    """What is emphasised, in brackets where it is a pause and no stressed word."""
    parts = line.split(_STRESS)
    for at in range(1, len(parts) - 1, 2):
        before, after = parts[max(0, at - _NEAR) : at], parts[at + 1 : at + 1 + _NEAR]
        if is_pause("".join(before), parts[at], "".join(after)):
            parts[at] = f"[{parts[at]}]"
    return "".join(parts)
