"""XML, escaped and nested. Every part of a book is well-formed because it is written by these."""

from __future__ import annotations

from html import escape

from guide.export.xml_letters import legal

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"


def element(name: str, text: str, **attributes: str) -> str:
    """Return an element around ``text``, which is escaped. See `opened` for how attributes are written."""
    return f"{opened(name, **attributes)}{escape(legal(text), quote=False)}</{name}>"


def around(name: str, *inner: str, **attributes: str) -> str:
    """Return an element around other elements, a line each."""
    return "\n".join([opened(name, **attributes), *inner, f"</{name}>"])


def alone(name: str, **attributes: str) -> str:
    """Return an element with nothing in it."""
    return f"{opened(name, **attributes)[:-1]}/>"


def opened(name: str, **attributes: str) -> str:
    """Return the beginning of an element.

    ``epub__type`` is written as the attribute ``epub:type``, ``full_path`` as ``full-path``, ``class_`` as ``class``.
    """
    told = "".join(f' {_written(key)}="{escape(legal(value))}"' for key, value in attributes.items())
    return f"<{name}{told}>"


def _written(key: str) -> str:
    return key.rstrip("_").replace("__", ":").replace("_", "-")
