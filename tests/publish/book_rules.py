"""What a book that speaks has to be, rule by rule, read from its bytes by nothing of ours.

A rule is a function from a `Read` book to what is wrong with it. `broken` asks all of them.
"""

from __future__ import annotations

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from mutagen import File

OPF, DC = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
SMIL, OPS, XHTML = "{http://www.w3.org/ns/SMIL}", "{http://www.idpf.org/2007/ops}", "{http://www.w3.org/1999/xhtml}"
CLIP = f"{SMIL}audio"
PACKAGE = "EPUB/package.opf"
KINDS = {
    ".xhtml": "application/xhtml+xml", ".smil": "application/smil+xml", ".css": "text/css", ".jpg": "image/jpeg",
    ".m4a": "audio/mp4", ".mp3": "audio/mpeg",
}  # fmt: skip
ACCESS = (
    "accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary"
)  # fmt: skip
PIECE = re.compile(r"p\d+")
TOLERANCE = 0.06
"""Seconds: a frame of AAC, and what containers round."""


@dataclass
class Read:
    """The parts of a book, by name and in order, and what its package says."""

    parts: dict[str, bytes]
    entries: Sequence[zipfile.ZipInfo] = ()
    package: ET.Element = field(init=False)

    def __post_init__(self) -> None:
        self.package = self.tree(PACKAGE)

    def tree(self, name: str) -> ET.Element:
        """Return a part as XML."""
        return ET.fromstring(self.parts[name])  # noqa: S314 - our own book

    @property
    def items(self) -> dict[str, ET.Element]:
        """Return the items of the manifest by their id."""
        return {each.attrib["id"]: each for each in self.package.iter(f"{OPF}item")}

    def kind(self, media_type: str) -> Iterator[str]:
        """Yield the parts of one kind that are there."""
        for each in self.items.values():
            name = at(each.attrib["href"])
            if each.attrib["media-type"] == media_type and name in self.parts:
                yield name

    def metas(self, name: str) -> list[ET.Element]:
        """Return what the package says of one property."""
        return [each for each in self.package.iter(f"{OPF}meta") if each.get("property") == name]


Rule = Callable[[Read], Iterator[str]]


def read(content: bytes) -> Read:
    """Return what is in a book."""
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        return Read({each.filename: container.read(each) for each in container.infolist()}, container.infolist())


def broken(book: Read, alone: str = "") -> dict[str, list[str]]:
    """Return what is wrong by the name of its rule; ``alone`` names the one that is asked, if not all are."""
    found = {rule.__name__: list(rule(book)) for rule in RULES if alone in ("", rule.__name__)}
    return {name: said for name, said in found.items() if said}


def container(book: Read) -> Iterator[str]:
    """The first bytes tell what it is, and nothing in them is of the day or the machine."""
    first = book.entries[0]
    if first.filename != "mimetype" or book.parts["mimetype"] != b"application/epub+zip" or first.extra:
        yield "it does not begin with its kind"
    for each in book.entries:
        if each.compress_type or each.date_time[0] != 1980 or each.create_system != 3 or each.flag_bits & ~0x800:
            yield f"{each.filename} was not put in as it is"
    if PACKAGE.encode() not in book.parts.get("META-INF/container.xml", b""):
        yield "nothing says where the package is"


def parts(book: Read) -> Iterator[str]:
    """What is told of is there, and what is there is told of, as what it is."""
    told = {at(each.attrib["href"]): each.attrib["media-type"] for each in book.items.values()}
    there = {name for name in book.parts if name.startswith("EPUB/")} - {PACKAGE}
    yield from (f"{name} is not there" for name in told.keys() - there)
    yield from (f"nothing tells of {name}" for name in there - told.keys())
    for name, kind in told.items():
        if KINDS.get(posixpath.splitext(name)[1]) != kind:
            yield f"{name} is no {kind}"


def order(book: Read) -> Iterator[str]:
    """Every page is read once, and what lets it speak is an overlay."""
    read_once = [each.attrib["idref"] for each in book.package.iter(f"{OPF}itemref")]
    pages = [name for name, each in book.items.items() if each.attrib["media-type"] == KINDS[".xhtml"]]
    if sorted(read_once) != sorted(pages):
        yield f"read are {read_once}, and there are {pages}"
    for each in book.items.values():
        overlay = each.get("media-overlay")
        if overlay and (overlay not in book.items or book.items[overlay].attrib["media-type"] != KINDS[".smil"]):
            yield f"{overlay} is no overlay"


def spoken(book: Read) -> Iterator[str]:
    """Each piece of a page is spoken once, in the order in which it is read."""
    for each in book.items.values():
        if overlay := each.get("media-overlay"):
            page = each.attrib["href"]
            pieces = [f"{page}#{one}" for one in ids(book.tree(at(page))) if PIECE.fullmatch(one)]
            said = [one.attrib["src"] for one in book.tree(at(book.items[overlay].attrib["href"])).iter(f"{SMIL}text")]
            if said != pieces:
                yield f"{page}: {sorted(set(said) ^ set(pieces)) or 'another order'}"


