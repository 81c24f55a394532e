"""Make a pack of a folder of practices: its manifest beside them, and the same as a zip where one is wanted."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

from guide.audio.atomic import beside
from guide.packs import signing, texts
from guide.packs.checking import CheckedPack, check_licences, checked, kinds
from guide.packs.layout import MANIFEST, PUBLIC_KEY, SIGNATURE, UNLISTED
from guide.packs.manifest import Manifest, listed, parse, with_files
from guide.packs.refusal import PackRefusedError
from guide.packs.sizes import PIECE
from guide.packs.staging import Staged, staged
from guide.packs.trust import Trust
from guide.problems import CannotReadError, ScriptError
from guide.translation import _

_WHEN = (1980, 1, 1, 0, 0, 0)
"""Of every file in a zip, so that the same pack is the same bytes."""


def make(folder: Path, out: Path | None = None, head: bytes = b"") -> CheckedPack:
    """Write ``pack.yaml`` into a folder, and all of it as a zip to ``out`` if that is given.

    ``head`` is the manifest without its files where the folder has none. A signature of before is taken away where it
    is one of another manifest. Raises PackRefusedError, ScriptError with all that is wrong in its texts,
    CannotReadError, CannotWriteError. The copy of what is returned is gone.
    """
    if not folder.is_dir():
        raise CannotReadError(
            _("There is no folder {folder}.").format(folder=folder), _("A pack is made of a folder of practices.")
        )
    with staged(folder) as copy:
        raw = copy.read(MANIFEST) or head
        if not raw:
            raise PackRefusedError(
                _("There is no {manifest} in {folder}.").format(manifest=MANIFEST, folder=folder),
                _("Tell who made it: --author, --licence"),
            )
        stated = parse(raw)
        made = with_files(raw, {name: digest for name, digest in copy.digests.items() if name not in UNLISTED})
        manifest = listed(made)
        if replace(manifest, files={}) != replace(stated, files={}):
            raise PackRefusedError(_("In {manifest}, the list of files stands last.").format(manifest=MANIFEST))
        check_licences(manifest)
        problems = texts.check(copy, manifest)
        if wrong := [each for each in problems if not each.care]:
            raise ScriptError(wrong)
        signed = made == copy.read(MANIFEST)
        _write(folder / MANIFEST, made)
        for each in () if signed else (SIGNATURE, PUBLIC_KEY):
            (folder / each).unlink(missing_ok=True)
        if out:
            names = {*copy.digests} if signed else {*copy.digests} - {SIGNATURE, PUBLIC_KEY}
            (copy.folder / MANIFEST).write_bytes(made)
            _zip(copy, {*names, MANIFEST}, out)
        return CheckedPack(manifest, Trust("unsigned"), kinds(manifest.files), problems, copy)


def sign(path: Path, key: Path, passphrase: str) -> tuple[Manifest, str]:
    """Sign the pack at ``path``, a folder or a zip, with the secret key at ``key``. Returns manifest and public key.

    Raises what `checked` and `signing.sign` raise, and ScriptError.
    """
    with checked(path) as pack:
        if pack.wrong:
            raise ScriptError(pack.wrong)
        raw = pack.copy.read(MANIFEST)
        comment = f"guide pack {pack.manifest.name} {pack.manifest.version}"
        signature, public = signing.sign(raw, comment, key, passphrase)
        added = {SIGNATURE: signature, PUBLIC_KEY: public}
        folder = path if path.is_dir() else pack.copy.folder
        for name, each in added.items():
            _write(folder / name, each)
        if not path.is_dir():
            _zip(pack.copy, {*pack.copy.digests, *added}, path)
        return pack.manifest, signing.signer(raw, signature, public)


def _write(path: Path, raw: bytes) -> None:
    with beside(path) as part:
        part.write_bytes(raw)


def _zip(copy: Staged, names: set[str], out: Path) -> None:
    """Files as they are, in order of name, without times: the same bytes from the same files on every machine."""
    with beside(out) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as file:
        for name in sorted(names):
            about = zipfile.ZipInfo(name, _WHEN)
            about.create_system, about.external_attr = 3, 0o100644 << 16
            about.file_size = (copy.folder / name).stat().st_size
            with (copy.folder / name).open("rb") as source, file.open(about, "w") as target:
                shutil.copyfileobj(source, target, PIECE)
