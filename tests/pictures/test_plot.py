"""The picture of a practice: complete, the same every time, and the same as SVG and as PNG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from guide.audio import Pcm, Rate
from guide.inspection import Expectation, Inspector
from guide.mix import Mix, summed
from guide.pictures.canvas import Canvas, png, svg
from guide.pictures.plot import DARK, LIGHT, draw, picture
from guide.problems import CannotWriteError, Where
from guide.script.model import Utterance
from guide.timeline import Bed, BedClip, Bell, BreathPhase, Bus, Clip, Marker, Point, Source, Timeline, WordCue

RATE = Rate(48_000)
SECONDS = 40
HERE = Where("x")


class Hum:
    """A soft chord, at any position."""

    def breathes(self, bed: Bed) -> bool:
        return False

    def read(self, source: Source, start: int, count: int) -> Pcm:
        at = np.arange(start, start + count) / RATE.hz
        mono = (0.2 * np.sin(2 * np.pi * 220 * at)).astype(np.float32)
        return mono if isinstance(source, Utterance) else np.stack((mono, mono), axis=1)


def timeline(seconds: int = SECONDS) -> Timeline:
    hz = RATE.hz
    return Timeline(
        rate=RATE,
        frames=seconds * hz,
        clips=(
            Clip(2 * hz, 4 * hz, Bus.BELLS, Bell("bowl"), HERE),
            Clip(10 * hz, 14 * hz, Bus.VOICE, Utterance("Rest <here> & now."), HERE),
        ),
        beds=(BedClip(0, (seconds - 1) * hz, Bed("rain"), -12.0, 8 * hz, 12 * hz),),
        duck=(Point(9 * hz, 0.0), Point(10 * hz, -6.0), Point(14 * hz, -6.0), Point(16 * hz, 0.0)),
        cues=(WordCue(10 * hz, 14 * hz, "Rest <here> & now."),),
        markers=(Marker(0, "Ankommen"), Marker(20 * hz, "Öffnen")),
        phases=(BreathPhase(16 * hz, 20 * hz, "in"), BreathPhase(20 * hz, 26 * hz, "out")),
    )


def heard(plan: Timeline, seconds: int = SECONDS) -> Inspector:
    mix, inspector = Mix(plan, Hum()), Inspector(plan, Expectation(lufs=-16.0, tolerance=30.0))
    for start in range(0, seconds * RATE.hz, RATE.hz):
        buses = mix.render(start, RATE.hz)
        inspector.hear(start, buses, summed(buses))
    return inspector


@pytest.fixture(scope="module")
def inspector() -> Inspector:
    return heard(timeline())


def words(drawn: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314


def test_the_picture_says_what_there_is(inspector: Inspector) -> None:
    drawn = words(svg(picture(timeline(), inspector.figures(), inspector.report(), title="Stille")))
    for wanted in ("Stille", "Ankommen", "Öffnen", "Rest <here> & now.", "Voice", "Bells", "Bed", "Bed gain", "Breath",
                   "1 breath", "Loudness", "0:00", "0:30"):  # fmt: skip
        assert wanted in drawn


def test_what_is_not_there_has_no_row(inspector: Inspector) -> None:
    plan = replace(timeline(), phases=(), beds=())
    drawn = words(svg(picture(plan, inspector.figures(), inspector.report())))
    assert "Breath" not in drawn
    assert "Bed gain" not in drawn


@pytest.mark.parametrize("dark", [False, True])
def test_both_backs_draw_the_same(inspector: Inspector, tmp_path: Path, dark: bool) -> None:
    """Every shape of the SVG, painted at its points, has its colour in the PNG."""
    sheet = picture(timeline(), inspector.figures(), inspector.report(), dark=dark)
    root = ET.fromstring(svg(sheet))  # noqa: S314
    polygons = list(root.iter("{http://www.w3.org/2000/svg}polygon"))
    assert len(polygons) == sum(not shape.width for shape in sheet.shapes)
    draw(timeline(), inspector.figures(), inspector.report(), tmp_path / "a.png", dark=dark)
    image = Image.open(tmp_path / "a.png")
    assert image.size == (1600, 1000)
    assert image.getpixel((3, 3)) == tuple(bytes.fromhex((DARK if dark else LIGHT).ground[1:]))
    voice = (DARK if dark else LIGHT).buses["voice"][1]
    assert (
        sum(count for count, colour in image.getcolors(1 << 21) or () if colour == tuple(bytes.fromhex(voice[1:])))
        > 500
    )


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_the_same_practice_is_the_same_picture(inspector: Inspector, tmp_path: Path, ending: str) -> None:
    for name in ("a", "b"):
        draw(timeline(), inspector.figures(), inspector.report(), tmp_path / (name + ending))
    assert (tmp_path / ("a" + ending)).read_bytes() == (tmp_path / ("b" + ending)).read_bytes()


def test_faults_are_marked_where_they_are() -> None:
    plan = timeline()
    inspector = heard(replace(plan, clips=plan.clips[:1]))
    wrong = Inspector(plan, Expectation())
    mix = Mix(replace(plan, clips=plan.clips[:1]), Hum())
    for start in range(0, plan.frames, RATE.hz):
        buses = mix.render(start, RATE.hz)
        wrong.hear(start, buses, summed(buses))
    assert "dropped-take" in {finding.check for finding in wrong.report().findings if not finding.ok}
    sheet = picture(plan, wrong.figures(), wrong.report())
    marks = [shape for shape in sheet.shapes if shape.colour == LIGHT.fault and not shape.width]
    tips = {round(shape.points[2][0]) for shape in marks}
    assert round(118 + (1568 - 118) * 10 / SECONDS) in tips
    assert "dropped-take" in words(svg(sheet))
    assert len(inspector.report().findings) == len(wrong.report().findings)


@pytest.mark.parametrize(("hours", "tick"), [(0.05, "1:00"), (2, "1:00:00"), (10, "8:00:00")])
def test_the_clock_suits_the_length(hours: float, tick: str, inspector: Inspector) -> None:
    plan = replace(timeline(), frames=RATE.frames(hours * 3600))
    drawn = words(svg(picture(plan, inspector.figures(), inspector.report())))
    times = [each for each in drawn if re.fullmatch(r"(\d+:)?\d+:\d\d", each)]
    assert tick in times
    assert 5 <= len(times) <= 22


def test_words_that_the_font_cannot_set_are_left_out() -> None:
    sheet = Canvas(100, 40, "#ffffff")
    sheet.text((10, 20), "静か", "#000000", 12)
    sheet.text((10, 20), "Ruhe", "#000000", 12)
    assert words(svg(sheet)) == ["Ruhe"]
    assert png(sheet)


def test_a_picture_that_cannot_be_written_is_one_sentence(inspector: Inspector, tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(CannotWriteError, match="is a folder"):
        draw(timeline(), inspector.figures(), inspector.report(), tmp_path / "a.png")
    with pytest.raises(CannotWriteError, match="could not be written"):
        draw(timeline(), inspector.figures(), inspector.report(), tmp_path / "file" / "a.png")
    with pytest.raises(CannotWriteError, match="no ending"):
        draw(timeline(), inspector.figures(), inspector.report(), tmp_path / "a.gif")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "file"]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_words_can_be_read_on_their_ground(palette: object) -> None:
    """Contrast by WCAG 2.2: 4.5 for words."""
    assert palette in (LIGHT, DARK)
    colours = LIGHT if palette is LIGHT else DARK
    for ground in (colours.ground, colours.band):
        for ink in (colours.ink, colours.soft, colours.fault):
            light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: str) -> float:
    shares = [each / 255 for each in bytes.fromhex(colour[1:])]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
