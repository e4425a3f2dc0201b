"""Inputs to articles: what can be read is read, what cannot is named with file and line; ids, dates and columns."""

import json
from collections.abc import Iterator

import msgspec
import pytest

from pipeline import read
from pipeline.errors import KhabarError
from pipeline.ingest import make_article, read_articles
from pipeline.schema import Article

TEXT = "افتتح المعرض في تونس."
BOM = b"\xef\xbb\xbf"


@pytest.fixture
def path(tmp_path):
    """Where to write, so that what is read can be compared."""
    return tmp_path / "dump.jsonl"


def line(text: str = TEXT, **columns) -> bytes:
    return json.dumps({"text": text} | columns, ensure_ascii=False).encode() + b"\n"


def read_all(*inputs, **options) -> tuple[list[Article], list[str]]:
    """The articles, and the errors as they are told."""
    errors: list[KhabarError] = []
    return list(read_articles(inputs, on_error=errors.append, **options)), [str(error) for error in errors]


def read_one(path, content: bytes, **options) -> Article:
    path.write_bytes(content)
    articles, errors = read_all(path, **options)
    assert errors == []
    (article,) = articles
    assert article.where.startswith(str(path))
    return msgspec.structs.replace(article, where=None)


# Files and folders


@pytest.mark.parametrize("content", [TEXT.encode(), BOM + TEXT.encode()], ids=["plain", "byte order mark"])
def test_a_text_file_is_an_article(content, tmp_path):
    assert read_one(tmp_path / "خبر.txt", content) == Article(id="خبر.txt", text=TEXT)


def test_line_ends_stay_as_they_are(tmp_path):
    assert read_one(tmp_path / "a.txt", b"\r\n\xd8\xb3\r\n\n").text == "\r\nس\r\n\n"


@pytest.mark.parametrize("name", ["dump.jsonl", "dump.ndjson"])
def test_each_line_is_an_article(name, tmp_path):
    (tmp_path / name).write_bytes(BOM + line("الأول", id="a") + line("الثاني") + line("الثالث").rstrip())
    articles, errors = read_all(tmp_path / name)
    assert [(article.id, article.text) for article in articles] == [("a", "الأول"), (f"{name}:2", "الثاني"), (f"{name}:3", "الثالث")]
    assert errors == []


def test_a_folder_has_its_files_in_order_and_those_of_its_folders(tmp_path):
    for name in ("b.txt", "a.jsonl", "deep/c.txt", "notes.md", "empty/.keep", ".d.txt", "__MACOSX/e.txt", ".git/f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(line(id="a") if name.endswith("jsonl") else TEXT.encode())
    articles, errors = read_all(tmp_path)
    assert [article.id for article in articles] == ["a", "b.txt", "deep/c.txt"]
    assert errors == []


def test_inputs_are_read_in_their_order(tmp_path):
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text(TEXT)
    assert [article.id for article in read(tmp_path / "2.txt", str(tmp_path / "1.txt"))] == ["2.txt", "1.txt"]


@pytest.mark.parametrize(
    "content, count",
    [(b"", 0), (b"\n\n  \n\t\n", 0), (BOM, 0), (BOM + b"\n" + line(), 1), (b"\n\n" + line() + b"\n" + line(), 2), (b"\r\n" + line(), 1)],
)
def test_blank_lines_are_passed_over(content, count, path):
    path.write_bytes(content)
    articles, errors = read_all(path)
    assert (len(articles), errors) == (count, [])


def test_blank_lines_count_in_the_numbers_of_lines(path):
    path.write_bytes(b"\n" + line() + b"\n{\n")
    articles, errors = read_all(path)
    assert articles[0].id == "dump.jsonl:2"
    assert errors[0].startswith(f"{path}:4: no JSON")


def test_an_empty_text_file_is_named_and_the_rest_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT)
    articles, errors = read_all(tmp_path)
    assert [article.id for article in articles] == ["b.txt"]
    assert errors == [f"{tmp_path / 'a.txt'}: the text is empty"]


# What cannot be read


