"""Does a verb agree with a noun phrase? Only what is plainly wrong is refused: «زار | مدينة» has no feminine subject right behind it."""

from ..rules.verbs import Reading
from .phrases import NounPhrase
from .sentence import Sentence

_FEMININE_ENDINGS = ("ة", "ه", "ات")
_MASCULINE_PLURAL = ("ون", "ين")


def gender(sentence: Sentence, phrase: NounPhrase) -> str | None:
    """«Masc» or «Fem» of a phrase by its head, None where the head does not tell. The plural of things is feminine."""
    key = sentence.tokens.keys[phrase.head]
    if phrase.first in sentence.entities or phrase.head in sentence.entities:
        type_ = sentence.mentions.entities[(sentence.entities.get(phrase.first) or sentence.entities[phrase.head])[1]]["type"]
        if type_ == "PER":
            return None
        if type_ in ("GPE", "LOC"):
            return "Fem" if key.endswith("ة") else None
    plain = key[2:] if key.startswith("ال") and len(key) > 4 else key
    forms = sentence.vocabulary.word_forms.get(plain, ())
    if forms:
        genders = {"Fem" if form.number == "Plur" and "people" not in phrase.classes else form.gender for form in forms if form.pos == "NOUN"}
        return genders.pop() or None if len(genders) == 1 else None
    if key.endswith(_FEMININE_ENDINGS):
        return "Fem"
    return "Masc" if key.endswith(_MASCULINE_PLURAL) else None


def may_agree(sentence: Sentence, reading: Reading, phrase: NounPhrase, *, adjacent: bool) -> bool:
    """May the phrase be the subject of a verb form of the third person? A verb apart from a feminine subject may be masculine."""
    third = {person for person in reading.persons if person.startswith("3")}
    if not third:
        return False
    of_phrase = gender(sentence, phrase)
    if of_phrase is None:
        return True
    if of_phrase == "Fem":
        return not adjacent or any(person[1] == "f" for person in third)
    return any(person[1] == "m" for person in third) or "people" in phrase.classes
