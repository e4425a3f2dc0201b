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

    def is_other_noun(self, definite: str) -> bool:
        """Is a definite word behind a definite noun a noun of its own («وزارة الصحة | الاتفاقية»)?

        An adjective in ي is none, nor a participle; a masdar is one («البرلمان | التعديل»), and so are the nouns in ية that are no adjectives.
        """
        plain, nouns = definite[2:], self.nouns
        readings = self.verbs.readings.get(plain, ())
        if plain in nouns.in_ya or any(reading.tense == "masdar" for reading in readings):
            return True
        if plain.endswith(("ي", "ية", "يه")) or any(reading.tense == "participle" for reading in readings):
            return False
        known = plain in nouns.people or definite in nouns.posts or plain in nouns.posts or plain in nouns.things
        return known or plain in nouns.bodies or plain in nouns.generic_bodies
