"""Packs that are not what they seem: each refused with one clear sentence, and nothing of it stays on the machine."""

from __future__ import annotations

import os
import stat
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from guide import packs, places
from guide.__main__ import main
from guide.packs import contents, signing, sizes
from guide.packs.manifest import with_files
from tests.packs.pack_kit import (
    HEAD,
    PRACTICE,
    Files,
    Member,
    folder,
    install,
    left,
    members,
    pack,
    sealed,
    with_step,
    zipped,
)  # fmt: skip

Build = Callable[[Path], Path]
TABLE: dict[str, tuple[Build, str]] = {}
"""What a pack is, how it is made, and what is said of it."""
PLAIN = pack()
FLAC = b"fLaC" + bytes(60)


def called(name: str | bytes, said: str, **more: object) -> tuple[Build, str]:
    """A zip with one more file of a name, which its manifest lists."""
    text = name.decode("utf-8", "replace") if isinstance(name, bytes) else name
    files = {**PLAIN, "pack.yaml": with_files(HEAD.encode(), {"evening.yaml": "0" * 64, text: "0" * 64})}
    return crooked([*members(files), Member(name, b"x", **more)], said)  # type: ignore[arg-type]


def crooked(found: list[Member], said: str, **more: object) -> tuple[Build, str]:
    return (lambda tmp: zipped(tmp / "p.guide", found, **more)), said  # type: ignore[arg-type]


def holding(files: Files, said: str) -> tuple[Build, str]:
    """A pack whose manifest is in order, as a folder."""
    return (lambda tmp: folder(tmp / "p", files)), said


def naming(step: str, said: str, **more: bytes) -> tuple[Build, str]:
    return holding(pack({}, practice=with_step(step)), said)


def signed(files: Files, tmp: Path, key: str = "ada") -> Files:
    """The files with a signature."""
    secret = tmp / f"{key}.key"
    if not secret.exists():
        signing.make_key(secret, "")
    signature, public = signing.sign(files["pack.yaml"], "c", secret, "")
    return {**files, "pack.yaml.minisig": signature, "pack.pub": public}


