"""guide pack: practices handed on as a folder or a file: made, checked, signed, installed, listed, taken away."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.cli import overwriting
from guide.problems import counted

if TYPE_CHECKING:
    from guide.packs import CheckedPack
    from guide.packs.trust import Trust

ENDING = ".guide"
"""Of a pack that is one file."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command and its ways; alone it lists."""
    parser = commands.add_parser("pack", help="hand practices on as a folder or a file, and take in those of others")
    parser.set_defaults(run=_list, json=False)
    named = "make|check|sign|install|list|remove"
    ways = parser.add_subparsers(dest="way", metavar=named, parser_class=type(parser))
    _add_make(ways)
    check = ways.add_parser("check", help="look through a pack, without installing it")
    check.add_argument("pack", metavar="PACK", help="a folder, a file, or the name of an installed one")
    check.set_defaults(run=_check)
    _add_sign(ways)
    install = ways.add_parser("install", help="take in a pack; its practices are listed from then on")
    install.add_argument("pack", type=Path, metavar="PACK", help="a folder or a file")
    install.add_argument("--yes", action="store_true", help="without asking")
    install.add_argument(
        "--trust-change", action="store_true", help="also where the author's key is another one than before, or gone"
    )
    install.set_defaults(run=_install)
    listing = ways.add_parser("list", help="show the packs that are installed")
    listing.add_argument("--json", action="store_true", help="for programs")
    listing.set_defaults(run=_list)
    remove = ways.add_parser("remove", help="take a pack away")
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(run=_remove)


def _add_make(ways: Any) -> None:  # noqa: ANN401 - as above
    make = ways.add_parser("make", help="make a pack of a folder of practices")
    make.add_argument("folder", type=Path, metavar="FOLDER")
    make.add_argument("-o", "--out", type=Path, metavar=f"PACK{ENDING}", help="one file of it all as well")
    make.add_argument("--author", metavar="WORDS", help="who made it, where pack.yaml does not say so yet")
    make.add_argument(
        "--licence", action="append", default=[], metavar="SPDX", help="such as CC-BY-4.0; may be given several times"
    )
    make.add_argument("--name", metavar="WORD", help="what it is called in commands (the name of the folder)")
    make.add_argument("--title", metavar="WORDS", help="what it is called (its name)")
    overwriting.add(make)
    make.set_defaults(run=_make)


def _add_sign(ways: Any) -> None:  # noqa: ANN401 - as above
    sign = ways.add_parser("sign", help="sign a pack with your key, as the program minisign does")
    sign.add_argument("pack", type=Path, metavar="PACK", help="a folder or a file")
    sign.add_argument("--key", type=Path, metavar="FILE", help="a secret key of minisign (one kept among your data)")
    sign.add_argument("--new-key", action="store_true", help="make the key first")
    sign.add_argument("--no-passphrase", action="store_true", help="a new key that anybody who has the file can use")
    sign.add_argument("--passphrase-file", type=Path, metavar="FILE", help="for scripts: where the passphrase stands")
    sign.set_defaults(run=_sign)


def _make(given: argparse.Namespace) -> int:
    from guide import packs
    from guide.packs.layout import MANIFEST
    from guide.packs.manifest import written
    from guide.problems import WrongUseError

    head = b""
    if not (given.folder / MANIFEST).is_file() and given.folder.is_dir():
        if not (given.author and given.licence):
            raise WrongUseError(f"{given.folder} has no {MANIFEST} yet.", "Tell who made it: --author, --licence")
        name = given.name or given.folder.resolve().name
        title = given.title or name.replace("-", " ").capitalize()
        head = written(name, title, given.author, "1.0.0", tuple(given.licence))
    if given.out:
        overwriting.allow([given.out], force=given.force)
    pack = packs.make(given.folder, given.out, head)
    _tell_problems(pack)
    print(f"{given.out or given.folder / MANIFEST}  {pack.manifest.title} {pack.manifest.version}: {_held(pack)}")
    return 0


def _check(given: argparse.Namespace) -> int:
    from guide import packs, places
    from guide.problems import ScriptError

    path = Path(given.pack)
    if not path.exists():
        path = places.pack_folders().get(given.pack, path)
    with packs.checked(path) as pack:
        _tell(pack)
        if pack.wrong:
            raise ScriptError(pack.wrong)
        print("It can be used, and is as it says.")
    return 0


