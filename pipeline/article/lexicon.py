"""The words datelines are made of, by key: places, who signs news, months and weekdays, and the small words around them.

Places are those of places.tsv and countries.tsv, read anew: in a dateline the bare name of «مدينة العين» will do, which in a story is an eye.
"""

from pathlib import Path
from typing import Literal, NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, read_lexicon
from ..times.lexicon import TimeWord

AgencyKind = Literal["national", "agency", "outlet", "desk"]


class Place(NamedTuple):
    """A place by its canonical name. One that is not `sure` is also an ordinary word, and is a place only beside an agency or a date."""

    name: str
    sure: bool = True


class Agency(NamedTuple):
    """Who signs a story, with the country of its seat. One that is not `sure` is also an ordinary word."""

    name: str
    country: str | None
    kind: AgencyKind
    sure: bool = True


class DatelineLexicon(NamedTuple):
    """The phrases of datelines: `times` name months and weekdays; `words` are small words by role; `particles` are parts of persons' names."""

    places: PhraseIndex[Place]
    agencies: PhraseIndex[Agency]
    words: dict[str, PhraseIndex[str]]
    particles: frozenset[str]
    times: PhraseIndex[TimeWord]


def read_dateline_lexicon(folder: Path, keys: Keys, times: PhraseIndex[TimeWord]) -> DatelineLexicon:
    """agencies.tsv and dateline_words.tsv of a lexicon folder, with its places and countries, and the time words read before."""
    words: dict[str, PhraseIndex[str]] = {}
    rows = read_lexicon(folder / "dateline_words.tsv")
    for row in rows:
        words.setdefault(row["role"], PhraseIndex()).add(keys(row["form"]), row["role"])
    agencies: PhraseIndex[Agency] = PhraseIndex()
    for row in read_lexicon(folder / "agencies.tsv"):
        agency = Agency(row["name"], row["country"] or None, row["kind"], row["ambiguous"] != "yes")  # type: ignore[arg-type]
        for form in row.forms("name", "forms"):
            agencies.add(keys(form), agency)
    particles = frozenset(key for row in rows if row["role"] == "particle" for key in keys(row["form"]))
    qualifiers = tuple(row["form"] + " " for row in rows if row["role"] == "qualifier")
    return DatelineLexicon(_read_places(folder, keys, qualifiers), agencies, words, particles, times)


def _read_places(folder: Path, keys: Keys, qualifiers: tuple[str, ...]) -> PhraseIndex[Place]:
    """Cities before countries of the same name («عمان»), bare names last: the first that is filed stays."""
    found: PhraseIndex[Place] = PhraseIndex()
    bare: list[tuple[str, Place]] = []
    for row in read_lexicon(folder / "places.tsv"):
        place = Place(row["name"])
        for form in row.forms("name", "aliases"):
            found.add(keys(form), place)
            bare += [(form.removeprefix(word), Place(form.removeprefix(word), sure=False)) for word in qualifiers if form.startswith(word)]
    for row in read_lexicon(folder / "countries.tsv"):
        country = Place(row["name"], row["ambiguous"] != "yes")
        for form in row.forms("name", "aliases", "formal"):
            found.add(keys(form), country)
    for form, place in bare:
        found.add(keys(form), place)
    return found
