"""What a form may look up while it is filled in, as the journal has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from guide.forms.form import Form
from guide.forms.kinds.practice import LIBRARY
from guide.forms.question import Known

if TYPE_CHECKING:
    from guide.journal.journal import Journal

ANCHORS = "anchors"
"""Under which the person's own words for places on scales are kept, by the name of the scale."""

ONGOING = "still-going-on"
"""The form that asks whether something hard is not over yet; kept current."""
ONGOING_SETTING = "ongoing"

SETTINGS = "form-settings"
"""Under which what forms ask for as ``settings.NAME`` is kept, by that name."""


def known(journal: Journal | None, practices: Callable[[], tuple[str, ...]]) -> Known:
    """Return what `journal` knows; ``practices`` gives the names in the library."""

    def names(source: str) -> tuple[str, ...]:
        if source == LIBRARY:
            return practices()
        form, _, question = source.partition(".")
        entry = journal.latest(form) if journal else None
        answers = [each for each in entry.answers if question in ("", each.question.name)] if entry else []
        parts = (part for answer in answers for part in answer.parts)
        return tuple(dict.fromkeys(" ".join(part.text.split()) for part in parts if part.text))

    return Known(names, lambda scale: anchors(journal, scale))


def anchors(journal: Journal | None, scale: str) -> Mapping[float, str]:
    """Return the person's own words for places on a scale, by its name."""
    kept = journal.setting(ANCHORS) if journal else None
    found = kept.get(scale) if isinstance(kept, dict) else None
    return {float(place): str(words) for place, words in found.items()} if isinstance(found, dict) else {}


def keep_anchors(journal: Journal, scale: str, words: Mapping[float, str]) -> None:
    """Keep the person's own words for places on a scale; empty ones go. Raises CannotWriteError."""
    kept = journal.setting(ANCHORS)
    found = {**kept} if isinstance(kept, dict) else {}
    found[scale] = {f"{place:g}": text for place, text in words.items() if text}
    journal.set_setting(ANCHORS, {name: places for name, places in found.items() if places} or None)


def asked_before(journal: Journal | None, form: Form) -> dict[str, float]:
    """Return when each question of a form was last answered, in seconds since 1970."""
    if journal is None or not form.rotate:
        return {}
    return {row.question: row.stamp for row in journal.answer_rows(form=form.name)}


def form_settings(journal: Journal | None) -> Mapping[str, str]:
    """Return what the person set for conditions of forms, by the name after ``settings.``.

    ``ongoing`` is also what they said last in the form `ONGOING`, unless they set it.
    """
    said = _said_ongoing(journal)
    return ({ONGOING_SETTING: said} if said else {}) | _form_settings(journal)


def is_ongoing(journal: Journal | None) -> bool:
    """Return whether the person said that something hard is still going on."""
    return form_settings(journal).get(ONGOING_SETTING, "").casefold() == "yes"


def _said_ongoing(journal: Journal | None) -> str:
    entry = journal.latest(ONGOING) if journal else None
    answer = entry.answered(ONGOING_SETTING) if entry else None
    return (answer.parts[0].text or "") if answer else ""


def _form_settings(journal: Journal | None) -> dict[str, str]:
    kept = journal.setting(SETTINGS) if journal else None
    return {str(name): str(value) for name, value in kept.items()} if isinstance(kept, dict) else {}


def set_form_setting(journal: Journal, name: str, value: str) -> None:
    """Keep ``value`` under the ``name`` of a setting of forms; an empty one goes. Raises CannotWriteError."""
    kept = {**_form_settings(journal), name: value}
    journal.set_setting(SETTINGS, {each: said for each, said in kept.items() if said} or None)
