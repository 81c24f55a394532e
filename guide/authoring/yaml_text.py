"""A script as the YAML that a person would have written: one step a line, quotes only where they are needed.

page = Page(head=(Entry("title", "Evening"),), chapters=(Chapter("Arriving", (said("Welcome."),)),))
write(page)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool

_MODELINE = "# yaml-language-server: $schema="
_PLAIN = re.compile(r"[^\W\d_][^\x00-\x1f]*|(\d+(\.\d+)?(h|min|m|s))+(\.\.(\d+(\.\d+)?(h|min|m|s))+)*")
"""Begins with a letter, or is a length of time."""
_READ_OTHERWISE = re.compile(r": |:$| #|\s$", re.ASCII)
_WORDS_OF_YAML = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n"])


@dataclass(frozen=True, slots=True)
class YamlEntry:
    """A key and its value, or a step; ``comments`` stand above it and ``remark`` behind it."""

    key: str
    """What it is called; empty for a step that is only words."""
    value: Value | Mapping[str, Value]
    comments: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class YamlSection:
    """A section."""

    title: str
    steps: tuple[YamlEntry, ...]
    closing: bool = False
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YamlPage:
    """A whole script."""

    head: tuple[YamlEntry, ...]
    chapters: tuple[YamlSection, ...]
    opening: tuple[str, ...] = ()
    """Comments at the top."""
    schema: str | None = None
    """Where the JSON Schema lies, for the line that editors look for."""
    comments: tuple[str, ...] = field(default=())
    """Comments at the end."""


def said(words: str, comments: tuple[str, ...] = ()) -> YamlEntry:
    """A step that is words."""
    return YamlEntry("", words, comments)


def write(page: YamlPage) -> str:
    """The YAML of ``page``, which reads back as the same values."""
    return "".join(f"{line}\n" for line in _lines(page))


def scalar(value: Value) -> str:
    """One value as it stands in YAML: plain where that is safe, else in the quotes that need least escaping."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return f"{value:g}"
    if _safe(value):
        return value
    if '"' in value and "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _safe(text: str) -> bool:
    if text.lower() in _WORDS_OF_YAML or _READ_OTHERWISE.search(text):
        return False
    return _PLAIN.fullmatch(text) is not None


def _lines(page: YamlPage) -> Iterator[str]:
    if page.schema is not None:
        yield f"{_MODELINE}{page.schema}"
    yield from _comments(page.opening, "")
    for entry in page.head:
        yield from _entry(entry, "", "")
    yield ""
    yield "sections:"
    for number, chapter in enumerate(page.chapters):
        if number:
            yield ""
        yield from _chapter(chapter)
    yield from _comments(page.comments, "")


def _chapter(chapter: YamlSection) -> Iterator[str]:
    yield from _comments(chapter.comments, "  ")
    yield f"  - title: {scalar(chapter.title)}"
    if chapter.closing:
        yield "    closing: true"
    if not chapter.steps:
        yield "    steps: []"
        return
    yield "    steps:"
    for step in chapter.steps:
        yield from _entry(step, "      ", "- ")


def _entry(entry: YamlEntry, indent: str, dash: str) -> Iterator[str]:
    yield from _comments(entry.comments, indent)
    remark = f"  # {entry.remark}" if entry.remark else ""
    name = f"{dash}{scalar(entry.key)}: " if entry.key else dash
    if not isinstance(entry.value, Mapping):
        yield f"{indent}{name}{scalar(entry.value)}{remark}"
    elif len(entry.value) == 1 and dash:
        ((key, value),) = entry.value.items()
        yield f"{indent}{name}{{{scalar(key)}: {scalar(value)}}}{remark}"
    else:
        yield f"{indent}{name.rstrip()}{remark}"
        for key, value in entry.value.items():
            yield f"{indent}{' ' * (2 * len(dash) or 2)}{scalar(key)}: {scalar(value)}"


def _comments(comments: tuple[str, ...], indent: str) -> Iterator[str]:
    for comment in comments:
        yield f"{indent}# {comment}".rstrip()
