"""Laws of reading: every form gives the same articles, and nothing that is read crashes."""

import csv
import gzip
import html
import io
import json
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import KhabarError
from pipeline.ingest import read_articles
from pipeline.ingest.date_words import split_calendars, translate
from pipeline.ingest.published import parse_date

from .test_archives import LINES, MEMBERS, make_tar, make_zip
from .test_parquet_files import ROWS, parquet
from .test_sgml_files import GIGAWORD, TREC

words = st.text(st.sampled_from("ابتثحسشعفكلمنهويةءأإآؤئىًَُّْ،؛؟«» \n\"',;|\t{}[]\\0123456789abc"), min_size=1, max_size=60).filter(
    lambda text: text.strip()
)
arabic = words.map(lambda text: f"خبر عاجل {text} من العاصمة اليوم")
rows = st.lists(st.fixed_dictionaries({"id": st.uuids().map(str), "title": arabic, "text": arabic}), min_size=1, max_size=5)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def read_all(path):
    errors: list[KhabarError] = []
    return list(read_articles([path], on_error=errors.append)), errors


def as_lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_array(rows, indent=None):
    return json.dumps(rows, ensure_ascii=False, indent=indent)


def as_table(rows, delimiter):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_documents(rows):
    return "".join(
        f"<DOC><DOCNO>{row['id']}</DOCNO>\n<HL>{html.escape(row['title'])}</HL>\n<TEXT>{html.escape(row['text'])}</TEXT></DOC>\n" for row in rows
    )


def as_read(text):
    """A headline of a <DOC> is one line, and a text has no blanks around it."""
    return " ".join(text.split())


FORMS = {
    "a.jsonl": as_lines,
    "b.json": as_array,
    "c.json": lambda rows: as_array(rows, 2),
    "d.json": lambda rows: '{"n": 1, "articles": ' + as_array(rows) + "}",
    "e.csv": lambda rows: as_table(rows, ","),
    "f.csv": lambda rows: as_table(rows, ";"),
    "g.tsv": lambda rows: as_table(rows, "\t"),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1256"])
@pytest.mark.parametrize("name", FORMS)
@quick
@given(rows=rows)
def test_every_form_and_encoding_gives_the_same_articles(name, encoding, rows, tmp_path):
    path = tmp_path / name
    path.write_bytes(FORMS[name](rows).encode(encoding))
    articles, errors = read_all(path)
    assert errors == []
    assert [(article.id, article.title, article.text) for article in articles] == [(row["id"], row["title"], row["text"]) for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
@quick
@given(rows=rows)
def test_documents_give_the_same_articles(encoding, rows, tmp_path):
    (tmp_path / "a.sgm").write_bytes(as_documents(rows).encode(encoding))
    articles, errors = read_all(tmp_path / "a.sgm")
    assert errors == []
    expected = [(row["id"], as_read(row["title"]), row["text"].strip()) for row in rows]
    assert [(article.id, article.title, article.text) for article in articles] == expected


@quick
@given(rows=rows)
def test_parquet_gives_the_same_articles(rows, tmp_path):
    (tmp_path / "a.parquet").write_bytes(parquet(rows))
    articles, errors = read_all(tmp_path / "a.parquet")
    assert errors == []
    assert [(article.id, article.title, article.text) for article in articles] == [(row["id"], row["title"], row["text"]) for row in rows]


@quick
@given(
    content=st.lists(st.sampled_from(["<DOC>", "</DOC>", "<TEXT>", "</TEXT>", "<P>", "<DOC id=", '"', ">", "\n", "a", "&amp;"]), max_size=40).map(
        "".join
    )
)
def test_no_tags_crash(content, tmp_path):
    (tmp_path / "a.sgm").write_text(content)
    for article in read_all(tmp_path / "a.sgm")[0]:
        assert "<DOC" not in article.text


@quick
@given(text=arabic, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "windows-1256"]))
def test_a_text_file_is_its_text(text, encoding, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert [article.text for article in read_all(path)[0]] == [text.replace("\n", "\r\n")]


NAMES = [
    "a.txt",
    "a.json",
    "a.jsonl",
    "a.csv",
    "a.tsv",
    "a.html",
    "a.sgm",
    "a.parquet",
    "a.zip",
    "a.tar",
    "a.gz",
    "a.json.gz",
    "a.jsonl.zst",
    "a.csv.xz",
    "a.txt.bz2",
    "a.tar.gz",
    "a",
]


@quick
@given(name=st.sampled_from(NAMES), content=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_crash(name, content, tmp_path):
    (tmp_path / name).write_bytes(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of charset-normalizer and lxml about what is no text
        read_all(tmp_path / name)


ARCHIVES = {
    "d.zip": make_zip(MEMBERS),
    "d.tar": make_tar(MEMBERS),
    "d.tar.gz": gzip.compress(make_tar(MEMBERS)),
    "d.zip.gz": gzip.compress(make_zip(MEMBERS)),
    "d.jsonl.gz": gzip.compress(LINES),
    "d.parquet": parquet(ROWS),
    "d.sgm": (GIGAWORD + TREC).encode(),
}


@pytest.mark.parametrize("name", ARCHIVES)
@quick
@given(data=st.data())
def test_a_damaged_archive_never_crashes(name, data, tmp_path):
    """Cut anywhere, and with bytes changed."""
    content = bytearray(ARCHIVES[name])
    for position in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=3)):
        content[position] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(0, len(content)))
    path = tmp_path / name
    path.write_bytes(content[:cut])
    articles, _ = read_all(path)
    assert len(articles) <= 2 * len(MEMBERS)


@quick
@given(rows=rows, data=st.data())
def test_a_broken_array_never_crashes_and_loses_nothing_before_the_break(rows, data, tmp_path):
    whole = as_array(rows).encode()
    cut = data.draw(st.integers(0, len(whole) - 1))
    (tmp_path / "a.json").write_bytes(whole[:cut])
    articles, errors = read_all(tmp_path / "a.json")
    complete = [row for number, row in enumerate(rows) if len(as_array(rows[: number + 1]).encode()) - 1 <= cut]
    assert [article.text for article in articles] == [row["text"] for row in complete]
    assert errors or cut == 0


@settings(max_examples=300, deadline=None)
@given(value=st.text(max_size=60) | st.text(st.sampled_from("0123456789/-.: ممصهـيناركتوبشذلقعدة،()"), max_size=40) | st.integers() | st.floats())
def test_no_date_field_crashes_and_what_is_read_is_a_date(value):
    date = parse_date(value)
    assert date is None or parse_date(date) == date
    if isinstance(value, str):
        split_calendars(translate(value))
