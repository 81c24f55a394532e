"""The package document: what is in a book, in which order it is read, and what it tells of itself.

What it tells of who can read it follows EPUB Accessibility 1.1 (https://www.w3.org/TR/epub-a11y-11/) and the words of
schema.org.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.publish.book.book import COVER, FIRST, NAVIGATION, STYLE, Book, overlay_of, page_of, sound_of
from guide.publish.book.markup import HEAD, alone, around, element
from guide.publish.book.overlay import ACTIVE, clock
from guide.translation import _

PACKAGE = "package.opf"
SUMMARY = _(
    "Every sentence is spoken and lights up while it is spoken; rests are heard as they are and written out. All of it "
    "can be read as text alone. Contents lead to each section. Nothing in it flashes or moves."
)
ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "auditory"),
    ("accessModeSufficient", "textual,auditory"),
    ("accessModeSufficient", "textual"),
    ("accessModeSufficient", "auditory"),
    ("accessibilityFeature", "synchronizedAudioText"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", SUMMARY),
)
"""What schema.org calls the ways to read it."""
_OPF, _DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"


def package(book: Book) -> str:
    """Return the package document as XML."""
    whole = around(
        "package", around("metadata", *_metadata(book), xmlns__dc=_DC), around("manifest", *_manifest(book)),
        around("spine", *_spine(book)),
        xmlns=_OPF, version="3.0", unique_identifier="id", xml__lang=book.languages[0],
    )  # fmt: skip
    return f"{HEAD}{whole}\n"


def _metadata(book: Book) -> Iterator[str]:
    yield element("dc:identifier", book.identifier, id="id")
    yield element("dc:title", book.title)
    yield from (element("dc:language", each) for each in book.languages)
    yield from (element("dc:creator", each) for each in book.authors)
    yield element("dc:description", " ".join(each.summary for each in book.practices))
    yield from (element("dc:subject", each.replace("-", " ")) for each in dict.fromkeys(p.kind for p in book.practices))
    yield from (element("dc:rights", each) for each in dict.fromkeys(p.license for p in book.practices if p.license))
    yield element("dc:date", book.day.isoformat())
    yield _meta("dcterms:modified", f"{book.day.isoformat()}T00:00:00Z")
    yield from (_meta(f"schema:{name}", value) for name, value in ACCESS)
    yield _meta("media:active-class", ACTIVE)
    yield _meta("media:duration", clock(sum(_seconds(book))))
    for number, seconds in enumerate(_seconds(book)):
        yield _meta("media:duration", clock(seconds), refines=f"#overlay{number}")


def _seconds(book: Book) -> list[float]:
    """How long each practice is heard."""
    return [each.lengths[0].plan["length"] for each in book.practices]


def _meta(name: str, value: str, **attributes: str) -> str:
    return element("meta", value, property=name, **attributes)


def _manifest(book: Book) -> Iterator[str]:
    page = "application/xhtml+xml"
    yield alone("item", id="nav", href=NAVIGATION, media_type=page, properties="nav")
    yield alone("item", id="cover", href=COVER, media_type="image/jpeg", properties="cover-image")
    yield alone("item", id="style", href=STYLE, media_type="text/css")
    yield alone("item", id="first", href=FIRST, media_type=page)
    for number, each in enumerate(book.practices):
        spoken = f"overlay{number}"
        yield alone("item", id=f"page{number}", href=page_of(each), media_type=page, media_overlay=spoken)
        yield alone("item", id=spoken, href=overlay_of(each), media_type="application/smil+xml")
        yield alone("item", id=f"sound{number}", href=sound_of(each), media_type=each.lengths[0].media_type)


def _spine(book: Book) -> Iterator[str]:
    yield from (alone("itemref", idref=each) for each in ("first", "nav"))
    yield from (alone("itemref", idref=f"page{number}") for number in range(len(book.practices)))
