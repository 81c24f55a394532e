"""A process of our own beside this one: started so that neither the screen nor Ctrl-C gets in its way.

Light to import, so that a child can be under way before this process has loaded what it needs itself.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from guide import places
from guide.process import forked
from guide.process.channel import Pipe, ends
from guide.process.shared_snapshot import SharedSnapshot, allocate, allocate_to_fork

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext, SpawnProcess

    from guide.process.shared_snapshot import Cells

_LARGEST_LOG = 256 * 1024


class Process(Protocol):
    """A process that was started: a `ForkedProcess`, or one of `multiprocessing`."""

    @property
    def pid(self) -> int | None:
        """Its number."""

    def is_alive(self) -> bool:
        """Return whether it has not ended yet."""

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has ended, at most ``timeout`` seconds."""

    def kill(self) -> None:
        """End it at once."""


def context() -> SpawnContext:
    """Where pipes and shared memory for a child come from."""
    import multiprocessing

    return multiprocessing.get_context("spawn")


def start_process(life: Callable[..., None], *arguments: object, name: str) -> SpawnProcess:
    """A process that lives ``life``, a function of a module, and ends with this one. Raises OSError."""
    child = context().Process(target=life, args=arguments, name=name, daemon=True)
    with _standard_error_itself(), _interrupts_kept_away(), _main_program_out_of_sight():
        child.start()
    return child


@dataclass(frozen=True, slots=True)
class Life:
    """What a child is for. It is named and not held, so that only the child has to load it."""

    name: str
    """Of the process."""
    function: str
    """``module:function``. It is given the child's end of the pipe, the board, and ``log``."""
    log: Path
    ahead: tuple[str, ...] = ()
    """Modules that are loaded beside it."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables of the environment, where nobody has set them otherwise."""


class ChildProcess:
    """A child that is talked to through a pipe, and shows what it is about on a board.

    A program that has only just begun is forked; any other starts Python anew. Raises OSError.
    """

    def __init__(self, life: Life) -> None:
        self.pipe: Pipe
        self.process: Process
        if forked.possible():
            self._fork(life)
        else:
            self._spawn(life)

    def close(self, patience: float = 2.0) -> None:
        """The child sees that nobody is there any more, and ends; at the latest after so many seconds."""
        with contextlib.suppress(OSError):
            self.pipe.close()
        self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()

    def _fork(self, life: Life) -> None:
        cells = allocate_to_fork()
        ours, theirs = ends()

        def born() -> None:
            ours.close()  # it would keep the pipe open when the parent is gone
            _live(life, theirs, cells)

        self.process = forked.ForkedProcess(born)
        self.pipe, self.board = ours, SharedSnapshot(cells)
        theirs.close()

    def _spawn(self, life: Life) -> None:
        cells = allocate()
        self.board = SharedSnapshot(cells)
        self.pipe, theirs = context().Pipe()
        self.process = start_process(_live, life, theirs, cells, name=life.name)
        theirs.close()


def _live(life: Life, pipe: Pipe, cells: Cells) -> None:
    settle_child(life.log)
    for name, value in life.environment.items():
        os.environ.setdefault(name, value)
    if life.ahead:
        threading.Thread(target=load, args=life.ahead, name="load", daemon=True).start()
    module, function = life.function.split(":")
    getattr(import_module(module), function)(pipe, SharedSnapshot(cells), life.log)


def load(*modules: str) -> None:
    """Load modules before anybody waits for them. What goes wrong is told where they are needed: there it is tried
    again."""
    for name in modules:
        with contextlib.suppress(Exception):
            import_module(name)


def settle_child(log: Path) -> None:
    """For the child, first of all: not to listen to Ctrl-C, and to keep what it prints from the screen.

    Python's prints and those of C alike go into ``log``, and where every thread was if it crashes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        log.parent.mkdir(mode=places.OWNER_ONLY, parents=True, exist_ok=True)
        keep = log.exists() and log.stat().st_size < _LARGEST_LOG
        file = os.open(log, os.O_WRONLY | os.O_CREAT | (os.O_APPEND if keep else os.O_TRUNC), 0o600)
    except OSError:
        file = os.open(os.devnull, os.O_WRONLY)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.close(file)
    sys.stdout = open(1, "w", encoding="utf-8", errors="replace", closefd=False, buffering=1)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="replace", closefd=False, buffering=1)  # noqa: SIM115
    faulthandler.enable(2)


@contextlib.contextmanager
def _standard_error_itself() -> Iterator[None]:
    """multiprocessing hands standard error on by its number, and what a screen puts in its place has none."""
    kept, sys.stderr = sys.stderr, sys.__stderr__
    try:
        yield
    finally:
        sys.stderr = kept


@contextlib.contextmanager
def _main_program_out_of_sight() -> Iterator[None]:
    """A child started in here does not run the program that started it once more.

    multiprocessing would, for the sake of what that program may have handed over; a child of ours is handed values of
    this package only, and the program may be anybody's, with no guard around what it does.
    """
    kept = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = kept


@contextlib.contextmanager
def _interrupts_kept_away() -> Iterator[None]:
    """A child started in here does not see Ctrl-C before it can say that it will not listen to it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # starting it inside would lift the mask again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
