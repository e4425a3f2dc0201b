"""Lexicons: TSV files a linguist reads, and the index that finds their phrases in a text.

A lexicon opens with `#` lines that say what it is and where it comes from, then a line of column names, then a row an entry.
Several forms in one cell are parted by `|`. A broken row is an error with file and line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from ..errors import KhabarError
from ..text.keys import key, spellings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """An entry: its cells by column, and its address (file:line)."""

    cells: dict[str, str]
    where: str

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def forms(self, *columns: str) -> list[str]:
        """The forms in these columns, `|` taken apart."""
        return [form for column in columns for form in self.cells[column].split("|") if form]


def read_lexicon(path: Path) -> list[Row]:
    """The rows of a lexicon. Raises KhabarError for a missing file or a row that does not fit its header."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise KhabarError(str(path), "no such lexicon", "is the model folder complete?") from None
    header: list[str] | None = None
    rows = []
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
        elif len(cells) != len(header):
            raise KhabarError(f"{path}:{number}", f"{len(cells)} cells where the header has {len(header)}", "cells are parted by tabs")
        else:
            rows.append(Row(dict(zip(header, cells, strict=True)), f"{path}:{number}"))
    return rows


_NOT_OF_WORDS = frozenset(
    (
        *("function_words.tsv", "names.tsv", "nouns.tsv", "verb_forms.tsv"),
        *("agencies.tsv", "outlets.tsv", "boilerplate.tsv", "dateline_words.tsv", "number_labels.tsv"),
    )
)
"""Lexicons that `words_of` leaves out: the first four are known by more than their being there, and the words of the others tell nothing of where a
word comes apart, since the abbreviations of agencies look like words with clitics («وال», «ومع»).
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
            for cell in row.cells.values():
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
        self._root: dict[str, _Node[T]] = {}

    def add(self, keys: tuple[str, ...], value: T) -> None:
        """File a phrase; its spelling with ه for final ة is filed too. The first value given for a phrase stays."""
        for variant in dict.fromkeys((keys, tuple(list(spellings(key_))[-1] for key_ in keys))):
            level = self._root
            node = None
            for key_ in variant:
                node = level.setdefault(key_, _Node())
                level = node.next
            if node is not None and not node.values:
                node.values.append(value)

    def longest(self, keys: list[str], start: int) -> tuple[int, T] | None:
        """(index of the last token, value) of the longest phrase that begins at `start`, or None."""
        level = self._root
        found = None
        for i in range(start, len(keys)):
            node = level.get(keys[i])
            if node is None:
                break
            if node.values:
                found = (i, node.values[0])
            level = node.next
        return found

    def __contains__(self, key_: str) -> bool:
        """May a phrase begin with this key?"""
        return key_ in self._root

    def firsts(self) -> Iterator[str]:
        """The keys that phrases begin with."""
        return iter(self._root)


class _Node(Generic[T]):
    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.values: list[T] = []


Keys = Callable[[str], tuple[str, ...]]
"""Cuts a phrase into keys as the tokenizer cuts a text (`Tokenizer.keys`)."""
