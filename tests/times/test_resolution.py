"""From an expression to a value, without a text: dates that do not exist, the edges of calendars, the direction of the tense, what is told before."""

import datetime as dt
from decimal import Decimal

import pytest

from pipeline.times.expressions import Date, Length, Nth, Repeat, SchoolYear, Shift
from pipeline.times.resolution.calendars import easter, make_day, nth_weekday, part_of_days, part_of_year, shift, shift_months
from pipeline.times.resolution.hijri import hijri_date, hijri_days, shift_hijri_months
from pipeline.times.resolution.reckoning import Anchor, Reckoning, Told, parse_published
from pipeline.times.resolution.resolve import disagreement, resolve, resolve_all
from pipeline.values.periods import write_period

TUESDAY = Anchor(dt.date(2020, 7, 7), "10:30")


def value_of(expression, anchor=TUESDAY, tense=None, told=None):
    found = resolve(expression, Reckoning(anchor, lambda: tense, told))
    return found and found.value


def date(**fields):
    return Date(0, 0, **fields)


@pytest.mark.parametrize("expression", [
    date(year=2019, month=2, day=31),
    date(year=2019, month=2, day=29),
    date(year=2019, month=13),
    date(month=4, day=31),
    date(year=1436, month=13, hijri=True),
    date(year=1436, month=9, day=31, hijri=True),
    date(year=2019, month=2, nth=Nth(5, "weekday", 5)),
    date(shift=Shift("D", 1, told=True)),
    date(shift=Shift("Y", 0, told=True)),
    date(shift=Shift("CE", -50)),
    date(month=2, day=30, shift=Shift("Y", -1)),
    SchoolYear(0, 0, "sport", 0, told=True),
])  # fmt: skip
def test_what_does_not_exist_has_no_value(expression):
    assert value_of(expression) is None


@pytest.mark.parametrize("expression, tense, value", [
    (date(month=2, day=29), None, "2020-02-29"),
    (date(month=12), "past", "2019-12"),
    (date(month=12), "future", "2020-12"),
    (date(month=7), "past", "2020-07"),
    (date(month=7, direction=-1), None, "2019-07"),
    (date(month=7, direction=1), None, "2021-07"),
    (date(month=3, day=5, weekday=5), "past", "2021-03-05"),   # a Friday in 2021 only
    (date(weekday=2), None, "2020-07-07"),
    (date(weekday=2, direction=-1), None, "2020-06-30"),
    (date(weekday=2, direction=1), None, "2020-07-14"),
    (date(weekday=2, direction=-2), None, "2020-06-23"),
    (date(weekday=7, shift=Shift("D", -1)), None, "2020-07-05"),   # the weekday wins over «أمس»
    (date(weekday=3, day=15), None, "2020-07-15"),
    (date(shift=Shift("W", -1)), None, "2020-W27"),
    (date(shift=Shift("W", 1), weekday=7), None, "2020-07-19"),
    (date(shift=Shift("DE", -1)), None, "201X"),
    (date(shift=Shift("CE", -1)), None, "19XX"),
    (date(shift=Shift("M", -2, exact=True)), None, "2020-05"),
    (date(shift=Shift("W", -1, exact=True)), None, "2020-06-30"),
    (date(shift=Shift("Y", -6000, exact=True)), None, "PAST_REF"),
    (date(shift=Shift("D", -99_999_999, exact=True)), None, "PAST_REF"),
    (date(shift=Shift("TH", -2, exact=True)), None, "2020-07-07T08:30"),
    (date(shift=Shift("Y", 1, anew=True)), None, "2021"),
    (date(shift=Shift("Y", -1), part="Q4"), None, "2019-Q4"),
    (date(part="SU", direction=-1), None, "2019-SU"),
    (date(part="SU", direction=0), None, "2020-SU"),
    (date(part="WE"), "past", "2020-W27-WE"),
    (date(year=2014, month=9, nth=Nth(3, "weekday", 2)), None, "2014-09-16"),
    (date(year=2014, month=9, nth=Nth(-1, "W")), None, "2014-09-24/2014-09-30"),
    (date(year=2015, month=3, part="H2"), None, "2015-03-16/2015-03-31"),
    (date(month=5, day=1, feast=True), "past", "2020-05-01"),
    (date(month=5, day=1, feast=True), "future", "2021-05-01"),
    (date(month=12, day=10, hijri=True, feast=True), "future", "2020-07-31"),
    (date(feast=True, year=2013), None, "2013-03-31"),
    (date(year=2019, month=9, hijri=True), None, "2019-05-06/2019-06-03"),
    (date(year=1433, month=2, day=30, hijri=True), None, "2012-01-24"),   # a moon seen late
    (date(century=-3), None, "-02XX"),
    (date(clock="24:00", weekday=7), "past", "2020-07-06T00:00"),
    (SchoolYear(0, 0, "sport", -1), None, "2019/2020"),
    (SchoolYear(0, 0, "fiscal", -1, part="Q4"), None, "2020-Q2"),
    (Length(0, 0, (("Y", Decimal(4)),), most=Decimal(6)), None, "P4Y/P6Y"),
    (Repeat(0, 0, "D", weekday=5), None, "XXXX-WXX-5"),
])  # fmt: skip
def test_values(expression, tense, value):
    assert value_of(expression, tense=tense) == value


