"""Exports of Apple Health of any size, record by record, as a phone writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.exchange.exchange_kit import APPLE_HEAD, apple_record

_KINDS = ("StepCount", "HeartRate", "ActiveEnergyBurned", "DistanceWalkingRunning", "RespiratoryRate")


def export(size: int, every: int = 4000) -> Iterator[str]:
    """An export of about ``size`` letters, in pieces; one record in ``every`` is a mindful session, one day apart."""
    yield APPLE_HEAD
    made, number, day = len(APPLE_HEAD), 0, date(2005, 1, 1)
    while made < size:
        piece = _other(number) if number % every else apple_record(day.isoformat())
        day += timedelta(days=not number % every)
        made, number = made + len(piece), number + 1
        yield piece
    yield "</HealthData>\n"


def _other(number: int) -> str:
    return (
        f' <Record type="HKQuantityTypeIdentifier{_KINDS[number % len(_KINDS)]}" sourceName="Somebody’s Watch" '
        f'sourceVersion="10.{number % 7}" device="&lt;&lt;HKDevice: 0x{number * 7919:x}&gt;, name:Apple Watch, '
        f'manufacturer:Apple Inc., model:Watch, hardware:Watch6,1&gt;" unit="count" creationDate="2023-05-0'
        f'{number % 9 + 1} 08:00:00 +0200" startDate="2023-05-01 07:{number % 60:02}:00 +0200" endDate="2023-05-01 '
        f'07:{number % 60:02}:30 +0200" value="{number % 997}">\n  <MetadataEntry key="HKMetadataKeySyncVersion" '
        f'value="{number}"/>\n </Record>\n'
    )


def write(path: Path, size: int) -> int:
    """Write an export and return how many bytes it has."""
    with path.open("w", encoding="utf-8", buffering=1 << 20) as file:
        for piece in export(size):
            file.write(piece)
    return path.stat().st_size
