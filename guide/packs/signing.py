"""Who made a pack: a signature of its manifest in the format of minisign, which lists the SHA-256 of all else.

`py-minisign` writes and reads it (the extra ``sign``); the ordinary program ``minisign`` does as well, in the folder of
a pack: ``minisign -Vm pack.yaml -p pack.pub``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from guide.packs.layout import MANIFEST, PUBLIC_KEY, SIGNATURE
from guide.packs.refusal import PackRefusedError
from guide.problems import CannotReadError, WorldError, WrongUseError
from guide.translation import _

_MOST = 16 * 1024
"""Bytes of a signature or of a key."""


class CannotVerifyError(WorldError):
    """What reads signatures is not here."""


def signer(manifest: bytes, signature: bytes, public_key: bytes) -> str:
    """Return the public key that signed a manifest, as minisign writes it: 56 letters.

    Raises PackRefusedError where it did not, CannotVerifyError where that cannot be known here.
    """
    if not (signature and public_key) or max(len(signature), len(public_key)) > _MOST:
        raise PackRefusedError(
            _("A signed pack has both {signature} and {key}, and this one has one of them.").format(
                signature=SIGNATURE, key=PUBLIC_KEY
            )
        )
    library = _library()
    try:
        key = library.PublicKey.from_bytes(public_key)
        key.verify(manifest, library.Signature.from_bytes(signature))
    except ValueError:
        raise PackRefusedError(
            _("The signature is not one of this {manifest} by this {key}: somebody changed one of them.").format(
                manifest=MANIFEST, key=PUBLIC_KEY
            )
        ) from None
    return str(key.to_base64().decode())


def fingerprint(key: str) -> str:
    """Return eight groups of four digits that two people can compare aloud: 128 bits of the SHA-256 of a public key."""
    digits = hashlib.sha256(key.encode()).hexdigest()[:32].upper()
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))


def make_key(path: Path, passphrase: str) -> str:
    """Write a new secret key to ``path``, locked by a passphrase unless that is empty. Returns its public key.

    Raises CannotWriteError, CannotVerifyError, WrongUseError where a file is there.
    """
    from guide.audio.atomic import beside

    library = _library()
    if path.exists():
        raise WrongUseError(
            _("{path} is there, and a key is not written over.").format(path=path),
            _("Sign with it, or name another one."),
        )
    pair = library.KeyPair.generate()
    if passphrase:
        pair.secret_key.encrypt(passphrase)
    with beside(path, rights=0o600) as part:
        part.write_bytes(bytes(pair.secret_key) + b"\n")
    return str(pair.public_key.to_base64().decode())


def is_locked(path: Path) -> bool:
    """Return whether the secret key at ``path`` needs a passphrase. Raises CannotReadError, CannotVerifyError."""
    with _secret(path) as secret:
        return bool(secret.is_encrypted())


def sign(manifest: bytes, comment: str, path: Path, passphrase: str) -> tuple[bytes, bytes]:
    """Return signature and public key of a manifest, signed with the secret key at ``path``.

    ``comment`` is signed as well, in ASCII. Raises CannotReadError, CannotVerifyError, WrongUseError for another
    passphrase.
    """
    with _secret(path) as secret:
        try:
            secret.decrypt(passphrase)
        except ValueError:
            raise WrongUseError(_("That is another passphrase than the key's.")) from None
        signature = secret.sign(manifest, trusted_comment=comment)
        return bytes(signature) + b"\n", bytes(secret.get_public_key()) + b"\n"


@contextmanager
def _secret(path: Path) -> Iterator[Any]:
    library = _library()
    try:
        with path.open("rb") as file, library.SecretKey.from_bytes(file.read(_MOST)) as secret:
            yield secret
    except FileNotFoundError:
        raise CannotReadError(
            _("There is no key {path}.").format(path=path), _("To make one: guide pack sign PACK --new-key")
        ) from None
    except OSError as error:
        raise CannotReadError(_("{path} cannot be read: {error}.").format(path=path, error=error.strerror)) from error
    except ValueError:
        raise CannotReadError(_("{path} is no secret key of minisign.").format(path=path)) from None


def _library() -> Any:  # noqa: ANN401 - a library without types for us
    try:
        import minisign
    except ImportError:
        raise CannotVerifyError(
            _("What reads and writes signatures is not installed."), _('To have it: pip install "guide-player[sign]"')
        ) from None
    return minisign
