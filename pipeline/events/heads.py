"""The head noun of a noun phrase, the quantity in front of it, and the classes the phrase may be.

Classes are the types of names, and what the head noun stands for: people, a body (ORG), a post (PER), an actor, an unknown name, a thing, a masdar.
"""

from ..text.keys import key as key_of
from ..text.tokens import DIGIT, ENCLITIC, MARK
from .partofspeech import PartOfSpeech
from .sentence import Sentence
from .words import bare, looks_masdar


class Heads:
    """Looks at the noun phrases of one sentence."""

    def __init__(self, sentence: Sentence, speech: PartOfSpeech) -> None:
        self.s, self.speech = sentence, speech
        self.keys, self.kinds = sentence.tokens.keys, sentence.tokens.kinds
        self.words, self.nouns = sentence.words, sentence.vocabulary.nouns

    def head(self, first: int, last: int) -> int:
        """The token of the head noun, past numbers, partitives and their «من»: of «سلسلة من ورش العمل» it is «ورش»."""
        i = first
        while i < last:
            key = self.keys[i]
            if i in self.s.quantities and self.s.mentions.quantities[self.s.quantities[i][1]]["kind"] == "percent":
                after = self.s.quantities[i][0] + 1
                if after > last:
                    return first
                i = after
            elif self.kinds[i] == DIGIT or key in self.words.partitive or key in ("من", "(", ")", "ـ"):
                i += 1
            elif i in self.s.quantities and self._noun_of_quantity(i) > i:  # «دورة واحدة» begins with its noun
                i = self._noun_of_quantity(i)
            elif self.keys[first] in self.words.partitive and self.keys[i + 1] == "من":  # «عدد كبير من»
                i += 1
            else:
                break
        return i

    def _noun_of_quantity(self, i: int) -> int:
        """The token of the counted noun: the first whose text the quantity's noun begins with."""
        quantity = self.s.mentions.quantities[self.s.quantities[i][1]]
        noun = (quantity["noun"] or "").split(" ")[0]
        for j in range(i, quantity["last"] + 1):
            if noun and self.s.tokens.slice(j, j).removeprefix("ال").startswith(noun.removeprefix("ال")):
                return j
        return int(quantity["last"])

    def quantity(self, first: int, head: int) -> int | None:
        """The index of the quantity between a phrase's first token and its head."""
        for i in range(first, head + 1):
            if i in self.s.quantities:
                return self.s.quantities[i][1]
        return None

    def _are_of_posts(self, plain: str) -> bool:
        """Is it the dual or plural of a post («الوزيران»)?"""
        forms = self.s.vocabulary.word_forms.get(plain)
        return forms is not None and any(form.number in ("Dual", "Plur") and key_of(form.lemma) in self.nouns.posts for form in forms)

    def classes(self, first: int, head: int, last: int) -> frozenset[str]:
        """What a phrase may be: the type of its name, «people», «actor», or «thing»."""
        for i in (first, head):
            if i in self.s.entities:
                return frozenset((self.s.mentions.entities[self.s.entities[i][1]]["type"],))
        key, plain = self.keys[head], bare(self.keys[head])
        found = set()
        if self.kinds[head] == MARK or self.speech.is_unknown(head):  # «أطلقت «زين» …», «وقع يوفنتوس …»
            return frozenset(("thing", "name"))
        quantity = self.quantity(first, head)
        if (
            plain in self.nouns.people
            or key in self.nouns.people
            or (quantity is not None and self.s.mentions.quantities[quantity]["unit"] == "person")
        ):
            found.add("people")
        long = f"{key} {self.keys[head + 1]}" if head < last else ""
        if key in self.nouns.posts or plain in self.nouns.posts or long in self.nouns.long_posts or self._are_of_posts(plain):
            found.add("PER")
        if plain in self.nouns.bodies or key in self.nouns.bodies or ((key != plain or last > head) and plain in self.nouns.generic_bodies):
            found.add("ORG")
        if key in self.words.actor or plain in self.words.actor:
            found.add("actor")
        if not found and last == head + 1 and self.kinds[last] == ENCLITIC and self.keys[head] in self.words.actor:
            found.add("actor")
        if found == {"ORG"} and plain == key and self.speech.has_tense(plain, "masdar"):
            found = set()  # «تنظيم صيد السردين» is no organisation
        found = found or {"thing"}
        if "thing" in found and (looks_masdar(plain) or self.speech.has_tense(plain, "masdar")):
            found.add("masdar")
        return frozenset(found)
