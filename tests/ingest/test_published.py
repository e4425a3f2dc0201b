"""Date fields of dumps, in every format there is."""

import pytest

from pipeline.errors import KhabarError
from pipeline.ingest.published import parse_date, parse_given

READ = [
    ("2020-07-07", "2020-07-07"),
    ("  2020-07-07\n", "2020-07-07"),
    ("2020-07-07T10:30", "2020-07-07T10:30"),
    ("2020-07-07 10:30:05", "2020-07-07T10:30:05"),
    ("2020-07-07T10:30:05Z", "2020-07-07T10:30:05Z"),
    ("2020-07-07T10:30:05.123456Z", "2020-07-07T10:30:05Z"),
    ("2020-07-07 10:30:05+03:00", "2020-07-07T10:30:05+03:00"),
    ("2020-07-07 10:30:05 -0500", "2020-07-07T10:30:05-0500"),
    ("2020-07-07T00:00:00", "2020-07-07T00:00:00"),
    ("2020-7-7", "2020-07-07"),
    ("2020/07/08", "2020-07-08"),
    ("07/05/2020", "2020-05-07"),  # the day first
    ("07-05-2020", "2020-05-07"),
    ("07.05.2020", "2020-05-07"),
    ("7/5/2020 14:20", "2020-05-07T14:20:00"),
    ("12/25/2020", "2020-12-25"),  # no other reading
    ("July 7, 2020", "2020-07-07"),
    ("7 Jul 2020", "2020-07-07"),
    ("Tue, 07 Jul 2020 10:30:00 GMT", "2020-07-07T10:30:00+00:00"),
    ("Tue, 07 Jul 2020 10:30:00 +0300", "2020-07-07T10:30:00+03:00"),
    ("7 juillet 2020", "2020-07-07"),
    ("7 يوليو 2020", "2020-07-07"),
    ("الثلاثاء 7 يوليو 2020", "2020-07-07"),
    ("الثلاثاء، 07 يوليو 2020 - 10:30 م", "2020-07-07T22:30:00"),
    ("الثلاثاء، 07 يوليو 2020 - 10:30 ص", "2020-07-07T10:30:00"),
    ("٧ يوليو ٢٠٢٠", "2020-07-07"),
    ("٢٠٢٠-٠٧-٠٧", "2020-07-07"),
]

NO_DATE = [
    "",
    "   ",
    "خبر",
    "null",
    "2020",
    "07/2020",
    "March 2020",
    "مارس 2020",
    "7 يوليو",  # the year is not guessed
    "10:30",
    "الثلاثاء",
    "أمس",
    "اليوم",
    "منذ يومين",
    "yesterday",
    "2 days ago",
    "il y a 3 jours",
    "2020-13-45",
    "2020-02-30",
    "2020-07-07T25:00:00",
    "29/02/2019",
    "13/13/2020",
    "1594080000",  # seconds since 1970: which zone, which unit?
    "16/11/1441",  # Hijri
    "1441-11-16",
    "7 يوليو 2020 " * 10,
]

KNOWN_GAPS = [
    ("5 آذار 2018", "2018-03-05"),
    ("5 آذار/مارس 2018", "2018-03-05"),
    ("7 تموز 2020", "2020-07-07"),
    ("5 كانون الثاني 2018", "2018-01-05"),
    ("7 جويلية 2020", "2020-07-07"),
    ("نشر في: 7 يوليو 2020", "2020-07-07"),
    ("16 ذو القعدة 1441", "2020-07-07"),
]


@pytest.mark.parametrize("value, date", READ)
def test_read(value, date):
    assert parse_date(value) == date


@pytest.mark.parametrize("value", NO_DATE)
def test_what_holds_no_full_date_is_not_guessed(value):
    assert parse_date(value) is None


@pytest.mark.parametrize("value, date", KNOWN_GAPS)
@pytest.mark.xfail(strict=True, reason="dateparser knows neither the months of the Levant and the Maghreb nor the Hijri calendar")
def test_known_gaps(value, date):
    assert parse_date(value) == date


@pytest.mark.parametrize("value, date", READ)
def test_reading_twice_changes_nothing(value, date):
    assert parse_date(date) == date


def test_a_given_date_is_a_date():
    assert parse_given("7 يوليو 2020") == "2020-07-07"


@pytest.mark.parametrize("value", ["", "أمس", "2020", "2020-13-45"])
def test_a_wrong_given_date_is_refused(value):
    with pytest.raises(KhabarError, match=f"--published: «{value}» is no date; write it as 2020-07-07"):
        parse_given(value)
