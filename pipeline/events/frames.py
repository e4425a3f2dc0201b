"""Frames: one YAML file a type of event, with its triggers, its roles and where each is found, and the examples that prove them.

    roles:
      party:
        types: [ORG, GPE]             # classes of noun phrases that may fill it; any, if not given
        from: [subject, agent, مع]     # where it is found, see below; "ل:masdar" only before that class, of `types` or not
        whole: true                   # with its own prepositional phrases and conjuncts: a topic, a content
        not: [جروح, صفوف]              # no phrase with these heads
        heads: [صاروخ, قذيفة]          # only phrases with these
        uncounted: true               # no phrase with a number: «خمسة جنود» is left to a role with `quantity`
        nationality: true             # or, behind a noun, an adjective of nationality: «غارة إسرائيلية»
      value:
        quantity: [money]             # units or kinds of the quantities that fill it; `any` for all
        from: [بقيمة]
        after: [بلغ]                   # or behind these verbs, later in the sentence
        anywhere: true                # or anywhere behind the trigger in its sentence
    triggers:
      - verb: [وقّع]                    # lemmas of verbs.tsv: their forms, masdars and passive participles
        forms: [verb]                 # which of these; verb, masdar and participle, if not given
      - noun: [مظاهرة, إطلاق نار]       # or event nouns, in all forms nouns.tsv knows

A whole frame may say `joins: true` (coordinated triggers are one event: «قتل خمسة وجرح عشرة») and `happens: true` (nobody who speaks of such events
decides on them: «بحثا الانفجار» presumes that there was one).

Where roles are found: `subject`, `object`, `object2` (a second one), `agent` («من قبل»), `self` (the noun phrase of a noun or masdar that is the
trigger), `governor` (what does the verb before such a trigger: «أسفر الانفجار عن مقتل …»), `clause` (what «أن» opens), a preposition, or the names a
trigger gives with `as`.

What must stand beside a trigger:

        object: [اتفاقية, مذكرة]        # heads one of which the object must have; `subject` for the subject
        object_types: [PER]           # or classes it must be of; `subject_types`
        object_not: [هدف]             # heads it may not have; `subject_not`
        through: [على]                # prepositions the object may stand behind: «وقّع على …»
        followed_by: [مصرعه]          # words one of which must stand right behind the trigger; `not_followed_by`, `preceded_by`, `not_preceded_by`
        only_with: [تدريب]            # words one of which must stand in the sentence
        unless: [مدرب]                # words that make it something else wherever they stand in the sentence
        needs: [party]                # roles that must be found
        light: true                   # a masdar only behind «تم» or «جرى»
        bare: true                    # an event with a time or place of its own, though no role is filled
        continued_by: [استهدف]        # verbs behind a noun that tell the same event: their object is the trigger's
        alone: object                 # what the only noun phrase behind it is; if not given, the subject of a verb or noun, the object of a masdar
        as: {object: dead, ب: asked}  # the names under which roles find this trigger's object, subject … or preposition; `unused` where it fills none
"""

from functools import cached_property
from typing import Literal

import msgspec

GRAMMATICAL = ("subject", "object", "object2", "agent", "self", "governor", "clause")
"""What the grammar offers, besides the phrases of prepositions."""
ANY_QUANTITY = "any"
UNUSED = "unused"
"""The name for what fills no role: the object of «ألقى القبض»."""


class RoleRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Where a role is found. `quantity` units («person») or kinds («money») make it a number."""

    types: tuple[str, ...] = ()
    sources: tuple[str, ...] = msgspec.field(name="from", default=())
    quantity: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    anywhere: bool = False
    whole: bool = False
    uncounted: bool = False
    nationality: bool = False
    excluded: tuple[str, ...] = msgspec.field(name="not", default=())
    heads: tuple[str, ...] = ()

    @cached_property
    def parted(self) -> tuple[tuple[str, str], ...]:
        """Its sources and the classes they ask for: («ل», "masdar") of «ل:masdar»."""
        return tuple((source, class_) for source, _, class_ in (named.partition(":") for named in self.sources))

    @cached_property
    def source_names(self) -> frozenset[str]:
        """Its sources without classes."""
        return frozenset(source for source, _ in self.parted)

    @cached_property
    def classes(self) -> frozenset[str]:
        """Its types as a set."""
        return frozenset(self.types)


class TriggerRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which words tell the event, and what must stand beside them."""

    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    forms: tuple[str, ...] = ("verb", "masdar", "participle")
    object: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()
    object_not: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    subject_types: tuple[str, ...] = ()
    subject_not: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    not_followed_by: tuple[str, ...] = ()
    preceded_by: tuple[str, ...] = ()
    not_preceded_by: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    continued_by: tuple[str, ...] = ()
    light: bool = False
    bare: bool = False
    alone: Literal["subject", "object"] | None = None
    renamed: dict[str, str] = msgspec.field(name="as", default_factory=dict)

    def offers_as(self, source: str) -> str:
        """The name under which roles find what the grammar offers as `source`."""
        return self.renamed.get(source, source)


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and what it gives: a text or number, or several, for each role; polarity and modality too."""

    text: str
    gives: dict[str, str | int | float | list[str | int | float]]


class FramePart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: a whole frame, or what a model of one's own adds to the frame of the model it extends."""

    event: str
    about: str | None = None
    roles: dict[str, RoleRule] = {}
    triggers: tuple[TriggerRule, ...] = ()
    examples: tuple[Example, ...] = ()
    never: tuple[str, ...] = ()
    joins: bool | None = None
    happens: bool | None = None
    of_people: bool | None = None
    plover: str | None = None
    cameo: str | None = None
    ace: str | None = None


class Frame(msgspec.Struct, frozen=True):
    """A type of event; `addresses` say where each trigger is written («training.yml#triggers.2»).

    Coordinated triggers of a frame that `joins` are one event: «قتل خمسة وجرح عشرة». What `happens` is decided by nobody in the news that debate
    or deplore it: «بحثا الانفجار» presumes that there was one, «بحثا إنشاء مصنع» does not. What is `of_people` befalls them: «مقتل صحفي».
    """

    event: str
    about: str
    roles: dict[str, RoleRule]
    triggers: tuple[TriggerRule, ...]
    addresses: tuple[str, ...]
    examples: tuple[Example, ...]
    never: tuple[str, ...]
    joins: bool = False
    happens: bool = False
    of_people: bool = False
    plover: str | None = None
    cameo: str | None = None
    ace: str | None = None

    def takes(self, source: str) -> frozenset[str] | None:
        """The classes of phrases that roles take from a source, an empty set for any; None if no role takes it."""
        rules = [rule for rule in self.roles.values() if any(named.partition(":")[0] == source for named in rule.sources)]
        if not rules:
            return None
        return frozenset() if any(not rule.types for rule in rules) else frozenset(type_ for rule in rules for type_ in rule.types)
