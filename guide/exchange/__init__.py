"""In and out: files of other programs become entries and past sessions, and the journal becomes files for others.

    name = recognise(path)                        # which format, from the content
    source = source_of(path)
    questions(name, source)                       # what it leaves open
    reading = Reading(parse_mapping(["rad=pleasantness:1"]), zone)
    summarise(read(name, source, reading))        # a dry run; `read` alone is the import

    export("markdown", entries, sessions, out, Choice(first=day))

This room knows values alone: no table, no file of the journal. Each thing that is read has a uid made from its content,
so that a second import adds nothing. One more format is one file in `guide.exchange.importers` or
`guide.exchange.exporters`, whose docstrings have the recipe.
"""

from __future__ import annotations

from guide.exchange.exporter import Choice, Exporter, export, exporter, fields_of
from guide.exchange.importer import Importer, Reading
from guide.exchange.mapping import Answers, Meant, from_json, parse_mapping
from guide.exchange.reading import importer, questions, read, recognise, source_of
from guide.exchange.source import Source
from guide.exchange.values import (
    Asked,
    ExchangedSession,
    ImportedEntry,
    ImportedSession,
    SessionFacts,
    Summary,
    Trouble,
    summarise,
)

__all__ = [
    "Answers",
    "Asked",
    "Choice",
    "ExchangedSession",
    "Exporter",
    "ImportedEntry",
    "ImportedSession",
    "Importer",
    "Meant",
    "Reading",
    "SessionFacts",
    "Source",
    "Summary",
    "Trouble",
    "export",
    "exporter",
    "fields_of",
    "from_json",
    "importer",
    "parse_mapping",
    "questions",
    "read",
    "recognise",
    "source_of",
    "summarise",
]
