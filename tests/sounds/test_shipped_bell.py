"""A bell that comes along is decoded and measured once, and is the very same sound afterwards."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from guide import places
from guide.audio import SESSION
from guide.audio.loudness import filled_steps
from guide.sounds import bell_frames, bell_steps, catalogue, encoded, open_bell, shipped_bell

SOUND = catalogue().bells["tingsha"]


def _never(*_: object) -> None:
    raise AssertionError("decoded once more")


def test_it_is_decoded_once_and_is_the_same_sound_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded = encoded.decode(SOUND.files[0], SOUND.lengths[0], SOUND.roll)
    first = shipped_bell.open_shipped_bell(SOUND)
    monkeypatch.setattr(shipped_bell, "decode", _never)
    again = shipped_bell.open_shipped_bell(replace(SOUND))
    assert np.array_equal(first.pcm, decoded)
    assert np.array_equal(again.pcm, decoded)
    assert not again.pcm.flags.writeable


def test_one_that_was_damaged_is_made_again() -> None:
    whole = shipped_bell.open_shipped_bell(SOUND).pcm.copy()
    (kept,) = places.beds().glob("strike-tingsha-*.pcm")
    kept.write_bytes(kept.read_bytes()[:-64])
    assert np.array_equal(shipped_bell.open_shipped_bell(SOUND).pcm, whole)


@pytest.mark.parametrize("name", list(catalogue().bells))
def test_its_loudness_and_its_length_are_those_of_the_sound(name: str) -> None:
    assert np.array_equal(bell_steps(name), filled_steps(open_bell(name), SESSION))
    assert bell_frames(name) == len(open_bell(name))
