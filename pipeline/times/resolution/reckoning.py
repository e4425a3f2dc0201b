"""What a time expression is reckoned from: the day of publication, the dates told before it in the text, and the tense of its clause."""

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import Literal, NamedTuple

Tense = Literal["past", "present", "future"] | None


class Anchor(NamedTuple):
    """The date of publication, with its time if one is known."""

    date: dt.date
    time: str | None = None  # HH:MM


def parse_published(published: str | None) -> Anchor | None:
    """The anchor of an ISO date or date-time; the day and hour are those of the place of publication, whatever zone is written.

    >>> parse_published("2020-07-07T10:30:00+03:00")
    Anchor(date=datetime.date(2020, 7, 7), time='10:30')
    """
    if not published:
        return None
    if len(published) > 10:
        moment = dt.datetime.fromisoformat(published)
        return Anchor(moment.date(), moment.strftime("%H:%M"))
    return Anchor(dt.date.fromisoformat(published))


class Told(NamedTuple):
    """A calendar date that the text has told: its value, first and last day."""

    value: str
    first: dt.date
    last: dt.date

    def within(self, unit: str) -> dt.date | None:
        """Its first day if it lies within one day (D), week (W), month (M) or year (Y), so that it can stand for it; else None."""
        same = {
            "D": self.first == self.last,
            "W": self.first.isocalendar()[:2] == self.last.isocalendar()[:2],
            "M": (self.first.year, self.first.month) == (self.last.year, self.last.month),
            "Y": self.first.year == self.last.year,
        }
        return self.first if same.get(unit, True) else None


class Reckoning:
    """Where a value is reckoned from. The tense costs a search, so it is asked for only when it decides.

    `told` is the calendar date told last, `told_period` the last one longer than a day and shorter than a year, `told_season` the first year
    of the season or school year told last, `day_before` a day told shortly before, which an hour belongs to («يوم الأحد على الساعة الثالثة»).
    """

    def __init__(
        self,
        anchor: Anchor | None,
        find_tense: Callable[[], Tense],
        told: Told | None = None,
        told_period: Told | None = None,
        told_season: int | None = None,
        day_before: dt.date | None = None,
    ) -> None:
        self.anchor, self.told, self.told_period, self.told_season, self.day_before = anchor, told, told_period, told_season, day_before
        self._find_tense = find_tense

    @property
    def today(self) -> dt.date | None:
        """The day of publication."""
        return self.anchor.date if self.anchor else None

    @cached_property
    def tense(self) -> Tense:
        """The tense of the clause; None where no verb tells."""
        return self._find_tense()

    def toward(self, direction: int | None) -> int:
        """The way to look, -1 back and 1 on: that of an adjective, else of the tense, 0 where neither tells."""
        if direction is not None:
            return direction
        return {"past": -1, "future": 1}.get(self.tense or "", 0)
