"""One real render: a short practice, spoken once for all tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide import script
from tests.inspection.plants import Render, rendered

TEXT = """title: A short rest
summary: As short as every check allows, for it is heard for every fault. A loop of its bed comes round three times.
kind: mindfulness
aim: regulate
intensity: 1
bed: rain
sections:
  - title: Arriving
    steps:
      - bell: chime
      - pause: 2s!
      - Welcome. For a little while, nothing is asked of you.
      - pause: 2s!
      - Let your eyes close, or rest on one quiet spot.
      - pause: 2s!
      - Notice what holds you up, the floor, the chair.
      - pause: 2s!
      - You might look inside, and see how things are.
      - pause: 2s!
      - Perhaps it is busy in there. Whatever it is, it may stay.
      - pause: 2s!
      - Let your breath come and go.
      - pause: 2s!
      - Your mind may have gone elsewhere, as minds do.
      - pause: {until: 74s}
  - title: Coming back
    closing: true
    steps:
      - Feel your feet, and your hands.
      - pause: 2s!
      - Look around you.
      - pause: 2s!
      - Whatever is next for you, you can begin it slowly.
      - pause: 10s!
"""


@pytest.fixture(scope="session")
def kept_render() -> list[Render]:
    """Filled by the first test that wants it, which has a home to speak in."""
    return []


@pytest.fixture
def render(kept_render: list[Render]) -> Render:
    """Voice, a bell, rain."""
    if not kept_render:
        reading = script.parse(TEXT)
        assert reading.script is not None
        found = rendered(reading.script)
        lufs = round(found.inspected().level().lufs, 1)
        kept_render.append(replace(found, expectation=replace(found.expectation, lufs=lufs)))
    return kept_render[0]
