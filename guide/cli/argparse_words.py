"""What argparse says by itself, in the language that was chosen.

It asks gettext of the standard library, which knows no catalogue of ours; so it is given our two functions instead.
"""

from __future__ import annotations

import argparse

from guide.translation import ENGLISH, _, chosen, ngettext


def translate() -> None:
    """Let argparse speak the language that was chosen. English is its own."""
    if chosen() != ENGLISH:
        for name, function in (("_", _), ("ngettext", ngettext)):
            setattr(argparse, name, function)


def said() -> tuple[str, ...]:
    """Return its words, which stand here so that they reach the catalogues."""
    return (
        _("usage: "),
        _("positional arguments"),
        _("options"),
        _("show this help message and exit"),
        _("show program's version number and exit"),
        _("%(heading)s:"),
        _("argument %(argument_name)s: %(message)s"),
        _("the following arguments are required: %s"),
        _("one of the arguments %s is required"),
        _("unrecognized arguments: %s"),
        _("expected one argument"),
        _("expected at most one argument"),
        _("expected at least one argument"),
        ngettext("expected %s argument", "expected %s arguments", 1),
        _("ambiguous option: %(option)s could match %(matches)s"),
        _("ignored explicit argument %r"),
        _("not allowed with argument %s"),
        _("invalid choice: %(value)r (choose from %(choices)s)"),
        _("invalid %(type)s value: %(value)r"),
        _("unknown parser %(parser_name)r (choices: %(choices)s)"),
    )
