"""Where a dump is cut, and the one stream of articles and of what was left out."""

import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import KhabarError
from pipeline.scale.shards import as_reject, cut_shards, read_ahead
from pipeline.schema import Article

BAD = KhabarError("dump.jsonl:7", "no JSON", "write JSON")


def article(number: int, text: str = "x") -> Article:
    return Article(id=str(number), text=text, where=f"dump.jsonl:{number}")


def cut(items, **limits):
    return list(cut_shards(items, **{"articles": 3, "size": 10_000, "max_characters": 100} | limits))


@pytest.mark.parametrize("items, limits, sizes", [
    ([], {}, [(0, 0)]),
    ([article(1)], {}, [(1, 0)]),
    ([article(n) for n in range(3)], {}, [(3, 0)]),
    ([article(n) for n in range(7)], {}, [(3, 0), (3, 0), (1, 0)]),
    ([BAD] * 7, {}, [(0, 3), (0, 3), (0, 1)]),                              # what is left out fills a shard too
    ([article(1), BAD, article(2), BAD], {}, [(2, 1), (0, 1)]),
    ([article(1, "x" * 101), article(2)], {}, [(1, 1)]),
    ([article(n, "x" * 100) for n in range(4)], {"size": 400}, [(2, 0), (2, 0)]),
    ([article(n, "x" * 100) for n in range(2)], {"size": 1}, [(1, 0), (1, 0)]),
])  # fmt: skip
def test_where_it_is_cut(items, limits, sizes):
    shards = cut(items, **limits)
    assert [(len(shard.articles), len(shard.rejected)) for shard in shards] == sizes
    assert [shard.number for shard in shards] == list(range(len(sizes)))


def test_what_was_left_out_knows_its_place():
    (shard,) = cut([BAD, article(1), BAD, article(2, "x" * 101)], articles=9)
    assert [before for before, _ in shard.rejected] == [0, 1, 1]
    assert shard.rejected[2][1] == as_reject(KhabarError("dump.jsonl:2", "")).__class__(
        "dump.jsonl", 2, None, "2", "101 characters, more than 100", "raise --max-characters if it is one article"
    )


@pytest.mark.parametrize("where, place", [
    ("dump.jsonl:4021", ("dump.jsonl", 4021, None)),
    ("a b/dump.zip/x.json:3 (article 7)", ("a b/dump.zip/x.json", 3, 7)),
    ("dump.zip/broken.json", ("dump.zip/broken.json", None, None)),
    ("C:\\dump.csv:12", ("C:\\dump.csv", 12, None)),
    ("standard input:5", ("standard input", 5, None)),
    ("odd\nname:1:2", ("odd\nname:1", 2, None)),
])  # fmt: skip
def test_places(where, place):
    reject = as_reject(KhabarError(where, "what", "way out"))
    assert (reject.file, reject.position, reject.article) == place
    assert (reject.id, reject.reason, reject.way_out) == (None, "what", "way out")


ITEMS = st.lists(st.one_of(st.just(BAD), st.builds(article, st.integers(0, 99), st.sampled_from(["x", "y", "x" * 100, "x" * 101]))), max_size=12)


@given(ITEMS, st.integers(1, 5), st.integers(1, 500))
def test_nothing_is_lost_or_doubled(items, most, size):
    shards = cut(items, articles=most, size=size)
    kept = [data for shard in shards for data in shard.articles]
    assert len(kept) + sum(len(shard.rejected) for shard in shards) == len(items)
    assert kept == [data for shard in cut(items, articles=1000, size=10**9) for data in shard.articles]
    assert all(len(shard.articles) == len(shard.places) for shard in shards)


@given(ITEMS, ITEMS)
def test_a_digest_tells_articles_apart(one, other):
    (first,), (second,) = cut(one, articles=99), cut(other, articles=99)
    same = (first.articles, [reject for _, reject in first.rejected]) == (second.articles, [reject for _, reject in second.rejected])
    if not same:
        assert first.digest != second.digest


def test_the_place_of_a_file_is_no_part_of_the_digest():
    (here,), (there,) = cut([Article(id="1", text="x", where="a:1")]), cut([Article(id="1", text="x", where="b:1")])
    assert here.digest == there.digest
    assert here.places != there.places


# read_ahead


def test_articles_and_errors_in_order():
    def read(on_error):
        yield 1
        on_error(BAD)
        yield 2

    assert list(read_ahead(read)) == [1, BAD, 2]


def test_reading_waits_for_who_takes():
    """However many lines cannot be read, only so many wait."""
    reported = []

    def read(on_error):
        for number in range(100_000):
            reported.append(number)
            on_error(BAD)
        yield 1

    items = read_ahead(read)
    next(items)
    time.sleep(0.2)
    assert len(reported) < 300
    items.close()
    _ends()


def test_an_error_of_reading_reaches_who_takes():
    def read(on_error):
        yield 1
        raise RuntimeError("ours")

    items = read_ahead(read)
    assert next(items) == 1
    with pytest.raises(RuntimeError, match="ours"):
        next(items)
    _ends()


def _ends():
    for _ in range(100):
        if not any(thread.name == "khabar-reader" for thread in threading.enumerate()):
            return
        time.sleep(0.05)
    raise AssertionError("the reader goes on")
