"""A pack is made, handed on, installed, used and taken away; a folder and a zip are equals."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide import library, packs, places
from guide.__main__ import main
from guide.forms import finding, scales
from guide.packs import layout, names, signing, staging
from guide.problems import ScriptError, WrongUseError
from guide.script import load
from guide.script.part_folders import part_folders
from tests.packs.pack_kit import HEAD, PRACTICE, folder, install, left, pack, with_step

RICH = with_step("bed: {layers: [../sounds/sea.flac]}").replace("Rest here.", "use: settle").replace(
    "voice: tone", "voice: tone\nask: [how]"
)  # fmt: skip
FORM = "title: How\nsummary: S\nkind: reflection\nquestions:\n  - text: How is it?\n"


def sound(path: Path) -> Path:
    """Six seconds of noise: a bed needs a few."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(7).normal(0.0, 0.1, (6 * 48_000, 2)).astype(np.float32)
    soundfile.write(path, noise, 48_000, subtype="PCM_16")
    return path


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """An author's folder, with all that a pack can hold but words and series."""
    root = tmp_path / "quiet-house"
    texts = {
        "pack.yaml": HEAD, "night/evening.yaml": RICH, "templates/begin.yaml": PRACTICE,
        "parts/settle.yaml": "title: Settle\nsteps: [Let it be quiet.]\n", "forms/how.yaml": FORM,
        "scales/quiet.yaml": "title: Quiet\nquestion: How quiet is it?\nfrom: 0\nto: 10\n", "README.md": "Of rest.\n",
    }  # fmt: skip
    folder(root, {name: text.encode() for name, text in texts.items()})
    sound(root / "sounds" / "sea.flac")
    sound(root / "night" / "evening.takes" / "come-back.flac")
    return root


def rendered(name: str, out: Path) -> str:
    assert main(["export", name, "-o", str(out), "--captions", "none"]) == 0
    return hashlib.sha256(out.read_bytes()).hexdigest()