@pytest.mark.parametrize(
    "bad, told",
    [
        (b'{"text": "a"', "no JSON"),
        (b"text", "no JSON"),
        (b'"text"', 'no JSON object; each article is one object, like {"text": …}'),
        (b'["text"]', "no JSON object"),
        (b"null", "no JSON object"),
        (b"{}", "no text field (looked for text, content, body, article, …; there are none); name it with --field text=COLUMN"),
        (b'{"id": 1, "matn": 2}', "no text field (looked for text, content, body, article, …; there are id, matn)"),
        (b'{"id": 1, "title": "a"}', "no text field"),
        (b'{"text": null}', "no text field"),
        (b'{"text": 5}', "no text field"),
        (b'{"text": ["a"]}', "no text field"),
        (b'{"text": ""}', "the text is empty"),
        (b'{"text": "', "no JSON"),
        (line().decode().encode("windows-1256"), "not UTF-8 (byte 10); convert it, e.g. with iconv -f windows-1256 -t utf-8"),
        (b'{"text": "a", "x": ' + b"[" * 600 + b"]" * 600 + b"}", "columns nested too deep"),
        (b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "no JSON"),
    ],
)
def test_a_bad_line_in_the_middle_is_named_and_the_rest_read(bad, told, path):
    path.write_bytes(line(id="before") + bad.strip() + b"\n" + line(id="after"))
    articles, errors = read_all(path)
    assert [article.id for article in articles] == ["before", "after"]
    assert len(errors) == 1
    assert errors[0].startswith(f"{path}:2: {told}")


def test_without_on_error_a_bad_line_is_warned_of(path):
    path.write_bytes(line(id="before") + b"{\n" + line(id="after"))
    with pytest.warns(UserWarning, match=r"dump\.jsonl:2: no JSON"):
        assert [article.id for article in read_articles([path])] == ["before", "after"]


def test_a_text_file_of_another_encoding_is_read_with_a_warning(tmp_path):
    article = read_one(tmp_path / "a.txt", TEXT.encode("windows-1256"))
    assert (article.text, article.warnings) == (TEXT, ("read as windows-1256",))


def test_a_text_file_with_a_broken_byte_is_named_and_the_rest_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(f"{TEXT}\n".encode() + b"\xff" + TEXT.encode())
    (tmp_path / "b.txt").write_text(TEXT)
    articles, errors = read_all(tmp_path)
    assert [article.id for article in articles] == ["b.txt"]
    assert errors == [f"{tmp_path / 'a.txt'}:2: not UTF-8 (byte 39); convert it, e.g. with iconv -f windows-1256 -t utf-8"]


@pytest.mark.parametrize(
    "name, what",
    [
        ("missing.jsonl", "no such file"),
        ("missing", "no such file"),
        ("table.xlsx", "unknown kind of file; files that can be read end in .jsonl, .ndjson, "),
        ("folder", "no articles in this folder; files that can be read end in .jsonl, .ndjson, "),
        ("folder/*.txt", "no file with articles matches; files that can be read end in .jsonl, .ndjson, "),
    ],
)
def test_a_wrong_input_is_refused_before_anything_is_read(name, what, tmp_path):
    """At the call, not at the first article: by then an output file may have been emptied."""
    (tmp_path / "table.xlsx").write_text("a")
    (tmp_path / "folder").mkdir()
    (tmp_path / "good.txt").write_text(TEXT)
    with pytest.raises(KhabarError) as caught:
        read_articles([tmp_path / "good.txt", tmp_path / name])
    assert str(caught.value).startswith(f"{tmp_path / name}: {what}")


@pytest.mark.parametrize("published", ["", "أمس", "2020", "2020-13-45"])
def test_a_wrong_date_is_refused_before_anything_is_read(published, tmp_path):
    (tmp_path / "good.txt").write_text(TEXT)
    with pytest.raises(KhabarError, match=f"--published: «{published}» is no date"):
        read_articles([tmp_path / "good.txt"], published=published)


def test_an_unknown_field_is_refused_before_anything_is_read(tmp_path):
    (tmp_path / "good.txt").write_text(TEXT)
    with pytest.raises(KhabarError, match="--field: no field «matn»; the fields are text, id, title"):
        read_articles([tmp_path / "good.txt"], fields={"matn": "text"})


# Columns


