"""The words that time expressions are made of, by key: months, weekdays, units, relative days and adjectives, and the words around them.

Words that are part of an expression are phrases with a role. Words that only decide what their neighbours mean («في» before 2003, «عمره»
before 20 عاماً) are sets, by role.
"""

from pathlib import Path
from typing import NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, Row, read_lexicon
from ..text.keys import key, spellings
from .wordsets import one_key, read_sets


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
    """The time words of a model; `sets` are the words around expressions, `minutes` the parts of an hour after a full hour."""

    phrases: PhraseIndex[TimeWord]
    units: dict[str, TimeUnit]
    sets: dict[str, frozenset[str]]
    minutes: dict[str, int]
    starters: frozenset[str]


_PHRASES = frozenset(
    ("weekday", "day", "night", "direction", "ref", "ref_in", "part", "daypart", "daypart_of_clock", "set", "fraction", "season", "school_year")
) | {"decade", "feast", "stretch", "hedge", "vague", "in_a_row"}
"""Roles of phrases that are part of an expression; all other roles are sets of words around one, and one word may have several."""
_OF_QUANTITIES = ("age", "age_verb", "age_owner", "age_death", "life", "no_age", "classifier")
"""Roles of quantity_words.tsv that time expressions ask for too."""
_NEVER_FIRST = frozenset(("direction", "daypart_of_clock", "in_a_row"))
"""Those that no expression begins with."""


def read_time_lexicon(folder: Path, keys: Keys) -> TimeLexicon:
    """time_words.tsv, months.tsv, the durations of units.tsv, and of quantity_words.tsv the words of ages and amounts."""
    phrases: PhraseIndex[TimeWord] = PhraseIndex()
    minutes: dict[str, int] = {}
    openers: set[str] = set()
    around: list[Row] = []
    for row in read_lexicon(folder / "time_words.tsv"):
        role = row["role"]
        if role in _PHRASES:
            phrases.add(keyed := keys(row["form"]), TimeWord(role, row["value"]))
            if role not in _NEVER_FIRST:
                openers.update(spellings(keyed[0]))
        elif role == "minutes":
            minutes[one_key(row, keys)] = int(row["value"])
        else:
            around.append(row)
            if row["value"] == "opener":
                openers.update(spellings(one_key(row, keys)))
    for row in read_lexicon(folder / "months.tsv"):
        phrases.add(keyed := keys(row["form"]), TimeWord("hijri_month" if row["region"] == "hijri" else "month", row["month"], row["alone"] == "yes"))
        openers.update(spellings(keyed[0]))
    around += [row for row in read_lexicon(folder / "quantity_words.tsv") if row["role"] in _OF_QUANTITIES]
    units: dict[str, TimeUnit] = {}
    for row in read_lexicon(folder / "units.tsv"):
        if row["kind"] != "duration" or row["unit"] == "night":
            continue
        for column, number in (("singular", 1), ("dual", 2), ("plural", 3)):
            for form in row.forms(column):
                for spelling in spellings(key(form)):
                    units.setdefault(spelling, TimeUnit(row["iso"], number))
                    if number == 1 and not spelling.endswith(("ة", "ه")):  # «عشرون يوماً»
                        units.setdefault(spelling + "ا", TimeUnit(row["iso"], number))
    starters = frozenset(openers) | frozenset(units) | frozenset("ال" + unit for unit in units)
    return TimeLexicon(phrases, units, read_sets(around, keys), minutes, starters)