def textrefs(book: Read) -> Iterator[str]:
    """What an overlay says of sections is on the page."""
    for name in book.kind(KINDS[".smil"]):
        for each in book.tree(name).iter():
            page, _, target = each.get(f"{OPS}textref", "").partition("#")
            if page and (at(page) not in book.parts or target not in ids(book.tree(at(page)))):
                yield f"{name}: {page}#{target} is nowhere"


def clips(book: Read) -> Iterator[str]:
    """The clips of a sound follow each other without a hole, from its beginning to its end."""
    for name in book.kind(KINDS[".smil"]):
        stands = 0.0
        sound = ""
        for each in book.tree(name).iter(CLIP):
            sound = each.attrib["src"]
            begin, end = seconds(each.attrib["clipBegin"]), seconds(each.attrib["clipEnd"])
            if begin != stands or end <= begin:
                yield f"{name}: {begin} to {end} after {stands}"
            stands = end
        if at(sound) not in book.parts:
            yield f"{name}: {sound} is not there"
        elif abs(length(book.parts[at(sound)]) - stands) > TOLERANCE:
            yield f"{name}: {sound} ends at {length(book.parts[at(sound)])}, its clips at {stands}"


def durations(book: Read) -> Iterator[str]:
    """How long it lasts is said of each overlay and of the whole."""
    told = {each.get("refines", ""): seconds(each.text or "") for each in book.metas("media:duration")}
    heard = {
        f"#{name}": max(seconds(each.attrib["clipEnd"]) for each in book.tree(at(item.attrib["href"])).iter(CLIP))
        for name, item in book.items.items() if item.attrib["media-type"] == KINDS[".smil"]
    }  # fmt: skip
    expected = {**heard, "": round(sum(heard.values()), 3)}
    if told != expected:
        yield f"{told} instead of {expected}"


def navigation(book: Read) -> Iterator[str]:
    """The contents lead to every section, and every link to something."""
    (nav,) = [at(each.attrib["href"]) for each in book.items.values() if each.get("properties") == "nav"]
    links = [each.attrib["href"] for each in book.tree(nav).iter(f"{XHTML}a")]
    for link in links:
        page, _, target = link.partition("#")
        if at(page) not in book.parts or (target and target not in ids(book.tree(at(page)))):
            yield f"{link} leads nowhere"
    sections = {
        f"{each.attrib['href']}#{one}"
        for each in book.items.values() if each.get("media-overlay")
        for one in ids(book.tree(at(each.attrib["href"]))) if re.fullmatch(r"s\d+", one)
    }  # fmt: skip
    yield from (f"nothing leads to {each}" for each in sorted(sections - set(links)))


def noted(book: Read) -> Iterator[str]:
    """What may come up is told on the first page."""
    first, *others = [
        at(book.items[each.attrib["idref"]].attrib["href"]) for each in book.package.iter(f"{OPF}itemref")
    ]
    for name in others:
        for note in notes(book.tree(name)):
            if not any(note in one for one in notes(book.tree(first))):
                yield f"the first page is silent about {note!r}"


def told(book: Read) -> Iterator[str]:
    """A book says what it is, when it was made, and who can read it."""
    for name in ("identifier", "title", "language"):
        if not (book.package.findtext(f".//{DC}{name}") or "").strip():
            yield f"no {name}"
    (modified,) = book.metas("dcterms:modified") or [ET.Element("none")]
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", modified.text or ""):
        yield "no day"
    yield from (f"no {name}" for name in ACCESS if not book.metas(f"schema:{name}"))
    if not book.metas("media:active-class"):
        yield "nothing is lit up"
    if "cover-image" not in {each.get("properties") for each in book.items.values()}:
        yield "no cover"


def within(book: Read) -> Iterator[str]:
    """Nothing is fetched from elsewhere, and nothing is run."""
    for name in book.kind(KINDS[".xhtml"]):
        for each in book.tree(name).iter():
            if each.tag == f"{XHTML}script" or any(":" in each.get(key, "") for key in ("href", "src")):
                yield f"{name}: {each.tag}"


RULES: tuple[Rule, ...] = (
    container, parts, order, spoken, textrefs, clips, durations, navigation, noted, told, within,
)  # fmt: skip


def at(href: str) -> str:
    """Return the name of a part from an address in the package; the package's own folder is not named."""
    return f"EPUB/{href}"


def ids(tree: ET.Element) -> list[str]:
    """Return the ids of a page, in order."""
    return [each.attrib["id"] for each in tree.iter() if "id" in each.attrib]


def notes(tree: ET.Element) -> list[str]:
    """Return the paragraphs of a page that tell what may come up."""
    return [
        "".join(line.itertext())
        for each in tree.iter(f"{XHTML}section") if each.get("class") == "note"
        for line in each.iter(f"{XHTML}p")
    ]  # fmt: skip


def seconds(clock: str) -> float:
    """Return a clock value of SMIL."""
    hours, minutes, rest = clock.split(":")
    return round(int(hours) * 3600 + int(minutes) * 60 + float(rest), 3)


def length(sound: bytes) -> float:
    """Return how long a sound lasts, as mutagen reads it."""
    found = File(io.BytesIO(sound))
    assert found is not None
    return float(found.info.length)
