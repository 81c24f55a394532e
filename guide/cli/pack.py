"""guide pack: practices handed on as a folder or a file: made, checked, signed, installed, listed, taken away."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.cli import overwriting
from guide.translation import _, counted

if TYPE_CHECKING:
    from guide.packs import CheckedPack
    from guide.packs.trust import Trust

ENDING = ".guide"
"""Of a pack that is one file."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command and its ways; alone it lists."""
    parser = commands.add_parser("pack")
    parser.set_defaults(run=_list, json=False)
    named = "make|check|sign|install|list|remove"
    ways = parser.add_subparsers(dest="way", metavar=named, parser_class=type(parser))
    _add_make(ways)
    check = ways.add_parser("check", help=_("look through a pack, without installing it"))
    check.add_argument("pack", metavar="PACK", help=_("a folder, a file, or the name of an installed one"))
    check.set_defaults(run=_check)
    _add_sign(ways)
    install = ways.add_parser("install", help=_("take in a pack; its practices are listed from then on"))
    install.add_argument("pack", type=Path, metavar="PACK", help=_("a folder or a file"))
    install.add_argument("--yes", action="store_true", help=_("without asking"))
    install.add_argument(
        "--trust-change", action="store_true", help=_("also where the author's key is another one than before, or gone")
    )
    install.set_defaults(run=_install)
    listing = ways.add_parser("list", help=_("show the packs that are installed"))
    listing.add_argument("--json", action="store_true", help=_("for programs"))
    listing.set_defaults(run=_list)
    remove = ways.add_parser("remove", help=_("take a pack away"))
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(run=_remove)


def _add_make(ways: Any) -> None:  # noqa: ANN401 - as above
    make = ways.add_parser("make", help=_("make a pack of a folder of practices"))
    make.add_argument("folder", type=Path, metavar="FOLDER")
    make.add_argument("-o", "--out", type=Path, metavar=f"PACK{ENDING}", help=_("one file of it all as well"))
    make.add_argument("--author", metavar="WORDS", help=_("who made it, where pack.yaml does not say so yet"))
    make.add_argument(
        "--licence",
        action="append",
        default=[],
        metavar="SPDX",
        help=_("such as CC-BY-4.0; may be given several times"),
    )
    make.add_argument("--name", metavar="WORD", help=_("what it is called in commands (the name of the folder)"))
    make.add_argument("--title", metavar="WORDS", help=_("what it is called (its name)"))
    overwriting.add(make)
    make.set_defaults(run=_make)


def _add_sign(ways: Any) -> None:  # noqa: ANN401 - as above
    sign = ways.add_parser("sign", help=_("sign a pack with your key, as the program minisign does"))
    sign.add_argument("pack", type=Path, metavar="PACK", help=_("a folder or a file"))
    sign.add_argument("--key", type=Path, metavar="FILE", help=_("a secret key of minisign (one kept among your data)"))
    sign.add_argument("--new-key", action="store_true", help=_("make the key first"))
    sign.add_argument("--no-passphrase", action="store_true", help=_("a new key that anybody who has the file can use"))
    sign.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help=_("for scripts: where the passphrase stands")
    )
    sign.set_defaults(run=_sign)


def _make(given: argparse.Namespace) -> int:
    from guide import packs
    from guide.packs.layout import MANIFEST
    from guide.packs.manifest import written
    from guide.problems import WrongUseError

    head = b""
    if not (given.folder / MANIFEST).is_file() and given.folder.is_dir():
        if not (given.author and given.licence):
            raise WrongUseError(
                _("{folder} has no {manifest} yet.").format(folder=given.folder, manifest=MANIFEST),
                _("Tell who made it: --author, --licence"),
            )
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
        print(_("It can be used, and is as it says."))
    return 0


def _sign(given: argparse.Namespace) -> int:
    from guide import packs, places
    from guide.packs import signing

    key = given.key or places.signing_key()
    if given.new_key:
        phrase = "" if given.no_passphrase else _passphrase(given, _("A passphrase for the new key: "), twice=True)
        signing.make_key(key, phrase)
        print(_("{key}  your secret key: keep a copy, for nobody can make it again").format(key=key))
    else:
        phrase = _passphrase(given, _("Passphrase of the key: ")) if signing.is_locked(key) else ""
    manifest, public = packs.sign(given.pack, key, phrase)
    print(
        _("{pack}  {title} {version} is signed.").format(
            pack=given.pack, title=manifest.title, version=manifest.version
        )
    )
    _tell_key(public)
    return 0


