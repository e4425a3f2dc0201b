"""The stages as spaCy components: thin, registered by entry point, each reading its data from the model folder.

A component takes what earlier stages left on the Doc, calls the pure functions of its stage, and leaves what they found. The work is in
text, values, entities and events; the form it takes on a Doc is in `annotations`.
"""

import shutil
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from .annotations import data_of, found_in, mention, register_extensions, store, store_own_words, store_tokens, taken_by, tokens_of
from .article.complete import complete_article
from .article.find import ArticleLexicon, find_own_words, read_article_lexicon
from .entities.find import find_entities
from .entities.gazetteer import Gazetteer, read_gazetteer
from .events.find import Engine, find_events, read_engine
from .events.sentence import Mentions
from .model import Model, load_model
from .morphology import MORPHOLOGIES, check_morphology
from .rules.lexicon import read_lexicon
from .text.keys import key
from .text.lines import join_wrapped_lines
from .text.quotations import is_speech
from .text.sentences import split_sentences
from .values.counted import CountedLexicon, read_counted_lexicon
from .values.dates import read_expressions
from .values.numbers import Number, NumberLexicon, read_number_lexicon, read_numbers, write_decimal
from .values.quantities import read_quantities
from .values.resolve import count_of, parse_published, resolve
from .values.tense import tense_at
from .values.timewords import TimeLexicon, read_time_lexicon

register_extensions()


