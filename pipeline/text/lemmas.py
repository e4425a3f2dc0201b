"""simplemma's Arabic dictionary (300,000 forms), looked up by key: which words exist, and their lemmas.

It is a list of inflections out of Wiktionary and UniMorph: wide, but every rare verb is in it with all its forms, and masdars and participles
have their verb as lemma. So it is asked last, and its verbs weigh less than its nouns.
"""

from functools import cache
from typing import NamedTuple

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from .keys import key


class Dictionary(NamedTuple):
    """Lemmas by the key of the form, and the keys of those lemmas that are verbs."""

    lemmas: dict[str, str]
    verbs: frozenset[str]

    def is_verb_form(self, key_: str) -> bool:
        """Is a form a finite verb of a verb it lists? Masdars and participles have the verb as lemma too, but not its shape."""
        verb = key(self.lemmas.get(key_, ""))
        if verb not in self.verbs:
            return False
        return key_[0] in _PRESENT or any(key_ == verb + ending for ending in _PAST)


_PRESENT = "يتنا"
_PAST = ("", "ت", "ا", "تا", "وا", "ن", "نا", "تم")


@cache
def dictionary() -> Dictionary:
    """The dictionary, read once; a form spelt like its key wins over one that only folds to it."""
    found: dict[str, str] = {}
    exact: set[str] = set()
    verbs = set()
    for form, lemma in DefaultDictionaryFactory().get_dictionary("ar").items():
        folded = key(form)
        if folded not in found or (folded == form and folded not in exact):
            found[folded] = lemma
        if folded == form:
            exact.add(folded)
        if folded.startswith("ي") and len(folded) > 3 and not lemma.startswith("ي"):  # «يكتب», and hardly a noun
            verbs.add(key(lemma))
    for word in [word for word in found if word.startswith("وو") and word[1:] in found]:  # «ووقعت»: no Arabic word begins so
        del found[word]
    return Dictionary(found, frozenset(verbs))
