"""What a form looks back on, as it is told at its end: a little of it, for the rest stands under insights."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from guide.insights.finding import Finding
from guide.insights.gathering import Rows, findings, looks_of

if TYPE_CHECKING:
    from guide.forms.form import Form

MOST = 2
"""Findings that are told."""
MOST_QUOTES = 3


def looks_at_end(form: Form, rows: Rows, today: date) -> list[Finding]:
    """Return the first looks of ``form`` for which there is enough, the words of the person cut to a few."""
    if not form.looks:
        return []
    found = findings(looks_of(form.name), rows, today, form=form.name)
    return [replace(each, quotes=each.quotes[:MOST_QUOTES]) for each in found if each.enough][:MOST]
