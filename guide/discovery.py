"""Lists that grow by a file: what stands in the folder of a package is found there, so that no table names it again.

A package of this kind holds modules of one sort and nothing else, and each of them says what it is in one constant
(``ENGINE``, ``FORMAT``, ``RULE``, ``CHECK``, ``KIND``). The docstring of the package has the recipe for one more.
"""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def names(package: str) -> tuple[str, ...]:
    """Return the names of the modules and packages in ``package``, in alphabetical order. Imports nothing."""
    loaded = sys.modules.get(package)
    inside = Path(__file__).parent.joinpath(*package.split(".")[1:])
    return tuple(sorted(each.name for each in pkgutil.iter_modules(loaded.__path__ if loaded else [str(inside)])))


def found(package: str, constant: str, kind: type[T]) -> dict[str, T]:
    """Return what each module in ``package`` calls ``constant``, by the name of the module, in alphabetical order.

    Imports all of them. Raises TypeError for a module in which it is missing, or is no ``kind``.
    """
    values: dict[str, T] = {}
    for name, value in _constants(package, constant):
        if not isinstance(value, kind):
            raise _missing(package, name, constant)
        values[name] = value
    return values


def classes(package: str, constant: str, base: type[T]) -> dict[str, type[T]]:
    """Return the same as `found` of modules whose ``constant`` is a class derived from ``base``."""
    values: dict[str, type[T]] = {}
    for name, value in _constants(package, constant):
        if not isinstance(value, type) or not issubclass(value, base):
            raise _missing(package, name, constant)
        values[name] = value
    return values


def _constants(package: str, constant: str) -> Iterator[tuple[str, object]]:
    for name in names(package):
        yield name, getattr(import_module(f"{package}.{name}"), constant, None)


def _missing(package: str, name: str, constant: str) -> TypeError:
    return TypeError(f"{package}.{name} has no {constant} of the right kind, and everything in {package} has one")
