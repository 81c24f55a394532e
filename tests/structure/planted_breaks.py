"""Breaks that matter, planted one at a time in a copy of the tree: do the tests that should find them find them?

``python tests/structure/planted_breaks.py [room ...]`` prints each as found or NOT FOUND and a score for each room, and
exits with 1 if one was missed or stands no longer in its file. First the same tests are run without any break, for a
test that fails anyway finds nothing. `test_planted_breaks.py` only looks whether each old text still stands.

To plant one more: an entry here. ``old`` stands exactly once in its file, ``new`` is code that runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import NamedTuple

CHECKOUT = Path(__file__).parents[2]
LONGEST = 60.0
"""Seconds that the tests for one break may take."""
AT_ONCE = 2
_PASSED, _FAILED = 0, 1
"""What pytest returns; anything else is no verdict on the break."""


class Break(NamedTuple):
    """One fault, and the tests that are to find it: files below ``tests``, or tests in them."""

    what: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    @property
    def room(self) -> str:
        """Return the room of the package that is broken."""
        return self.file.split("/")[0]


BREAKS = (
    # timeline
    Break(
        "the bed steps back only when somebody speaks already", "timeline/ducking.py",
        "Point(start - before, 0.0), Point(start, DUCK_DB)", "Point(start, 0.0), Point(start + before, DUCK_DB)",
        ("timeline/test_arranging.py",),
    ),
    Break(
        "the bed pumps in short silences after a long line", "timeline/ducking.py",
        "start - spans[-1][1] < bridge", "start - spans[-1][0] < bridge",
        ("timeline/test_arranging.py",),
    ),
    Break(
        "a wish is missed by one frame", "timeline/fitting.py",
        "tail=frames - self.ends(fit))", "tail=frames - self.ends(fit) - 1)",
        ("timeline/test_fit_laws.py::test_the_length_is_exact_to_the_frame",),
    ),
    Break(
        "a rest is one frame early and cuts a word", "timeline/landmarks.py",
        "frame = stop\n", "frame = stop - 1\n",
        ("timeline/test_places.py",),
    ),
    Break(
        "a bed that is turned back up stays down", "timeline/ambience.py",
        "change, self._thinned = gain - self._thinned, gain", "change, self._thinned = gain, gain",
        ("timeline/test_arranging.py",),
    ),
    Break(
        "an early end takes the bed away while its last line is spoken", "timeline/detour.py",
        "said = max((clip.stop + shift for clip", "said = max((clip.start + shift for clip",
        ("timeline/test_places.py",),
    ),
    # mix
    Break(
        "the master's gain has the wrong sign", "mix/master.py",
        "min(profile.lufs - planned, MOST)", "min(planned - profile.lufs, MOST)",
        ("mix/test_mastering.py",),
    ),
    Break(
        "two beds that cross lose power between them", "mix/curves.py",
        "return power * power if joins else power", "return power if joins else power * power",
        ("mix/test_mixing.py",),
    ),
    Break(
        "the bed is ducked by its own clock, not by that of the words", "mix/__init__.py",
        "_scaled(out, self._duck.levels(start, start + count))", "_scaled(out, self._duck.levels(at, at + count))",
        ("mix/test_mixing.py",),
    ),
    Break(
        "a sound that began before the block is not heard in it", "mix/__init__.py",
        "bisect_left(self._starts, start - self._longest)", "bisect_left(self._starts, start)",
        ("mix/test_mixing.py",),
    ),
    Break(
        "what the limiter takes depends on where a block begins", "mix/limiter.py",
        "before = (start - MARGIN) % CELL ", "before = 0 ",
        ("mix/test_mastering.py",),
    ),
    Break(
        "the ambience jumps up where the score waits under a line", "mix/__init__.py",
        "return out * self._duck.levels(at, at + 1)", "return out",
        ("mix/test_mixing.py",),
    ),
    # player
    Break(
        "an underrun is swallowed", "player/block_queue.py",
        "self.missing += (wanted - done) // FRAME_BYTES", "self.missing += 0",
        ("player/test_engine.py",),
    ),
    Break(
        "a seek lands one frame late", "player/transport.py",
        "playhead=min(s.seek, s.piece.frames)", "playhead=min(s.seek + 1, s.piece.frames)",
        ("player/test_transport.py",),
    ),
    Break(
        "after a device was lost it goes on in the middle of a sentence", "player/engine.py",
        "playhead=status.piece.back(status.playhead))", "playhead=status.playhead)",
        ("player/test_changing.py",),
    ),
    Break(
        "what is turned to comes in with a click", "player/transport.py",
        "entry = _WHOLE if quiet else _NOTHING.to(1.0, frames)", "entry = _WHOLE",
        ("player/test_turns.py",),
    ),
    Break(
        "the playhead tells what was handed over, not what is heard", "player/engine.py",
        "min(stamp.frame + gone, chain.taken)", "chain.taken",
        ("player/test_engine.py",),
    ),
    Break(
        "the device is closed before it has played the end", "player/engine.py",
        "return self._chain.taken >= self._quiet_from() + tail", "return self._chain.taken >= self._quiet_from()",
        ("player/test_engine.py",),
    ),
    # render
    Break(
        "pauses are final although a later line may still change them", "render/preparation.py",
        "ready = 0  # how long", "pass  # how long",
        ("render/test_wishes.py",),
    ),
    Break(
        "a practice begins although a cue of its may not fit", "render/preparation.py",
        "2 * (clip.stop - clip.start) > stop - clip.start", "clip.stop - clip.start > 2 * (stop - clip.start)",
        ("render/test_preparation.py",),
    ),
    Break(
        "a practice becomes louder or softer while it plays", "render/preparation.py",
        "if self._master is None:", "if True:",
        ("render/test_preparation.py",),
    ),
    Break(
        "in the player's process the practice has no master", "render/piece.py",
        "SoundReader(find, _SOUND_CACHE), master)", "SoundReader(find, _SOUND_CACHE))",
        ("render/test_preparation.py",),
    ),
    Break(
        "a fault in a recording is told with the name of what lies under it", "render/own_sounds.py",
        "return min(fitting", "return max(fitting",
        ("render/test_own_sounds_named.py",),
    ),
    Break(
        "fewer words are asked for, and all are heard", "render/options.py",
        "return Wish(self.seconds, self.hush)", "return Wish(self.seconds)",
        ("render/test_wishes.py",),
    ),
    # live
    Break(
        "the time that a hold took is not made up for", "live/rearranger.py",
        "practice.piece.frames - frame - self._paid", "practice.piece.frames - frame",
        ("live/test_steering.py::test_after_a_detour_a_practice_with_a_length_ends_on_time",),
    ),
    Break(
        "going on after a wait is not written into the journal", "live/session.py",
        "self._note(EventKind.WENT_ON)", "pass",
        ("live/test_steering.py::test_hold_waits_for_the_end_of_the_line_and_goes_on_where_it_was",),
    ),
    Break(
        "back in the middle of a sentence leads to the one before", "live/at_frame.py",
        "here - 1 if just_begun else here)", "here - 1)",
        ("live/test_moments.py",),
    ),
    Break(
        "a practice is taken up where it began, not where it was left", "live/resume.py",
        "told.events[-1].note", "told.events[0].note",
        ("live/test_resuming.py",),
    ),
    Break(
        "a distance that was asked for is lost to what was said before", "live/check_in.py",
        'found.setdefault("distance", "further")', 'found["distance"] = "further"',
        ("live/test_check_in_heard.py",),
    ),
    Break(
        "after grounding the sentence that was cut is not said again", "live/steering.py",
        "or back.piece.places.back(left)", "or left",
        ("live/test_steering.py::test_grounding_is_heard_at_once_then_there_is_a_choice_then_the_sentence_comes_again",),
    ),
    # exchange
    Break(
        "months of a backup are taken as they count, from 0", "exchange/importers/daylio_backup.py",
        "month + 1, day", "month or 1, day",
        ("exchange/test_zipped_files.py",),
    ),
    Break(
        "a quote too many swallows the rows behind it", "exchange/table.py",
        "    lines.back(more)\n", "",
        ("exchange/test_mangled_files.py",),
    ),
    Break(
        "a uid changes with the zone that was answered", "exchange/importers/insight_timer.py",
        'made.uid("insight-timer", at.isoformat(), f', 'made.uid("insight-timer", _there(at, reading, utc), f',
        ("exchange/test_questions_and_mapping.py",),
    ),
    Break(
        "a cell begins a formula behind a semicolon", "exchange/exporters/csv.py",
        '((?:^|[;,|', '((?:^|[,|',
        ("exchange/test_exports.py",),
    ),
    Break(
        "what nobody marked as safe is handed on", "exchange/exporter.py",
        "private = not how.handed_on if", "private = True if",
        ("exchange/test_exports.py",),
    ),
    Break(
        "redaction forgets the question as it was asked", "exchange/redaction.py",
        "asked=self.text(asked.asked)", "asked=asked.asked",
        ("exchange/test_exports.py",),
    ),
)  # fmt: skip


def stands(planted: Break, tree: Path = CHECKOUT) -> bool:
    """Return whether the old text of a break stands exactly once in its file."""
    path = tree / "guide" / planted.file
    return path.is_file() and path.read_text(encoding="utf-8").count(planted.old) == 1


class Trees:
    """Copies of the tree, as many as there are breaks tried at once."""

    def __init__(self, folder: Path) -> None:
        self._free: Queue[Path] = Queue()
        for number in range(AT_ONCE):
            self._free.put(_copied(folder / str(number)))

    def found(self, planted: Break) -> tuple[bool, float]:
        """Return whether its tests find a break, and the seconds they took."""
        tree = self._free.get()
        path = tree / "guide" / planted.file
        text = path.read_text(encoding="utf-8")
        try:
            path.write_text(text.replace(planted.old, planted.new), encoding="utf-8")
            started = time.monotonic()
            return run_tests(tree, planted.tests, LONGEST) == _FAILED, time.monotonic() - started
        finally:
            path.write_text(text, encoding="utf-8")
            self._free.put(tree)

    def whole(self, tests: Iterable[str]) -> bool:
        """Return whether all tests pass where nothing is broken."""
        tree = self._free.get()
        try:
            return run_tests(tree, sorted(set(tests)), None) == _PASSED
        finally:
            self._free.put(tree)


def run_tests(tree: Path, tests: Iterable[str], longest: float | None) -> int | None:
    """Run tests in a copy until one fails; return what pytest returns, None if it took longer than ``longest``."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist"]
    try:
        return subprocess.run(
            [*command, *(f"tests/{each}" for each in tests)], cwd=tree, check=False, timeout=longest,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"},
        ).returncode  # fmt: skip
    except subprocess.TimeoutExpired:
        return None


