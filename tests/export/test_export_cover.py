"""Covers: the same for the same practice, light, and honest about letters that the font does not have."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from guide.pictures import cover, lettering
from guide.script.model import KINDS


def drawn(title: str = "Évening rest", kind: str = "rest", digest: str = "ab" * 32, intensity: int = 2) -> bytes:
    cover.jpeg.cache_clear()
    return cover.jpeg(title, kind, digest, 600.0, intensity)


def test_the_same_practice_has_the_same_cover_byte_for_byte() -> None:
    assert drawn() == drawn()
    assert len({drawn(), drawn(digest="cd" * 32), drawn(kind="grief"), drawn("Other"), drawn(intensity=3)}) == 5


def test_every_kind_has_a_look_of_its_own() -> None:
    assert set(cover.LOOKS) == set(KINDS)
    assert len({(look.hue, look.shape) for look in cover.LOOKS.values()}) == len(KINDS)


@pytest.mark.parametrize("kind", ["breathwork", "body-scan", "self-compassion", "nature", "rest", "unknown"])
def test_a_cover_is_square_light_and_its_words_can_be_read(kind: str) -> None:
    made = drawn(kind=kind)
    image = Image.open(io.BytesIO(made))
    assert (image.format, image.size, len(made) < 200_000) == ("JPEG", (1400, 1400), True)
    foot = np.asarray(image.convert("L"), np.float32)[1040:1300, 100:900]
    assert np.percentile(foot, 50) < 90 < 200 < foot.max()


@pytest.mark.parametrize(
    "title",
    ["A", "Self-compassion break", "word " * 60, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3,
     "A long and unhurried walk through the quiet pine forest after the first rain of the autumn"],
)  # fmt: skip
def test_a_title_of_any_length_fits(title: str) -> None:
    size, lines = cover.composed(title)
    assert 1 <= len(lines) <= 5
    assert all(lettering.width(line, size) <= cover.SIZE - 2 * 110 for line in lines)


def test_letters_of_europe_can_be_set_and_others_are_left_out() -> None:
    assert lettering.settable("Évening öffnen, façade, ñandú, Šárka, źdźbło, Ærø, être, ő")
    assert cover.composed("夜の静けさ") == (56, [])
    assert drawn("夜の静けさ") != drawn("Καλημέρα", digest="cd" * 32)
    accent = [np.asarray(lettering.drawn(text, 100), np.float32).sum() for text in ("e", "é")]
    assert accent[1] > accent[0]
