"""How a person wants it, from one visit to the next: one table, and one small file that only they can read.

    table   every preference: its name, its words, what it may be
    kept    the file; what can be read of it counts, and nobody is kept from practising by the rest
    own_shelf  the practices and presets that a person keeps at hand, in a file of their own beside it

To add a preference: one row in `guide.preferences.table.TABLE`, and what heeds it. ``guide settings``, the page of
settings and ``guide doctor`` follow by themselves. What the command line says wins over what is kept here.
"""

from __future__ import annotations

from guide.preferences.kept import Kept as Kept
from guide.preferences.kept import keep as keep
from guide.preferences.kept import read as read
from guide.preferences.kept import voices_here as voices_here
from guide.preferences.table import FOR_KINDS as FOR_KINDS
from guide.preferences.table import TABLE as TABLE
from guide.preferences.table import Preference as Preference
from guide.preferences.table import named as named
