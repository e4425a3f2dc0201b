"""Laws of dates: what a writer of dates puts down, in any of the forms, months, calendars and digits, reads back as itself."""

import datetime as dt
import random

import pytest
from hijridate import Gregorian

from pipeline.model import find_model, load_model
from pipeline.rules.lexicon import read_lexicon
from pipeline.times.recognition.read import TimeReader
from pipeline.times.resolution.calendars import shift_months
from pipeline.times.resolution.hijri import hijri_date, hijri_days, is_tabular
from pipeline.times.resolution.reckoning import Anchor
from pipeline.times.resolution.resolve import disagreement, resolve_all
from pipeline.values.numbers import read_numbers

MODEL = load_model(find_model("news"))
READER = TimeReader(MODEL.time_words)

SAMPLES = 2_000
"""Of each writer."""
FIRST, LAST = dt.date(1990, 1, 1), dt.date(2030, 12, 31)
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WEEKDAYS = {
    1: ["الاثنين", "الإثنين"],
    2: ["الثلاثاء"],
    3: ["الأربعاء", "الاربعاء"],
    4: ["الخميس"],
    5: ["الجمعة"],
    6: ["السبت"],
    7: ["الأحد", "الاحد"],
}
ORDINALS = [
    "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر", "الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر",
    "الخامس عشر", "السادس عشر", "السابع عشر", "الثامن عشر", "التاسع عشر", "العشرين", "الحادي والعشرين", "الثاني والعشرين", "الثالث والعشرين", "الرابع والعشرين",
    "الخامس والعشرين", "السادس والعشرين", "السابع والعشرين", "الثامن والعشرين", "التاسع والعشرين", "الثلاثين", "الحادي والثلاثين",
]  # fmt: skip
DAYPARTS = {"صباحاً": (1, 11), "مساءً": (6, 11), "ظهراً": (12, 12), "عصراً": (3, 5), "بعد الظهر": (1, 5), "فجراً": (3, 5)}
MORNING = ("صباحاً", "فجراً")

GREGORIAN, HIJRI = {}, {}
for row in read_lexicon(MODEL.lexicons / "months.tsv"):
    (HIJRI if row["region"] == "hijri" else GREGORIAN).setdefault(int(row["month"]), []).append(row["form"])


