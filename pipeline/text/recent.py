"""A bounded cache of what is known of words, for loops that cannot afford more than the look-up of a dict."""

from typing import TypeVar

T = TypeVar("T")


class Recent(dict[str, T]):
    """The words asked for lately, in two generations: a full one is laid aside, and what is asked for again comes back from there.

    So the words of every day are never forgotten, and at most twice `size` are kept. Looked up like any dict; what is missing, by `recall`.

    >>> words = Recent(2)
    >>> for word in ("في", "حلب", "في", "دمشق"):
    ...     if words.get(word) or words.recall(word):
    ...         continue
    ...     words.keep(word, len(word))
    >>> list(words), words.recall("في"), words.recall("بيروت")
    (['دمشق'], 2, None)
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self._older: dict[str, T] = {}

    def recall(self, word: str) -> T | None:
        """The value of a word that is in the older generation only."""
        value = self._older.get(word)
        if value is not None:
            self.keep(word, value)
        return value

    def keep(self, word: str, value: T) -> None:
        """Keep the value of a word that is missing."""
        if len(self) >= self._size:
            self._older = dict(self)
            self.clear()  # not another dict: loops hold on to the `get` of this one
        self[word] = value
