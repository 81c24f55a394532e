"""Read forms: a file, or one by its name. Apart from `guide.forms.form`, so that values do not load YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from guide import places
from guide.forms import document, finding
from guide.forms.document import DocumentReading
from guide.forms.form import Form, read_form
from guide.problems import CannotReadError, ScriptError, WrongUseError, did_you_mean, nearest
from guide.script.nodes import Mapping as MappingNode
from guide.script.nodes import Node
from guide.translation import _

Reading = DocumentReading[Form]


def parse(raw: bytes | str, path: str = "<form>") -> Reading:
    """Read the text of a form. Never raises; what is wrong is in the reading."""
    return document.parse(raw, path, read_form)


def parse_file(path: Path) -> Reading:
    """Read the file of a form. Raises CannotReadError when the file itself cannot be had."""
    return document.parse_file(path, read_form)


def load(name: str, beside: str = "") -> Form:
    """Return the form called ``name``, or that lies in the file ``name``; ``beside``: see `finding.folders`.

    Raises WrongUseError for a name that no form has, ScriptError with all that is wrong in it, CannotReadError.
    """
    path = finding.find(finding.FORMS, name, beside) or Path(name)
    if not path.is_file():
        if path.suffix == finding.ENDING or "/" in name:
            raise CannotReadError(_("There is no file {name}.").format(name=name))
        near = did_you_mean(name, names()) if nearest(name, names()) else _("guide reflect --list shows them all.")
        raise WrongUseError(_("No form is called '{name}';").format(name=name), near)
    reading = parse_file(path)
    if reading.value is None:
        raise ScriptError(reading.problems)
    return replace(reading.value, name=name) if places.pack_name(str(path)) and "/" in name else reading.value


def load_or_shipped(name: str) -> tuple[Form, str]:
    """Return the form called ``name``, and a sentence where the listener's own one cannot be read and the shipped one
    stands in for it; else no sentence. Raises as `load` does, of the shipped one.
    """
    try:
        return load(name), ""
    except ScriptError as error:
        first = error.problems[0]
        said = _("line {line}: {message}").format(line=first.where.line, message=first.message)
    except CannotReadError as error:
        said = str(error).rstrip(".")
    told = _("Your own {name}{ending} cannot be used yet ({said}), so the one that came with guide is asked.").format(
        name=name, ending=finding.ENDING, said=said
    )
    return load(str(places.scripts() / finding.FORMS / f"{name}{finding.ENDING}")), told


def names() -> tuple[str, ...]:
    """Return the names of all forms there are."""
    return finding.names(finding.FORMS)


def all_forms() -> Mapping[str, Form]:
    """Return every form that can be read, by name."""
    found = {}
    for name in names():
        path = finding.find(finding.FORMS, name)
        form = parse_file(path).value if path else None
        if form is not None:
            found[name] = replace(form, name=name)
    return found


def is_form(root: Node, path: str) -> bool:
    """Return whether this is written as a form is: with questions, and without sections or steps."""
    if not isinstance(root, MappingNode):
        return False
    names = {key.value for key, _ in root.pairs}
    return "sections" not in names and ("questions" in names or Path(path).parent.name == finding.FORMS)
