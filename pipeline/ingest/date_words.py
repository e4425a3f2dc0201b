"""The words of a date field, rewritten into what dateparser knows: months of all regions, weekdays, parts of the day, labels, eras, Hijri days.

A field holds a date and little else («نشر في: الثلاثاء، 16 ذو القعدة 1441 هـ الموافق 7 تموز/يوليو 2020 م - 10:30 مساءً»), so words are
replaced or dropped one by one, and what nobody knows is left for dateparser to stumble over: better no date than a wrong one.
The names of months and weekdays are the model's lexicons; the few words that stand in date fields only are here.
"""

import re
from functools import cache

from ..model import find_model
from ..rules.lexicon import read_lexicon
from ..text.keys import key
from ..times.resolution.hijri import hijri_days, month_length

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LABELS = (
    "تاريخ النشر", "تم النشر", "تم نشره", "تاريخ الخبر", "نشر في", "نشرت في", "نشر بتاريخ", "نشر يوم", "نشر", "نشرت",
    "آخر تحديث", "تحديث", "بتاريخ", "التاريخ", "تاريخ",
    "published on", "published at", "published", "posted on", "posted at", "posted",
    "last updated", "updated on", "updated at", "updated", "date",
)  # fmt: skip
"""What a field may open with."""
_DROPPED = ("الموافق لـ", "الموافق", "الساعة", "يوم", "في", "بالتوقيت المحلي", "corresponding to")
_MORNING = ("ص", "صباحا", "صباحاً", "فجرا", "فجراً", "a.m.", "a.m")
_EVENING = ("م", "مساء", "مساءً", "ظهرا", "ظهراً", "بعد الظهر", "عصرا", "عصراً", "p.m.", "p.m")
_ZONES = {
    "بتوقيت غرينتش": "gmt", "بتوقيت جرينتش": "gmt", "بتوقيت جرينيتش": "gmt", "غرينتش": "gmt", "جرينتش": "gmt", "ت.غ": "gmt", "ت غ": "gmt",
    "بتوقيت مكة المكرمة": "+03:00", "بتوقيت مكة": "+03:00", "بتوقيت السعودية": "+03:00", "بتوقيت الرياض": "+03:00",
    "بتوقيت الإمارات": "+04:00", "بتوقيت أبوظبي": "+04:00", "بتوقيت أبو ظبي": "+04:00", "بتوقيت دبي": "+04:00",
}  # fmt: skip
"""Zones of places that have had one clock all year for decades; of the others (Cairo, Beirut) the field doesn't say which."""

_YEAR = r"1[345]\d\d"
_HIJRI_ERA = r"(?:\s*(?:ه|هجري[ةه]?|a\.?h\.?)(?![^\W\d_]))?"
_GAP = r"[\s,/.()-]+"
_HIJRI_FORMS = (
    rf"(?P<d1>\d{{1,2}})(?P<s1>[-/.])(?P<m1>\d{{1,2}})(?P=s1)(?P<y1>{_YEAR})",
    rf"(?P<y2>{_YEAR})(?P<s2>[-/.])(?P<m2>\d{{1,2}})(?P=s2)(?P<d2>\d{{1,2}})",
    rf"(?P<d3>\d{{1,2}}){_GAP}(?P<m3>hijri\d+){_GAP}(?P<y3>{_YEAR})",
    rf"(?P<y4>{_YEAR}){_GAP}(?P<m4>hijri\d+){_GAP}(?P<d4>\d{{1,2}})",
)
_HIJRI = re.compile(rf"(?<![\d:])(?:{'|'.join(_HIJRI_FORMS)})(?![\d:]){_HIJRI_ERA}")
_HIJRI_REST = re.compile(rf"(?:(?<!\d)\d{{1,2}}\s*)?hijri\d+(?:{_GAP}{_YEAR}(?!\d))?{_HIJRI_ERA}")
_MONTH = "|".join(_MONTHS)
_SAME_MONTH = re.compile(rf"\b({_MONTH})[\s/|()-]*\b\1\b\)?")
_GREGORIAN_ERA = re.compile(r"(\d{4})\s*(?:م|ميلادي[ةه]?)(?!\w)")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})(:\d\d(?::\d\d)?)?\s*(am|pm)\b")
_HALF_FIRST = re.compile(r"\b(am|pm)\s+(\d{1,2}:\d\d(?::\d\d)?)")
_YEAR_LAST = re.compile(r"(?:[a-z]{3} )?([a-z]{3} \d{1,2}) (\d\d:\d\d:\d\d) ([+-]\d{4}|[a-z]{3,4}) (\d{4})")


