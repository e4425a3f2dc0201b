"""Parquet: columns, types, groups of rows, inside archives, and damaged."""

import datetime as dt
import decimal
import gzip
import io
import tracemalloc

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from .test_archives import make_tar, make_zip

TEXT = "افتتح المعرض في تونس."


def parquet(rows=None, schema=None, **options):
    """A file of rows (or a table) in bytes."""
    out = io.BytesIO()
    pq.write_table(rows if isinstance(rows, pa.Table) else pa.Table.from_pylist(rows, schema=schema), out, **options)
    return out.getvalue()


ROWS = [{"id": number, "النص": f"{TEXT} {number}", "date": dt.date(2020, 7, 7)} for number in range(1, 4)]


def test_columns_are_known_as_in_a_table(reading):
    articles, errors = reading("a.parquet", parquet(ROWS))
    assert [(article.id, article.text, article.published) for article in articles] == [(str(n), f"{TEXT} {n}", "2020-07-07") for n in (1, 2, 3)]
    assert errors == []
    assert reading("a.parquet", parquet([{"matn": TEXT}]), fields={"text": "matn"})[0][0].id == "a.parquet:1"


@pytest.mark.parametrize(
    "name, content",
    [
        ("a.pq", parquet(ROWS)),
        ("a", parquet(ROWS)),
        ("a.parquet.gz", gzip.compress(parquet(ROWS))),
        ("a.gz", gzip.compress(parquet(ROWS))),
        ("a.zip", make_zip({"x/part-0.snappy.parquet": parquet(ROWS), "_SUCCESS": b""})),
        ("a.tar.gz", gzip.compress(make_tar({"a.parquet": parquet(ROWS)}))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_packed_and_by_content(name, content, reading):
    articles, errors = reading(name, content)
    assert ([article.id for article in articles], errors) == (["1", "2", "3"], [])


@pytest.mark.parametrize(
    "values, expected",
    [
        (pa.array([None, "a"]), [None, "a"]),
        (pa.array(["b", "b"]).dictionary_encode(), ["b", "b"]),
        (pa.array([b"\xd8\xb3", b"\xff\x00"]), ["س", "ff00"]),
        (pa.array([1.5, float("nan")]), [1.5, None]),
        (pa.array([decimal.Decimal("1.50")] * 2), ["1.50"] * 2),
        (pa.array([[1, 2], None]), [[1, 2], None]),
        (pa.array([{"a": "x"}, {"a": None}]), [{"a": "x"}, {"a": None}]),
        (pa.array([dt.datetime(2020, 7, 7, 10, 30)] * 2), ["2020-07-07 10:30:00"] * 2),
        (pa.array([True, False]), [True, False]),
    ],
    ids=lambda value: str(value.type) if isinstance(value, pa.Array) else "",
)
def test_types_of_other_columns(values, expected, reading):
    articles, errors = reading("a.parquet", parquet(pa.table({"text": [TEXT, TEXT], "x": values})))
    assert ([article.meta["x"] for article in articles], errors) == (expected, [])


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.dictionary(pa.int32(), pa.string())])
def test_types_of_the_text(kind, reading):
    data = pa.array([TEXT, TEXT], pa.string()).cast(kind) if not pa.types.is_dictionary(kind) else pa.array([TEXT, TEXT]).dictionary_encode()
    articles, errors = reading("a.parquet", parquet(pa.table({"text": data})))
    assert ([article.text for article in articles], errors) == ([TEXT, TEXT], [])


@pytest.mark.parametrize(
    "unit, text", [("s", "2020-07-07T10:30:00"), ("ms", "2020-07-07T10:30:00"), ("us", "2020-07-07T10:30:00"), ("ns", "2020-07-07T10:30:00")]
)
def test_a_moment_is_a_date(unit, text, reading):
    moments = pa.array([dt.datetime(2020, 7, 7, 10, 30)], pa.timestamp(unit))
    assert reading("a.parquet", parquet(pa.table({"text": [TEXT], "published": moments})))[0][0].published == text


def test_a_bad_row_is_named_and_the_rest_read(reading):
    broken = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(bytes(4) + b"\2\0\0\0"), pa.py_buffer(b"a\xff")])
    texts = pa.concat_arrays([pa.array(["1"]), broken, pa.array(["", None, "5"], pa.string())])
    articles, errors = reading("a.parquet", parquet(pa.table({"text": texts})))
    assert [article.id for article in articles] == ["a.parquet:1", "a.parquet:5"]
    assert errors == [
        "a.parquet (row 2): «text» is not UTF-8 (byte 1); write it as UTF-8",
        "a.parquet (row 3): the text is empty",
        "a.parquet (row 4): no text field (looked for text, content, body, article, …; there are text); name it with --field text=COLUMN",
    ]


def test_a_moment_beyond_the_calendar_costs_its_row(reading):
    moments = pa.array([0, 2**62, 0], pa.int64()).cast(pa.timestamp("us"))
    articles, errors = reading("a.parquet", parquet(pa.table({"text": [TEXT] * 3, "at": moments})))
    assert len(articles) == 2
    assert errors[0].startswith("a.parquet (row 2): «at» cannot be read: ")


def test_a_table_without_a_text_column_is_one_error(reading):
    errors = reading("a.parquet", parquet([{"a": 1}, {"a": 2}]))[1]
    assert errors == ["a.parquet: no text field (looked for text, content, body, article, …; there are a); name it with --field text=COLUMN"]


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + bytes(100) + b"PAR1", b"no Parquet at all", parquet(ROWS)[:-20]])
def test_what_is_no_parquet_is_one_error(content, reading):
    articles, errors = reading("a.parquet", content)
    assert articles == []
    assert len(errors) == 1
    assert errors[0].startswith("a.parquet: damaged: ")


def test_a_damaged_group_costs_its_rows_only(reading):
    content = bytearray(parquet([{"id": str(n), "text": f"{TEXT} {n} " * 20} for n in range(30)], row_group_size=10, compression="zstd"))
    about = pq.ParquetFile(io.BytesIO(bytes(content))).metadata.row_group(1).column(1)
    at = about.dictionary_page_offset or about.data_page_offset
    content[at : at + 60] = b"\xff" * 60
    articles, errors = reading("a.parquet", bytes(content))
    assert [int(article.id) for article in articles] == [*range(10), *range(20, 30)]
    assert len(errors) == 1
    assert errors[0].startswith("a.parquet (rows 11 to 20): damaged: ")


def test_rows_are_read_a_few_at_a_time(tmp_path):
    """The first article costs little of a large file."""
    from pipeline.ingest import read_articles

    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [f"{number} {TEXT} " * 40 for number in range(20_000)]}), path, compression="zstd", use_dictionary=False)
    before = pa.total_allocated_bytes()
    tracemalloc.start()
    articles = read_articles([path])
    assert next(articles).text.startswith("0 ")
    assert tracemalloc.get_traced_memory()[1] + pa.total_allocated_bytes() - before < 8_000_000
    tracemalloc.stop()
    assert sum(1 for _ in articles) == 19_999
