"""What a text says of a time, before anything is known of "today": the types that recognition makes and resolution takes.

An expression lies on the tokens `first` to `last`, both inclusive. What it does not say is None.
"""

from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

Bound: TypeAlias = Literal["before", "after", "until", "since", "from", "by"]
"""The word before an expression that makes an open range of it: «منذ» is since, and looks back; «ابتداء من» is from."""
Part: TypeAlias = str
"""What is chosen of a period: of a year Q1..Q4, H1, H2, its thirds Z1..Z3, its first nine months N9, SP SU FA WI; of two years school, sport, fiscal;
of a month H1, H2, Z1..Z3, and Q the quarter that ends with it; of a week its end, WE."""


class Shift(NamedTuple):
    """So many units on from a day: from the day of publication, or from the date told last («التالي», «نفسه»).

    `unit` is an ISO 8601 designator: D W M Y, DE and CE of TIMEX3, TH TM TS. `exact` is a length reckoned to the day («قبل شهرين»),
    otherwise the whole week, month or year is meant («الشهر الماضي»).
    """

    unit: str
    steps: int
    told: bool = False
    exact: bool = False
    hijri: bool = False
    anew: bool = False  # «العام الجديد»: the next one late in a year, the present one early in it


class Nth(NamedTuple):
    """«أول جمعة», «الأسبوع الثاني», «آخر يوم», «العشر الأواخر»: the unit is D, W, DD (ten days) or a weekday; -1 is the last."""

    number: int
    unit: str
    weekday: int | None = None


class Date(NamedTuple):
    """A day, a period or a time of day, as far as it is said.

    Three ways to a year, month or day: its number; `shift`, so many units on from today or from the date told last; `direction`, the
    nearest one behind (-1), of the present (0) or ahead (1) («مارس الماضي»; -2 and 2 are one further). What lies inside of it is chosen by
    `part`, `nth`, `end_day` and `mod`.
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_day: int | None = None  # «من 5 إلى 9 مايو»
    end_year: int | None = None  # «2014-2015», a season
    weekday: int | None = None  # ISO, Monday 1
    hijri: bool = False
    shift: Shift | None = None
    direction: int | None = None
    part: Part | None = None
    nth: Nth | None = None  # with a day too, «الأحد الثاني من مارس» may also be the second of March, if that is a Sunday
    yearly: bool = False  # «20 يونيو من كل عام»
    like: str | None = None  # «الفترة نفسها من العام الماضي»: the period told last (P), its month (M) or day (D), moved to the year
    decade: int | None = None  # its first year within its century
    century: int | None = None  # the hundreds of its years
    feast: bool = False  # month and day are those of a feast
    mod: str | None = None  # start, mid, end («أواخر») or second_half («نهاية»); approx, more_than, less_than
    daypart: str | None = None  # MO MI AF EV NI
    clock: str | None = None  # HH:MM, or HH:MM:SS; «24:00» is the midnight that ends the day
    beside: tuple[int | None, int | None, int | None] | None = None  # year, month, day of the same in the Hijri calendar, which must agree
    bound: Bound | None = None

    @property
    def is_day(self) -> bool:
        """Is it a day, by number, name or place to today?"""
        return self.day is not None or self.weekday is not None or (self.shift is not None and self.shift.unit == "D")

    @property
    def is_only_clock(self) -> bool:
        """Is it a time of day of a day that it does not say?"""
        return bool(self.clock) and not self.is_day

    @property
    def lacks_year(self) -> bool:
        """Is it a month, or a day of one, whose year nothing tells?"""
        return self.month is not None and self.year is None and self.direction is None and self.shift is None and not self.feast and not self.yearly


class SchoolYear(NamedTuple):
    """A school or fiscal year or a sport season that no number names: «الموسم الماضي», «العام الدراسي المقبل»."""

    first: int
    last: int
    kind: Literal["school", "sport", "fiscal"]
    steps: int | None  # from the present one, -1 the last; None is "the new one", that begins about now
    told: bool = False
    year: int | None = None  # the first of the two, if it is said: of a part of a fiscal year
    part: Part | None = None
    mod: str | None = None
    bound: Bound | None = None


class Length(NamedTuple):
    """How long: amounts of units, the largest first; an amount of None is a number nobody says («سنوات»).

    `most` is the greatest amount of the last unit («أربع إلى ست سنوات»); `direction` says whether it ends or begins now («السنوات الخمس الماضية»).
    """

    first: int
    last: int
    parts: tuple[tuple[str, Decimal | None], ...]
    most: Decimal | None = None
    mod: str | None = None
    direction: int | None = None


class Repeat(NamedTuple):
    """How often: «كل أسبوع», «سنوياً», «كل جمعة»."""

    first: int
    last: int
    unit: str
    amount: Decimal = Decimal(1)
    weekday: int | None = None


class Reference(NamedTuple):
    """A time that is only behind, now or ahead: «مؤخراً», «الآن», «السنوات المقبلة»."""

    first: int
    last: int
    ref: str
    after: bool = False  # «بعد أيام»: of a past event it is past


class Range(NamedTuple):
    """«من 1 يناير إلى 30 يونيو», «بين 2013 و2015»: from the first of one to the last of another."""

    first: int
    last: int
    start: Date
    end: Date


Expression: TypeAlias = Date | SchoolYear | Length | Repeat | Reference | Range


def reference_of(direction: int) -> str:
    """The TIMEX3 reference of a time that is only behind, now or ahead."""
    return "PAST_REF" if direction < 0 else "FUTURE_REF" if direction > 0 else "PRESENT_REF"
