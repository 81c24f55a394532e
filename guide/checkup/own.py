"""What is the person's: journal, settings, colours, practices. Of these only counts are shared."""

from __future__ import annotations

from collections.abc import Iterator

from guide import places
from guide.checkup.finding import Finding, Terminal
from guide.problems import ScriptError, WorldError
from guide.translation import _, counted


def journal(here: Terminal) -> Iterator[Finding]:
    """Yield whether the journal opens, whether it is locked, and what copies there are. Changes nothing."""
    from guide.journal import lock
    from guide.journal.backup import backups

    path = places.journal()
    if not path.exists():
        yield Finding("journal", _("There is none yet; it begins with the first practice."), shared="none yet")
        return
    copies = counted(len(backups(path)), "copy", "copies")
    if lock.is_locked(path):
        yield Finding(
            "journal",
            _("It is locked, and has {copies}: {path}").format(copies=copies, path=path),
            shared=f"locked, {copies}",
        )
        return
    trouble = _trouble()
    if trouble:
        way = _("Your entries are safe as they are. Copies lie beside {path}; see: guide journal --help").format(
            path=path
        )
        yield Finding("journal", trouble, False, way, f"does not open, {copies}")
        return
    yield Finding(
        "journal",
        _("It opens, is not locked, and has {copies}: {path}").format(copies=copies, path=path),
        shared=f"opens, without a lock, {copies}",
    )


def _trouble() -> str:
    """Look into the file as it lies, without opening it as a journal: that might mend or move it."""
    import sqlite3
    from contextlib import closing

    try:
        with closing(sqlite3.connect(f"{places.journal().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        return _("It does not open: {error}.").format(error=error)
    return "" if found == ("ok",) else _("A part of it is damaged.")


def settings(here: Terminal) -> Iterator[Finding]:
    """Yield whether settings and own colours can be read."""
    from guide import preferences

    kept = preferences.read()
    count = counted(len(kept.values), "setting")
    way = _("Mend or remove {preferences}").format(preferences=places.preferences()) if kept.said else ""
    yield Finding(
        "settings",
        kept.said or _("{count} of yours.").format(count=count),
        not kept.said,
        way,
        f"{count}, read: {not kept.said}",
    )
    for name, value in kept.values.items():
        try:
            preferences.named(name).checked(value)
        except WorldError as error:
            way = _("Choose again: guide settings {name}").format(name=name)
            yield Finding("settings", str(error), False, way, f"{name} is set to what is not there")


def practices(here: Terminal) -> Iterator[Finding]:
    """Yield whether the person's own practices can be used."""
    from guide import script

    paths = sorted(places.own_scripts().glob("*.yaml"))
    broken = []
    for path in paths:
        try:
            script.load(path)
        except (ScriptError, WorldError):
            broken.append(path.name)
    count = counted(len(paths), "practice")
    if broken:
        said = _("Of {count} of yours these cannot be used yet: {broken}.").format(
            count=count, broken=", ".join(broken)
        )
        way = _("To see why: guide check {broken}").format(broken=broken[0])
        yield Finding("practices", said, False, way, f"{count}, {len(broken)} that cannot be used")
    else:
        yield Finding("practices", _("{count} of yours.").format(count=count), shared=count)
