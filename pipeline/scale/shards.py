"""The articles of a dump, cut into shards: always at the same places, whoever works on them.

A thread reads, so that reading goes on while shards are handed out, and what cannot be read arrives in its place among the articles, however much of
it there is. Memory is bounded by the few items that wait between the two.
"""

import hashlib
import queue
import re
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any

import msgspec

from ..errors import KhabarError
from ..ingest.streams import OnError
from ..schema import Article
from .messages import Reject, Task

_WAITING = 256
"""Items read ahead."""
_PLACE = re.compile(r"(?s)(.+?):(\d+)(?: \(article (\d+)\))?")
_ENCODER = msgspec.json.Encoder()

Item = Article | KhabarError
"""An article, or what was left out instead of one."""


def read_ahead(read: Callable[[OnError], Iterable[Article]]) -> Generator[Item]:
    """What `read` gives and what it reports to its `on_error`, in one stream and in order; it runs in a thread of its own."""
    items: queue.Queue[Any] = queue.Queue(_WAITING)
    stopped = threading.Event()

    def put(item: Any) -> None:
        while not stopped.is_set():
            try:
                items.put(item, timeout=0.5)
                return
            except queue.Full:
                continue
        raise _Stopped

    def work() -> None:
        try:
            for article in read(put):
                put(article)
            put(_End(None))
        except _Stopped:
            return
        except BaseException as error:
            put(_End(error))

    threading.Thread(target=work, name="khabar-reader", daemon=True).start()
    try:
        while True:
            item = items.get()
            if isinstance(item, _End):
                if item.error is not None:
                    raise item.error
                return
            yield item
    finally:
        stopped.set()


class _Stopped(BaseException):
    """Nobody wants more."""


class _End:
    def __init__(self, error: BaseException | None) -> None:
        self.error = error


def cut_shards(items: Iterable[Item], *, articles: int, size: int, max_characters: int, position: Callable[[], int] = lambda: 0) -> Iterator[Task]:
    """Shards of at most so many articles (and lines left out), or of so many bytes of them as JSON and the one that exceeds it.

    An article of more than `max_characters` is left out. There is always one shard, be it empty. `position` tells how many bytes were read, which
    only the progress needs.
    """
    number = 0
    shard = _Shard()
    for item in items:
        if isinstance(item, KhabarError):
            shard.reject(as_reject(item))
        elif len(item.text) > max_characters:
            shard.reject(reject_article(item.where, item.id, *too_long(len(item.text), max_characters)))
        else:
            shard.add(item)
        if shard.count >= articles or shard.size >= size:
            yield shard.task(number, position())
            number += 1
            shard = _Shard()
    if shard.count or not number:
        yield shard.task(number, position())


class _Shard:
    """The one that is being filled."""

    def __init__(self) -> None:
        self._articles: list[bytes] = []
        self._places: list[str | None] = []
        self._rejected: list[tuple[int, Reject]] = []
        self._digest = hashlib.blake2b(digest_size=16)
        self.count = self.size = 0

    def add(self, article: Article) -> None:
        data = _ENCODER.encode(msgspec.structs.replace(article, where=None))
        self._articles.append(data)
        self._places.append(article.where)
        self._take(data)

    def reject(self, reject: Reject) -> None:
        self._rejected.append((len(self._articles), reject))
        self._take(_ENCODER.encode([reject.position, reject.article, reject.id, reject.reason]))

    def _take(self, data: bytes) -> None:
        self._digest.update(b"%d " % len(data))
        self._digest.update(data)
        self.size += len(data)
        self.count += 1

    def task(self, number: int, read: int) -> Task:
        return Task(number, self._articles, self._places, self._rejected, self._digest.hexdigest(), read)


def too_long(length: int, most: int) -> tuple[str, str]:
    """What is wrong with an article of that length, in characters, and the way out."""
    return f"{length:,} characters, more than {most:,}", "raise --max-characters if it is one article"


def as_reject(error: KhabarError) -> Reject:
    """What the reader reports, as a line of rejects.jsonl.

    >>> as_reject(KhabarError("dump.json:12 (article 3)", "no JSON object"))
    Reject(file='dump.json', position=12, article=3, id=None, reason='no JSON object', way_out='')
    """
    return Reject(*_place(error.where), None, error.what, error.way_out)


def reject_article(place: str | None, id: str, reason: str, way_out: str) -> Reject:
    """An article that was read and then left out. `place` is its `where`."""
    return Reject(*_place(place or ""), id, reason, way_out)


def _place(where: str) -> tuple[str, int | None, int | None]:
    """File, line, number of the article."""
    match = _PLACE.fullmatch(where)
    if match is None:
        return where, None, None
    return match[1], int(match[2]), int(match[3]) if match[3] else None
