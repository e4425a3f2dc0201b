"""simplemma's Arabic dictionary (300,000 forms), looked up by key: which words exist, and their lemmas.

It is a list of inflections out of Wiktionary and UniMorph: wide, but every rare verb is in it with all its forms, and masdars and participles
have their verb as lemma. So it is asked last, and its verbs weigh less than its nouns.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from .keys import keys_of


class Dictionary(NamedTuple):
    """Lemmas by the key of the form, and of those lemmas that are verbs the key."""

    lemmas: dict[str, str]
    verbs: dict[str, str]

    def is_verb_form(self, key_: str) -> bool:
        """Is a form a finite verb of a verb it lists? Masdars and participles have the verb as lemma too, but not its shape."""
        verb = self.verbs.get(self.lemmas.get(key_, ""))
        if verb is None:
            return False
        return key_[0] in _PRESENT or (key_.startswith(verb) and key_[len(verb) :] in _PAST)

    def verb_forms(self) -> Iterator[str]:
        """All forms that are finite verbs."""
        return (form for form, lemma in self.lemmas.items() if lemma in self.verbs and self.is_verb_form(form))


_PRESENT = "يتنا"
_PAST = ("", "ت", "ا", "تا", "وا", "ن", "نا", "تم")


@cache
def dictionary() -> Dictionary:
    """The dictionary, read once; a form spelt like its key wins over one that only folds to it."""
    listed = DefaultDictionaryFactory(cache_max_size=0).get_dictionary("ar")  # kept by us, not by simplemma too
    forms, decoded = zip(*listed.items(), strict=True)
    known: dict[str, str] = {}
    lemmas = [known.setdefault(lemma, lemma) for lemma in decoded]  # one string for the six forms of a lemma
    entries = list(zip(forms, keys_of(forms), lemmas, strict=True))
    found = {form: lemma for form, folded, lemma in entries if folded == form}
    for form, folded, lemma in entries:
        if folded != form:
            found.setdefault(folded, lemma)
    of_present = {lemma for _, folded, lemma in entries if folded.startswith("ي") and len(folded) > 3 and not lemma.startswith("ي")}
    verbs = set(keys_of(of_present))  # «يكتب» is one, and hardly a noun
    for word in [word for word in found if word.startswith("وو") and word[1:] in found]:  # «ووقعت»: no Arabic word begins so
        del found[word]
    return Dictionary(found, {lemma: key_ for lemma, key_ in zip(known, keys_of(known), strict=True) if key_ in verbs})
