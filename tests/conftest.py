"""Every test has a home of its own, so that nobody's journal, practices or cache is ever touched."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from guide import places

os.environ["LANGUAGE"] = "en"  # whoever runs the tests may read another language; they read English

settings.register_profile("unhurried", deadline=None)  # no test asserts on seconds, and a machine may be busy
settings.register_profile("short", deadline=None, max_examples=15)  # to try other releases of what is installed
settings.load_profile("short" if os.environ.get("GUIDE_SHORT_TESTS") else "unhurried")
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever started the tests may have had it ignored
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # so does nohup


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return how many tests run at once with ``-n auto``: many wait for a practice to fade out, and need no core."""
    return (os.cpu_count() or 1) + 2


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show beside a failure what the companions of the program wrote into their logs."""
    report = yield
    if report.failed:
        for log in sorted(places.state().glob("*.log")):
            report.sections.append((log.name, log.read_text(encoding="utf-8", errors="replace")[-4_000:]))
    return report


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for what can be made again, so that a sentence is spoken once for all tests."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="session", autouse=True)
def home_of_fixtures(tmp_path_factory: pytest.TempPathFactory, shared_home: Path) -> Iterator[None]:
    """A home for what is made for several tests at once, before one of them has its own."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "cache").symlink_to(shared_home, target_is_directory=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDE_HOME", str(folder))
        places.kept.cache_clear()
        yield


@pytest.fixture(autouse=True)
def home(
    tmp_path_factory: pytest.TempPathFactory, shared_home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A fresh ``GUIDE_HOME``; only its cache is shared between tests."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "cache").symlink_to(shared_home, target_is_directory=True)
    monkeypatch.setenv("GUIDE_HOME", str(folder))
    places.kept.cache_clear()
    yield folder
    places.kept.cache_clear()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command of ``guide`` in this process, which has to go well, and return what it prints."""
    from guide.cli import parser

    def typed(*arguments: str | Path) -> str:
        given = parser().parse_args(list(map(str, arguments)))
        assert given.run(given) in (0, None)
        return capsys.readouterr().out

    return typed
