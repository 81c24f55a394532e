"""The ordinary program minisign verifies what we sign, and we verify what it signs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from guide import packs
from guide.packs import signing
from tests.packs.pack_kit import folder, install, pack

PROGRAM = shutil.which("minisign")
real = pytest.mark.skipif(not PROGRAM, reason="the program minisign is not installed, so nobody else was asked")


def minisign(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROGRAM), *arguments], cwd=cwd, capture_output=True, text=True, check=False, timeout=60,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


@real
@pytest.mark.real
def test_the_program_verifies_what_we_signed(tmp_path: Path) -> None:
    root = folder(tmp_path / "p", pack())
    signing.make_key(tmp_path / "k", "")
    packs.sign(root, tmp_path / "k", "")
    done = minisign("-Vm", "pack.yaml", "-p", "pack.pub", cwd=root)
    assert done.returncode == 0, done.stderr
    assert "guide pack quiet-house 1.0.0" in done.stdout
    (root / "pack.yaml").write_bytes((root / "pack.yaml").read_bytes() + b"#")
    assert minisign("-Vm", "pack.yaml", "-p", "pack.pub", cwd=root).returncode != 0


@real
@pytest.mark.real
@pytest.mark.parametrize("way", ["-H", "-l"], ids=["hashed", "as it was before"])
def test_we_verify_what_the_program_signed(way: str, tmp_path: Path) -> None:
    root = folder(tmp_path / "p", pack())
    made = minisign("-GW", "-p", "pack.pub", "-s", str(tmp_path / "k"), cwd=root)
    assert made.returncode == 0, made.stderr
    done = minisign("-S", way, "-m", "pack.yaml", "-s", str(tmp_path / "k"), cwd=root)
    assert done.returncode == 0, done.stderr
    found = install(root)
    assert found is not None
    assert found.trust.key == (root / "pack.pub").read_text().split("\n")[1]
    packs.sign(root, tmp_path / "k", "")  # its secret key signs with us as well
    assert minisign("-Vm", "pack.yaml", "-p", "pack.pub", cwd=root).returncode == 0


def test_a_signature_of_minisigns_own_page_is_read() -> None:
    """Key and signature as its documentation gives them, of a file that holds the word test."""
    key = b"untrusted comment: k\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n"
    signature = (
        b"untrusted comment: signature from minisign secret key\n"
        b"RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=\n"
        b"trusted comment: timestamp:1555779966\tfile:test\n"
        b"QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==\n"
    )
    assert signing.signer(b"test", signature, key).startswith("RWQf6LRCGA9i53")
    with pytest.raises(packs.PackRefusedError, match="signature is not one"):
        signing.signer(b"tests", signature, key)


def test_without_the_library_a_signed_pack_is_refused_and_the_way_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(tmp_path / "p", pack())
    signing.make_key(tmp_path / "k", "")
    packs.sign(root, tmp_path / "k", "")
    monkeypatch.setitem(__import__("sys").modules, "minisign", None)
    with pytest.raises(signing.CannotVerifyError, match=r"pip install .guide-player\[sign\]"):
        install(root)
