"""The words for a pack: what is in it, who made it, under which licences, and by which key its author is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from guide.problems import full
from guide.translation import _, ngettext

if TYPE_CHECKING:
    from guide.packs import CheckedPack, InstalledPack

NOT_SIGNED = _("not signed")
UNREADABLE = _("It cannot be read any more. Take it away, or look closer: guide pack check {name}")
REPLACES = _("It takes the place of {title} {version}, by {author}.")


def practices(count: int) -> str:
    """Return ``3 practices``."""
    return ngettext("{count} practice", "{count} practices", count).format(count=count)


def held(kinds: Mapping[str, int]) -> str:
    """Return what is in a pack beside its practices too: ``3 practices, and 12 other files``."""
    count = kinds.get("practice", 0)
    others = sum(kinds.values()) - count
    more = ngettext("and {count} other file", "and {count} other files", others).format(count=others)
    return f"{practices(count)}, {more}" if others else practices(count)


def installed_line(pack: InstalledPack) -> str:
    """Return one line about a pack of this machine."""
    if pack.manifest is None:
        return UNREADABLE.format(name=pack.name)
    about = pack.manifest
    by = _("by {author}").format(author=about.author)
    return " · ".join((by, about.version, practices(pack.practices), ", ".join(about.licences)))


def installed_lines(pack: InstalledPack) -> list[str]:
    """Return what there is to know about a pack of this machine beside that line."""
    if pack.manifest is None:
        return []
    from guide.packs.signing import fingerprint

    key = _("Fingerprint of its author's key: {print}").format(print=fingerprint(pack.key)) if pack.key else NOT_SIGNED
    return [*filter(None, (pack.manifest.summary.strip(),)), key]


def checked_lines(pack: CheckedPack, before: InstalledPack | None) -> list[str]:
    """Return what there is to know before a pack is taken in; ``before`` is the one whose place it would take."""
    from guide.packs.signing import fingerprint

    about = pack.manifest
    lines = [f"{about.title} {about.version}, {_('by {author}').format(author=about.author)}: {held(pack.kinds)}"]
    lines += [about.summary.strip()] if about.summary.strip() else []
    lines.append(_("Licences: {names}").format(names=", ".join(about.licences)))
    lines.append(full(pack.trust.sentence(about.author)))
    if pack.trust.key:
        lines.append(_("Fingerprint of its author's key: {print}").format(print=fingerprint(pack.trust.key)))
    if before and before.manifest:
        old = before.manifest
        lines.append(REPLACES.format(title=old.title, version=old.version, author=old.author))
    return lines