class _Component:
    """What all have in common: their model, found beside them on disk, with the morphology of the pipeline's tokenizer.

    `name` is that of the component in the pipeline. It reads its lexicons in `read` and annotates a Doc when called.
    """

    _pickled: tuple[str, ...] = ("name", "morphology")

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.morphology: str = getattr(getattr(nlp, "tokenizer", None), "morphology", MORPHOLOGIES[0])
        self._model: Model | None = None

    @property
    def khabar_model(self) -> Model:
        """The model. Not named `model`: spaCy takes a component with that for a trainable one."""
        if self._model is None:
            raise ValueError(f"[khabar] component '{self.name}' has no model: load one with pipeline.load() or spacy.load('models/news')")
        return self._model

    def read(self, model: Model) -> None:
        """Read this stage's lexicons."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "_Component":
        """Called by spacy.load with model/<name>; the model is the folder around it."""
        self._model = load_model(Path(path).parent, morphology=self.morphology)
        self.read(self._model)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model's data to the folder a pipeline is saved in."""
        target = Path(path).parent
        for folder in ("lexicons", "events"):
            if not (target / folder).is_dir():
                shutil.copytree(self.khabar_model.path / folder, target / folder)
        shutil.copy(self.khabar_model.path / "ontology.json", target)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Where the model is: the data itself stays on disk."""
        return str(self.khabar_model.path).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "_Component":
        """The counterpart of `to_bytes`."""
        return self.from_disk(Path(data.decode()) / self.name)

    def __getstate__(self) -> dict[str, Any]:
        """Pickled is where the model is, for other processes (`nlp.pipe(n_process=2)`): what was read from it is read again there."""
        return {**{name: self.__dict__[name] for name in self._pickled}, "path": self._model.path if self._model else None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        path = state.pop("path")
        self.__dict__.update(state, _model=None)
        if path is not None:
            self.from_disk(path / self.name)


class DocTokenizer(_Component):
    """Text to Doc, with clitics as tokens of their own."""

    _pickled = ("name", "morphology", "vocab")

    def __init__(self, nlp: Language, morphology: str) -> None:
        super().__init__(nlp, "tokenizer")
        self.vocab, self.morphology = nlp.vocab, morphology

    def read(self, model: Model) -> None:
        self._tokenize = model.tokenizer.tokenize

    def __call__(self, text: str) -> Doc:
        if self._model is None:
            return self._unread(text)
        words, spaces, lemmas, pos, morphs, tokens = self._tokenize(text)
        doc = Doc(self.vocab, words=words, spaces=spaces, lemmas=lemmas, pos=pos, morphs=morphs)  # type: ignore[arg-type]  # any sequence will do
        store_tokens(doc, tokens)
        return doc

    def _unread(self, text: str) -> Doc:
        """spaCy tries the tokenizer of a pipeline before it has read its model: a Doc of one token will do."""
        return Doc(self.vocab, words=[text] if text else [], spaces=[False] if text else [])


def make_tokenizer(max_length: int, morphology: str = MORPHOLOGIES[0]) -> Callable[[Language], DocTokenizer]:
    """The tokenizer of the config; `max_length` is the longest text in characters that `nlp` takes (spaCy's default is a million).

    `morphology` («embedded», «camel») says what takes words apart, in texts and lexicons. Raises KhabarError for another.
    """
    check_morphology(morphology)

    def create(nlp: Language) -> DocTokenizer:
        nlp.max_length = max_length
        return DocTokenizer(nlp, morphology)

    return create


@Language.factory("khabar_article")
class OwnWords(_Component):
    """What the text says of itself: its dateline, and what is no story, which later stages do not see. Completes `doc._.article`."""

    lexicon: ArticleLexicon

    def read(self, model: Model) -> None:
        self.lexicon = read_article_lexicon(model.lexicons, model.tokenizer.keys)

    def __call__(self, doc: Doc) -> Doc:
        tokens, article = tokens_of(doc), doc._.article
        dateline, ignored = find_own_words(tokens, self.lexicon, self.khabar_model.vocabulary, given=article.get("ignored") or ())
        store_own_words(doc, tokens, dateline, ignored)
        doc._.article = complete_article(article, dateline, self.lexicon.outlets)
        return doc


@Language.factory("khabar_sentences")
class Sentences(_Component):
    """Sentence starts on the Doc, sentence spans as token indexes for the stages, direct speech in `doc.spans["speech"]`.

    The line ends inside wrapped paragraphs leave the stages' tokens. `data_of(doc)["dateline"]` has the tokens of the dateline ("first", "last"),
    which is no part of the sentence behind it.
    """

    abbreviations: frozenset[str]

    def read(self, model: Model) -> None:
        self.abbreviations = frozenset(key(row["form"]) for row in read_lexicon(model.lexicons / "abbreviations.tsv"))

    def __call__(self, doc: Doc) -> Doc:
        tokens = join_wrapped_lines(tokens_of(doc))
        store_tokens(doc, tokens)
        data = data_of(doc)
        dateline = data.get("dateline")
        apart = (dateline["first"], dateline["last"]) if dateline else None
        sentences, pairs = split_sentences(tokens, abbreviations=self.abbreviations, apart=apart)
        data["sentences"] = [list(sentence) for sentence in sentences]
        speech = [tokens.span(*pair) for pair in pairs if is_speech(tokens, pair)]
        data["speech"] = [list(span) for span in speech]
        spans = (doc.char_span(start, end, label="SPEECH", alignment_mode="expand") for start, end in speech)
        doc.spans["speech"] = [span for span in spans if span]
        starts = {tokens.starts[first] for first, _ in sentences}
        flags = np.fromiter((1 if token.idx in starts else -1 for token in doc), dtype="int64", count=len(doc))
        if len(doc):
            flags[0] = 1
            doc.from_array([SENT_START], flags.reshape(-1, 1).astype("uint64"))  # type: ignore[arg-type]
        return doc


@Language.factory("khabar_numbers")
class Numbers(_Component):
    """Number expressions."""

    lexicon: NumberLexicon

    def read(self, model: Model) -> None:
        self.lexicon = read_number_lexicon(model.lexicons, model.tokenizer.keys)

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
class Timexes(_Component):
    """Time expressions, resolved against the article's publication date. The numbers inside them are no longer numbers."""

    lexicon: TimeLexicon

    def read(self, model: Model) -> None:
        self.lexicon = read_time_lexicon(model.lexicons, model.tokenizer.keys)

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
class Quantities(_Component):
    """Numbers with what they count or measure."""

    lexicon: CountedLexicon

    def read(self, model: Model) -> None:
        numbers = read_number_lexicon(model.lexicons, model.tokenizer.keys)
        times = read_time_lexicon(model.lexicons, model.tokenizer.keys)
        not_nouns = frozenset(model.function_words) | numbers.starters | frozenset(times.phrases.firsts())
        self.lexicon = read_counted_lexicon(model.lexicons, model.tokenizer.keys, not_nouns, model.vocabulary.verbs.only_finite())

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        quantities = read_quantities(tokens, _numbers_of(doc), taken_by(doc, "timexes"), self.lexicon, doc._.article.get("country"))
        store(doc, "quantities", [{**mention(tokens, q.first, q.last), **_quantity_fields(q._asdict())} for q in quantities])
        return doc


def _quantity_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a quantity as JSON has them: decimals as numbers."""
    kept = {name: value for name, value in fields.items() if name not in ("first", "last", "number_first")}
    return {name: count_of(value) if isinstance(value, Decimal) else value for name, value in kept.items()}


@Language.factory("khabar_entities")
class Entities(_Component):
    """People, places, organisations; the outermost names also as `doc.ents`, all of them in `doc.spans["khabar"]`."""

    gazetteer: Gazetteer

    def read(self, model: Model) -> None:
        self.gazetteer = read_gazetteer(model.lexicons, model.tokenizer.keys)

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        found = [
            {
                **mention(tokens, e.first, e.last),
                "type": e.type,
                "mention": "name",
                "name": e.name,
                "id": e.id,
                "country": e.country,
                "chain": e.chain,
                "post": None,
            }
            for e in find_entities(tokens, self.gazetteer, self.khabar_model.vocabulary, taken_by(doc, "timexes"))
        ]
        store(doc, "entities", found)
        spans = [span for e in found if (span := doc.char_span(e["start"], e["end"], label=e["type"], alignment_mode="expand"))]
        doc.spans["khabar"] = spans
        doc.ents = filter_spans([*doc.ents, *spans])  # those of other components stay
        return doc


@Language.factory("khabar_events")
class Events(_Component):
    """Events with their roles."""

    engine: Engine

    def read(self, model: Model) -> None:
        self.engine = read_engine(model.path, model.vocabulary, model.tokenizer.keys)

    def __call__(self, doc: Doc) -> Doc:
        mentions = Mentions(found_in(doc, "timexes"), found_in(doc, "quantities"), found_in(doc, "entities"))
        article = doc._.article
        found = find_events(
            article.get("id") or "", article.get("published"), tokens_of(doc), data_of(doc).get("sentences", []), mentions, self.engine
        )
        store(doc, "events", found)
        return doc
