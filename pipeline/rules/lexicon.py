"""Lexicons: TSV files a linguist reads, and the index that finds their phrases in a text.

A lexicon opens with `#` lines that say what it is and where it comes from, then a line of column names, then a row an entry.
Several forms in one cell are parted by `|`. A broken row is an error with file and line.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Generic, TypeVar

from ..errors import KhabarError
from ..text.keys import key

T = TypeVar("T")


class Row:
    """An entry: its cells by column, and its address (file:line)."""

    __slots__ = ("_columns", "_line", "_path", "cells")

    def __init__(self, columns: dict[str, int], cells: list[str], path: Path, line: int) -> None:
        self._columns, self.cells, self._path, self._line = columns, cells, path, line

    @property
    def where(self) -> str:
        """The address, for messages."""
        return f"{self._path}:{self._line}"

    def has(self, column: str) -> bool:
        """Is there such a column?"""
        return column in self._columns

    def __getitem__(self, column: str) -> str:
        return self.cells[self._columns[column]]

    def forms(self, *columns: str) -> list[str]:
        """The forms in these columns, `|` taken apart."""
        found = []
        for column in columns:
            cell = self.cells[self._columns[column]]
            if "|" in cell:
                found += [form for form in cell.split("|") if form]
            elif cell:
                found.append(cell)
        return found


def read_lexicon(path: Path) -> list[Row]:
    """The rows of a lexicon. Raises KhabarError for a missing file or a row that does not fit its header."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise KhabarError(str(path), "no such lexicon", "is the model folder complete?") from None
    columns: dict[str, int] = {}
    width = 0
    rows = []
    for number, line in enumerate(lines, 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if not width:
            columns = {name: n for n, name in enumerate(cells)}
            width = len(cells)
        elif len(cells) != width:
            raise KhabarError(f"{path}:{number}", f"{len(cells)} cells where the header has {width}", "cells are parted by tabs")
        else:
            rows.append(Row(columns, cells, path, number))
    return rows


_NOT_OF_WORDS = frozenset(
    (
        *("function_words.tsv", "names.tsv", "nouns.tsv", "verb_forms.tsv"),
        *("agencies.tsv", "outlets.tsv", "boilerplate.tsv", "dateline_words.tsv", "number_labels.tsv"),
        *("given_names.tsv", "surnames.tsv", "persons.tsv", "places.tsv", "organisations.tsv", "wikidata_names.tsv", "cities.tsv"),
    )
)
"""Lexicons that `words_of` leaves out: the first four are known by more than their being there, and the words of the others tell little of where a
word comes apart, since the abbreviations of agencies look like words with clitics («وال», «ومع»), and so do some names («وسوف»).
"""


def words_of(folder: Path) -> tuple[set[str], set[str]]:
    """The keys of the words in the lexicons of a folder: those that stand alone, and those inside phrases, which may have clitics («لدعم»).

    Codes and numbers do no harm, since no Arabic word is spelt like them.
    """
    alone: set[str] = set()
    inside: set[str] = set()
    for path in sorted(folder.glob("*.tsv")):
        if path.name in _NOT_OF_WORDS:
            continue
        for row in read_lexicon(path):
            for cell in row.cells:
                for form in cell.split("|"):
                    words = form.split()
                    for word in words:
                        (alone if len(words) == 1 else inside).add(key(word))
    return alone, inside - alone


class PhraseIndex(Generic[T]):
    """Phrases as sequences of keys, each with a value; finds the longest that begins at a token.

    >>> index = PhraseIndex()
    >>> index.add(("جمهورية", "مصر"), "EG")
    >>> index.longest(["في", "جمهورية", "مصر"], 1)
    (2, 'EG')
    """

    def __init__(self) -> None:
        # By the keys, a blank between them: one dict of strings takes a fifth of the memory of a trie.
        self._values: dict[str, T] = {}
        # How many keys the phrases have that begin with these two, the most first: most first words are no first words of a phrase where they stand.
        self._lengths: dict[str, tuple[int, ...]] = {}
        # The first keys, and whether longer phrases begin with them.
        self._firsts: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._values)

    def add(self, keys: tuple[str, ...], value: T) -> None:
        """File a phrase; its spelling with ه for final ة is filed too. The first value given for a phrase stays."""
        phrase = " ".join(keys)
        self._file(phrase, keys, value)
        if "ة" in phrase:
            hurried = tuple(key_[:-1] + "ه" if key_.endswith("ة") else key_ for key_ in keys)
            self._file(" ".join(hurried), hurried, value)

    def _file(self, phrase: str, keys: tuple[str, ...], value: T) -> None:
        if not phrase or phrase in self._values:
            return
        self._values[phrase] = value
        first, length = keys[0], len(keys)
        if length == 1:
            self._firsts.setdefault(first, False)
            return
        self._firsts[first] = True
        pair = phrase if length == 2 else f"{first} {keys[1]}"
        lengths = self._lengths.get(pair, ())
        if length not in lengths:
            self._lengths[pair] = tuple(sorted((*lengths, length), reverse=True)) if lengths else (length,)

    def longest(self, keys: list[str], start: int) -> tuple[int, T] | None:
        """(index of the last token, value) of the longest phrase that begins at `start`, or None."""
        if start >= len(keys):
            return None
        first = keys[start]
        longer = self._firsts.get(first)
        if longer is None:
            return None
        if longer and start + 1 < len(keys):
            pair = f"{first} {keys[start + 1]}"
            for length in self._lengths.get(pair, ()):
                stop = start + length
                value = self._values.get(pair if length == 2 else " ".join(keys[start:stop]))
                if value is not None and stop <= len(keys):
                    return stop - 1, value
        value = self._values.get(first)
        return None if value is None else (start, value)

    def __contains__(self, key_: str) -> bool:
        """May a phrase begin with this key?"""
        return key_ in self._firsts

    def firsts(self) -> Iterator[str]:
        """The keys that phrases begin with."""
        return iter(self._firsts)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The first two keys of the phrases that have several."""
        for pair in self._lengths:
            first, _, second = pair.partition(" ")
            yield first, second

    def single(self) -> Iterator[str]:
        """The keys that are phrases by themselves."""
        return (first for first in self._firsts if first in self._values)

    def phrases(self) -> Iterator[tuple[str, T]]:
        """All phrases, their keys parted by blanks, with their values."""
        return iter(self._values.items())


Keys = Callable[[str], tuple[str, ...]]
"""Cuts a phrase into keys as the tokenizer cuts a text (`Tokenizer.keys`)."""
