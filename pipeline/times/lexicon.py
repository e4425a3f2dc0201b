"""The words that time expressions are made of, by key: months, weekdays, units, relative days and adjectives, and the words around them.

Words that are part of an expression are phrases with a role. Words that only decide what their neighbours mean («في» before 2003, «عمره»
before 20 عاماً) are sets, by role.
"""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, Row, read_lexicon
from ..text.keys import key, spellings
from ..values.wordsets import one_key, read_sets


class TimeWord(NamedTuple):
    """A phrase of time_words.tsv or months.tsv; `alone` is False for a month that is also another word."""

    role: str
    value: str
    alone: bool = True


class TimeUnit(NamedTuple):
    """A form of a unit of time: ISO designator («D», «TH»), and whether it is one, two or many."""

    iso: str
    number: int  # 1, 2, or 3 for a plural


class TimeLexicon(NamedTuple):
    """The time words of a model.

    `units` are the forms of the units of time, `the_units` those with article; `sets` the words around expressions, by role; `minutes` the
    parts of an hour behind a full hour and `shares` those of a unit behind a length;
    `weekdays` the names of the days without article; `roles` all that a key may begin: roles of phrases and sets, «unit» and «the_unit»;
    `inner` the keys that phrases go on with behind their first.
    """

    phrases: PhraseIndex[TimeWord]
    units: dict[str, TimeUnit]
    the_units: dict[str, TimeUnit]
    sets: dict[str, frozenset[str]]
    minutes: dict[str, int]
    shares: dict[str, Decimal]
    weekdays: dict[str, int]
    roles: dict[str, frozenset[str]]
    inner: frozenset[str]


PHRASE_ROLES = frozenset(
    (
        *("weekday", "day", "night", "direction", "told", "told_verb", "ref", "ref_in", "part", "daypart", "daypart_of_clock"),
        *("set", "fraction", "season", "school_year", "decade", "feast", "stretch", "hedge", "hedge_behind", "vague", "in_a_row", "first_day"),
        *("ten_days", "some_time", "weekend_day", "midnight", "first_hours", "zone", "set_adjective", "feast_noun", "before_christ"),
    )
)
"""Roles of phrases that are part of an expression; all other roles are sets of words around one, and one word may have several."""
_OF_QUANTITIES = ("age", "age_verb", "age_owner", "age_death", "life", "no_age", "classifier")
"""Roles of quantity_words.tsv that time expressions ask for too."""


def read_time_lexicon(folder: Path, keys: Keys) -> TimeLexicon:
    """time_words.tsv, months.tsv, the durations of units.tsv, and of quantity_words.tsv the words of ages and amounts."""
    phrases: PhraseIndex[TimeWord] = PhraseIndex()
    minutes: dict[str, int] = {}
    shares: dict[str, Decimal] = {}
    weekdays: dict[str, int] = {}
    roles: defaultdict[str, set[str]] = defaultdict(set)
    around: list[Row] = []
    inner: set[str] = set()

    def file_phrase(row: Row, word: TimeWord) -> None:
        phrases.add(keyed := keys(row["form"]), word)
        inner.update(spelling for key_ in keyed[1:] for spelling in spellings(key_))
        for spelling in spellings(keyed[0]):
            roles[spelling].add(word.role)
        if word.role == "weekday" and len(keyed) == 1:
            weekdays.update(dict.fromkeys(spellings(keyed[0].removeprefix("ال")), int(word.value)))

    for row in read_lexicon(folder / "time_words.tsv"):
        role = row["role"]
        if role in PHRASE_ROLES:
            file_phrase(row, TimeWord(role, row["value"]))
        elif role == "minutes":
            minutes[one_key(row, keys)] = int(row["value"])
        elif role == "share":
            shares[one_key(row, keys)] = Decimal(row["value"])
        else:
            around.append(row)
    for row in read_lexicon(folder / "months.tsv"):
        file_phrase(row, TimeWord("hijri_month" if row["region"] == "hijri" else "month", row["month"], row["alone"] == "yes"))
    around += [row for row in read_lexicon(folder / "quantity_words.tsv") if row["role"] in _OF_QUANTITIES]
    sets, units = read_sets(around, keys), _read_units(folder)
    for role, words in sets.items():
        for word in words:
            roles[word].add(role)
    the_units = {"ال" + form: unit for form, unit in units.items()}
    for form in units:
        roles[form].add("unit")
    for form in the_units:
        roles[form].add("the_unit")
    return TimeLexicon(
        phrases, units, the_units, sets, minutes, shares, weekdays, {key_: frozenset(found) for key_, found in roles.items()}, frozenset(inner)
    )


def _read_units(folder: Path) -> dict[str, TimeUnit]:
    """The forms of the units of time, «يوماً» among them. A night is counted like a day but names none («الليلة الماضية» is a word of its own)."""
    units: dict[str, TimeUnit] = {}
    for row in read_lexicon(folder / "units.tsv"):
        if row["kind"] != "duration":
            continue
        for column, number in (("singular", 1), ("dual", 2), ("plural", 3)):
            if row["unit"] == "night" and number == 1:
                continue
            for form in row.forms(column):
                for spelling in spellings(key(form)):
                    units.setdefault(spelling, TimeUnit(row["iso"], number))
                    if number != 2 and not spelling.endswith(("ة", "ه", "ات")):  # «عشرون يوماً», «أياماً»
                        units.setdefault(spelling + "ا", TimeUnit(row["iso"], number))
    return units
