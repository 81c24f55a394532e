"""The reference of all commands is what the program says of itself."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import guide
from guide.cli import COMMANDS

DOCS = Path(guide.__file__).parents[1] / "docs"


def test_the_reference_is_made_from_the_program_as_it_is() -> None:
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = module.reference()
    assert (DOCS / "reference.md").read_text(encoding="utf-8") == made, "run: python docs/make_reference.py"
    assert [name for name in COMMANDS if f"\n## guide {name}\n" not in made] == []
    assert "\n### guide journal export\n" in made
