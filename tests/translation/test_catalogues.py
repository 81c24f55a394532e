"""Catalogues are what the source says: nothing stale, nothing without words, every placeholder kept."""

from __future__ import annotations

import importlib.util
import io
import os
import re
import subprocess
import sys
from datetime import date
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from guide import places, translation
from guide.translation import language

SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "translate.py"
LANGUAGES = [name for name in translation.languages() if name != translation.ENGLISH]


@cache
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translate", SCRIPT)
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@cache
def kept(name: str) -> str:
    return str(tool().catalogue_of(name).read_text("utf-8"))


def words(name: str) -> Catalog:
    return read_po(io.StringIO(kept(name)), locale=name)


def blanks(text: str) -> list[str]:
    """What is filled in later, in braces or as argparse writes it."""
    found = [f"{name}:{form}" for _, name, form, _ in Formatter().parse(text) if name is not None]
    return sorted([*found, *re.findall(r"%\(\w+\)[a-z]|(?<=[ :])%[rs]|^%[rs]", text)])


def strange(catalogue: Catalog) -> list[object]:
    """Messages whose words leave a placeholder out, or have one of their own; times may be written another way."""
    found: list[object] = []
    for each in catalogue:
        if not each.id:
            continue
        texts = each.string if isinstance(each.string, tuple) else (each.string,)
        own = {re.sub(r"%.*", "", blank) for blank in blanks(each.id if isinstance(each.id, str) else each.id[0])}
        found += [each.id for text in texts if {re.sub(r"%.*", "", blank) for blank in blanks(str(text))} != own]
    return found


def stale(name: str, catalogue: Catalog) -> list[object]:
    """Messages for which what runs says something else than what is written down."""
    with tool().catalogue_of(name).with_suffix(".mo").open("rb") as file:
        runs = GNUTranslations(file)
    found: list[object] = []
    for each in catalogue:
        if isinstance(each.id, tuple):
            said: object = tuple(runs.ngettext(each.id[0], each.id[1], number) for number in (1, 2))
        elif each.context:
            said = runs.pgettext(each.context, str(each.id))
        else:
            said = runs.gettext(str(each.id))
        found += [each.id] if each.id and said != each.string else []
    return found


def test_what_runs_and_is_stale_is_noticed() -> None:
    planted = Catalog(locale="de")
    planted.add("Once more.", "Noch einmal!")
    assert stale("de", planted) == ["Once more."]


def test_german_is_there() -> None:
    assert "de" in LANGUAGES


def test_the_template_is_what_the_source_says() -> None:
    assert tool().written(tool().template()) == tool().TEMPLATE.read_text("utf-8"), "run .ci/translate.py"


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_catalogue_is_whole_and_what_runs_is_made_from_it(name: str) -> None:
    assert tool().written(tool().carried(name)) == kept(name), "run .ci/translate.py"
    found = words(name)
    empty = [
        each.id
        for each in found
        if each.id and not (all(each.string) if isinstance(each.string, tuple) else each.string)
    ]
    assert empty == []
    assert strange(found) == []
    assert stale(name, found) == []
    assert (language.locales() / name / "calendar.json").read_text("utf-8") == tool().calendar(name)


def test_words_that_drop_a_placeholder_are_noticed() -> None:
    planted = Catalog(locale="de")
    planted.add("{low} to {high}", "{low} bis")
    planted.add("Once more.", "Noch einmal.")
    assert strange(planted) == ["{low} to {high}"]


def spoken(code: str, **environment: str) -> str:
    """What a program of its own prints, which chooses its language anew."""
    known = {name: text for name, text in os.environ.items() if name not in language.ASKED_BY}
    done = subprocess.run(
        [sys.executable, "-c", code], env=known | environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


ASK = "from guide import translation; print(translation.chosen())"


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_AT.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "xx:de"}, "de"),
        ({"LANG": "../../de"}, "en"),
    ],
)
def test_the_language_is_the_environments(environment: dict[str, str], name: str) -> None:
    assert spoken(ASK, **environment) == name


def test_the_setting_counts_more() -> None:
    places.preferences().parent.mkdir(parents=True, exist_ok=True)
    places.preferences().write_text('{"language": "de"}', "utf-8")
    assert spoken(ASK, LANG="en_GB.UTF-8") == "de"


def test_numbers_days_and_several_are_written_as_the_language_does() -> None:
    code = (
        "from datetime import date; from guide import translation\n"
        "from guide import translation as t; day = date(2025, 3, 30)\n"
        "print(t.weekday(day), t.day_and_month(day), t.full_date(day), t.decimal('0.5'), t.grouped(1000), "
        "t.counted(1, 'line'), t.counted(3, 'line'), t.counted(2.5, 'line'), sep=' / ')"
    )
    assert (
        spoken(code, LANG="de_DE.UTF-8")
        == "Sonntag / 30. März / 30. März 2025 / 0,5 / 1.000 / 1 Zeile / 3 Zeilen / 2,5 Zeilen"
    )
    day = date(2025, 3, 30)
    assert (translation.weekday(day), translation.day_and_month(day, short=True)) == ("Sunday", "30 Mar")
    assert (translation.decimal("0.5"), translation.grouped(1000), translation.counted(3, "line")) == (
        "0.5", "1,000", "3 lines",
    )  # fmt: skip


def test_english_opens_no_catalogue() -> None:
    code = "import sys; from guide.actions import table; print('gettext' in sys.modules)"
    assert spoken(code, LANG="en_GB.UTF-8") == "False"
    assert spoken(code, LANG="de_DE.UTF-8") == "True"