def test_a_fresh_machine_renders_the_same_bytes(
    house: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Own bed, own recording, own part, tone voice: from the author's folder, from the zip, from an installed one."""
    file = tmp_path / "house.guide"
    assert main(["pack", "make", str(house), "-o", str(file)]) == 0
    assert install(house)
    first = rendered("quiet-house/night/evening", tmp_path / "a.flac")
    monkeypatch.setenv("GUIDE_HOME", str(tmp_path / "elsewhere"))
    places.kept.cache_clear()
    assert install(file)
    path = library.find("quiet-house/night/evening")
    assert path.is_relative_to(tmp_path / "elsewhere")
    assert rendered(str(path), tmp_path / "b.flac") == first
    parted = path.with_name("other.yaml")
    parted.write_text(path.read_text().replace("use: settle", "Something else."))
    assert rendered(str(parted), tmp_path / "c.flac") != first


def test_a_folder_and_a_zip_are_equals(house: Path, tmp_path: Path) -> None:
    made = packs.make(house, tmp_path / "a.guide")
    packs.make(house, tmp_path / "b.guide")
    assert (tmp_path / "a.guide").read_bytes() == (tmp_path / "b.guide").read_bytes()
    with packs.checked(house) as one, packs.checked(tmp_path / "a.guide") as other:
        assert one.copy.digests == other.copy.digests
        assert one.manifest == other.manifest == made.manifest
    assert made.kinds == {
        "practice": 1, "template": 1, "part": 1, "form": 1, "scale": 1, "text": 1, "sound": 1, "take": 1,
    }  # fmt: skip


def test_its_practices_are_listed_by_the_name_of_the_pack(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packs.make(house)
    install(house)
    assert [name for name in library.names() if name.startswith("quiet-house")] == ["quiet-house/night/evening"]
    assert main(["pack", "list", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["name"], row["practices"], row["licences"], row["key"]) == ("quiet-house", 1, ["CC-BY-4.0"], None)
    assert [each.title for each in library.shelf()[0] if each.name.startswith("quiet-house/")] == ["The evening"]
    assert library.find("quiet-house/night/evening").is_relative_to(places.packs())


def test_what_a_script_of_a_pack_finds_is_its_pack_and_what_is_shipped(house: Path) -> None:
    packs.make(house)
    install(house)
    script = library.find("quiet-house/night/evening")
    root = places.pack_folders()["quiet-house"]
    shipped = places.scripts() / "parts"
    assert part_folders(script.parent) == [root / "night" / "parts", root / "parts", shipped]
    assert not [each for each in finding.folders("forms", str(script)) if each.is_relative_to(places.own_scripts())]
    assert places.own_scripts() / "parts" in part_folders(places.own_scripts())
    assert finding.find("forms", "how", str(script)) == root / "forms" / "how.yaml"
    assert scales.found("quiet", str(root / "forms" / "how.yaml")) is not None
    assert finding.find("forms", "check-in", str(script)) == places.scripts() / "forms" / "check-in.yaml"
    assert load(script).title == "The evening"


def test_what_is_the_listeners_own_goes_before_what_a_pack_has(house: Path) -> None:
    """A pack brings a form that nobody had, and takes the place of none."""
    packs.make(house)
    install(house)
    assert finding.find("forms", "how") == places.pack_folders()["quiet-house"] / "forms" / "how.yaml"
    own = places.own_scripts() / "forms" / "how.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(FORM)
    assert finding.find("forms", "how") == own
    assert finding.folders("words")[:2] == [places.own_scripts() / "words", places.scripts() / "words"]


def test_nothing_of_a_listener_can_get_into_one(tmp_path: Path, home: Path) -> None:
    """Every file that the program keeps of a person is of no kind that a pack has, wherever it is put."""
    kept = [
        places.journal(), places.journal_lock(), places.anchors(), places.device(), places.preferences(),
        places.cache_limit(), places.pack_keys(), places.signing_key(), places.library_index(), places.length_index(),
    ]  # fmt: skip
    for path in kept:
        for name in (path.name, f"scripts/{path.name}", f"forms/{path.name}", f"sounds/{path.name}"):
            assert layout.kind_of(name) is None, name
    root = folder(tmp_path / "p", pack())
    (root / "journal.db").write_bytes(b"SQLite format 3\0")
    with pytest.raises(packs.PackRefusedError, match=r"'journal.db' is of no kind"):
        packs.make(root, tmp_path / "p.guide")
    (root / "journal.db").unlink()
    places.support().parent.mkdir(parents=True, exist_ok=True)
    places.support().write_text("people: [{name: Ada}]")
    (root / "support.yaml").write_bytes(places.support().read_bytes())
    with pytest.raises(ScriptError, match=r"support.yaml"):
        packs.make(root, tmp_path / "p.guide")
    assert not (tmp_path / "p.guide").exists()


def test_what_systems_hide_in_a_folder_is_left_out_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder(tmp_path / "p", {"evening.yaml": PRACTICE.encode(), ".DS_Store": b"x", ".git/config": b"y"})
    out = tmp_path / "p.guide"
    told = ["pack", "make", str(root), "-o", str(out), "--author", "Ada", "--licence", "MIT", "--licence", "CC-BY-4.0"]
    assert main([*told, "--name", "quiet-house"]) == 0
    assert "Left out, for its name begins with a dot: .DS_Store, .git" in capsys.readouterr().err
    with packs.checked(out) as found:
        assert set(found.manifest.files) == {"evening.yaml"}


def test_the_authors_own_words_stay_in_the_manifest(house: Path) -> None:
    (house / "pack.yaml").write_text(f"# ours\n{HEAD}summary: Of rest.\n")
    packs.make(house)
    assert (house / "pack.yaml").read_text().startswith(f"# ours\n{HEAD}summary: Of rest.\nfiles:\n")
    (house / "pack.yaml").write_text(f"files: {{}}\n{HEAD}")
    with pytest.raises(packs.PackRefusedError):
        packs.make(house)


def test_a_newer_one_takes_its_place_and_it_can_be_taken_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(folder(tmp_path / "a", pack()))
    newer = folder(tmp_path / "b", pack({"morning.yaml": PRACTICE}, head=HEAD.replace("1.0.0", "2.0.0")))
    assert main(["pack", "install", str(newer)]) == 0
    assert "It takes the place of The quiet house 1.0.0, by Ada Example." in capsys.readouterr().out
    (found,) = packs.installed()
    assert found.manifest is not None
    assert (found.manifest.version, found.practices) == ("2.0.0", 2)
    assert len([each for each in places.packs().iterdir() if each.is_dir()]) == 1
    with pytest.raises(WrongUseError, match="quiet-house"):
        packs.remove("quiet-hose")
    packs.remove("quiet-house")
    assert left() == set()
    assert packs.installed() == ()


def test_an_installed_one_that_was_changed_is_found_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install(folder(tmp_path / "a", pack()))
    assert main(["pack", "check", "quiet-house"]) == 0
    assert "NOT signed" in capsys.readouterr().out
    library.find("quiet-house/evening").write_text(PRACTICE + "\n")
    assert main(["pack", "check", "quiet-house"]) == 3
    assert "it was changed after the pack was made" in capsys.readouterr().err
    (places.pack_folders()["quiet-house"] / "pack.yaml").write_text("x")
    assert main(["pack"]) == 0
    assert capsys.readouterr().out == "quiet-house  cannot be read any more; see: guide pack check quiet-house\n"


def test_nobody_is_given_one_that_they_do_not_want(tmp_path: Path) -> None:
    assert packs.install(folder(tmp_path / "a", pack()), lambda pack: False) is None
    assert left() == set()


def test_names_of_every_language_are_taken() -> None:
    for name in (
        "Ruhe am Abend.yaml",
        "静かな家/夜.yaml",
        "été (long).yaml",
        "a.takes/let-go.flac",
        "LICENSES/MIT.txt",
    ):
        names.check(name)
        assert layout.kind_of(name) is not None, name


def test_what_a_broken_off_installation_left_goes_with_the_next(tmp_path: Path) -> None:
    places.packs().mkdir(parents=True)
    old, fresh = places.packs() / f"{staging.STAGED}old", places.packs() / f"{staging.STAGED}new"
    for each in (old, fresh):
        each.mkdir()
    os.utime(old, (0, 0))
    install(folder(tmp_path / "a", pack()))
    assert (old.exists(), fresh.exists()) == (False, True)  # somebody may be at it just now


def test_another_key_is_told_loudly_and_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for who in ("ada", "eve"):
        root = folder(tmp_path / who, pack())
        assert main(["pack", "sign", str(root), "--key", str(tmp_path / who / f"../{who}.key"), "--new-key",
                     "--no-passphrase"]) == 0  # fmt: skip
    unsigned = folder(tmp_path / "stripped", pack())
    assert main(["pack", "install", str(tmp_path / "ada")]) == 0
    said = capsys.readouterr().out
    ada, eve = ((tmp_path / who / "pack.pub").read_text().split("\n")[1] for who in ("ada", "eve"))
    assert ada in said
    assert signing.fingerprint(ada) in said
    assert "Licences: CC-BY-4.0" in said
    assert "new here and is remembered" in said
    before = left()
    for path in (tmp_path / "eve", unsigned):
        assert main(["pack", "install", str(path)]) == 3
        told = capsys.readouterr()
        assert "ANOTHER KEY" in told.out
        assert signing.fingerprint(ada) in told.out
        assert "Nothing was installed" in told.err
        assert left() == before
    assert main(["pack", "install", str(tmp_path / "ada")]) == 0
    assert "the key by which Ada Example is known here" in capsys.readouterr().out
    assert main(["pack", "install", str(tmp_path / "eve"), "--trust-change"]) == 0
    assert eve in places.pack_keys().read_text()
    assert main(["pack", "install", str(tmp_path / "ada")]) == 3


def test_another_pack_of_the_same_author_is_known_by_the_key(tmp_path: Path) -> None:
    install(folder(tmp_path / "a", _signed(pack(), tmp_path, "ada")))
    second = pack(head=HEAD.replace("quiet-house", "loud-house").replace("Ada Example", "ADA  EXAMPLE"))
    done = install(folder(tmp_path / "b", _signed(second, tmp_path, "ada")))
    assert done is not None
    assert done.trust.standing == "known"
    with pytest.raises(packs.PackRefusedError, match="known here by another key"):
        install(folder(tmp_path / "c", _signed(second, tmp_path, "eve")))


def test_a_key_with_a_passphrase_signs_for_who_knows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, phrase = folder(tmp_path / "p", pack()), tmp_path / "phrase"
    phrase.write_text("the old pier\n")
    told = ["pack", "sign", str(root), "--passphrase-file", str(phrase)]
    assert main([*told, "--new-key"]) == 0
    assert places.signing_key().stat().st_mode & 0o077 == 0
    assert main(told) == 0
    phrase.write_text("another\n")
    assert main(told) == 1
    assert main([*told, "--new-key"]) == 1
    assert "a key is not written over" in capsys.readouterr().err


def test_a_pack_that_is_made_again_is_not_signed_any_more(house: Path, tmp_path: Path) -> None:
    packs.make(house)
    signing.make_key(tmp_path / "k", "")
    packs.sign(house, tmp_path / "k", "")
    packs.make(house, tmp_path / "same.guide")
    with packs.checked(tmp_path / "same.guide") as same:
        assert same.trust.standing == "first"
    (house / "night" / "evening.yaml").write_text(RICH.replace("Come back.", "Come back now."))
    packs.make(house, tmp_path / "other.guide")
    with packs.checked(tmp_path / "other.guide") as other:
        assert other.trust.standing == "unsigned"


def _signed(files: dict[str, bytes], tmp_path: Path, who: str) -> dict[str, bytes]:
    key = tmp_path / f"{who}.key"
    if not key.exists():
        signing.make_key(key, "")
    signature, public = signing.sign(files["pack.yaml"], "c", key, "")
    return {**files, "pack.yaml.minisig": signature, "pack.pub": public}
