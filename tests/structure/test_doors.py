"""Lists that grow by a file: what is found, what is refused, and that nothing else names their parts."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import grimp
import pytest
from importlinter.contracts.independence import IndependenceContract

import guide
from guide import discovery
from guide.script.step_kind import StepKind
from guide.voices import registry
from guide.voices.engines.tone import ENGINE as TONE
from guide.voices.entry import EngineEntry

ROOT = Path(guide.__file__).parent
DOORS = {
    "guide.voices.engines": "ENGINE",
    "guide.export.formats": "FORMAT",
    "guide.insights.findings": "FINDINGS",
    "guide.insights.looks": "LOOK",
    "guide.captions.formats": "FORMAT",
    "guide.lint.care.rules": "RULE",
    "guide.inspection.checks": "CHECK",
    "guide.script.steps": "KIND",
    "guide.exchange.importers": "IMPORTER",
    "guide.exchange.exporters": "EXPORTER",
}


@pytest.mark.parametrize("package", DOORS)
def test_everything_in_a_door_is_of_its_kind_and_the_recipe_says_how(package: str) -> None:
    recipe = import_module(package).__doc__ or ""
    assert "To add one: write ``" + package.replace(".", "/") + "/NAME.py``" in recipe
    assert f"\n    {DOORS[package]} = " in recipe
    assert discovery.names(package)
    for name in discovery.names(package):
        assert hasattr(import_module(f"{package}.{name}"), DOORS[package]), name


def test_names_are_those_of_the_folder_whether_it_was_imported_or_not() -> None:
    folder = {path.stem for path in (ROOT / "export" / "formats").glob("*.py")} - {"__init__"}
    assert set(discovery.names("guide.export.formats")) == folder
    assert set(discovery.names("guide.sounds.recipes")) == {
        path.stem for path in (ROOT / "sounds" / "recipes").glob("*.py")
    } - {"__init__"}


def test_a_module_that_is_nothing_of_the_kind_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stranger_in_the_room.py").write_text("ENGINE = 'hello'\nKIND = int\n")
    for package in ("guide.voices.engines", "guide.script.steps"):
        module = import_module(package)
        monkeypatch.setattr(module, "__path__", [*module.__path__, str(tmp_path)])
    with pytest.raises(TypeError, match="stranger_in_the_room has no ENGINE"):
        discovery.found("guide.voices.engines", "ENGINE", EngineEntry)
    with pytest.raises(TypeError, match="stranger_in_the_room has no KIND"):
        discovery.classes("guide.script.steps", "KIND", StepKind)  # type: ignore[type-abstract]


def test_a_voice_belongs_to_one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    found = registry.entries() | {"second": TONE}
    monkeypatch.setattr(registry, "entries", lambda: found)
    registry._owners.cache_clear()
    with pytest.raises(ValueError, match="'tone' belongs to tone and tone"):
        registry.resolve("tone")
    registry._owners.cache_clear()


def test_an_engine_is_called_like_its_file() -> None:
    assert [entry.engine.name for entry in registry.entries().values()] == list(registry.entries())


def independence() -> IndependenceContract:
    """The contract that keeps engines apart, as pyproject.toml has it."""
    settings = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (contract,) = [each for each in settings["contracts"] if each["type"] == "independence"]
    return IndependenceContract(contract["name"], {"root_package": "guide"}, {"modules": contract["modules"]})


def test_no_engine_may_know_another() -> None:
    """Every engine is covered: whichever imports the next one, itself or by a third, breaks the contract."""
    graph = grimp.build_graph("guide", cache_dir=None)
    engines = [f"guide.voices.engines.{name}" for name in discovery.names("guide.voices.engines")]
    assert len(engines) > 4
    assert independence().check(graph, verbose=False).kept
    for importer, imported in zip(engines, [*engines[1:], engines[0]], strict=True):
        graph.add_import(importer=importer, imported=imported)
        assert not independence().check(graph, verbose=False).kept, importer
        graph.remove_import(importer=importer, imported=imported)
    shared = "guide.voices.phonemes.reading"
    graph.add_import(importer=shared, imported="guide.voices.engines.piper")
    assert not independence().check(graph, verbose=False).kept
    graph.remove_import(importer=shared, imported="guide.voices.engines.piper")
    graph.add_module("guide.voices.engines.hum")
    graph.add_import(importer="guide.voices.engines.hum", imported="guide.voices.engines.tone")
    assert not independence().check(graph, verbose=False).kept, "a new engine is covered without a word"


SEARCHED = [path for path in sorted(ROOT.rglob("*.py")) if "engines" not in path.parts]


SHARED = ("guide.script.steps", "guide.captions.formats")
"""Whose parts have a use of their own beside the list: a `Strike` for the timer, LRC as the lyrics inside a file."""


def parts_named(source: str) -> list[str]:
    """Imports of single engines, formats, rules or checks."""
    doors = "|".join(
        re.escape(each) for each in DOORS if each not in ("guide.script.steps", "guide.captions.formats")
    )  # fmt: skip
    lists = "FORMATS|RULES|CHECKS|FINDINGS|LOOKS"
    return re.findall(rf"^\s*(?:from|import) (?:{doors})(?:\.\w+| import (?!{lists})\w+)", source, re.MULTILINE)


def test_nothing_else_names_the_parts() -> None:
    """But for a part that shares something with its neighbour in the same folder."""
    for path in SEARCHED:
        package = ".".join(("guide", *path.relative_to(ROOT).parts[:-1]))
        if package not in DOORS or path.name == "__init__.py":
            assert parts_named(path.read_text(encoding="utf-8")) == [], path


def test_the_look_for_named_parts_can_fail() -> None:
    assert parts_named("    from guide.voices.engines.kokoro import files\n")
    assert parts_named("from guide.lint.care.rules import promise\n")
    assert not parts_named("from guide.lint.care.rules import RULES\n")
