"""What is said at the end: what was written, what was kept, what was refused and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from guide.farm.manifest import Refusal, WrittenFile
from guide.farm.progress import duration
from guide.translation import _, counted, ngettext


@dataclass(slots=True)
class Tally:
    """What has come of a run so far."""

    kept: int = 0
    """Files that were there already."""
    taken_in: int = 0
    """Renders that were whole when the run before this one was stopped."""
    renders: int = 0
    files: int = 0
    bytes: int = 0
    sound: float = 0.0
    """Seconds of sound, each render counted once."""
    spoken: int = 0
    """Sentences."""
    refusals: list[Refusal] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """Workers that did not take part, each in a sentence."""

    def made(self, files: tuple[WrittenFile, ...]) -> None:
        """Count a render."""
        self.renders += 1
        self.files += len(files)
        self.bytes += sum(each.bytes for each in files)
        self.sound += files[0].seconds if files else 0.0

    @property
    def status(self) -> int:
        """The exit status: 0, or that of the gravest refusal."""
        return max((each.status for each in self.refusals), default=0)


def report(tally: Tally, passed: float) -> str:
    """Return the report of a run that took ``passed`` seconds, line by line."""
    return "\n".join([_written(tally, passed), *_kept(tally), *tally.left_out, *_refused(tally)])


def _written(tally: Tally, passed: float) -> str:
    if not tally.renders:
        return _("Nothing was left to write.") if not tally.refusals else _("Nothing was written.")
    return _("{files} written, {size}: {sound} of sound in {passed}; {sentences} spoken.").format(
        files=counted(tally.files, "file"),
        size=size(tally.bytes),
        sound=duration(tally.sound),
        passed=duration(passed),
        sentences=counted(tally.spoken, "sentence"),
    )


def _kept(tally: Tally) -> Iterator[str]:
    if tally.kept:
        yield _("{files} of before kept.").format(files=counted(tally.kept, "file"))
    if tally.taken_in:
        yield _("{renders} finished before the last run was stopped, and taken in.").format(
            renders=counted(tally.taken_in, "render")
        )


def _refused(tally: Tally) -> Iterator[str]:
    """Refusals with the same reason together."""
    by_reason: dict[str, list[str]] = {}
    for each in tally.refusals:
        by_reason.setdefault(each.why, []).append(each.stem)
    for why, stems in by_reason.items():
        said = ngettext("{stems} was not written. {why}", "{stems} were not written. {why}", len(stems))
        yield said.format(stems=", ".join(stems), why=why)


def size(count: int) -> str:
    """Return a number of bytes in words."""
    for unit, name in ((1e9, "GB"), (1e6, "MB"), (1e3, "kB")):
        if count >= unit:
            return f"{count / unit:.1f} {name}"
    return counted(count, "byte")
