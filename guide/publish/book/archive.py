"""The container of a book: a zip whose bytes follow from what is in it.

Every part has the same time, and none is packed: sound is small already, and packed bytes differ between releases of
zlib.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from guide.audio.atomic import beside
from guide.export.cleanup import remove_unfinished
from guide.publish.book.book import COVER, FIRST, NAVIGATION, STYLE, Book, overlay_of, page_of, sound_of
from guide.publish.book.markup import HEAD, alone, around
from guide.publish.book.overlay import overlay
from guide.publish.book.package import PACKAGE, package
from guide.publish.book.pages import first_page, navigation, practice_page
from guide.publish.book.spoken import sections

ROOT = "EPUB"
MIMETYPE = "application/epub+zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can hold."""
_ASSETS = Path(__file__).parents[1] / "assets"


def write(path: Path, book: Book) -> None:
    """Write ``book`` to ``path``, whole or not at all. The same book makes the same bytes. Raises CannotWriteError."""
    with beside(path) as part:
        remove_unfinished(part.parent, part.stat().st_mtime)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as container:
            _put(container, "mimetype", MIMETYPE.encode())  # first, so that anybody can tell what it is
            _put(container, "META-INF/container.xml", _container().encode())
            for name, content in _parts(book).items():
                _put(container, f"{ROOT}/{name}", content)
            for each in book.practices:
                _put_file(container, f"{ROOT}/{sound_of(each)}", each.lengths[0].sound)


def _parts(book: Book) -> Mapping[str, bytes]:
    """Everything but the sounds, by its name."""
    spoken = [sections(each.lengths[0].plan) for each in book.practices]
    texts = {PACKAGE: package(book), NAVIGATION: navigation(book, spoken), FIRST: first_page(book)}
    for practice, found in zip(book.practices, spoken, strict=True):
        texts[page_of(practice)] = practice_page(practice, found)
        texts[overlay_of(practice)] = overlay(practice, found)
    parts = {name: text.encode() for name, text in texts.items()}
    return {**parts, STYLE: (_ASSETS / STYLE).read_text(encoding="utf-8").encode(), COVER: book.cover}


def _container() -> str:
    file = alone("rootfile", full_path=f"{ROOT}/{PACKAGE}", media_type="application/oebps-package+xml")
    space = "urn:oasis:names:tc:opendocument:xmlns:container"
    return f"{HEAD}{around('container', around('rootfiles', file), version='1.0', xmlns=space)}\n"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 3  # the same on every machine
    entry.external_attr = 0o644 << 16
    return entry


def _put(container: zipfile.ZipFile, name: str, content: bytes) -> None:
    container.writestr(_entry(name), content, zipfile.ZIP_STORED)


def _put_file(container: zipfile.ZipFile, name: str, sound: Path) -> None:
    """A sound, piece by piece, so that memory stays flat."""
    entry = _entry(name)
    entry.file_size = sound.stat().st_size
    with sound.open("rb") as source, container.open(entry, "w") as target:
        shutil.copyfileobj(source, target, 1 << 20)