SIGNED = ("pack.yaml.minisig", "pack.pub")
REACHES = "neither in the pack nor comes with the program"
NOT_PLAIN = "not as a plain zip is written"
STORED = members(PLAIN)
TABLE |= {
    # names
    "a way out of the folder": called("../evil.yaml", "leads out of its folder"),
    "a way out further in": called("a/../../evil.yaml", "leads out of its folder"),
    "an absolute name": called("/etc/evil.yaml", "begins at the root"),
    "a name of a share": called("//host/share/evil.yaml", "begins at the root"),
    "a drive": called("C:evil.yaml", "names a drive"),
    "a drive and its root": called("C:/evil.yaml", "names a drive"),
    "backslashes": called("a\\..\\..\\evil.yaml", "has a backslash"),
    "a device of Windows": called("nul.yaml", "name of a device"),
    "a device with a small number": called("com¹.takes/x.wav", "name of a device"),
    "a stream beside a file": called("evening.yaml:hidden", "not every system takes"),
    "a wildcard": called("ev*.yaml", "not every system takes"),
    "a dot at the end": called("evening.yaml.", "hide, drop or misread"),
    "a blank at the end of a folder": called("a /evil.yaml", "hide, drop or misread"),
    "a hidden file": called(".bashrc", "hide, drop or misread"),
    "an option": called("-rf.yaml", "hide, drop or misread"),
    "NUL": called("evil.yaml\0.txt", "nobody sees"),
    "a line break": called("evil\n.yaml", "nobody sees"),
    "an escape of the terminal": called("\x1b[2Jevil.yaml", "nobody sees"),
    "a name that is written backwards": called("\u202elmay.live.yaml", "nobody sees"),
    "a blank without width": called("eve\u200bning.yaml", "nobody sees"),
    "letters in pieces": called("cafe\u0301.yaml", "other systems write in another way"),
    "bytes that are no letters": called(b"\xff\xfe.yaml", NOT_PLAIN),
    "letters in an unnamed alphabet": called(b"caf\x82.yaml", NOT_PLAIN, flags=0),
    "a name of 60,000 letters": called("a" * 60_000 + ".yaml", "too long"),
    "a name that is too deep": called("/".join("abcdefghij") + ".yaml", "too long or too deep"),
    "the same name twice": crooked([*STORED, Member("evening.yaml", PRACTICE.encode())], "twice"),
    "names that differ in case": called("Evening.yaml", "one on some systems"),
    "names that differ in a joined letter": (lambda tmp: zipped(tmp / "p.guide", members(
        pack({"ﬁre.yaml": PRACTICE, "fire.yaml": PRACTICE}))), "one on some systems"),
    "folders that differ in case": (lambda tmp: zipped(tmp / "p.guide", members(
        pack({"Night/a.yaml": PRACTICE, "night/b.yaml": PRACTICE}))), "one on some systems"),
    "a file that is a folder": (lambda tmp: zipped(tmp / "p.guide", members(
        pack({"x.yaml": PRACTICE, "x.yaml/y.yaml": PRACTICE}))), "one on some systems"),
    # links and devices
    "a link in a zip": called("link.yaml", "a link", mode=stat.S_IFLNK | 0o777),
    "a device in a zip": called("tty.yaml", "no ordinary file", mode=stat.S_IFCHR | 0o666),
    "a pipe in a zip": called("pipe.yaml", "no ordinary file", mode=stat.S_IFIFO | 0o666),
    # zips
    "a bomb by ratio": crooked([*STORED, Member("z.wav", bytes(8_000_000), method=8)], "100 times larger"),
    "a bomb by its total": crooked(
        [*STORED, *(Member(f"{n}.wav", b"x", size=400 << 20, packed=400 << 20) for n in range(3))], NOT_PLAIN),
    "4 GB in one file": crooked([*STORED, Member("a.wav", b"x", size=0xFFFFFFFE, packed=0xFFFFFFFE)], "larger than a"),
    "sizes of zip64": crooked([*STORED, Member("a.wav", b"x", size=0xFFFFFFFF, packed=0xFFFFFFFF)], "larger than a"),
    "a count that is not there": crooked(STORED, NOT_PLAIN, count=7),
    "a huge count": crooked(STORED, "over 8,000", count=60_000),
    "a size that is a lie": crooked([*STORED, Member("z.yaml", b"x" * 50, method=8, size=40)], "not as long"),
    "a checksum that is a lie": crooked([Member("evening.yaml", b"x", crc=1), *STORED[1:]], "not as long"),
    "bytes that unpack to nothing": crooked([*STORED, Member("z.yaml", b"x", method=8, packed=2)], NOT_PLAIN),
    "another name before the file": crooked([Member("evening.yaml", PRACTICE.encode(), local_name=b"outside.yaml"),
                                             *STORED[1:]], NOT_PLAIN),
    "two files of the same bytes": crooked([*STORED, Member("z.yaml", PRACTICE.encode(), offset=0)], NOT_PLAIN),
    "files that overlap": crooked([*STORED, Member("z.yaml", PRACTICE.encode(), offset=20)], NOT_PLAIN),
    "something hidden between files": crooked([Member("a.yaml", b"x", behind=b"hidden"), *STORED], NOT_PLAIN),
    "a program before the zip": crooked(STORED, NOT_PLAIN, before=b"#!/bin/sh\n"),
    "something behind the zip": crooked(STORED, "stands behind its end", after=b"more"),
    "an encrypted file": crooked([Member("evening.yaml", PRACTICE.encode(), flags=0x0801), *STORED[1:]], "encrypted"),
    "another way of packing": crooked([Member("evening.yaml", PRACTICE.encode(), method=14), *STORED[1:]], NOT_PLAIN),
    "a zip in a zip": (lambda tmp: zipped(tmp / "p.guide", members(
        sealed({"evening.yaml": PRACTICE.encode(), "more.zip": zipped(tmp / "m", STORED).read_bytes()}))), "no kind"),
    "a list of files of 9 MB": (lambda tmp: _long_list(zipped(tmp / "p.guide", STORED)), "longer than any"),
    "half of a zip": (lambda tmp: _cut(zipped(tmp / "p.guide", STORED)), "cut short"),
    "nothing at all": (lambda tmp: _written(tmp / "p.guide", b""), "cut short"),
    "no zip": (lambda tmp: _written(tmp / "p.guide", b"x" * 5000), "cut short"),
    # kinds
    "a program": holding(pack({"setup.py": "print()"}), "no kind"),
    "a journal": holding(pack({"journal.db": b"SQLite format 3\0"}), "no kind"),
    "a support card": holding(pack({"support/lines.yaml": "x: 1"}), "no kind"),
    "a list of addresses that is called a sound": holding(pack({"sea.mp3": "#EXTM3U\nfile:///etc/passwd\n"}),
                                                          "does not begin as one"),
    "such a list behind a tag": holding(
        pack({"sea.mp3": b"ID3\4\0\0\0\0\0\5xxxxx#EXTM3U\nfile:///etc/passwd\n"}), "does not begin as one"),
    "a text over its size": holding(pack({"parts/long.yaml": b"#" * 300_000}), "larger than a part"),
    "recordings for no practice": holding(pack({"night.takes/rest-here.flac": FLAC}), "for no practice"),
    "a practice among parts": holding(pack({"parts/p.yaml": PRACTICE}), "where a part is looked for"),
    "a part among practices": holding(pack({"p.yaml": "steps: [Rest.]"}), "where a practice is looked for"),
    "a practice that cannot be used": holding(pack({"b.yaml": "title: x"}), "It cannot be used: b.yaml:1:1"),
    "a form that cannot be used": holding(pack({"forms/f.yaml": "questions: []"}), "It cannot be used: forms/f.yaml"),
    # what scripts reach for
    "a bed by an absolute path": naming("bed: /etc/sea.flac", REACHES),
    "a bed by a way out": naming("bed: ../../sea.flac", REACHES),
    "a bed in the home of somebody": naming("bed: ~/sea.flac", REACHES),
    "a bed that is not in the pack": naming("bed: sea.flac", REACHES),
    "a bed of the listener's own": naming("bed: my-own", REACHES),
    "a sound by an absolute path": naming("sound: /etc/hostname", REACHES),
    "a sound that another listener would hear": naming(
        "choose: {by: posture, lying: [{sound: ../x.wav}], else: [Here.]}", REACHES),
    "a bell by a path": naming("bell: ./my-bell.wav", REACHES),
    "a bell within a silence": naming("silence: {for: 1m, bell_every: 20s, bell: /x/b.wav}", REACHES),
    "a part by a path": naming("use: ../../outside", "unknown-part|named without folder|no part is called"),
    "a part of the listener's own": naming("use: my-part", "no part is called"),
    "a form of the listener's own": holding(pack(practice="ask: my-form\n" + PRACTICE), "no form is called"),
    # manifests
    "no manifest": holding({"evening.yaml": PRACTICE.encode()}, "no pack.yaml"),
    "an empty manifest": holding({**PLAIN, "pack.yaml": b""}, "nothing in this file"),
    "a manifest without files": holding({**PLAIN, "pack.yaml": HEAD.encode()}, "lists no files"),
    "a manifest of 2 MB": holding({**PLAIN, "pack.yaml": b"#" * 2_000_000}, "larger than a file about the pack"),
    "a manifest of aliases": holding(
        {**PLAIN, "pack.yaml": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"}, "pack.yaml, line 2"),
    "a manifest that is deep": holding({**PLAIN, "pack.yaml": b"[" * 5000}, "line 1"),
    "a manifest that makes an object": holding(
        {**PLAIN, "pack.yaml": b"!!python/object/apply:os.system [x]\n"}, "line 1"),
    "a manifest that lists itself": holding(
        {**PLAIN, "pack.yaml": with_files(HEAD.encode(), {"pack.yaml": "0" * 64})}, "no SHA-256 for 'pack.yaml'"),
    "no licence": holding(pack(head=HEAD.replace("[CC-BY-4.0]", "[]")), "no licence"),
    "a licence nobody knows": holding(pack(head=HEAD.replace("CC-BY-4.0", "CC-BY")), "no SPDX identifier"),
    "a licence without its text": holding(pack(head=HEAD.replace("CC-BY-4.0", "CC-BY-4.0, LicenseRef-x")),
                                          "text of LicenseRef-x"),
    "a script under another licence": holding(
        pack(practice=PRACTICE.replace("CC-BY-4.0", "GPL-3.0-only")), "does not tell of"),
    "a name that leads out": holding(pack(head=HEAD.replace("quiet-house", "../x")), "cannot be called"),
    "a name of a folder": holding(pack(head=HEAD.replace("quiet-house", "forms")), "cannot be called"),
    "an author in hidden letters": holding(
        pack(head=HEAD.replace("Ada Example", '"Ada\\u202e"')), "a character that nobody sees"),
    "a digest of another file": holding({**PLAIN, "evening.yaml": PRACTICE.encode() + b"#"}, "it was changed"),
    "a file that is not listed": holding({**PLAIN, "more.yaml": PRACTICE.encode()}, "does not list it"),
    "a file that is not there": holding({"pack.yaml": pack({"b.yaml": PRACTICE})["pack.yaml"],
        "evening.yaml": PRACTICE.encode()}, "lists 'b.yaml', which is not"),
    # signatures
    "a signature that is none": holding({**PLAIN, "pack.yaml.minisig": b"x", "pack.pub": b"y"}, "signature is not one"),
    "a signature without a key": (lambda tmp: folder(tmp / "p", {
        name: raw for name, raw in signed(PLAIN, tmp).items() if name != "pack.pub"}), "has one of them"),
    "a key without a signature": (lambda tmp: folder(tmp / "p", {
        name: raw for name, raw in signed(PLAIN, tmp).items() if not name.endswith("minisig")}), "has one of them"),
    "the signature of another pack": (lambda tmp: folder(tmp / "p", {
        **PLAIN, **{name: signed(pack({"b.yaml": PRACTICE}), tmp)[name] for name in SIGNED}}), "signature is not one"),
    "a signature of another key": (lambda tmp: folder(tmp / "p", {
        **signed(PLAIN, tmp), "pack.pub": signed(PLAIN, tmp, "eve")["pack.pub"]}), "signature is not one"),
    "a file changed after signing": (lambda tmp: folder(tmp / "p", {
        **signed(PLAIN, tmp), "evening.yaml": b"changed"}), "it was changed"),
    "a list changed after signing": (lambda tmp: folder(tmp / "p", {
        **signed(PLAIN, tmp), **pack({"b.yaml": PRACTICE})}), "signature is not one"),
}  # fmt: skip
if sys.platform == "linux":
    TABLE |= {
        "a link in a folder": (lambda tmp: _linked(folder(tmp / "p", PLAIN) / "b.yaml"), "a link"),
        "a linked folder": (lambda tmp: _linked(folder(tmp / "p", PLAIN) / "b"), "a link"),
        "a pipe in a folder": (lambda tmp: _piped(folder(tmp / "p", PLAIN) / "b.yaml"), "no ordinary file"),
        "a name in a folder that is no text": (
            lambda tmp: _named(folder(tmp / "p", PLAIN), b"\xff.yaml"),
            "nobody sees",
        ),
        "a pack that is a device": (lambda tmp: Path(os.devnull), "no ordinary file"),
    }


def _long_list(path: Path) -> Path:
    raw = path.read_bytes()
    end = bytearray(raw[-22:])
    end[12:16] = struct.pack("<L", 9_000_000)
    return _written(path, raw[:-22] + bytes(9_000_000) + bytes(end))


def _cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-30])
    return path


