"""The shape of the package is checked, and each check is seen to fail."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import guide

ROOT = Path(guide.__file__).parent
CHECKOUT = ROOT.parent


def rooms() -> set[str]:
    return {path.stem for path in ROOT.iterdir() if not path.name.startswith("_") and path.name != "shipped"} | {
        "__main__"
    }


def lint_imports(config: Path) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; from importlinter.cli import lint_imports; "
        f"sys.exit(lint_imports(config_filename={str(config)!r}, no_cache=True))"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=CHECKOUT, check=False)


def test_imports_go_down_and_every_room_is_placed() -> None:
    result = lint_imports(CHECKOUT / "pyproject.toml")
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_import_check_can_fail(tmp_path: Path) -> None:
    """Turned round, the layers must be broken in nearly every room."""
    turned = tmp_path / "contracts.ini"
    layers = "\n    ".join(["problems", "audio", "script", "timeline | voices | sounds", "cli", "__main__"])
    turned.write_text(
        "[importlinter]\nroot_package = guide\n[importlinter:contract:1]\nname = turned\ntype = layers\n"
        f"containers = guide\nlayers =\n    {layers}\n"
    )
    result = lint_imports(turned)
    assert result.returncode != 0
    assert "guide.cli is not allowed to import guide.script" in result.stdout


def test_a_room_that_is_not_placed_is_noticed(tmp_path: Path) -> None:
    text = (CHECKOUT / "pyproject.toml").read_text().replace('  "render",\n', "")
    config = tmp_path / "pyproject.toml"
    config.write_text(text)
    result = lint_imports(config)
    assert result.returncode != 0
    assert "render" in result.stdout


def test_the_map_names_every_room() -> None:
    listed = {line.split()[0] for line in (guide.__doc__ or "").splitlines() if line.startswith("    ")}
    assert listed == rooms() - {"__main__"}


HEAVY = ("numpy", "scipy", "textual", "sounddevice", "miniaudio", "soundfile", "onnxruntime", "pyttsx3", "sqlite3")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "breathing-space"], ["play", "--help"], ["support"]])
def test_quick_commands_load_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom guide.__main__ import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=CHECKOUT, check=False)
    assert result.stdout.splitlines()[-1] == "LOADED []", result.stdout + result.stderr


def test_the_look_at_loaded_modules_can_fail() -> None:
    code = f"import sys, numpy\nprint('LOADED', [name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.stdout.strip() != "LOADED []"


CLOCKS = ("time.time", "time.sleep", "datetime.now", "datetime.today", "date.today")
MAY_KNOW_THE_TIME = {"player", "cli"}


def clocks(source: str) -> Iterator[str]:
    """Every use of the wall clock, of sleep, and of unseeded chance in a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            written = ast.unparse(node)
            yield from (clock for clock in CLOCKS if written == clock or written.endswith(f".{clock}"))
        if isinstance(node, ast.ImportFrom):
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from (clock for clock in CLOCKS if clock in named)
        if isinstance(node, ast.Import) and "random" in {alias.name for alias in node.names}:
            yield "random"
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("default_rng") and not node.args:
            yield "default_rng"


def test_only_a_few_rooms_know_what_time_it_is() -> None:
    for path in sorted(ROOT.rglob("*.py")):
        room = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if room not in MAY_KNOW_THE_TIME:
            assert list(clocks(path.read_text(encoding="utf-8"))) == [], path


def test_the_look_for_clocks_can_fail() -> None:
    source = (
        "import random, time\nfrom time import sleep\ntime.time()\ndatetime.datetime.now()\nnp.random.default_rng()"
    )
    assert set(clocks(source)) == {"random", "time.sleep", "time.time", "datetime.now", "default_rng"}


def test_no_file_has_grown_past_its_wall() -> None:
    fat = {path.name: lines for path in ROOT.rglob("*.py") if (lines := len(path.read_text().splitlines())) > 400}
    assert fat == {}


MACHINE = re.compile(r"(?<![\w.])/(home|root|work|Users|opt|tmp)/\w")


def test_nothing_names_a_machine() -> None:
    for path in [*ROOT.rglob("*.py"), *CHECKOUT.glob("*.md"), *(CHECKOUT / "scripts").rglob("*.*")]:
        assert not MACHINE.search(path.read_text(encoding="utf-8")), path


def test_the_look_for_machines_can_fail() -> None:
    assert MACHINE.search("see /home/someone/notes")
