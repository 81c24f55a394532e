#!/usr/bin/env python3
"""Make what the program speaks other languages from: the template, the catalogues and the calendars.

    .ci/translate.py           reads the source again, carries it into every language, compiles what runs
    .ci/translate.py fr        the same, and begins one more language

What is said in the source stands without a context; what forms, scales, lists of words, series and the support card
say, in the context of its file. Needs Babel, which the tests bring. `CONTRIBUTING.md` says how to add a language.
"""

from __future__ import annotations

import ast
import io
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))

from guide.forms import document, finding, sentences  # noqa: E402 - of this checkout
from guide.lint.care import RULES, reasons  # noqa: E402
from guide.lint.documents import SORTS, sort_of  # noqa: E402
from guide.sounds import shown  # noqa: E402
from guide.sounds.catalogue import MANIFEST, shipped  # noqa: E402
from guide.support import lines  # noqa: E402

SHIPPED = CHECKOUT / "scripts"
LOCALES = CHECKOUT / "guide" / "translation" / "locale"
TEMPLATE = LOCALES / "guide.pot"
WIDTH = 110
DAY = datetime(2025, 1, 1, tzinfo=UTC)
"""Stands in what is compiled, so that the same words are the same bytes."""


Message = str | tuple[str, str]
"""One text, or one for one and one for several."""


def said(tree: ast.Module) -> Iterator[tuple[Message, str | None]]:
    """Yield every message of a module, with its context; None for none."""
    ours = any(
        isinstance(node, ast.ImportFrom) and node.module == "guide.translation" and _brings(node, "counted")
        for node in tree.body
    )
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        words = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if name == "_" and words:
            yield words[0], None
        elif name == "pgettext" and len(words) == 2:
            yield words[1], words[0]
        elif name == "ngettext" and len(words) == 2:
            yield (words[0], words[1]), None
        elif name == "counted" and words and ours:
            yield (words[0], words[1] if len(words) > 1 else f"{words[0]}s"), None


def data() -> Iterator[tuple[str, Path, str]]:
    """Yield every sentence of what is no source: its context, its file, and the sentence."""
    for sort in SORTS:
        for path in sorted((SHIPPED / sort.folder).glob("*.yaml")):
            if sort_of(path.read_bytes(), path) is not sort:
                continue
            value = document.parse(path.read_bytes(), str(path), sort.read).value
            if value is None:
                sys.exit(f"{path} cannot be read: guide check {path}")
            if sort.folder in (finding.FORMS, finding.SCALES):
                yield sentences.place_of(path), path, path.stem.replace("-", " ")
            for each in filter(None, sentences.sentences(value)):
                yield sentences.place_of(path), path, each
    for each in lines.sentences(SHIPPED / lines.FILE):
        yield lines.CONTEXT, SHIPPED / lines.FILE, each
    yield from code_as_data()


def code_as_data() -> Iterator[tuple[str, Path, str]]:
    """Yield what the sounds are called and what they are like, and why each care rule is there."""
    for sound in shipped():
        for each in shown.sentences(sound):
            yield shown.CONTEXT, CHECKOUT / "audio_assets" / MANIFEST, each
    for code, rule in sorted(RULES.items()):
        path = CHECKOUT / "guide" / "lint" / "care" / "rules" / f"{code.replace('-', '_')}.py"
        for each in reasons.sentences(rule):
            yield reasons.CONTEXT, path, each


def _brings(node: ast.ImportFrom, name: str) -> bool:
    return any(each.name == name for each in node.names)


def template() -> Catalog:
    """Return every message of the source, in the order of the files."""
    found = Catalog(project="guide", charset="utf-8", fuzzy=False)
    for path in sorted((CHECKOUT / "guide").rglob("*.py")):
        for message, context in said(ast.parse(path.read_text("utf-8"))):
            found.add(message, locations=[(path.relative_to(CHECKOUT).as_posix(), 0)], context=context)
    for place, path, sentence in data():
        found.add(sentence, locations=[(path.relative_to(CHECKOUT).as_posix(), 0)], context=place)
    return found


def written(catalogue: Catalog) -> str:
    """Return a catalogue as it is kept: without dates, so that the same words are the same bytes."""
    out = io.BytesIO()
    write_po(out, catalogue, width=WIDTH, omit_header=False, include_lineno=False, include_previous=False)
    lines = out.getvalue().decode("utf-8").splitlines(keepends=True)
    unsteady = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Report-Msgid', '"Last-Translator')
    return "".join(line for line in lines if not line.startswith(unsteady))


def carried(language: str) -> Catalog:
    """Return the catalogue of ``language`` with what the source says now; what is new in it has no words yet."""
    path = catalogue_of(language)
    if not path.exists():
        made = Catalog(locale=language, project="guide", charset="utf-8", fuzzy=False)
    else:
        made = read_po(io.StringIO(path.read_text("utf-8")), locale=language)
    made.update(template(), no_fuzzy_matching=True)
    made.obsolete.clear()
    made.fuzzy = False
    return made


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue as gettext reads it."""
    out = io.BytesIO()
    steady = Catalog(
        locale=catalogue.locale, project="guide", charset="utf-8", fuzzy=False, creation_date=DAY, revision_date=DAY
    )
    for message in catalogue:
        if message.id:
            steady.add(message.id, message.string, context=message.context)
    write_mo(out, steady)
    return out.getvalue()


def calendar(language: str) -> str:
    """Return weekdays, months and the decimal mark of ``language``, from the Unicode locale data, as JSON."""
    locale = Locale.parse(language)
    pattern = str(locale.datetime_skeletons.get("MMMMd", "d MMMM"))
    values = {
        "decimal": locale.number_symbols["latn"]["decimal"],
        "group": locale.number_symbols["latn"]["group"],
        "weekdays": [locale.days["format"]["wide"][day] for day in range(7)],
        "weekdays_short": [locale.days["format"]["abbreviated"][day] for day in range(7)],
        "months": [locale.months["format"]["wide"][month] for month in range(1, 13)],
        "months_short": [locale.months["format"]["abbreviated"][month] for month in range(1, 13)],
        "day_and_month": _blanks(pattern),
        "full_date": _blanks(locale.date_formats["long"].pattern),
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _blanks(pattern: str) -> str:
    """Return a pattern of the Unicode locale data with names for what it leaves open: ``{day}. {month} {year}``."""
    called = {"d": "{day}", "M": "{month}", "y": "{year}"}
    return re.sub(r"'([^']*)'|(?:d+|M+|y+)", lambda found: found[1] or called.get(found[0][0], ""), pattern)


def catalogue_of(language: str) -> Path:
    """Return where the words of ``language`` are written down."""
    return LOCALES / language / "LC_MESSAGES" / "guide.po"


def main() -> None:
    """Make all of it anew."""
    TEMPLATE.write_text(written(template()), "utf-8")
    kept = {path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/guide.po")}
    for language in sorted(kept | set(sys.argv[1:])):
        path = catalogue_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        words = carried(language)
        path.write_text(written(words), "utf-8")
        path.with_suffix(".mo").write_bytes(compiled(words))
        (LOCALES / language / "calendar.json").write_text(calendar(language), "utf-8")
        missing = sum(1 for each in words if each.id and not each.string)
        print(f"{language}: {len(words)} messages, {missing} without words")


if __name__ == "__main__":
    main()
