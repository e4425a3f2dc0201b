"""The first components: text to tokens, what it says of itself, sentences."""

from collections import Counter
from collections.abc import Callable

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from ..annotations import data_of, offsets_of, spans_of, store_own_words, store_tokens, tokens_of
from ..article.complete import complete_article
from ..article.find import ArticleLexicon, find_own_words
from ..model import Model
from ..morphology import MORPHOLOGIES, check_morphology
from ..text.lines import join_wrapped_lines
from ..text.quotations import is_speech
from ..text.sentences import split_sentences
from .base import Component

_MOST_KEPT = 20_000
"""Words that stay in the vocabulary over memory zones, with a lexeme of some 250 bytes each."""
_MOST_COUNTED = 60_000
"""Words counted before counting begins anew: most are never heard again."""
_HEARD = 2
"""Times a word is heard if it stays."""


class DocTokenizer(Component):
    """Text to Doc, with clitics as tokens of their own."""

    _pickled = ("name", "morphology", "vocab", "_heard", "_kept")

    def __init__(self, nlp: Language, morphology: str) -> None:
        super().__init__(nlp, "tokenizer")
        self.vocab, self.morphology = nlp.vocab, morphology
        self._heard, self._kept = Counter[str](), set[str]()

    def read(self, model: Model) -> None:
        self._tokenize = model.tokenizer.tokenize

    def __call__(self, text: str) -> Doc:
        if self._model is None:
            return self._unread(text)
        words, spaces, lemmas, pos, morphs, tokens = self._tokenize(text)
        if self.vocab.in_memory_zone and len(self._kept) < _MOST_KEPT:  # type: ignore[attr-defined]  # missing in its stubs
            self._heard.update(words)
        doc = Doc(self.vocab, words=words, spaces=spaces, lemmas=lemmas, pos=pos, morphs=morphs)  # type: ignore[arg-type]  # any sequence will do
        store_tokens(doc, tokens)
        return doc

    def keep_words(self) -> None:
        """Keep the words heard more than once in the vocabulary; to be called outside of a zone, which forgets its words."""
        for word, count in self._heard.items():
            if count >= _HEARD and word not in self._kept:
                self._kept.add(self.vocab[word].text)
        if len(self._kept) >= _MOST_KEPT or len(self._heard) > _MOST_COUNTED:
            self._heard.clear()

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
class OwnWords(Component):
    """What the text says of itself: its dateline, and what is no story, which later stages do not see. Completes `doc._.article`."""

    lexicon: ArticleLexicon

    def read(self, model: Model) -> None:
        self.lexicon = model.article_words

    def __call__(self, doc: Doc) -> Doc:
        tokens, article = tokens_of(doc), doc._.article
        dateline, ignored = find_own_words(tokens, self.lexicon, self.khabar_model.vocabulary, given=article.get("ignored") or ())
        store_own_words(doc, tokens, dateline, ignored)
        doc._.article = complete_article(article, dateline, self.lexicon.outlets)
        return doc


@Language.factory("khabar_sentences")
class Sentences(Component):
    """Sentence starts on the Doc, sentence spans as token indexes for the stages, direct speech in `doc.spans["speech"]`.

    The line ends inside wrapped paragraphs leave the stages' tokens. The dateline is no part of the sentence behind it.
    """

    abbreviations: frozenset[str]

    def read(self, model: Model) -> None:
        self.abbreviations = model.abbreviations

    def __call__(self, doc: Doc) -> Doc:
        given = tokens_of(doc)
        tokens = join_wrapped_lines(given)
        if tokens is not given:
            store_tokens(doc, tokens)
        data = data_of(doc)
        dateline = data.get("dateline")
        apart = tokens.within(dateline["start"], dateline["end"]) if dateline else None
        sentences, pairs = split_sentences(tokens, abbreviations=self.abbreviations, apart=apart)
        data["sentences"] = [list(sentence) for sentence in sentences]
        speech = [tokens.span(*pair) for pair in pairs if is_speech(tokens, pair)]
        data["speech"] = [list(span) for span in speech]
        doc.spans["speech"] = spans_of(doc, [(start, end, "SPEECH") for start, end in speech])
        starts = [tokens.starts[first] for first, _ in sentences]
        flags = np.where(np.isin(offsets_of(doc), starts), 1, -1)
        if len(doc):
            flags[0] = 1
            doc.from_array([SENT_START], flags.reshape(-1, 1).astype("uint64"))  # type: ignore[arg-type]
        return doc
