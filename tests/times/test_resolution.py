"""From an expression to a value, without a text: dates that do not exist, the edges of calendars, the direction of the tense."""

import datetime as dt
from decimal import Decimal

import pytest

from pipeline.values.calendars import hijri_date, hijri_days, make_day, part_of_year, shift, shift_months
from pipeline.values.cursor import Expression
from pipeline.values.durations import write_period
from pipeline.values.resolve import Anchor, parse_published, resolve

TUESDAY = Anchor(dt.date(2020, 7, 7), "10:30")


def value_of(anchor=TUESDAY, tense=None, **fields):
    found = resolve(Expression(0, 0, **fields), anchor, tense)
    return found and found.value


@pytest.mark.parametrize("fields", [
    {"form": "date", "year": 2019, "month": 2, "day": 31},
    {"form": "date", "year": 2019, "month": 2, "day": 29},
    {"form": "date", "year": 2019, "month": 13},
    {"form": "date", "month": 4, "day": 31},
    {"form": "date", "year": 1436, "month": 13, "hijri": True},
    {"form": "date", "year": 1600, "month": 1, "hijri": True},
    {"form": "offset", "unit": "Y", "offset": 10**7},
    {"form": "offset", "unit": "CE", "offset": -50},
    {"form": "offset", "unit": "D", "offset": -99_999_999},
])  # fmt: skip
def test_what_does_not_exist_has_no_value(fields):
    assert value_of(**fields) is None


@pytest.mark.parametrize("fields, tense, value", [
    ({"form": "date", "month": 2, "day": 29}, None, "2020-02-29"),
    ({"form": "date", "month": 12}, "past", "2019-12"),
    ({"form": "date", "month": 12}, "future", "2020-12"),
    ({"form": "date", "month": 7}, "past", "2020-07"),
    ({"form": "date", "month": 7, "direction": -1}, None, "2019-07"),
    ({"form": "date", "month": 7, "direction": 1}, None, "2021-07"),
    ({"form": "date", "month": 3, "day": 5, "weekday": 5}, "past", "2021-03-05"),   # a Friday in 2021 only
    ({"form": "day", "weekday": 2}, None, "2020-07-07"),
    ({"form": "day", "weekday": 2, "direction": -1}, None, "2020-06-30"),
    ({"form": "day", "weekday": 2, "direction": 1}, None, "2020-07-14"),
    ({"form": "day", "weekday": 2, "direction": -2}, None, "2020-06-23"),
    ({"form": "day", "offset": -1, "weekday": 7}, None, "2020-07-05"),              # the weekday wins over «أمس»
    ({"form": "period", "unit": "W", "direction": -1}, None, "2020-W27"),
    ({"form": "period", "unit": "DE", "direction": -1}, None, "201X"),
    ({"form": "period", "unit": "CE", "direction": -1}, None, "19XX"),
    ({"form": "offset", "unit": "M", "offset": -2}, None, "2020-05"),
    ({"form": "offset", "unit": "W", "offset": -1}, None, "2020-06-30"),
    ({"form": "feast", "month": 5, "day": 1}, "past", "2020-05-01"),
    ({"form": "feast", "month": 5, "day": 1}, "future", "2021-05-01"),
    ({"form": "feast", "month": 12, "day": 10, "hijri": True}, "future", "2020-07-31"),
])  # fmt: skip
def test_values(fields, tense, value):
    assert value_of(tense=tense, **fields) == value


def test_the_point_of_an_offset_is_reckoned_to_the_letter():
    found = resolve(Expression(0, 0, "offset", unit="Y", offset=-2), TUESDAY, None)
    assert (found.value, found.earliest, found.latest, found.point) == ("2018", "2018-01-01", "2018-12-31", "2018-07-07")


def test_the_first_and_last_years_do_not_overflow():
    for year in (1, 9999):
        anchor = Anchor(dt.date(year, 1, 1) if year == 1 else dt.date(year, 12, 31))
        for direction in (-2, -1, 0, 1, 2):
            for unit in ("D", "W", "M", "Y", "DE", "CE"):
                resolve(Expression(0, 0, "period", unit=unit, direction=direction), anchor, None)
            resolve(Expression(0, 0, "day", weekday=3, direction=direction), anchor, None)
            resolve(Expression(0, 0, "season", part="sport", direction=direction), anchor, None)
            resolve(Expression(0, 0, "period", unit="Y", part="WI", direction=direction), anchor, None)
            resolve(Expression(0, 0, "feast", month=1, day=1, direction=direction), anchor, None)
        resolve(Expression(0, 0, "day", offset=1, daypart="NI"), anchor, None)
        resolve(Expression(0, 0, "period", unit="W", part="WE", direction=None), anchor, "past")
        resolve(Expression(0, 0, "date", month=1, direction=-1), anchor, None)
        resolve(Expression(0, 0, "date", month=1, day=1, unit="Y", direction=1), anchor, None)


@pytest.mark.parametrize("published, anchor", [
    (None, None), ("", None), ("2020-07-07", Anchor(dt.date(2020, 7, 7))), ("2020-07-07T10:30:00", TUESDAY), ("2020-07-07T10:30:00+03:00", TUESDAY),
])  # fmt: skip
def test_published(published, anchor):
    assert parse_published(published) == anchor


def test_calendars():
    assert make_day(2020, 2, 30) is None
    assert make_day(0, 1, 1) is None
    assert shift(dt.date(9999, 12, 31), 1) is None
    assert shift_months(dt.date(2020, 3, 31), -1) == dt.date(2020, 2, 29)
    assert shift_months(dt.date(1, 1, 1), -1) is None
    assert part_of_year(2018, "WI") == (dt.date(2018, 12, 1), dt.date(2019, 2, 28), "season")
    assert part_of_year(0, "Q1") is None
    assert hijri_days(1436, 9, None) == (dt.date(2015, 6, 18), dt.date(2015, 7, 16))
    assert hijri_days(1436, 9, 31) is None
    assert hijri_date(dt.date(2020, 7, 7)) == (1441, 11, 16)
    assert hijri_date(dt.date(1900, 1, 1)) is None


@pytest.mark.parametrize("unit, count, more, written", [
    ("D", Decimal(3), (), "P3D"), ("TH", Decimal("2.5"), (), "PT2H30M"), ("Y", None, (), "PXY"), ("DE", Decimal(2), (), "P2DE"),
    ("Y", Decimal(3), (("M", Decimal(9)),), "P3Y9M"), ("TH", Decimal(1), (("TM", Decimal(20)),), "PT1H20M"),
])  # fmt: skip
def test_periods(unit, count, more, written):
    assert write_period(unit, count, more) == written