def _written(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def _linked(path: Path) -> Path:
    path.symlink_to("/etc")
    return path.parent


def _named(path: Path, name: bytes) -> Path:
    (path / os.fsdecode(name)).write_bytes(b"x")
    return path


def _piped(path: Path) -> Path:
    os.mkfifo(path)
    return path.parent


@pytest.fixture(autouse=True)
def things_of_the_listener() -> None:
    """What a script of a pack might wish to find."""
    for path, text in (("parts/my-part.yaml", "steps: [Rest.]"), ("forms/my-form.yaml", "title: x")):
        (places.own_scripts() / path).parent.mkdir(parents=True, exist_ok=True)
        (places.own_scripts() / path).write_text(text)
    places.own_sounds().mkdir(parents=True)
    (places.own_sounds() / "my-own.flac").write_bytes(FLAC)


@pytest.mark.parametrize("what", TABLE)
def test_it_is_refused_in_a_sentence_and_nothing_is_left(what: str, tmp_path: Path) -> None:
    build, said = TABLE[what]
    path = build(tmp_path)
    around = set(tmp_path.rglob("*"))
    asked: list[object] = []
    with pytest.raises(packs.PackRefusedError, match=said) as caught:
        packs.install(path, lambda pack: not asked.append(pack))  # type: ignore[func-returns-value]
    sentence = caught.value.sentence
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert len(sentence) < 300
    assert not asked
    assert left() == set()
    assert set(tmp_path.rglob("*")) == around


def test_there_are_many_of_them() -> None:
    assert len(TABLE) >= 30


def test_the_pack_that_all_of_them_are_made_of_is_taken(tmp_path: Path) -> None:
    """Otherwise each might be refused for what they have in common."""
    assert install(zipped(tmp_path / "p.guide", STORED))
    tagged = b"ID3\4\0\0\0\0\0\5xxxxx\0\0\xff\xfb\x90"
    with_beds = pack({"sea.flac": FLAC, "sea.mp3": tagged}, practice=with_step("bed: [sea.flac, sea.mp3]"))
    assert install(folder(tmp_path / "p", signed(with_beds, tmp_path)))


def test_the_limits_of_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "MOST_BYTES", 300)
    with pytest.raises(packs.PackRefusedError, match="together"):
        install(zipped(tmp_path / "p.guide", STORED))
    monkeypatch.setattr(sizes, "MOST_FILES", 1)
    with pytest.raises(packs.PackRefusedError, match="over 1 files"):
        install(zipped(tmp_path / "p.guide", STORED))


