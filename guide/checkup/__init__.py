"""What is well here and what is not: sound, voices, terminal, journal, disk, settings, versions.

    finding   one thing that was looked at: what is, whether that is well, and a way out
    machine   sound, voices, terminal, disk, versions
    own       what is the person's: journal, settings, themes, practices

To look at one more thing: a function that returns findings, in `LOOKS`. Each says what is shared (`Finding.shared`)
in words of the program alone: no name, no path, no word that a person wrote.
"""

from __future__ import annotations

from guide.checkup import machine, own
from guide.checkup.finding import Finding as Finding
from guide.checkup.finding import Terminal as Terminal
from guide.translation import _

LOOKS = (
    machine.sound, machine.voices, machine.terminal, own.journal, own.settings, own.practices, machine.disk,
    machine.versions,
)  # fmt: skip


def findings(terminal: tuple[bool, str]) -> tuple[Finding, ...]:
    """Look at everything. ``terminal``: whether there is one, and how its output is encoded. Never raises."""
    here = Terminal(*terminal)
    return tuple(each for look in LOOKS for each in look_at(look, here))


def look_at(look: machine.Look, here: Terminal) -> tuple[Finding, ...]:
    """Return what one of `LOOKS` finds. What cannot even be looked at is a finding as well."""
    about = look.__name__
    try:
        return tuple(look(here))
    except Exception as error:  # whatever is broken is what a doctor is called for
        kind = type(error).__name__
        return (
            Finding(
                about,
                _("could not be looked at: {error}").format(error=error),
                False,
                shared=f"could not be looked at ({kind})",
            ),
        )


def report(found: tuple[Finding, ...]) -> str:
    """Return what can be shown to others, one line each."""
    return "\n".join(f"{each.about}: {'well' if each.is_well else 'NOT WELL'}: {each.shared}" for each in found)
