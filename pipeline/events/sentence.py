"""A sentence as the event engine sees it: tokens, and which of them begin a mention found before."""

from typing import Any, NamedTuple

from ..rules.verbs import Verbs
from ..rules.vocabulary import Vocabulary
from ..text.tokens import Tokens
from .dictionary import Dictionary
from .words import EventWords

Mention = dict[str, Any]
"""What an earlier stage found: the fields of its record, and `first` and `last`, its tokens."""


class Sentence(NamedTuple):
    """Tokens first..last (inclusive) of a text, with the time expressions, quantities and entities that begin at a token (by token index)."""

    tokens: Tokens
    first: int
    last: int
    times: dict[int, tuple[int, int]]  # first token -> (last token, index in the record)
    covered: frozenset[int]  # the tokens of time expressions and of names: no verbs there
    quantities: dict[int, tuple[int, int]]  # the same
    entities: dict[int, tuple[int, int]]  # the same; of names that begin together the longest
    mentions: "Mentions"
    words: EventWords
    vocabulary: Vocabulary
    dictionary: Dictionary

    @property
    def verbs(self) -> Verbs:
        """The verb table."""
        return self.vocabulary.verbs

    @property
    def function_words(self) -> frozenset[str]:
        """The keys of function words."""
        return self.vocabulary.function_words

    def entity_type(self, i: int) -> str | None:
        """The type of the name that begins at a token, None if none does."""
        found = self.entities.get(i)
        return self.mentions.entities[found[1]]["type"] if found is not None else None

    def has_article(self, i: int) -> bool:
        """Does a word begin with the article? Not «إلغاء», nor «الغاء», as many write it."""
        key = self.tokens.keys[i]
        return key.startswith("ال") and self.tokens.has_article(i) and not self.dictionary[key].has_own_al


class Mentions(NamedTuple):
    """What earlier stages found in the whole article."""

    timexes: list[Mention]
    quantities: list[Mention]
    entities: list[Mention]
