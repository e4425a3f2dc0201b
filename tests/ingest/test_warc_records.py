"""Records of a WARC file cut out, whole and broken; and the extra that reads them."""

import builtins
import io

import pytest

from pipeline.errors import KhabarError
from pipeline.ingest.limits import Limits
from pipeline.ingest.streams import Headed
from pipeline.ingest.warc_records import find_records


def record(body: bytes, length: int | None = None, end=b"\r\n\r\n"):
    return b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: %d\r\n\r\n" % (len(body) if length is None else length) + body + end


def find(content: bytes, limit=1000):
    """The bodies, with … where they are not whole, and the errors."""
    found, errors = [], []
    for one in find_records(Headed(io.BytesIO(content), "a.warc"), "a.warc", Limits(article=limit)):
        if isinstance(one, KhabarError):
            errors.append(str(one))
        else:
            found.append(one.data.partition(b"\r\n\r\n")[2].decode() if one.is_whole else "…")
    return found, errors


SHORTER = "a.warc: a record that is shorter than its header states; it is passed over"
CUT_OFF = "a.warc: a record that is cut off; is the file complete?"
LENGTHLESS = "a.warc: a record whose header states no length; it is passed over"
NONE = "a.warc: no WARC record; what stands between two records is passed over"


@pytest.mark.parametrize(
    "middle, found, errors",
    [
        (b"", [], []),
        (record(b""), [""], []),
        (record(b"b\r\n\r\nc"), ["b\r\n\r\nc"], []),
        (record(b"b", end=b""), ["b"], []),
        (record(b"b", end=b"\n\n"), ["b"], []),
        (record(b"x" * 5000), ["…"], []),
        (record(b"x" * 600_000), ["…"], []),
        (record(b"b", length=5), ["b\r\n\r\n"], []),  # as good as a record without blank lines behind it
        (record(b"b", length=6), [], [SHORTER]),
        (record(b"b", length=900), [], [SHORTER]),
        (record(b"b" * 2000, length=10**15), [], [SHORTER]),
        (record(b"x" * 700_000, length=10**9), [], [SHORTER]),
        (record(b"bcd", length=1), ["b"], [NONE]),
        (b"nothing\r\n" * 3, [], [NONE]),
        (b"nothing" * 100_000 + b"\r\n\r\n", [], [NONE]),
        (b"WARC/1.0\r\nWARC-Type: resource\r\n\r\n", [], [LENGTHLESS]),
        (b"WARC/1.0\r\nContent-Length: -1\r\n\r\n", [], [LENGTHLESS]),
        (b"WARC/1.0\r\nX: " + b"a" * 100_000 + b"\r\nContent-Length: 1\r\n\r\na\r\n\r\n", [], [LENGTHLESS]),
    ],
    ids=range(18),
)
def test_a_record_between_two_good_ones(middle, found, errors):
    assert find(record(b"first") + middle + record(b"last")) == (["first", *found, "last"], errors)


@pytest.mark.parametrize(
    "end, found, errors",
    [
        (record(b"abc", end=b""), ["abc"], []),
        (record(b"abc", length=4, end=b""), [], [CUT_OFF]),
        (record(b"x" * 5000)[:3000], [], [SHORTER]),
        (record(b"a")[:20], [], [LENGTHLESS]),
        (b"\r\n" * 100_000, [], []),
    ],
    ids=range(5),
)
def test_the_end_of_a_file(end, found, errors):
    assert find(record(b"first") + end) == (["first", *found], errors)


def test_wherever_chunks_end_the_next_record_is_found():
    for size in range((1 << 18) - 100, (1 << 18) + 100, 7):
        assert find(record(b"x" * size, length=10**9) + record(b"last")) == (["last"], [SHORTER])


def test_without_the_extra(reading, monkeypatch):
    imported = builtins.__import__

    def without(name, *rest):
        if name.startswith("fastwarc"):
            raise ImportError(name)
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert reading("a.warc", record(b"x")) == ([], ["a.warc: WARC needs the extra warc; pip install 'khabar[warc]'"])
