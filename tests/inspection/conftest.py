"""One real render: a practice of the library, spoken once for all tests."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plants import Render, rendered

from guide import script
from guide.script import library


@pytest.fixture(scope="session")
def kept_render() -> list[Render]:
    """Filled by the first test that wants it, which has a home to speak in."""
    return []


@pytest.fixture
def render(kept_render: list[Render]) -> Render:
    """Breathing space: voice, bells, rain."""
    if not kept_render:
        reading = script.read_file(library.find("breathing-space"))
        assert reading.script is not None
        found = rendered(reading.script)
        lufs = round(found.inspected().level().lufs, 1)
        kept_render.append(replace(found, expectation=replace(found.expectation, lufs=lufs)))
    return kept_render[0]
