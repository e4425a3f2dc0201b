"""spaCy's memory zones: nothing of a Doc survives its zone, so memory stays flat, but everyday words do, which each zone would learn anew."""

from collections.abc import Iterator
from contextlib import contextmanager

from spacy.language import Language

from .components.text import DocTokenizer


@contextmanager
def memory_zone(nlp: Language) -> Iterator[None]:
    """A zone of the pipeline's for a batch of articles."""
    with nlp.memory_zone():
        yield
    tokenizer = getattr(nlp, "tokenizer", None)
    if isinstance(tokenizer, DocTokenizer):
        tokenizer.keep_words()
