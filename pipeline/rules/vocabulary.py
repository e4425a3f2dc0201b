"""What a model knows of words, for the stages that look at grammar: verb forms, nouns by what they stand for, function words, all words."""

from collections.abc import Callable
from typing import NamedTuple

from .nouns import Nouns
from .verbs import Verbs


class Vocabulary(NamedTuple):
    """Read once a model; all lookups are by key."""

    verbs: Verbs
    nouns: Nouns
    function_words: frozenset[str]
    is_word: Callable[[str], bool]
