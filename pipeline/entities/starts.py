"""What begins at a token: one look at every key, instead of one in each of the lexicons.

The table has every key at which something begins, and what that may be. Most first words of a phrase are none where they stand, so the table
also has the second words: a phrase is looked up only where both stand side by side.
"""

from collections.abc import Iterable
from itertools import compress, count

from ..rules.vocabulary import Vocabulary
from ..text.tokens import WORD, Tokens
from .gazetteer import Gazetteer
from .names import NameLexicon, Part
from .words import is_unknown


class Start:
    """What may begin at a key: flags of an int, the commonest first, for small ints take no memory."""

    NONE = 0
    UNIT = 1
    """A part of the name of a person, of those words only that may open one."""
    LISTED = 2
    """A name from lists, of this key alone."""
    LISTED_LONGER = 4
    """A name from lists, of several keys; not those that begin like a clitic, for nearly every word has one of them before it."""
    PERSON = 8
    """Somebody known by full name."""
    LISTED_SECOND = 16
    """No beginning, but the second key of a name from lists whose first is LISTED_LONGER."""
    PERSON_SECOND = 32
    """No beginning, but the second key of the full name of somebody known."""
    OPENER = 64
    """What the grammars of organisations, places and works open with."""
    ADJECTIVE = 128
    """An adjective of a country, with article."""
    TITLE = 256
    SPEECH = 512
    COMPOUND = 1024
    """A part of a name that has several keys."""
    BINDER = 2048
    """A word that makes one part of a name with the next: «عبد», «أبو», «آل», «بن», «فان»."""
    REALM = 4096
    SPORT = 8192
    SPORT_WEAK = 16384
    SEVERAL = 32768
    """A title of more than one."""
    LISTED_CLITIC = 65536
    """A name from lists, of several keys, the first like a clitic: «و|الت ديزني»."""
    LISTED_BEHIND_CLITIC = 131072
    """No beginning, but the second key of such a name."""


_BEGINS = ~(Start.LISTED_SECOND | Start.PERSON_SECOND | Start.LISTED_BEHIND_CLITIC)
_CLITIC = 2
"""Letters of the longest key that may be a clitic, as «ها»."""
_MOST_RECENT = 60_000
"""Keys whose flags are kept at hand; 360,000 words of news have 34,000."""


class StartTable(dict[str, int]):
    """The flags of the keys met lately, each looked up in the big `table` of a model once: news repeats its words."""

    def __init__(self, table: dict[str, int]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, key: str) -> int:
        flag = self[key] = self._table.get(key, Start.NONE)
        return flag

    def of(self, keys: list[str]) -> list[int]:
        """The flags of the keys of a text."""
        if len(self) > _MOST_RECENT:
            self.clear()
        return list(map(self.__getitem__, keys))


def read_starts(gazetteer: Gazetteer, names: NameLexicon, vocabulary: Vocabulary) -> StartTable:
    """The table of a model."""
    heads = gazetteer.heads.keys() | gazetteer.works.keys()
    openers = heads | {"ال" + head for head in heads} | gazetteer.several.keys() | gazetteer.peoples.keys()
    binders = frozenset[str]().union(*(names.words[role] for role in ("kunya", "clan", "son", "servant")))
    units = {word for word, part in names.parts.items() if not part & Part.RARE and part & (Part.SURE | Part.GIVEN | Part.FAMOUS)}
    others = names.words["speech"].union(names.people.firsts(), names.titles.firsts(), names.several)
    units |= {key for key in others if key in names.parts or key in names.words["particle"] or is_unknown(key, vocabulary, gazetteer.peoples)}
    longer = [pair for pair in gazetteer.names.pairs() if len(pair[0]) > _CLITIC]
    clitics = [pair for pair in gazetteer.names.pairs() if len(pair[0]) <= _CLITIC]
    named: tuple[tuple[int, Iterable[str]], ...] = (
        (Start.UNIT, units.union(names.compounds.firsts(), binders)),
        (Start.LISTED, gazetteer.names.single()),
        (Start.LISTED_LONGER, (first for first, _ in longer)),
        (Start.PERSON, names.people.firsts()),
        (Start.LISTED_SECOND, (second for _, second in longer)),
        (Start.PERSON_SECOND, (second for _, second in names.people.pairs())),
        (Start.OPENER, openers | gazetteer.words["state"] | gazetteer.words["direction"]),
        (Start.ADJECTIVE, ("ال" + adjective for adjective in gazetteer.adjectives)),
        (Start.TITLE, names.titles.firsts()),
        (Start.SPEECH, names.words["speech"]),
        (Start.COMPOUND, names.compounds.firsts()),
        (Start.BINDER, binders | names.words["particle"]),
        (Start.REALM, gazetteer.realms),
        (Start.SPORT, gazetteer.words["sport"]),
        (Start.SPORT_WEAK, gazetteer.words["sport_weak"]),
        (Start.SEVERAL, names.several),
        (Start.LISTED_CLITIC, (first for first, _ in clitics)),
        (Start.LISTED_BEHIND_CLITIC, (second for _, second in clitics)),
    )
    table: dict[str, int] = {}
    for flag, keys in named:
        for key in keys:
            table[key] = table.get(key, Start.NONE) | flag
    return StartTable(table)


class Starts:
    """What begins where in one text. `flags` has one more than there are tokens, so that the next may be asked without care."""

    def __init__(self, tokens: Tokens, table: StartTable) -> None:
        self.flags = flags = [*table.of(tokens.keys), Start.NONE]
        kinds, begins = tokens.kinds, _BEGINS
        self._words = [(i, flags[i]) for i in compress(count(), flags) if flags[i] & begins and kinds[i] == WORD]

    def names_person(self, i: int) -> bool:
        """May the full name of somebody known begin at i, of several keys?"""
        return bool(self.flags[i] & Start.PERSON and self.flags[i + 1] & Start.PERSON_SECOND)

    def of(self, wanted: int) -> list[int]:
        """The words at which one of these may begin."""
        return [i for i, flag in self._words if flag & wanted]