@pytest.mark.parametrize("expression, value", [
    (date(shift=Shift("D", 1, told=True)), "1990-03-06"),
    (date(shift=Shift("Y", 0, told=True), month=5), "1990-05"),
    (date(shift=Shift("M", 0, told=True), day=20), "1990-03-20"),
    (date(shift=Shift("Y", 2, told=True, exact=True)), "1992"),
    (date(shift=Shift("D", 0, told=True), weekday=7, direction=1), "1990-03-11"),
    (date(like="M", year=2014), "2014-03"),
    (date(like="D", shift=Shift("Y", -1)), "2019-03-05"),
])  # fmt: skip
def test_what_looks_back_to_a_date_told(expression, value):
    day = dt.date(1990, 3, 5)
    assert value_of(expression, told=Told("1990-03-05", day, day)) == value


def test_a_month_told_has_no_next_day():
    month = Told("1990-03", dt.date(1990, 3, 1), dt.date(1990, 3, 31))
    assert value_of(date(shift=Shift("D", 1, told=True)), told=month) is None
    assert value_of(date(shift=Shift("M", 1, told=True)), told=month) == "1990-04"


def test_the_point_of_an_offset_is_reckoned_to_the_letter():
    found = resolve(date(shift=Shift("Y", -2, exact=True)), Reckoning(TUESDAY, lambda: None))
    assert (found.value, found.earliest, found.latest, found.point) == ("2018", "2018-01-01", "2018-12-31", "2018-07-07")


def test_behind_a_past_verb_after_is_a_length():
    offset = Date(0, 1, shift=Shift("W", 5, exact=True))
    assert [(e.first, v.value) for e, v in resolve_all([offset], TUESDAY, lambda _: "past")] == [(1, "P5W")]
    assert [(e.first, v.value) for e, v in resolve_all([offset], TUESDAY, lambda _: "future")] == [(0, "2020-08-11")]


@pytest.mark.parametrize("expression, warning", [
    (date(year=2015, month=7, day=4, beside=(1436, 9, 17)), None),
    (date(year=2015, month=7, day=5, beside=(1436, 9, 17)), None),                       # the moon
    (date(year=2015, month=7, day=14, beside=(1436, 9, 17)), "2015-07-14 is not 1436-09-17 of the Hijri calendar, which is 2015-07-04"),
    (date(year=2015, month=7, day=4, weekday=6), None),
    (date(year=2015, month=7, day=4, weekday=1), "2015-07-04 is a Saturday, not a Monday"),
])  # fmt: skip
def test_two_calendars_and_the_weekday_must_agree(expression, warning):
    assert disagreement(expression, resolve(expression, Reckoning(TUESDAY, lambda: None))) == warning


