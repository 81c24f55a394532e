"""The support card: own people, professionals, lines by country, what helped before, and a way to steady oneself.

    lines        crisis lines by country, from the file that is shipped
    country      which country this may be, from the locale; the person may say another
    own          what the person wrote on their card: one small file, readable even where it is damaged
    card         all of it together, as values
    text         the card for a terminal
    links        addresses and numbers in the person's own lines, as what their system can open
    rough_patch  the form of that name as a plan for a bad day
    support_map  who stands in the form of that name, for a card beside a journal that can be read

It needs no journal, no screen, no network and no sound, and says something whatever is missing or damaged: at least a
number for an emergency, and whatever can still be read of the person's own people. It is quick, because somebody waits.

To add a country or a line: an entry in ``scripts/support/lines.yaml``.
"""

from __future__ import annotations

from guide.support.card import SupportCard, read_card
from guide.support.lines import Country, CrisisLine
from guide.support.own import OwnCard

__all__ = ["Country", "CrisisLine", "OwnCard", "SupportCard", "read_card"]
