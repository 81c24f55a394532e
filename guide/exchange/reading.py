"""From a file to what is in it: which format it has, what it asks, and its entries, whatever state it is in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import discovery
from guide.exchange.importer import Importer, Reading
from guide.exchange.source import BROKEN, Source, TrapError
from guide.exchange.values import Asked, Imported, ImportedEntry, ImportedSession, Trouble
from guide.problems import CannotReadError, WrongUseError, did_you_mean, one_line, reason
from guide.translation import _

PACKAGE = "guide.exchange.importers"


@cache
def importers() -> dict[str, Importer]:
    """Return the importers by name, in alphabetical order: ``daylio-backup`` for the file ``daylio_backup.py``."""
    found = discovery.found(PACKAGE, "IMPORTER", Importer)
    return {name.replace("_", "-"): importer for name, importer in found.items()}


def importer(name: str) -> Importer:
    """Return the importer called ``name``. Raises WrongUseError if there is none."""
    try:
        return importers()[name]
    except KeyError:
        raise WrongUseError(
            _("There is no format '{name}' to import.").format(name=one_line(name, 40)), did_you_mean(name, importers())
        ) from None


def source_of(path: Path) -> Source:
    """Return the file at ``path`` to be read. Raises CannotReadError if it is not there or may not be opened."""
    try:
        with path.open("rb"):
            return Source.of(path)
    except OSError as error:
        why = error.strerror or reason(error)
        raise CannotReadError(_("{path} cannot be read: {error}.").format(path=path, error=why)) from error


def recognise(path: Path) -> str:
    """Return the name of the format that the content of the file at ``path`` fits best; its ending does not matter.

    Raises CannotReadError with one sentence if the file cannot be read or fits none.
    """
    source = source_of(path)
    found = fitting(source)
    if found is None:
        known = ", ".join(importer.title for importer in importers().values())
        empty = _("is empty") if not source.start() else _("is no file of a diary that is known here")
        raise CannotReadError(f"{path.name} {empty}.", _("what can be read: {known}").format(known=known))
    return found


def fitting(source: Source) -> str | None:
    """Return the name of the format that ``source`` fits best, or None."""
    sure = {name: _sure(importer, source) for name, importer in importers().items()}
    best = max(sure, key=lambda name: sure[name])
    return best if sure[best] else None


def _sure(importer: Importer, source: Source) -> int:
    try:
        return importer.fits(source)
    except (*BROKEN, TrapError):
        return 0


def questions(name: str, source: Source) -> tuple[Asked, ...]:
    """Return what the format ``name`` leaves open in this file. Raises WrongUseError if there is no such format."""
    try:
        return importer(name).asks(source)
    except (*BROKEN, TrapError):
        return ()


def read(name: str, source: Source, reading: Reading | None = None) -> Iterator[Imported]:
    """Yield what is in ``source``, each thing once, in order and in flat memory.

    What cannot be read is a `Trouble` where it stands, and a file that breaks off ends with one. Raises WrongUseError
    if there is no format ``name``, and for nothing else.
    """
    return _once(_guarded(importer(name), source, reading or Reading()))


def _guarded(importer: Importer, source: Source, reading: Reading) -> Iterator[Imported]:
    place = _("the beginning")
    try:
        for each in importer.read(source, reading):
            place = each.place
            yield each
    except TrapError as error:
        yield Trouble(one_line(str(error), 80), _("This unpacks to far more than any diary; it is not read."))
    except BROKEN as error:
        yield Trouble(
            _("after {place}").format(place=place),
            _("The file cannot be read any further: {error}.").format(error=reason(error)),
        )


def _once(stream: Iterator[Imported]) -> Iterator[Imported]:
    """Without what has the same content as something before. Eight bytes of each uid are remembered."""
    seen: set[int] = set()
    for each in stream:
        match each:
            case ImportedEntry(entry=kept) | ImportedSession(session=kept):
                mark = int(kept.uid[:16], 16)
                if mark in seen:
                    yield Trouble(each.place, _("The same stands in this file before; it is taken once."), lost=False)
                    continue
                seen.add(mark)
        yield each
