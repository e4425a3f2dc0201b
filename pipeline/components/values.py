"""The components that read numbers, time expressions and quantities."""

from decimal import Decimal
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ..annotations import data_of, found_in, mention, store, taken_by, tokens_of
from ..model import Model
from ..values.counted import CountedLexicon
from ..values.counted_lexicon import read_counted_lexicon
from ..values.dates import read_expressions
from ..values.digits import write_decimal
from ..values.number_words import Number, NumberLexicon
from ..values.numbers import read_numbers
from ..values.quantities import read_quantities
from ..values.resolve import count_of, parse_published, resolve
from ..values.tense import tense_at
from ..values.timewords import TimeLexicon
from .base import Component


@Language.factory("khabar_numbers")
class Numbers(Component):
    """Number expressions."""

    lexicon: NumberLexicon

    def read(self, model: Model) -> None:
        self.lexicon = model.number_words

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        store(
            doc,
            "numbers",
            [
                {**mention(tokens, n.first, n.last), "kind": n.kind, "value": write_decimal(n.value), "scale": n.scale}
                for n in read_numbers(tokens, self.lexicon)
            ],
        )
        return doc


def _numbers_of(doc: Doc) -> list[Number]:
    return [Number(n["first"], n["last"], n["kind"], Decimal(n["value"]), n["scale"]) for n in found_in(doc, "numbers")]


@Language.factory("khabar_timexes")
class Timexes(Component):
    """Time expressions, resolved against the article's publication date. The numbers inside them are no longer numbers."""

    lexicon: TimeLexicon

    def read(self, model: Model) -> None:
        self.lexicon = model.time_words

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        anchor = parse_published(doc._.article.get("published"))
        sentences = iter(data_of(doc).get("sentences", []))
        sentence = next(sentences, [0, len(tokens.keys) - 1])
        found = []
        for expression in read_expressions(tokens, _numbers_of(doc), self.lexicon):
            while expression.first > sentence[1]:
                sentence = next(sentences, [0, len(tokens.keys) - 1])
            tense = tense_at(tokens, expression.first, expression.last, (sentence[0], sentence[1]), self.khabar_model.vocabulary.verbs)
            if value := resolve(expression, anchor, tense):
                found.append({**mention(tokens, expression.first, expression.last), **value._asdict()})
        store(doc, "timexes", found)
        taken = taken_by(doc, "timexes")
        store(doc, "numbers", [n for n in found_in(doc, "numbers") if n["first"] not in taken])
        return doc


@Language.factory("khabar_quantities")
class Quantities(Component):
    """Numbers with what they count or measure."""

    lexicon: CountedLexicon

    def read(self, model: Model) -> None:
        not_nouns = frozenset(model.function_words) | model.number_words.starters | frozenset(model.time_words.phrases.firsts())
        self.lexicon = read_counted_lexicon(
            model.lexicons,
            model.tokenizer.keys,
            model.number_words,
            not_nouns=not_nouns,
            verbs=model.vocabulary.verbs.only_finite(),
            names=model.words.places | model.words.names,
        )

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        quantities = read_quantities(tokens, _numbers_of(doc), taken_by(doc, "timexes"), self.lexicon, doc._.article.get("country"))
        store(doc, "quantities", [{**mention(tokens, q.first, q.last), **_quantity_fields(q._asdict())} for q in quantities])
        return doc


def _quantity_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a quantity as JSON has them: decimals as numbers."""
    kept = {name: value for name, value in fields.items() if name not in ("first", "last", "number_first")}
    return {name: count_of(value) if isinstance(value, Decimal) else value for name, value in kept.items()}
