"""What was found in a render: for people, a line a fault; for programs, every check with its figures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from guide.translation import _, counted

Figure = float | int | str | None

_SHOWN = 5
"""Faults of one check that are told one by one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a render is not as it should be."""

    seconds: float
    """From the beginning."""
    sentence: str
    """What is wrong and a way out, without the place."""
    figures: Mapping[str, Figure] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """``m:ss.mmm``"""
        thousandths = round(self.seconds * 1000)
        return f"{thousandths // 60_000}:{thousandths // 1000 % 60:02}.{thousandths % 1000:03}"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check has to say."""

    check: str
    """Its stable name."""
    asked: str
    """What it asks for, in one sentence."""
    faults: tuple[Fault, ...] = ()
    """In order of time."""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    """What it measured."""
    count: int = 0
    """Faults there are, where not all of them were kept."""

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found in one render."""

    seconds: float
    findings: tuple[CheckResult, ...]

    @property
    def ok(self) -> bool:
        """Every check is content."""
        return all(finding.ok for finding in self.findings)

    def __getitem__(self, check: str) -> CheckResult:
        """What one check found. KeyError if it did not look."""
        for finding in self.findings:
            if finding.check == check:
                return finding
        raise KeyError(check)

    def text(self) -> str:
        """One line when all is well; otherwise a line for each fault, at most five of a check."""
        if self.ok:
            return _("Inspected: {checks}, nothing to mend.").format(checks=counted(len(self.findings), "check"))
        lines = [line for finding in self.findings for line in _lines(finding)]
        wrong = sum(not finding.ok for finding in self.findings)
        checks = counted(len(self.findings), "check")
        return "\n".join(
            [_("Inspected: {wrong} of {checks} found something to mend.").format(wrong=wrong, checks=checks), *lines]
        )

    def json(self) -> str:
        """Every check with its figures and faults, in a stable order."""
        told = {
            "ok": self.ok,
            "seconds": round(self.seconds, 6),
            "checks": [
                {
                    "check": finding.check,
                    "ok": finding.ok,
                    "asked": finding.asked,
                    "figures": _rounded(finding.figures),
                    "count": finding.count or len(finding.faults),
                    "faults": [
                        {
                            "seconds": round(fault.seconds, 6),
                            "place": fault.place,
                            "sentence": fault.sentence,
                            "figures": _rounded(fault.figures),
                        }
                        for fault in finding.faults
                    ],
                }
                for finding in self.findings
            ],
        }
        return json.dumps(told, indent=2, ensure_ascii=False)


def _lines(finding: CheckResult) -> list[str]:
    lines = [f"  {fault.place}  {finding.check}: {fault.sentence}" for fault in finding.faults[:_SHOWN]]
    more = max(finding.count, len(finding.faults)) - len(lines)
    return [*lines, _("  {check}: and {more} more").format(check=finding.check, more=more)] if more > 0 else lines


def _rounded(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """Six decimals are more than anybody hears, and the same on every machine."""
    return {name: round(each, 6) if isinstance(each, float) else each for name, each in sorted(figures.items())}