def test_a_file_that_unpacks_to_more_than_it_says_is_stopped_at_once(tmp_path: Path) -> None:
    """8 MB behind a size of 1,000: a piece or two is unpacked, and no more."""
    bomb = Member("z.wav", bytes(8_000_000), method=8, size=1_000)
    taken: list[bytes] = []
    path = zipped(tmp_path / "p.guide", [*STORED, bomb])
    with contents.opened(path) as found, pytest.raises(packs.PackRefusedError, match="not as long"):
        taken.extend(found.pieces("z.wav"))
    assert not taken


def test_sizes_that_stand_behind_a_file_are_believed_where_they_agree(tmp_path: Path) -> None:
    """As systems write a zip that make it while it flows."""
    raw = PRACTICE.encode()
    whole = Member("evening.yaml", raw, flags=0x0808)
    whole.behind = struct.pack("<4s3L", b"PK\7\x08", *whole.about)
    assert install(zipped(tmp_path / "p.guide", [whole, *STORED[1:]]))
    whole.behind = struct.pack("<4s3L", b"PK\7\x08", 1, 2, 3)
    with pytest.raises(packs.PackRefusedError, match="behind the files"):
        install(zipped(tmp_path / "q.guide", [whole, *STORED[1:]]))


def test_the_command_says_it_without_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = TABLE["a way out of the folder"][0](tmp_path)
    assert main(["pack", "install", str(path)]) == 3
    said = capsys.readouterr()
    assert said.err == "The pack has a file called '../evil.yaml', which leads out of its folder or nowhere.\n"
    assert not said.out
