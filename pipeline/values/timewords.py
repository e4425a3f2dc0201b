"""The words that time expressions are made of, by key: months, weekdays, units, relative days and adjectives."""

from pathlib import Path
from typing import NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, read_lexicon
from ..text.keys import key, spellings


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
    """The time words of a model."""

    phrases: PhraseIndex[TimeWord]
    units: dict[str, TimeUnit]
    starters: frozenset[str]


def read_time_lexicon(folder: Path, keys: Keys) -> TimeLexicon:
    """time_words.tsv, months.tsv and the durations of units.tsv."""
    phrases: PhraseIndex[TimeWord] = PhraseIndex()
    for row in read_lexicon(folder / "time_words.tsv"):
        phrases.add(keys(row["form"]), TimeWord(row["role"], row["value"]))
    for row in read_lexicon(folder / "months.tsv"):
        phrases.add(keys(row["form"]), TimeWord("month", row["month"], row["alone"] == "yes"))
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
    return TimeLexicon(phrases, units, frozenset(phrases.firsts()) | frozenset(units) | frozenset("ال" + unit for unit in units))
