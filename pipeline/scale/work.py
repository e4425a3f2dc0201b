"""What is done to a shard, in whichever process: articles analysed one by one, what cannot be is left out, the files written."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ..run import BATCH, analyse_article, model_of
from ..schema import Article, Record
from ..zones import memory_zone
from .limits import TooSlow, time_limit
from .messages import Done, Job, Reject, Task
from .parts import make_parts, write_rejects
from .shards import reject_article

if TYPE_CHECKING:
    from spacy.language import Language

_DECODER = msgspec.json.Decoder(Article)


def do_shard(task: Task, job: Job, nlp: "Language", announce: Callable[[int | None], None]) -> Done:
    """Analyse the articles of a shard and write its files. In a careful pass `announce` is told the index of each article before it is begun.

    An article that takes too long, cannot be analysed, or has ended a process before goes to the rejects. Raises KhabarError where the files cannot
    be written.
    """
    out, model = Path(job.out), model_of(nlp).name
    rejected = list(task.rejected)
    parts = make_parts(job.format)
    records = events = 0
    for batch in _batches(task):
        kept: list[Record] = []
        with memory_zone(nlp):
            for index in batch:
                if task.careful:
                    announce(index)
                made = _KILLED if index in task.killers else _analyse(task.articles[index], job, nlp, model)
                if isinstance(made, Record):
                    kept.append(made)
                else:
                    rejected.append((index, _reject(task, index, *made)))
        parts.add(kept)
        records += len(kept)
        events += sum(len(record.events) for record in kept)
    if task.careful:
        announce(None)
    rejects = [reject for _, reject in sorted(rejected, key=lambda item: item[0])]  # stable: what came before an article stays before it
    files = parts.save(out, task.number)
    size = write_rejects(out, task.number, rejects)
    return Done(task.number, task.digest, len(task.articles), records, events, len(rejects), size, files)


def _batches(task: Task) -> Iterator[range]:
    """Indexes of articles that share a memory zone and whose records wait together: some dozens, or a few long ones."""
    start = size = 0
    for index, article in enumerate(task.articles, 1):
        size += len(article)
        if index - start == BATCH or size >= _LARGE or task.careful:
            yield range(start, index)
            start, size = index, 0
    if start < len(task.articles):
        yield range(start, len(task.articles))


_LARGE = 500_000
"""Bytes of articles; their records are some thirty times as large while they are objects."""
_KILLED = ("ends the process that analyses it (out of memory?)", "analyse it alone: khabar extract FILE")


def _analyse(data: bytes, job: Job, nlp: "Language", model: str) -> Record | tuple[str, str]:
    """The record, or what is wrong and the way out."""
    try:
        with time_limit(job.max_seconds):
            return analyse_article(_DECODER.decode(data), nlp, model=model, tokens=job.tokens, text=job.text)
    except TooSlow:
        return f"takes longer than {job.max_seconds:g} seconds", "raise --max-seconds if it is one article"
    except Exception as error:
        return f"not analysed: {type(error).__name__}: {error}", "please report it with the article"


def _reject(task: Task, index: int, reason: str, way_out: str) -> Reject:
    return reject_article(task.places[index], _DECODER.decode(task.articles[index]).id, reason, way_out)