class Writer:
    """Writes dates and hours as newspapers might, a habit chosen at random each time."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def day(self, first=FIRST, last=LAST):
        return first + dt.timedelta(self.random.randrange((last - first).days + 1))

    def digits(self, text):
        return text.translate(INDIC) if self.random.random() < 0.3 else text

    def month(self, month):
        names, choose = GREGORIAN[month], self.random.choice
        if self.random.random() < 0.2:
            one, two = choose(names), choose(names)
            return choose([f"{one}/{two}", f"{one} ({two})", f"{one} - {two}", f"{one} / {two}"]) if one != two else one
        return f"شهر {choose(names)}" if self.random.random() < 0.1 else choose(names)

    def gregorian(self, day):
        """A day in full: digits or words, in every order."""
        choose, era = self.random.choice, self.random.choice(["", "", "م"])
        number, month, year = choose([f"{day.day}", f"{day.day:02d}"]), choose([f"{day.month}", f"{day.month:02d}"]), f"{day.year}"
        mark = choose("/-.")
        return choose([
            lambda: self.digits(mark.join((number, month, year))) + era,
            lambda: self.digits(mark.join((year, month, number))),
            lambda: self.digits(f"{number} {choose('/-')} {month} / {year}".replace("- ", "/ ")),
            lambda: f"{self.digits(number)} {self.month(day.month)} {self.digits(year)}{era}",
            lambda: f"{self.digits(number)} من {self.month(day.month)} {choose(['عام', 'سنة', 'من العام'])} {self.digits(year)}",
            lambda: f"{ORDINALS[day.day - 1]} من {self.month(day.month)} {self.digits(year)}",
            lambda: f"{ORDINALS[day.day - 1]} من {self.month(day.month)} عام {self.digits(year)}{era}",
        ])()  # fmt: skip

    def with_weekday(self, day):
        """A day in full with its weekday before it."""
        name = self.random.choice(WEEKDAYS[day.isoweekday()])
        named = self.random.choice([f"يوم {name}", name])
        month = self.month(day.month)
        return self.random.choice([
            f"{named} {day.day} {month} {day.year}", f"{named}، {day.day} {month} {day.year}", f"{named} الموافق {day.day} {month} {day.year}",
            f"{named} {ORDINALS[day.day - 1]} من {month} {day.year}",
        ])  # fmt: skip

    def hijri(self, day):
        """A Hijri day in full."""
        year, month, number = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
        era, name = self.random.choice(["هـ", " هـ", " هجرية", " هجري"]), self.random.choice(HIJRI[month])
        return self.random.choice([
            f"{self.digits(f'{number} {name} {year}')}{era}", f"{self.digits(f'{number}/{month}/{year}')}{era}", f"{self.digits(f'{year}-{month:02d}-{number:02d}')}{era}",
            f"{ORDINALS[number - 1]} من {name} {self.digits(str(year))}{era}", f"{number} من شهر {name} عام {year}{era}",
        ])  # fmt: skip

    def both(self, day):
        """A day in both calendars."""
        year, month, number = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
        hijri, gregorian = f"{number} {self.random.choice(HIJRI[month])} {year}هـ", f"{day.day} {self.month(day.month)} {day.year}م"
        one, two = self.random.sample([hijri, gregorian], 2)
        return self.random.choice([f"{one} الموافق {two}", f"{one} ({two})", f"{one} الموافق ل{two}"])


def values_in(text, published, tense=None):
    tokens = MODEL.tokenizer.tokenize(text).tokens
    expressions = READER.read(tokens, read_numbers(tokens, MODEL.number_words)).expressions
    return [value.value for _, value in resolve_all(expressions, Anchor(published), lambda _: tense)]


@pytest.mark.parametrize("write", ["gregorian", "with_weekday", "hijri", "both"])
def test_a_day_in_full_reads_back_as_itself(write):
    writer = Writer(write)
    for _ in range(SAMPLES):
        day, published = writer.day(), writer.day()
        text = getattr(writer, write)(day)
        assert values_in(f"جرى ذلك في {text}", published) == [day.isoformat()], text


def test_a_day_without_its_year_reads_back_as_itself():
    writer = Writer("no year")
    for _ in range(SAMPLES):
        published = writer.day()
        day = writer.day(published - dt.timedelta(364), published + dt.timedelta(364))
        if day == published or (day.month, day.day) == (2, 29):
            continue
        written = writer.random.choice([f"{day.day} {writer.month(day.month)}", f"{ORDINALS[day.day - 1]} من {writer.month(day.month)}"])
        tense = "past" if day < published else "future"
        assert values_in(f"في {written}", published, tense) == [day.isoformat()], (written, published)
        adjective = writer.random.choice(["الماضي", "المنصرم"] if day < published else ["المقبل", "القادم"])
        assert values_in(f"في {written} {adjective}", published) == [day.isoformat()], (written, adjective, published)


def test_a_weekday_near_the_publication_reads_back_as_itself():
    writer = Writer("weekday")
    for _ in range(SAMPLES):
        published = writer.day()
        offset = writer.random.randrange(-6, 7)
        day = published + dt.timedelta(offset)
        name = writer.random.choice(WEEKDAYS[day.isoweekday()])
        assert values_in(f"يوم {name}", published, "past" if offset <= 0 else "future") == [day.isoformat()]
        if offset:
            assert values_in(f"{name} {'الماضي' if offset < 0 else 'المقبل'}", published) == [day.isoformat()]


def test_an_offset_reads_back_as_itself():
    writer = Writer("offset")
    for _ in range(SAMPLES):
        published, count = writer.day(), writer.random.randrange(3, 11)
        sign, particle = writer.random.choice([(-1, "قبل"), (1, "بعد")])
        expected = {
            "أيام": (published + dt.timedelta(sign * count)).isoformat(),
            "أسابيع": (published + dt.timedelta(7 * sign * count)).isoformat(),
            "أشهر": f"{shift_months(published, sign * count):%Y-%m}",
            "سنوات": f"{published.year + sign * count}",
        }
        unit = writer.random.choice(list(expected))
        assert values_in(f"{particle} {writer.digits(str(count))} {unit}", published) == [expected[unit]]


def test_a_day_with_its_hour_reads_back_as_itself():
    writer = Writer("clock")
    for _ in range(SAMPLES):
        day, minute = writer.day(), writer.random.randrange(60)
        part, (first, last) = writer.random.choice(list(DAYPARTS.items()))
        hour = writer.random.randint(first, last)
        hour_of_24 = hour if hour == 12 or part in MORNING else hour + 12
        text = f"الساعة {writer.digits(f'{hour}:{minute:02d}')} {part} {writer.random.choice(['يوم ', ''])}{day.day} {writer.month(day.month)} {day.year}"
        assert values_in(text, writer.day()) == [f"{day.isoformat()}T{hour_of_24:02d}:{minute:02d}"], text


def test_every_hijri_day_reads_back_as_itself():
    day = dt.date(622, 7, 19)
    while day < dt.date(2300, 1, 1):
        year, month, number = hijri_date(day)
        days = hijri_days(year, month, number)
        assert days == (day, day)
        assert is_tabular(year) == (not 1343 <= year <= 1500)
        day += dt.timedelta(13)


ODD = [
    "\n",
    "(",
    ")",
    "،",
    "-",
    "/",
    "5",
    "31",
    "0",
    "99",
    "1436",
    "2015",
    "2014/2015",
    "31/2",
    "10:30",
    "24:00",
    "ه",
    "م",
    "9" * 30,
    "1/2",
    "و",
    "ب",
    "ال",
    "العشرين",
    "ثلاثة",
    "قال",
]
ANCHORS = [None, *(Anchor(day, "10:30") for day in (dt.date(1, 1, 1), dt.date(2020, 2, 29), dt.date(9999, 12, 31)))]


def test_whatever_stands_side_by_side_expressions_lie_in_order_inside_their_lines():
    words = [row["form"] for name in ("time_words", "months") for row in read_lexicon(MODEL.lexicons / f"{name}.tsv")]
    writer = random.Random("odd")
    for _ in range(SAMPLES):
        text = " ".join(writer.choice(words if writer.random() < 0.7 else ODD) for _ in range(writer.randrange(1, 14)))
        tokens = MODEL.tokenizer.tokenize(text).tokens
        expressions = READER.read(tokens, read_numbers(tokens, MODEL.number_words)).expressions
        last = -1
        for expression in expressions:
            assert last < expression.first <= expression.last < len(tokens.keys), text
            assert "\n" not in tokens.slice(expression.first, expression.last), text
            last = expression.last
        for anchor in ANCHORS:
            for tense in ("past", "present", "future", None):
                for expression, value in resolve_all(expressions, anchor, lambda _, tense=tense: tense):
                    disagreement(expression, value)
                    assert not (value.earliest and value.latest) or value.earliest[:10] <= value.latest[:10], text