def _sign(given: argparse.Namespace) -> int:
    from guide import packs, places
    from guide.packs import signing

    key = given.key or places.signing_key()
    if given.new_key:
        phrase = "" if given.no_passphrase else _passphrase(given, "A passphrase for the new key: ", twice=True)
        signing.make_key(key, phrase)
        print(f"{key}  your secret key: keep a copy, for nobody can make it again")
    else:
        phrase = _passphrase(given, "Passphrase of the key: ") if signing.is_locked(key) else ""
    manifest, public = packs.sign(given.pack, key, phrase)
    print(f"{given.pack}  {manifest.title} {manifest.version} is signed.")
    _tell_key(public)
    return 0


def _install(given: argparse.Namespace) -> int:
    from guide import packs
    from guide.cli.prompt import agreed

    def agree(pack: CheckedPack) -> bool:
        _tell(pack)
        before = next((each.manifest for each in packs.installed() if each.name == pack.manifest.name), None)
        if before:
            print(f"It takes the place of {before.title} {before.version}, by {before.author}.")
        if given.yes or not (sys.stdin.isatty() and sys.stdout.isatty()):
            return True
        return agreed("Install it? [y/N] ")

    pack = packs.install(given.pack, agree, trust_change=given.trust_change)
    if pack is None:
        print("Nothing was installed.")
        return 0
    name = pack.manifest.name
    print(f"Installed. Its practices are called {name}/…; see: guide list {name}/")
    return 0


def _list(given: argparse.Namespace) -> int:
    from guide import packs

    found = packs.installed()
    if given.json:
        rows = [
            {"name": each.name, "title": each.manifest.title, "version": each.manifest.version,
             "author": each.manifest.author, "licences": list(each.manifest.licences), "key": each.key or None,
             "practices": each.practices, "path": str(each.folder)}
            for each in found if each.manifest
        ]  # fmt: skip
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    for each in found:
        if each.manifest is None:
            print(f"{each.name}  cannot be read any more; see: guide pack check {each.name}")
            continue
        about = each.manifest
        said = [
            each.name, about.version, counted(each.practices, "practice"), ", ".join(about.licences),
            "signed" if each.key else "not signed", f"{about.title}, by {about.author}",
        ]  # fmt: skip
        print("  ".join(said))
    if not found:
        print("No pack is installed. To take one in: guide pack install PACK")
    return 0


def _remove(given: argparse.Namespace) -> int:
    from guide import packs

    packs.remove(given.name)
    print(f"{given.name} is taken away. What you practised stays in your journal.")
    return 0


def _tell(pack: CheckedPack) -> None:
    """Say what a pack is, who made it and under which licences, before anything comes of it."""
    about = pack.manifest
    print(f"{about.title} {about.version}, by {about.author}: {_held(pack)}")
    print(f"Licences: {', '.join(about.licences)}")
    _tell_trust(pack.trust, about.author)
    _tell_problems(pack)


def _tell_trust(trust: Trust, author: str) -> None:
    print(f"{trust.sentence(author).rstrip('.')}.")
    if trust.key:
        _tell_key(trust.key)


def _tell_key(key: str) -> None:
    from guide.packs.signing import fingerprint

    print(f"Key:         {key}\nFingerprint: {fingerprint(key)}")


def _tell_problems(pack: CheckedPack) -> None:
    from guide.cli.telling import complain

    for each in pack.problems:
        if each.care:
            complain(str(each))
    if pack.copy.left_out:
        complain(f"Left out, for its name begins with a dot: {', '.join(pack.copy.left_out[:5])}")


def _held(pack: CheckedPack) -> str:
    """What is in a pack, in numbers."""
    many = {"series": "series", "words": "lists of words"}
    one = {"take": "recording", "words": "list of words"}
    return ", ".join(counted(number, one.get(kind, kind), many.get(kind, "")) for kind, number in pack.kinds.items())


def _passphrase(given: argparse.Namespace, question: str, *, twice: bool = False) -> str:
    from guide.cli.journal_key import ask, read_passphrase
    from guide.problems import WrongUseError

    if given.passphrase_file:
        return read_passphrase(given.passphrase_file)
    if not sys.stdin.isatty():
        raise WrongUseError("Nobody is here to type a passphrase.", "For scripts: --passphrase-file, --no-passphrase")
    typed = ask(question)
    if twice and (not typed or ask("Once more: ") != typed):
        raise WrongUseError("The two were not the same, or empty; no key was made.")
    return typed
