"""Practices to try care rules on: one section of lines under a head that breaks no rule."""

from __future__ import annotations

import textwrap

from guide.lint.care import advise
from guide.problems import Problem
from guide.script import parse
from guide.script.model import Script

FIRST = 11
"""The line of the file on which the steps begin."""


def script_of(text: str) -> Script:
    """A script that reads without a problem."""
    reading = parse(text)
    assert reading.problems == ()
    assert reading.script is not None
    return reading.script


def practice(steps: str, *, head: str = "bed: rain", kind: str = "rest", intensity: int = 1) -> str:
    """A practice of one section; its steps begin on line `FIRST` if ``head`` is one line."""
    top = f"title: A try\nsummary: Some minutes.\nkind: {kind}\naim: regulate\nintensity: {intensity}\n{head}\n"
    body = textwrap.indent(textwrap.dedent(steps).strip("\n"), " " * 6)
    return f"{top}sections:\n  - title: Here\n    closing: true\n    steps:\n{body}\n"


def found(text: str) -> list[tuple[str, int]]:
    """Code and line of everything that is advised."""
    return [(each.code, each.where.line) for each in advise(script_of(text))]


def codes(text: str) -> set[str]:
    """The codes of everything that is advised."""
    return {code for code, _ in found(text)}


def only(code: str, text: str) -> list[Problem]:
    """What one rule advises."""
    return [each for each in advise(script_of(text)) if each.code == code]