def translate(value: str) -> str:
    """The field in words that dateparser knows; Hijri dates are left as «16 hijri11 1441» for `split_calendars`.

    >>> translate("الثلاثاء 5 آذار/مارس 2018م - 10:30 مساءً")
    '5 march 2018 - 10:30 pm'
    """
    text = key(value)
    for pattern, name in _vocabulary():
        text = pattern.sub(name, text)
    text = _SAME_MONTH.sub(r"\1", text)
    text = _HALF_FIRST.sub(r"\2 \1", _GREGORIAN_ERA.sub(r"\1", text))
    text = _CLOCK.sub(_clock, _half_days(text))
    text = " ".join(text.replace("،", ",").strip(" ,:|-=\n\t").split())
    if match := _YEAR_LAST.fullmatch(text):  # of Twitter and Java
        text = f"{match[1]} {match[4]} {match[2]} {match[3]}"
    return text


def split_calendars(text: str) -> tuple[str, str | None]:
    """What a translated field says without its Hijri date, and with that date replaced by its Gregorian day (None without one).

    >>> split_calendars("16 hijri11 1441 10:30")
    ('10:30', '2020-07-07 10:30')
    """
    rest = _HIJRI_REST.sub(" ", _HIJRI.sub(" ", text))
    match = _HIJRI.search(text)
    day = _gregorian_day(match) if match else None
    return _trim(rest), _trim(f"{text[: match.start()]} {day} {text[match.end() :]}") if match and day else None


def _trim(text: str) -> str:
    """Without what stood between two dates."""
    return " ".join(re.sub(r"[()\[\]=|]|(?<=\s)[/,-](?=\s)", " ", f" {text} ").split()).strip(" ,/-")


def _gregorian_day(match: re.Match[str]) -> str | None:
    day, month, year = next((match[f"d{n}"], match[f"m{n}"], match[f"y{n}"]) for n in (1, 2, 3, 4) if match[f"d{n}"])
    number = int(month.removeprefix("hijri"))
    bounds = hijri_days(int(year), number, int(day))
    return bounds[0].isoformat() if bounds and int(day) <= month_length(int(year), number) else None


def _half_days(text: str) -> str:
    """Morning and evening words behind an hour; elsewhere «م» is an initial or an era."""
    for pattern, name in _half_day_words():
        text = pattern.sub(rf"\1 {name}", text)
    return text


def _clock(match: re.Match[str]) -> str:
    """A time with am or pm; a time past noon («22:30 م») has no need of it."""
    hour, minutes, half = match[1], match[2] or ":00", match[3]
    return f"{hour}{minutes}" if int(hour) > 12 or int(hour) == 0 else f"{hour}{minutes} {half}"


@cache
def _vocabulary() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns and what replaces them, in order."""
    lexicons = find_model("news") / "lexicons"
    months: dict[str, list[str]] = {}
    for row in read_lexicon(lexicons / "months.tsv"):
        number = int(row["month"])
        months.setdefault(f"hijri{number}" if row["region"] == "hijri" else _MONTHS[number - 1], []).append(row["form"])
    weekdays = [row["form"] for row in read_lexicon(lexicons / "time_words.tsv") if row["role"] == "weekday"]
    ordered = sorted(((form, name) for name, forms in months.items() for form in forms), key=lambda pair: -len(pair[0]))
    return (
        (re.compile(rf"^\W*(?:{_any(_LABELS)})(?!\w)[\s:]*"), ""),
        *((re.compile(rf"(?<![^\W\d_]){_spelled(form)}(?![^\W\d_])"), f" {name} ") for form, name in ordered),
        (re.compile(rf"(?:(?<!\w)يوم\s+)?(?<!\w)(?:{_any(weekdays)})(?!\w)\s*[،,]?"), " "),
        *((re.compile(rf"(?<!\w){_spelled(form)}(?!\w)(.*)", re.DOTALL), rf"\1 {zone}") for form, zone in _ZONES.items()),  # the zone goes last
        (re.compile(rf"(?<!\w)(?:{_any(_DROPPED)})(?!\w)"), " "),
    )


@cache
def _half_day_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    time = r"((?<![\d:])\d{1,2}(?::\d\d){1,2})\s*"
    return tuple((re.compile(rf"{time}(?:{_any(words)})(?!\w)"), half) for words, half in ((_MORNING, "am"), (_EVENING, "pm")))


def _any(forms: tuple[str, ...] | list[str]) -> str:
    return "|".join(_spelled(form) for form in sorted(forms, key=len, reverse=True))


def _spelled(form: str) -> str:
    """A pattern of a form as fields spell it: «ذوالحجة», «كانون ثاني», and ه for a final ة."""
    first, *others = key(form).split()
    words = [_ta(first), *(f"(?:ال)?{_ta(word[2:])}" if word.startswith("ال") else _ta(word) for word in others)]
    return r"\s*".join(words) if len(first) <= 3 and others else r"\s+".join(words)


def _ta(word: str) -> str:
    """The word, with either spelling of a final ة."""
    return re.escape(word[:-1]) + "[ةه]" if word.endswith("ة") else re.escape(word)