@pytest.mark.parametrize(
    "columns, expected",
    [
        ({"id": "a"}, {"id": "a"}),
        ({"id": 17}, {"id": "17"}),
        ({"id": 0}, {"id": "0"}),
        ({"_id": "m"}, {"id": "m"}),
        ({"id": ""}, {"id": "dump.jsonl:1", "meta": {}}),
        ({"id": None, "doc_id": "d"}, {"id": "d"}),
        ({"headline": "عنوان"}, {"title": "عنوان", "meta": {}}),
        ({"title": "عنوان", "headline": "آخر"}, {"title": "عنوان", "meta": {"headline": "آخر"}}),
        (
            {"outlet": "الأفق", "link": "https://example.org", "byline": "هند"},
            {"source": "الأفق", "url": "https://example.org", "author": "هند", "meta": {}},
        ),
        ({"country": "LB"}, {"country": "LB", "meta": {}}),
        ({"country": "لبنان"}, {"country": None, "meta": {"country": "لبنان"}}),
        ({"country": "lb"}, {"country": "LB", "meta": {}}),
        ({"country": "Lebanon"}, {"country": None, "meta": {"country": "Lebanon"}}),
        ({"country": "LBN"}, {"country": None, "meta": {"country": "LBN"}}),
        ({"country": 961}, {"country": None, "meta": {"country": 961}}),
        ({"country": "ÀÉ"}, {"country": None, "meta": {"country": "ÀÉ"}}),
        ({"likes": 3, "tags": ["a", {"b": None}], "x": None, "y": ""}, {"meta": {"likes": 3, "tags": ["a", {"b": None}], "x": None, "y": ""}}),
        ({"n": 10**30}, {"meta": {"n": 10**30}}),
        ({"published": "2020-07-07"}, {"published": "2020-07-07", "published_source": "metadata", "meta": {}}),
        ({"pubdate": "7 يوليو 2020"}, {"published": "2020-07-07", "published_source": "metadata", "meta": {}}),
        ({"date": "2020-07-07", "published": ""}, {"published": "2020-07-07", "meta": {}}),
        (
            {"date": "أمس"},
            {"published": None, "published_source": None, "meta": {"published": "أمس"}, "warnings": ("publication date not understood: أمس",)},
        ),
        ({"date": 1594080000}, {"published": "2020-07-07T00:00:00+00:00", "meta": {}}),
        (
            {"date": {"$date": "2020-07-07T10:30:00Z"}, "_id": {"$oid": "5f"}},
            {"published": "2020-07-07T10:30:00Z", "id": "5f", "meta": {}},
        ),  # mongoexport
        (
            {"source": {"id": None, "name": "الأفق"}, "publishedAt": "2020-07-07"},
            {"source": "الأفق", "published": "2020-07-07", "meta": {}},
        ),  # NewsAPI
        ({"authors": ["هند", "سالم"]}, {"author": "هند، سالم", "meta": {}}),
        ({"author": [1]}, {"author": None, "meta": {"author": [1]}}),
        ({"date": None}, {"published": None, "published_source": None, "warnings": (), "meta": {}}),
    ],
)
def test_columns(columns, expected, path):
    article = read_one(path, line(**columns))
    assert {name: getattr(article, name) for name in expected} == expected
    assert article.text == TEXT


@pytest.mark.parametrize(
    "column", ["text", "content", "body", "article", "Content", "FULL_TEXT", "articleBody", "النص", "نص الخبر", "نصّ_المقال", "المحتوي", "المتن"]
)
def test_columns_of_the_text(column, path):
    assert read_one(path, json.dumps({column: TEXT}).encode()) == Article(id="dump.jsonl:1", text=TEXT)


def test_the_first_text_column_that_has_one(path):
    article = read_one(path, json.dumps({"text": "", "body": "المتن", "content": "المحتوى"}).encode())
    assert (article.text, article.meta) == ("المحتوى", {"body": "المتن"})


@pytest.mark.parametrize(
    "fields, expected",
    [
        ({"text": "matn"}, {"text": "المتن", "meta": {"text": "الأصل", "unwan": "العنوان"}}),
        ({"title": "unwan"}, {"text": "الأصل", "title": "العنوان", "meta": {"matn": "المتن"}}),
        ({"text": "matn", "title": "unwan"}, {"text": "المتن", "title": "العنوان"}),
        ({"text": "nowhere"}, {"text": "الأصل"}),  # then the usual columns
    ],
)
def test_named_columns(fields, expected, path):
    article = read_one(path, line("الأصل", matn="المتن", unwan="العنوان"), fields=fields)
    assert {name: getattr(article, name) for name in expected} == expected


