"""The entities of a text: match, choose, link.

Names from lists and names of people are found first; the grammars of organisations, places and works build on them; what was named in full licenses
shorter mentions; mentions of one thing get one number.
"""

from bisect import bisect_right
from typing import Literal, NamedTuple

from ..rules.vocabulary import Vocabulary
from ..schema import EntityType
from ..text.keys import key
from ..text.tokens import WORD, Tokens
from .chains import Chains, number_chains
from .formulas import Formulas, Found, Inside
from .gazetteer import Gazetteer
from .joint import JointPosts
from .listed import Listed, ListedNames
from .mentions import Mention, Post
from .names import NameLexicon
from .others import add_others
from .people import Name, People
from .posts import PostReader
from .starts import Start, Starts, StartTable
from .words import WordTests
from .works import Works


class EntityLexicon(NamedTuple):
    """What this stage knows: lists and grammar words, names of people, words; and the table of the keys at which any of it begins (`starts`)."""

    gazetteer: Gazetteer
    names: NameLexicon
    vocabulary: Vocabulary
    starts: StartTable


class Finder:
    """Finds the entities of one text.

    `taken` are the tokens of time expressions, `country` is that of the outlet if known, `others` are what another component found before.
    """

    def __init__(
        self, tokens: Tokens, lexicon: EntityLexicon, taken: set[int], country: str | None, others: list[tuple[int, int, str]] | None = None
    ) -> None:
        self.tokens, self.keys, self.kinds, self.count = tokens, tokens.keys, tokens.kinds, len(tokens.keys)
        self.gazetteer, self.lexicon, self.taken, self.country = lexicon.gazetteer, lexicon, taken, country
        self.others = others or []
        self.words = WordTests(tokens, lexicon.vocabulary, lexicon.gazetteer, taken)
        self.starts = Starts(tokens, lexicon.starts)
        self.lists = ListedNames(tokens, lexicon.gazetteer, lexicon.vocabulary, taken, country, self.starts)

    def find(self) -> list[tuple[Mention, int]]:
        """All mentions with the numbers of their chains, by first token, the longer before the shorter."""
        listed = self.lists.find()
        people, shared = self._people(listed)
        inside = {i: Inside(found.last, found.entry.type, found.entry.country) for i, found in listed.items() if not found.nested}
        inside |= {name.first: Inside(name.last, "PER", None) for name in people}
        for name in people:
            if name.post is not None and name.post.head == name.first - 1:  # «ميناء | الملك عبد الله»
                inside.setdefault(name.post.first, Inside(name.last, "PER", None))
        made = self._by_grammar(listed, inside)
        found = [
            *(mention for one in listed.values() for mention in self._of_list(one)),
            *(self._of_person(name, shared.get(name)) for name in people),
            *made,
        ]
        found = self._with_full_names(_without_doubles(found))
        found.sort(key=lambda mention: mention.first)
        firsts = [mention.first for mention in found]
        found = [mention._replace(post=self._post(mention, found, firsts)) if mention.title else mention for mention in found]
        covered = {i for mention in found for i in range(mention.first, mention.last + 1)}
        later = Chains(self.tokens, self.gazetteer, self.lexicon.names, self.words, self.starts).later(found, covered)
        found += later
        found += self._realms(covered.union(mention.first for mention in later))  # they are one token each
        found = add_others(self.tokens, found, self.others)
        return list(zip(found, number_chains(found), strict=True))

    def _people(self, listed: dict[int, Listed]) -> tuple[list[Name], dict[Name, Post | None]]:
        """The names of people, and the posts they share; those of lists that they take in are struck from `listed`."""
        spans = {one.first: one.last for one in listed.values() if not one.nested}
        barred = self.taken | {i for first, last in spans.items() if last > first for i in range(first, last + 1)}
        posts = PostReader(self.tokens, self.lexicon.names.titles, self.gazetteer.words["in_post"], self.words, spans, self.starts.flags)
        reader = People(self.tokens, self.lexicon.names, self.words, posts, barred, self.starts)
        joint = JointPosts(reader, listed).find()
        people = []
        for name in reader.find({i: [bearer.name for bearer in bearers] for i, bearers in joint.items()}):
            if name.first == name.last and name.rule != "title" and (name.first in listed or (name.person is None and self._names_body(name.first))):
                continue  # «واشنطن» is rather the city, «إيني» the company
            if name.rule == "name" and self._is_of_place(name):
                continue
            for i in range(name.first, name.last + 1):
                listed.pop(i, None)
            people.append(name)
        return people, {bearer.name: bearer.post for bearers in joint.values() for bearer in bearers}

    def _is_of_place(self, name: Name) -> bool:
        """«مدينة | وينستن سيلم», «جامع ابن دايل»: does what seems a person's name open with the head of a place, or stand behind that of a town?"""
        first = self.gazetteer.heads.get(self.keys[name.first])
        before = self.gazetteer.heads.get(self.keys[name.first - 1]) if name.first else None
        return (first is not None and first.type in ("GPE", "FAC") and name.units > 1) or (before is not None and before.type == "GPE")

    def _names_body(self, i: int) -> bool:
        """Do the lists have an organisation of that name, if not for sure?"""
        found = self.lists.matches.get(i)
        return found is not None and any(reading.type == "ORG" for reading in found[1])

    def _by_grammar(self, listed: dict[int, Listed], inside: dict[int, Inside]) -> list[Mention]:
        formulas = Formulas(self.tokens, self.gazetteer, self.lexicon.vocabulary, self.words, inside)
        works = Works(formulas)
        found: list[Mention] = []
        end = -1
        covered = {i for first, name in inside.items() for i in range(first + 1, name.last + 1)}
        for i in self.starts.of(Start.OPENER):
            if i in self.taken or i in covered or i <= end:
                continue
            name = inside.get(i)
            made = formulas.at(i) or works.at(i)
            if made and not (name and name.last >= made.last):
                end = made.last
                found.extend(self._of_formula(made, listed.get(i)))
                if made.rule == "head + quotation" and made.inner and made.inner[0] in listed and listed[made.inner[0]].last == made.inner[1]:
                    del listed[made.inner[0]]  # «صحيفة «الخليج»»
                if name and not made.nominal and made.type == name.type:
                    listed.pop(i, None)  # «صندوق التنمية العقارية | السعودي»: one name, told in full
            elif name is None and self.keys[i] in self.gazetteer.peoples and not self._is_adjective(i):
                country = self.gazetteer.peoples[self.keys[i]]
                found.append(Mention(i, i, "NORP", self._name(i, i), None, country, "demonyms.tsv" if country else "peoples.tsv"))
        return found

    def _of_list(self, one: Listed) -> list[Mention]:
        """The mention of a name from a list, and of the name inside it where its head only describes («مدينة مشهد», «حركة طالبان»)."""
        entry = one.entry
        whole = Mention(one.first, one.last, entry.type, entry.name, entry.id, entry.country, one.rule, metonymy=self._metonymy(one))
        if one.first == one.last:
            return [whole]
        if entry.type in ("LOC", "GPE") and entry.kind != "country" and self.keys[one.first] in self.gazetteer.words["direction"]:
            return self._part_of_place(one, whole)
        head = self.gazetteer.heads.get(self.keys[one.first].removeprefix("ال"))
        if head is None:
            return [whole]
        if head.common == "government":
            nominal = one.last == one.first + 1 and self.words.is_adjective_of_country(one.last)
            return [whole._replace(mention="nominal") if nominal else whole]
        if self.tokens.has_article(one.first):
            return [whole]
        inner = self.lists.matches.get(one.first + 1)
        same = inner is not None and inner[0] == one.last and any(reading.name == entry.name for reading in inner[1])
        if (
            head.type == "FAC" and entry.type != "FAC" and not key(entry.name).startswith(self.keys[one.first])
        ):  # «شارع الحمرا» of the quarter «الحمرا»
            return [whole._replace(type="FAC", id=None, name=self._name(one.first, one.last))]
        if head.common == "describes" and (head.type != "ORG" or one.last == one.first + 1 or same):
            inner_name = whole._replace(first=one.first + 1)
            if (
                head.type == "GPE" and entry.kind != "country" and self.keys[one.first] not in self.gazetteer.words["of_city"]
            ):  # «منطقة الباحة» is not the city
                whole = whole._replace(id=None, name=self._name(one.first, one.last))
            return [whole._replace(mention="nominal"), inner_name]
        if head.type == "GPE" and same:  # «جمهورية العراق»
            return [whole, whole._replace(first=one.first + 1)]
        return [whole]

    def _part_of_place(self, one: Listed, whole: Mention) -> list[Mention]:
        """«شمال أفريقيا», «جنوب شرق آسيا»: the place inside is a mention of its own."""
        first = one.first + 1
        while first < one.last and self.keys[first] in self.gazetteer.words["direction"]:
            first += 1
        part = self.lists.matches.get(first)
        places = [reading for reading in part[1] if reading.type in ("GPE", "LOC")] if part and part[0] == one.last else []
        if not places or (one.first and self.keys[one.first - 1] in self.gazetteer.words["distance"]):
            return [whole]
        inner = places[0]
        return [
            whole._replace(type="LOC", mention="nominal"),
            Mention(first, one.last, inner.type, inner.name, inner.id, inner.country, inner.source),
        ]

    def _metonymy(self, one: Listed) -> Literal["government"] | None:
        """«واشنطن أعلنت»: a capital that speaks or acts is its government."""
        if one.entry.kind != "capital":
            return None
        speech = self.lexicon.names.words["speech"]
        before, after = one.first - 1, one.last + 1
        if (before >= 0 and self.keys[before] in speech) or (after < self.count and self.keys[after] in speech):
            return "government"
        return None

    def _of_person(self, name: Name, shared: Post | None) -> Mention:
        written = self.tokens.slice(name.first, name.last)
        known = name.person
        return Mention(
            name.first,
            name.last,
            "PER",
            known.name if known else " ".join(written.split()),
            None,
            known.country if known else None,
            name.rule,
            units=name.units,
            title=name.post,
            post=shared,
        )

    def _realms(self, covered: set[int]) -> list[Mention]:
        """«المملكة» in a Saudi article: the country that is called so, of the outlet or of the text."""
        found = []
        for i in self.starts.of(Start.REALM):
            if i in covered or (self.words.is_definite(i + 1) and i + 1 not in covered):
                continue
            called = self.gazetteer.realms[self.keys[i]]
            spoken_of = max(called, key=lambda code: self.lists.countries.get(code, 0))
            code = self.country if self.country in called else spoken_of if spoken_of in self.lists.countries else None
            if code is not None:
                country = self.gazetteer.countries[code]
                found.append(Mention(i, i, "GPE", country.name, country.id, code, "realms.tsv", "nominal"))
        return found

    def _with_full_names(self, mentions: list[Mention]) -> list[Mention]:
        """A short name is that of the person named in full in the same text, whoever else is known by it."""
        full = {self.keys[m.last]: m for m in reversed(mentions) if m.type == "PER" and m.units > 1}
        return [
            m._replace(name=meant.name, country=meant.country) if m.type == "PER" and m.units == 1 and (meant := full.get(self.keys[m.last])) else m
            for m in mentions
        ]

    def _post(self, person: Mention, mentions: list[Mention], firsts: list[int]) -> Post | None:
        """The post that a title tells: its words up to the body or country it names, and these; None for a form of address.

        `mentions` are in the order of their first tokens, `firsts`.
        """
        phrase = person.title
        if phrase is None or phrase.kind != "post":
            return None
        last = person.first - 1 if person.first > phrase.head else phrase.last
        within = [m for m in mentions[bisect_right(firsts, phrase.first) : bisect_right(firsts, last)] if m.last <= last]
        body = next((m for m in within if m.type == "ORG"), None)
        place = next((m.country for m in within if m.type == "GPE" and m.country), None)
        adjectives = ((i, self.words.adjective(i)) for i in range(phrase.first + 1, last + 1))
        adjective, country = next(((i, found) for i, found in adjectives if found), (last + 1, None))
        end = min([last, adjective - 1, *(m.first - 1 for m in within)])
        end = max(end, phrase.first)
        while end > phrase.first and (self.kinds[end] != WORD or self.keys[end] in self.gazetteer.words["in_post"]):
            end -= 1
        while end > phrase.first and self.lexicon.names.titles.longest(self.keys, end) == (end, "honorific"):
            end -= 1  # «وزير الصحة | الدكتور»
        return Post(self._name(phrase.first, end), body.name if body else None, country or (body.country if body else None) or place)

    def _of_formula(self, made: Found, within: Listed | None) -> list[Mention]:
        """The mention of a formula, and that of the name inside which its head describes."""
        mention = "nominal" if made.nominal else "name"
        name, id_, type_ = self._name(made.first, made.last), None, made.type
        if within is not None and within.entry.type == made.type and not made.nominal:
            name = within.entry.name
        if made.type == "GPE" and made.country and self.keys[made.first].startswith("ال"):  # «المملكة الأردنية»: the country itself
            entry = self.gazetteer.countries.get(made.country)
            name, id_ = (entry.name, entry.id) if entry else (name, f"iso3166:{made.country}")
        whole = Mention(made.first, made.last, type_, name, id_, made.country, made.rule, mention)  # type: ignore[arg-type]
        if made.inner is None:
            return [whole]
        inner = self._name(*made.inner)
        return [whole._replace(name=inner), Mention(*made.inner, made.type, inner, None, made.country, made.rule)]

    def _name(self, first: int, last: int) -> str:
        """The text, with its article whole again behind «لل»: «المنظمة» of «للمنظمة»."""
        text = " ".join(self.tokens.slice(first, last).split())
        return "ا" + text if self.keys[first].startswith("ال") and text.startswith("ل") else text

    def _is_adjective(self, i: int) -> bool:
        """Does a people's name stand as adjective behind a definite noun («الموظفين المصريين»), not behind a relative pronoun or a preposition?"""
        return i > 0 and self.tokens.has_article(i - 1) and self.keys[i - 1] not in self.lexicon.vocabulary.function_words


def _without_doubles(mentions: list[Mention]) -> list[Mention]:
    """Of mentions with the same tokens and type the first, which is that of a list."""
    found: dict[tuple[int, int, EntityType], Mention] = {}
    for mention in mentions:
        found.setdefault((mention.first, mention.last, mention.type), mention)
    return list(found.values())