def test_the_first_and_last_years_do_not_overflow():
    expressions = [date(shift=Shift(unit, count)) for unit in ("D", "W", "M", "Y", "DE", "CE") for count in (-2, -1, 0, 1, 2)]
    expressions += [date(shift=Shift(unit, count, exact=True)) for unit in ("D", "W", "M", "Y", "DE", "CE", "TH") for count in (-200, 200)]
    expressions += [date(weekday=3, direction=direction) for direction in (-2, -1, 0, 1, 2)]
    expressions += [date(part="WI", direction=direction) for direction in (-1, 0, 1)]
    expressions += [date(month=1, day=1, feast=True, hijri=hijri, direction=direction) for hijri in (True, False) for direction in (-1, 1)]
    expressions += [date(month=9, hijri=True, direction=direction) for direction in (-1, 0, 1)]
    expressions += [
        date(month=2, day=29),
        date(month=1, day=5, bound="until"),
        date(part="WE"),
        date(month=1, direction=-1),
        date(shift=Shift("D", 1), daypart="NI"),
    ]
    expressions += [
        date(shift=Shift("D", 0), clock="24:00"),
        date(shift=Shift("Y", 1), month=1, day=1),
        date(shift=Shift("Y", 1, exact=True, hijri=True)),
    ]
    expressions += [SchoolYear(0, 0, kind, count) for kind in ("school", "sport", "fiscal") for count in (-1, 0, 1, None)]
    expressions += [date(month=1, day=1, feast=True, nth=Nth(3, "weekday", 2)), Length(0, 0, (("Y", Decimal(500)),), direction=-1)]
    for anchor in (Anchor(dt.date(1, 1, 1), "00:10"), Anchor(dt.date(9999, 12, 31), "23:50")):
        for tense in ("past", "future", None):
            list(resolve_all(expressions, anchor, lambda _, tense=tense: tense))


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
    assert part_of_year(2018, "N9") == (dt.date(2018, 1, 1), dt.date(2018, 9, 30), "month")
    assert part_of_year(0, "Q1") is None
    assert part_of_days(dt.date(2015, 2, 1), dt.date(2015, 2, 28), "Z3") == (dt.date(2015, 2, 19), dt.date(2015, 2, 28))
    assert nth_weekday(dt.date(2019, 2, 1), dt.date(2019, 2, 28), 5, 5) is None
    assert easter(1500) is None
    assert [easter(year) for year in (1999, 2008, 2024, 2025, 2038)] == [
        dt.date(1999, 4, 4), dt.date(2008, 3, 23), dt.date(2024, 3, 31), dt.date(2025, 4, 20), dt.date(2038, 4, 25),
    ]  # fmt: skip


def test_the_hijri_calendar():
    assert hijri_days(1436, 9, None) == (dt.date(2015, 6, 18), dt.date(2015, 7, 16))
    assert hijri_days(1436, 9, 31) is None
    assert hijri_days(0, 1, 1) is None
    assert hijri_date(dt.date(2020, 7, 7)) == (1441, 11, 16)
    assert hijri_date(dt.date(622, 7, 18)) is None
    assert hijri_days(1, 1, 1) == (dt.date(622, 7, 19), dt.date(622, 7, 19))
    assert shift_hijri_months(dt.date(2021, 9, 1), 12) == dt.date(2022, 8, 22)


@pytest.mark.parametrize("parts, written", [
    ([("D", Decimal(3))], "P3D"), ([("TH", Decimal("2.5"))], "PT2H30M"), ([("Y", None)], "PXY"), ([("DE", Decimal(2))], "P2DE"),
    ([("Y", Decimal(3)), ("M", Decimal(9))], "P3Y9M"), ([("TH", Decimal(1)), ("TM", Decimal(20))], "PT1H20M"), ([("CE", Decimal("0.5"))], "P50Y"),
    ([("Y", Decimal("3.5"))], "P3Y6M"), ([("M", Decimal("0.5"))], "P15D"), ([("TH", Decimal("0.333333333333"))], "PT20M"), ([("W", Decimal("1.5"))], "P1.5W"),
])  # fmt: skip
def test_periods(parts, written):
    assert write_period(parts) == written
