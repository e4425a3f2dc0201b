"""Which words exist, and their lemmas: simplemma's Arabic dictionary (300,000 forms) looked up by key.

The dictionary says two things: that a word is a word as it stands, so that no clitic may be cut from it, and what its lemma is.
It is weak on verbs («يستقيل» maps to itself); the model's own verb table goes before it.
"""

from functools import cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from .keys import key


@cache
def dictionary() -> dict[str, str]:
    """Key -> lemma for every form that simplemma knows; a form spelt like its key wins over one that only folds to it."""
    found: dict[str, str] = {}
    exact: set[str] = set()
    for form, lemma in DefaultDictionaryFactory().get_dictionary("ar").items():
        folded = key(form)
        if folded not in found or (folded == form and folded not in exact):
            found[folded] = lemma
        if folded == form:
            exact.add(folded)
    return found
