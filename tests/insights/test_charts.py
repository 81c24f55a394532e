"""Charts as text and on a sheet: everything told is there, gaps stay gaps, and both kinds of files hold the same."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from guide.insights.chart import Chart, Series, counts
from guide.insights.charts import sheet, text
from guide.insights.findings import FINDINGS
from guide.insights.page import page
from guide.pictures.canvas import png, svg
from guide.problems import CannotWriteError
from tests.insights import people
from tests.insights.people import Person

BARS = Chart("bars", "Words", ("calm", "sad"), (Series("times", (4.0, 1.0)),), "times")
RANGES = Chart(
    "ranges", "Change", ("a", "b"), (Series("x", (-1.0, 0.5), (-2.0, -0.5), (0.0, 1.0)),), "points", middle=0.0
)
LINES = Chart("lines", "Weeks", ("1", "2", "3", "4"), (Series("mean", (1.0, 2.0, None, 4.0)),))
GRID = Chart("grid", "When", ("06:00", "12:00"), (Series("Monday", (None, 2.0)), Series("Sunday", (1.0, None))))
ALL = {"bars": BARS, "ranges": RANGES, "lines": LINES, "grid": GRID}


def test_bars_are_as_long_as_their_numbers() -> None:
    assert text.draw(BARS, 40).splitlines() == [
        "Words",
        "calm " + "█" * 27 + " 4",
        "sad  " + "█" * 6 + "▊ 1",
    ]


def test_a_stretch_without_anything_is_one_quiet_line() -> None:
    assert by_month(None, None, None, None, 2.0)[0] == "a – d ·"
    assert len(by_month(None, None, None, None, 2.0)) == 2
    assert [line[0] for line in by_month(None, None, 1.0, None, None)] == list("abcde")
    assert [line[0] for line in by_month(0.0, 0.0, 0.0, 1.0)] == list("abcd")


def test_a_stretch_is_one_line_only_where_no_series_has_anything() -> None:
    several = Chart("bars", "By month", ("a", "b", "c"), (Series("x", (None,) * 3), Series("y", (None, 1.0, None))))
    assert len(text.draw(several).splitlines()) == 1 + 2 * 3


def by_month(*values: float | None) -> list[str]:
    chart = Chart("bars", "By month", tuple("abcdef"[: len(values)]), (Series("times", values),))
    return text.draw(chart).splitlines()[1:]


def test_ranges_show_where_each_likely_lies_and_where_no_difference_is() -> None:
    title, first, second, foot = text.draw(RANGES, 40).splitlines()
    assert title == "Change (points)"
    assert first.index("●") < first.rindex("─") < second.index("●")
    assert "┊" not in first[: first.index("●")]
    assert foot.split() == ["−2", "1"]


def test_a_line_is_broken_where_nothing_was_told() -> None:
    whole = Chart("lines", "Weeks", LINES.labels, (Series("mean", (1.0, 2.0, 3.0, 4.0)),))
    assert dots(LINES) < dots(whole)
    assert text.draw(LINES).splitlines()[-1].split("└")[1].split() == ["1", "4"]


def dots(chart: Chart) -> int:
    return sum(bin(ord(each) - 0x2800).count("1") for each in text.draw(chart) if 0x2800 < ord(each) <= 0x28FF)


def test_rest_is_drawn_in_a_grid() -> None:
    lines = text.draw(GRID, 40).splitlines()
    assert lines[1].split() == ["Monday", "·", "█"]
    assert lines[2].split() == ["Sunday", "▓", "·"]
    assert "rest" in lines[-1]
    rings = [each for each in sheet.draw(GRID).shapes if each.width]
    assert len(rings) == 2


@pytest.mark.parametrize("kind", ALL)
def test_a_sheet_is_the_same_as_png_and_svg(kind: str, tmp_path: Path) -> None:
    canvas = sheet.draw(ALL[kind])
    image = Image.open(io.BytesIO(png(canvas)))
    root = ET.fromstring(svg(canvas))  # noqa: S314
    assert image.size == (int(root.attrib["width"]), int(root.attrib["height"])) == (sheet.WIDTH, canvas.height)
    words = [each.text for each in root.iter() if each.tag.endswith("text")]
    assert ALL[kind].title in words
    for ending in ("png", "svg"):
        sheet.save(ALL[kind], tmp_path / f"x.{ending}", dark=ending == "png")
        assert (tmp_path / f"x.{ending}").stat().st_size > 300
    assert png(canvas) == png(sheet.draw(ALL[kind]))
    with pytest.raises(CannotWriteError):
        sheet.save(ALL[kind], tmp_path / "x.gif")


def test_a_number_below_zero_is_written_on_a_sheet() -> None:
    assert "−1" in [words.text for words in sheet.draw(RANGES).words]


def test_everything_lies_on_the_sheet_and_within_the_width() -> None:
    for found in page(FINDINGS.values(), people.life(Person(days=420), 5)):
        if not found.chart:
            continue
        for width in (40, 72, 120):
            assert max(map(len, text.draw(found.chart, width).splitlines())) <= width, (found.name, width)
        canvas = sheet.draw(found.chart)
        for shape in canvas.shapes:
            assert all(0 <= x <= canvas.width and 0 <= y <= canvas.height for x, y in shape.points), found.name


@given(
    st.lists(st.one_of(st.none(), st.floats(-1e4, 1e4)), min_size=1, max_size=9),
    st.sampled_from(["bars", "lines", "grid"]),
)
@settings(max_examples=60, deadline=None)
def test_any_numbers_can_be_drawn(values: list[float | None], kind: str) -> None:
    chart = Chart(kind, "Any", tuple(map(str, range(len(values)))), (Series("x", tuple(values)),))  # type: ignore[arg-type]
    assert text.draw(chart).startswith("Any")
    assert sheet.draw(chart).words


def test_a_chart_has_one_value_a_label() -> None:
    with pytest.raises(ValueError, match="one value a label"):
        Chart("bars", "Words", ("calm",), (Series("times", (4.0, 1.0)),))


def test_nothing_counted_is_no_picture() -> None:
    assert counts("Words", {}, "times") is None
