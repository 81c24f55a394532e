"""guide series: practices and forms in layers. Alone it shows what there is; with a name, its layers."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from guide.cli import forms
from guide.translation import _

if TYPE_CHECKING:
    from guide.forms.series import Layer, Series


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("series")
    parser.add_argument("name", nargs="?", metavar="NAME", help=_("a series; without one, what there is"))
    parser.add_argument("layer", nargs="?", metavar="LAYER", help=_("be in this layer: its number, or how it begins"))
    parser.add_argument("--forget", action="store_true", help=_("be nowhere in it, as if it had never been chosen"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Show, or choose a layer. Raises WrongUseError for names that are none."""
    from guide.forms import series
    from guide.journal.series_places import choose, places

    chosen = series.load(given.name) if given.name else None
    layer = _layer(chosen, given.layer) if chosen and given.layer else None
    with forms.opened() as journal:
        if chosen and journal and (layer or given.forget):
            choose(journal, chosen.name, "" if given.forget or layer is None else layer.name)
        at = places(journal)
    if chosen:
        print(_json(chosen, at) if given.json else _layers(chosen, at.get(chosen.name)))
        return 0
    found = series.all_series().values()
    if given.json:
        print(json.dumps([_facts(each, at) for each in found], indent=2, ensure_ascii=False))
        return 0
    width = max((len(each.name) for each in found), default=0)
    for each in found:
        where = _(" You are at: {layer}.").format(layer=each.shown(at[each.name])) if each.name in at else ""
        print(f"{each.name:<{width}}  {each.title}. {each.summary}{where}")
    print(_("Its layers: guide series NAME. Any of them can be the first, and any the last."))
    return 0


def _layer(series: Series, typed: str) -> Layer:
    from guide.problems import WrongUseError, did_you_mean

    if typed.isdecimal() and 1 <= int(typed) <= len(series.layers):
        return series.layers[int(typed) - 1]
    small = typed.casefold().strip()
    fitting = [
        each
        for each in series.layers
        if each.label.casefold().startswith(small) or each.name.casefold().startswith(small)
    ]
    if typed.strip() and len(fitting) == 1:
        return fitting[0]
    names = [each.label for each in fitting or series.layers]
    raise WrongUseError(
        _("No layer of '{title}' is called '{typed}';").format(title=series.title, typed=typed),
        did_you_mean(typed, names),
    )


def _layers(series: Series, at: str | None) -> str:
    """A series for people to read, with the commands that lead on."""
    lines = [f"{series.title}. {series.summary}"]
    for number, layer in enumerate(series.layers, start=1):
        lines += ["", f"{number}  {layer.label}{'   (you are here)' if layer.name == at else ''}"]
        lines += [f"     guide play {name}" for name in _practices(series, layer)]
        lines += [f"     guide reflect {series.form(name)}" for name in layer.forms]
    return "\n".join((*lines, "", _("To be in a layer: guide series {name} NUMBER").format(name=series.name)))


def _practices(series: Series, layer: Layer) -> list[str]:
    """The practices of a layer as they can be typed; what is not there stays as it is written."""
    from guide import library, places

    if not places.pack_name(series.where.path):
        return list(layer.practices)
    known = library.names()
    return [library.called(known, each, series.where.path) or each for each in layer.practices]


def _json(series: Series, at: Mapping[str, str]) -> str:
    return json.dumps(_facts(series, at), indent=2, ensure_ascii=False)


def _facts(series: Series, at: Mapping[str, str]) -> dict[str, object]:
    layers = [
        {"name": each.name, "practices": _practices(series, each), "forms": [series.form(one) for one in each.forms]}
        for each in series.layers
    ]
    return {
        "name": series.name, "title": series.title, "summary": series.summary, "at": at.get(series.name),
        "layers": layers, "path": series.where.path,
    }  # fmt: skip
