"""The words of the program in the language of whoever sits here.

    language   which language that is: the setting, then the environment
    catalogue  messages -> what they are in that language; English needs none, so none is loaded
    calendar   weekdays, months and the decimal mark of a language

Words are written in English where they are said: ``_("It has not begun yet")``, ``_("begins in {spell}").format(…)``,
``ngettext("{count} day", "{count} days", count)``. Forms, scales, words and series are data: their sentences are in the
same catalogues, each in the context of its file (`guide.forms.sentences`). The language is chosen once, before the
first word is read, so a table at the top of a module may say ``_("…")`` as well. How to add a language stands in
``CONTRIBUTING.md``.
"""

from __future__ import annotations

from guide.translation.calendar import date_and_time as date_and_time
from guide.translation.calendar import day_and_month as day_and_month
from guide.translation.calendar import decimal as decimal
from guide.translation.calendar import full_date as full_date
from guide.translation.calendar import grouped as grouped
from guide.translation.calendar import month as month
from guide.translation.calendar import month_names as month_names
from guide.translation.calendar import weekday as weekday
from guide.translation.catalogue import _ as _
from guide.translation.catalogue import counted as counted
from guide.translation.catalogue import ngettext as ngettext
from guide.translation.catalogue import pgettext as pgettext
from guide.translation.catalogue import quoted as quoted
from guide.translation.language import ENGLISH as ENGLISH
from guide.translation.language import chosen as chosen
from guide.translation.language import languages as languages