def _copied(tree: Path) -> Path:
    tree.mkdir()
    for name in ("guide", "tests"):
        shutil.copytree(CHECKOUT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis"))
    for name in ("scripts", "audio_assets"):
        (tree / name).symlink_to(CHECKOUT / name, target_is_directory=True)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(CHECKOUT / name, tree)
    return tree


def main(rooms: list[str]) -> int:
    """Try every break, or those of some rooms, and print the score; return 1 if one was missed."""
    wanted = [each for each in BREAKS if not rooms or each.room in rooms]
    gone = [each for each in wanted if not stands(each)]
    for planted in gone:
        print(f"GONE       {planted.file}: {planted.old.strip()}")
    tried = [each for each in wanted if each not in gone]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        trees = Trees(Path(folder))
        if not trees.whole(test for each in tried for test in each.tests):
            print("Some of the tests fail where nothing is broken: they can find nothing.")
            return 1
        score: Counter[str] = Counter()
        for planted, (found, seconds) in zip(tried, pool.map(trees.found, tried), strict=True):
            print(
                f"{'found' if found else 'NOT FOUND':10} {seconds:5.1f} s  {planted.room}: {planted.what}", flush=True
            )
            score[planted.room] += found
    for room, number in Counter(each.room for each in wanted).items():
        print(f"{room}: {score[room]} of {number}")
    return 0 if score.total() == len(wanted) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