def test_a_named_column_is_said_in_the_error(path):
    path.write_bytes(b'{"a": 1}\n')
    _, errors = read_all(path, fields={"text": "matn"})
    assert errors == [f"{path}:1: no text field (looked for matn, text, content, body, article, …; there are a); name it with --field text=COLUMN"]


def test_a_given_date_is_for_articles_without_one(path):
    path.write_bytes(line() + line(date="2019-01-01") + line(date="أمس"))
    articles, _ = read_all(path, published="7 يوليو 2020")
    assert [(article.published, article.published_source) for article in articles] == [
        ("2020-07-07", "given"),
        ("2019-01-01", "metadata"),
        ("2020-07-07", "given"),
    ]


# Ids


@pytest.mark.parametrize(
    "given, ids",
    [
        (["a", "b", "a", "a"], ["a", "b", "a-2", "a-3"]),
        (["a", "a-2", "a"], ["a", "a-2", "a-3"]),
        (["a", "a", "a-2"], ["a", "a-2", "a-2-2"]),
        ([1, "1"], ["1", "1-2"]),
    ],
)
def test_an_id_given_twice_gets_a_suffix_and_a_warning(given, ids, path):
    path.write_bytes(b"".join(line(id=id) for id in given))
    articles, errors = read_all(path)
    assert [article.id for article in articles] == ids
    assert errors == []
    for article, before in zip(articles, given, strict=True):
        assert article.warnings == (() if article.id == str(before) else (f"id «{before}» was given before",))


def test_ids_are_unique_over_all_files(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_text(TEXT)
    assert [article.id for article in read(tmp_path)] == ["a/1.txt", "b/1.txt"]


# What no file can hold


@pytest.mark.parametrize(
    "raw, text, warnings",
    [
        (rb"a\u0000b", "a\ufffdb", ("1 NULs or lone surrogates replaced",)),
        (rb"a\ud800b\udc00\u0000", "a\ufffdb\ufffd\ufffd", ("3 NULs or lone surrogates replaced",)),
        (rb"\ud83d\ude00", "\U0001f600", ()),  # a pair is a character
        (rb"\ufffd", "\ufffd", ()),
    ],
)
def test_nulls_and_lone_surrogates_are_replaced_one_for_one(raw, text, warnings, path):
    article = read_one(path, b'{"text": "' + raw + b'"}')
    assert (article.text, article.warnings) == (text, warnings)


def test_a_null_in_a_text_file(tmp_path):
    article = read_one(tmp_path / "a.txt", b"a\0b")
    assert (article.text, article.warnings) == ("a\ufffdb", ("1 NULs or lone surrogates replaced",))


def test_other_columns_can_be_written_too(path):
    row = rb'{"text": "a", "id": "i\ud800", "title": "t\u0000", "k\udfff": ["v\ud800", {"w": "\u0000"}, 1]}'
    article = read_one(path, row)
    assert (article.id, article.title, article.meta) == ("i\ufffd", "t\ufffd", {"k\ufffd": ["v\ufffd", {"w": "\ufffd"}, 1]})


def test_what_json_writers_write_is_read(path):
    assert str(read_one(path, b'{"text": "a", "score": NaN}').meta) == "{'score': None}"


# The API


def test_articles_come_one_at_a_time(path):
    path.write_bytes(line(id="a") + b"{\n")
    articles = read_articles([path], on_error=lambda error: pytest.fail(str(error)))
    assert isinstance(articles, Iterator)
    assert next(articles).id == "a"


def test_make_article_leaves_the_row_alone():
    row = {"text": TEXT, "id": 5, "country": "لبنان", "x": [1]}
    kept = dict(row)
    article = make_article(row, id="1", where="article 1")
    assert (row, article.id, article.meta) == (kept, "5", {"country": "لبنان", "x": [1]})


def test_make_article_without_text():
    with pytest.raises(KhabarError, match="article 7: no text field"):
        make_article({"title": "عنوان"}, id="7", where="article 7")