def _install(given: argparse.Namespace) -> int:
    from guide import packs
    from guide.cli.prompt import agreed
    from guide.forms import series
    from guide.library.templates import templates

    def agree(pack: CheckedPack) -> bool:
        _tell(pack)
        before = next((each.manifest for each in packs.installed() if each.name == pack.manifest.name), None)
        if before:
            print(
                _("It takes the place of {title} {version}, by {author}.").format(
                    title=before.title, version=before.version, author=before.author
                )
            )
        if given.yes or not (sys.stdin.isatty() and sys.stdout.isatty()):
            return True
        return agreed(_("Install it? [y/N] "))

    pack = packs.install(given.pack, agree, trust_change=given.trust_change)
    if pack is None:
        print(_("Nothing was installed."))
        return 0
    name = pack.manifest.name
    print(_("Installed. Its practices are called {name}/…; see: guide list {name}/").format(name=name))
    for command, known in (("series", series.names()), ("new --template", templates())):
        for each in known:
            if each.startswith(f"{name}/"):
                print(_("Also in it: guide {command} {name}").format(command=command, name=each))
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
            print(_("{name}  cannot be read any more; see: guide pack check {name}").format(name=each.name))
            continue
        about = each.manifest
        said = [
            each.name, about.version, counted(each.practices, "practice"), ", ".join(about.licences),
            _("signed") if each.key else _("not signed"),
            _("{title}, by {author}").format(title=about.title, author=about.author),
        ]  # fmt: skip
        print("  ".join(said))
    if not found:
        print(_("No pack is installed. To take one in: guide pack install PACK"))
    return 0


def _remove(given: argparse.Namespace) -> int:
    from guide import packs

    packs.remove(given.name)
    print(_("{name} is taken away. What you practised stays in your journal.").format(name=given.name))
    return 0


def _tell(pack: CheckedPack) -> None:
    """Say what a pack is, who made it and under which licences, before anything comes of it."""
    about = pack.manifest
    print(
        _("{title} {version}, by {author}: {held}").format(
            title=about.title, version=about.version, author=about.author, held=_held(pack)
        )
    )
    print(_("Licences: {licences}").format(licences=", ".join(about.licences)))
    _tell_trust(pack.trust, about.author)
    _tell_problems(pack)


def _tell_trust(trust: Trust, author: str) -> None:
    print(f"{trust.sentence(author).rstrip('.')}.")
    if trust.key:
        _tell_key(trust.key)


def _tell_key(key: str) -> None:
    from guide.packs.signing import fingerprint

    print(_("Key:         {key}\nFingerprint: {fingerprint}").format(key=key, fingerprint=fingerprint(key)))


def _tell_problems(pack: CheckedPack) -> None:
    from guide.cli.telling import complain

    for each in pack.problems:
        if each.care:
            complain(str(each))
    if pack.copy.left_out:
        complain(
            _("Left out, for its name begins with a dot: {left_out}").format(left_out=", ".join(pack.copy.left_out[:5]))
        )


def _held(pack: CheckedPack) -> str:
    """What is in a pack, in numbers."""
    return ", ".join(_many(kind, number) for kind, number in pack.kinds.items())


def _many(kind: str, number: int) -> str:
    told = {
        "practice": lambda: counted(number, "practice"), "part": lambda: counted(number, "part"),
        "template": lambda: counted(number, "template"), "form": lambda: counted(number, "form"),
        "series": lambda: counted(number, "series", "series"), "scale": lambda: counted(number, "scale"),
        "words": lambda: counted(number, "list of words", "lists of words"), "bed": lambda: counted(number, "bed"),
        "bell": lambda: counted(number, "bell"), "take": lambda: counted(number, "recording"),
    }  # fmt: skip
    return told[kind]() if kind in told else f"{number} {kind}"


def _passphrase(given: argparse.Namespace, question: str, *, twice: bool = False) -> str:
    from guide.cli.journal_key import ask, read_passphrase
    from guide.problems import WrongUseError

    if given.passphrase_file:
        return read_passphrase(given.passphrase_file)
    if not sys.stdin.isatty():
        raise WrongUseError(
            _("Nobody is here to type a passphrase."), _("For scripts: --passphrase-file, --no-passphrase")
        )
    typed = ask(question)
    if twice and (not typed or ask(_("Once more: ")) != typed):
        raise WrongUseError(_("The two were not the same, or empty; no key was made."))
    return typed
