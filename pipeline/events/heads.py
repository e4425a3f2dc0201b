"""The head noun of a noun phrase, the quantity in front of it, and the classes the phrase may be.

Classes are the types of names, and what the head noun stands for: people, a body (ORG), a post (PER), an actor, an unknown name, a thing, a masdar.
"""

from ..text.tokens import DIGIT, MARK
from .partofspeech import PartOfSpeech
from .sentence import Sentence

_NAME = frozenset(("thing", "name"))


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

    def classes(self, first: int, head: int, last: int) -> frozenset[str]:
        """What a phrase may be: the type of its name, «people», «actor», or «thing»."""
        s = self.s
        for i in (first, head):
            if i in s.entities:
                return frozenset((s.mentions.entities[s.entities[i][1]]["type"],))
        if self.kinds[head] == MARK or self.speech.is_unknown(head):  # «أطلقت «زين» …», «وقع يوفنتوس …»
            return _NAME
        quantity = self.quantity(first, head) if s.quantities else None
        return s.dictionary[self.keys[head]].classes(
            in_construct=last > head,
            counts_people=quantity is not None and s.mentions.quantities[quantity]["unit"] == "person",
            is_post=head < last and f"{self.keys[head]} {self.keys[head + 1]}" in self.nouns.long_posts,
        )
