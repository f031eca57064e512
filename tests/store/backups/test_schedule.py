"""When a backup is due, and which ones go with age."""

from datetime import datetime, timedelta

import pytest

from designer.store.backups import Backups, Head, due, superfluous
from designer.store.clinic import Clinic
from tests.store.backups.conftest import START, Time, add_log


def head(at: datetime, reason: str = "hourly") -> Head:
    return Head(f"{at:%Y%m%dT%H%M%SZ}", at, reason, 1, 1, 0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("newest", "changed", "expected"),
    [
        (None, False, "daily"),
        (START - timedelta(hours=10), False, "daily"),  # yesterday, 23:30
        (START - timedelta(hours=9), True, "hourly"),
        (START - timedelta(hours=1), True, "hourly"),
        (START - timedelta(minutes=59), True, None),
        (START - timedelta(hours=1), False, None),
        (START + timedelta(days=2), False, "daily"),  # the clock was put back
    ],
)
def test_what_is_due(newest: datetime | None, changed: bool, expected: str | None) -> None:
    assert due(START, newest, changed=changed) == expected


def test_two_years_of_hourly_backups_thin_out_to_a_few_dozen() -> None:
    now = START
    kept: list[Head] = []
    for hour in range(24 * 800):
        now = START + timedelta(hours=hour)
        kept.append(head(now))
        if hour % 24 == 9:
            gone = superfluous(now, kept)
            kept = [line for line in kept if line not in gone]

    gone = superfluous(now, kept)
    ages = [(now - line.at).days for line in kept if line not in gone]
    assert sum(age == 0 for age in ages) == 24, "every hour of a day"
    assert 30 <= sum(0 < age <= 31 for age in ages) <= 33, "one a day for a month"
    assert 22 <= sum(31 < age <= 731 for age in ages) <= 24, "one a month for two years"
    assert max(ages) <= 731


def test_thinning_keeps_the_newest_and_what_was_made_before_a_big_step() -> None:
    old = head(START - timedelta(days=900))
    assert superfluous(START, [old]) == []

    day = START - timedelta(days=3)
    before = head(day, "migration")
    same_day = [head(day + timedelta(hours=hour)) for hour in (1, 2)]
    gone = superfluous(START, [head(START), before, *same_day])
    assert gone == [same_day[0]]


def test_a_copy_goes_with_the_last_backup_that_names_it(
    backups: Backups, clinic: Clinic, time: Time
) -> None:
    backups.take()
    add_log(clinic, "a")
    time.goes_on(days=800)
    backup = backups.take()

    assert backups.heads() == [backup.head]
    assert len(list(backups.folder.glob("files/*/*.journal"))) == 3
    assert not backups.verify(backup.head.id)
