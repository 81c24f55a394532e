"""No two files need each other, not even to say of what type a value is; what is left over is named."""

from __future__ import annotations

from collections.abc import Mapping

import grimp
import pytest

LEFT = {
    # a script is performed as its listener wants it, by scores of its own
    frozenset({"guide.script.model", "guide.script.paced", "guide.script.other_bed"}),
    frozenset({"guide.tui.app", "guide.tui.screen_flow"}),  # the app walks the flow, which shows screens in the app
}


def circles(graph: grimp.ImportGraph) -> set[frozenset[str]]:
    """Sets of modules in which each needs every other one, over others of the set."""
    needs = {module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules}
    while gone := [module for module, needed in needs.items() if not needed & needs.keys()]:
        for module in gone:
            del needs[module]
    reach = {module: reached(module, needs) for module in needs}
    return {frozenset(each for each in reach[module] if module in reach[each]) for module in needs} - {frozenset()}


def reached(start: str, needs: Mapping[str, set[str]]) -> set[str]:
    """Every module that ``start`` needs, over others."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = (needs[waiting.pop()] & needs.keys()) - found
        found |= new
        waiting += new
    return found


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("guide", cache_dir=None)


def test_no_two_files_need_each_other(graph: grimp.ImportGraph) -> None:
    assert circles(graph) == LEFT


def test_a_circle_would_be_seen(graph: grimp.ImportGraph) -> None:
    graph.add_import(importer="guide.problems", imported="guide.script.reader")
    assert any("guide.problems" in each for each in circles(graph))
