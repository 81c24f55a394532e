"""Whatever ends an installation at whatever step, the old pack is there or the new one, and whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from guide import library, packs, places
from guide.packs import installing, staging
from guide.problems import CannotWriteError
from tests.packs.pack_kit import HEAD, PRACTICE, folder, install, left, pack

STEPS = frozenset(
    {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "tempfile.mkstemp", "tempfile.mkdtemp"}
)
"""What the interpreter tells of before it does it."""
NEW = HEAD.replace("1.0.0", "2.0.0")


def written(event: str, given: tuple[object, ...]) -> bool:
    """Whether something of the packs is about to change, or is opened to be written."""
    if event not in STEPS or not any(str(places.packs()) in str(each) for each in given):
        return False
    return event != "open" or not isinstance(given[2], int) or bool(given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Do ``work`` in a process that is gone before its step of that number; whether it was."""
    child = os.fork()
    if not child:
        left_to_do = number

        def end(event: str, given: tuple[object, ...]) -> None:
            nonlocal left_to_do
            if written(event, given):
                left_to_do -= 1
                if not left_to_do:
                    os.kill(os.getpid(), 9)

        try:
            sys.addaudithook(end)
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def whole() -> str:
    """The version that is installed, each file of it as it was made."""
    with packs.checked(places.pack_folders()["quiet-house"]) as found:
        names = {each for each in library.names() if each.startswith("quiet-house/")}
        assert names == {f"quiet-house/{name.removesuffix('.yaml')}" for name in found.manifest.files}
        return found.manifest.version


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts processes in another way")
def test_killed_at_any_step_it_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    old = folder(tmp_path / "old", pack())
    new = folder(tmp_path / "new", pack({"morning.yaml": PRACTICE}, head=NEW))
    seen: list[str] = []
    install(old)
    for number in range(1, 200):
        if seen[-1:] == ["2.0.0"]:
            install(old)
        ended = killed_at(number, lambda: install(new))
        seen.append(whole())
        if not ended:
            break
    assert not ended, "more steps than were foreseen"
    assert seen == sorted(seen), "once it is the new one, it stays the new one"
    assert (seen[0], seen[-1]) == ("1.0.0", "2.0.0")
    assert seen.count("2.0.0") > 1  # killed while the old one was being cleared away
    assert len(seen) > 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts processes in another way")
def test_killed_at_any_step_of_being_taken_away(tmp_path: Path) -> None:
    for number in range(1, 50):
        install(folder(tmp_path / "p", pack()))
        ended = killed_at(number, lambda: packs.remove("quiet-house"))
        if number == 1 and ended:
            assert whole() == "1.0.0"
        else:
            assert packs.installed() == ()
        if not ended:
            break
    assert number > 2


@pytest.mark.parametrize(("room", "step"), [(installing, "sync_folder"), (installing, "beside"), (staging, "opened")])
def test_a_full_disk_at_a_step_leaves_the_old_one_whole(
    room: ModuleType, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(folder(tmp_path / "old", pack()))
    before = left()

    def full(*given: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    new = folder(tmp_path / "new", pack({"morning.yaml": PRACTICE}, head=NEW))
    with monkeypatch.context() as disk:
        disk.setattr(room, step, full)
        with pytest.raises((CannotWriteError, OSError), match="No space left"):
            install(new)
    assert left() == before
    assert whole() == "1.0.0"
