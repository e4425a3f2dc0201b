"""Sets of single words by role, read from a lexicon: the words that only decide what their neighbours mean («في» before 2003, «عمره»)."""

from collections import defaultdict
from collections.abc import Iterable

from ..errors import KhabarError
from ..rules.lexicon import Keys, Row
from ..text.keys import spellings


def read_sets(rows: Iterable[Row], keys: Keys) -> dict[str, frozenset[str]]:
    """The keys of the rows' forms, with their spellings, by role. Raises KhabarError as `one_key` does."""
    sets: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        sets[row["role"]].update(spellings(one_key(row, keys)))
    return {role: frozenset(words) for role, words in sets.items()}


def one_key(row: Row, keys: Keys) -> str:
    """The key of a row's form. Raises KhabarError if a text never has the form as one token: «نفسه» comes apart into «نفس» and «ه»."""
    keyed = keys(row["form"])
    if len(keyed) != 1:
        what = f"'{row['form']}' is {len(keyed)} tokens in a text, so it never matches as a word of role '{row['role']}'"
        raise KhabarError(row.where, what, "file one of its parts")
    return keyed[0]
