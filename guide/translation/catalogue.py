"""Messages in the language that was chosen. English is the message itself: no file is opened for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from guide.translation.calendar import decimal
from guide.translation.language import ENGLISH, chosen, locales

if TYPE_CHECKING:
    from gettext import NullTranslations


@cache
def _catalogue() -> NullTranslations | None:
    if chosen() == ENGLISH:
        return None
    from gettext import translation

    return translation("guide", locales(), [chosen()], fallback=True)


def _(message: str) -> str:
    """Return ``message`` in the language that was chosen; placeholders such as ``{name}`` stay in it."""
    found = _catalogue()
    return found.gettext(message) if found and message else message


def pgettext(context: str, message: str) -> str:
    """Return ``message`` as it is said in ``context``, such as ``forms/check-in``; as it is where none is written."""
    found = _catalogue()
    return found.pgettext(context, message) if found and message else message


def ngettext(one: str, many: str, number: float) -> str:
    """Return what fits ``number``, in the language that was chosen: ``one`` and ``many`` are the English forms."""
    found = _catalogue()
    if found is None:
        return one if number == 1 else many
    whole = int(number) if number == int(number) else 2  # a fraction is told like several
    return found.ngettext(one, many, whole)


def quoted(words: str) -> str:
    """Return what somebody said or wrote in the quotation marks of the language that was chosen."""
    return _("“{quote}”").format(quote=words)


def counted(number: float, one: str, many: str = "") -> str:
    """Return ``1 line`` or ``3 lines`` in the language that was chosen; ``many`` where it is not ``one`` with an s.

    A fraction is written as short as it can be, with the mark of the language: ``2.5 seconds``.
    """
    written = str(number) if isinstance(number, int) else decimal(f"{number:g}")
    return f"{written} {ngettext(one, many or f'{one}s', number)}"
