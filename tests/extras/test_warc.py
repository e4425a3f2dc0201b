"""Web archives read by FastWARC: pages and plain texts come through with their address, all else is passed over, broken records cost themselves."""

import gzip
import zlib

import brotli
import pytest

from pipeline.errors import KhabarError
from pipeline.ingest import Limits, read_articles

BODY = (
    "<article><h1>معرض الكتاب</h1><p>افتتحت وزارة الثقافة أمس معرض الكتاب في تونس بمشاركة 120 ناشراً من 14 دولة عربية وأجنبية.</p>"
    "<p>وقال الوزير إن المعرض يستمر عشرة أيام، وإن الدخول مجاني لطلبة الجامعات والمدارس.</p></article>"
)
DATE = '<meta property="article:published_time" content="2019-02-28T10:30:00+03:00">'


def page(head="", body=BODY):
    return f"<!DOCTYPE html><html><head><title>معرض الكتاب</title>{head}</head><body>{body}</body></html>"


def record(body: bytes, *, url="http://example.org/1", type="response", content_type="application/http; msgtype=response", more=""):
    head = (
        f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-03-04T05:06:07Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{url[-1] * 8}>\r\nContent-Type: {content_type}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def http(body: bytes, *, content_type="text/html", more="", status="200 OK"):
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n".encode() + body


def chunked(body: bytes):
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:100], body[100:])) + b"0\r\n\r\n"


@pytest.fixture
def read(tmp_path):
    def read(content: bytes, name="a.warc", **options):
        (tmp_path / name).write_bytes(content)
        errors: list[KhabarError] = []
        articles = list(read_articles([tmp_path / name], on_error=errors.append, **options))
        return articles, [str(error).replace(f"{tmp_path}/", "") for error in errors]

    return read


def test_a_page(read):
    (article,), errors = read(record(http(page(DATE + '<link rel="canonical" href="https://other.example/x">').encode())))
    assert errors == []
    assert (article.id, article.url, article.title) == ("urn:uuid:11111111", "http://example.org/1", "معرض الكتاب")
    assert article.text.startswith("افتتحت وزارة الثقافة")
    assert (article.published, article.published_source) == ("2019-02-28T10:30:00+03:00", "metadata")
    assert article.meta == {"crawled": "2019-03-04T05:06:07Z"}


def test_the_day_of_the_crawl_is_no_publication_date(read):
    (article,), _ = read(record(http(page().encode())))
    assert (article.published, article.published_source, article.meta) == (None, None, {"crawled": "2019-03-04T05:06:07Z"})


def test_what_the_crawler_cut_off_is_said(read):
    (article,), errors = read(record(http(page().encode()[:-30]), more="WARC-Truncated: length\r\n"))
    assert (article.warnings, errors) == (("cut off by the crawler (length)",), [])


@pytest.mark.parametrize(
    "one",
    [
        record(http(page().encode("windows-1256"), content_type="text/html; charset=windows-1256")),
        record(http(page('<meta charset="windows-1256">').encode("windows-1256"))),
        record(http(chunked(page().encode()), more="Transfer-Encoding: chunked\r\n")),
        record(http(gzip.compress(page().encode()), more="Content-Encoding: gzip\r\n")),
        record(http(brotli.compress(page().encode()), more="Content-Encoding: br\r\n")),
        record(http(zlib.compress(page().encode()), more="Content-Encoding: deflate\r\n")),
        record(http(zlib.compress(page().encode())[2:-4], more="Content-Encoding: deflate\r\n")),
        record(http(chunked(gzip.compress(page().encode())), more="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")),
        record(http(page().encode(), content_type="application/xhtml+xml")),
        record(page().encode(), type="resource", content_type="text/html"),
    ],
    ids=[
        "charset of the server",
        "charset of the page",
        "chunked",
        "gzip",
        "brotli",
        "deflate",
        "deflate without a header",
        "both",
        "xhtml",
        "resource",
    ],
)
def test_pages_as_servers_send_them(one, read):
    (article,), errors = read(one)
    assert article.text.startswith("افتتحت وزارة الثقافة")
    assert errors == []


@pytest.mark.parametrize(
    "one",
    [
        record(http("نص الخبر".encode(), content_type="text/plain; charset=utf-8")),
        record("نص الخبر".encode(), type="conversion", content_type="text/plain"),
        record("نص الخبر".encode(), type="resource", content_type="text/plain"),
        record(http("نص الخبر من تونس".encode("windows-1256"), content_type="text/plain; charset=windows-1256")),
    ],
)
def test_plain_texts(one, read):
    (article,), errors = read(one)
    assert (article.text[:8], article.url, errors) == ("نص الخبر", "http://example.org/1", [])


@pytest.mark.parametrize(
    "one",
    [
        record(b"software: x\r\n", type="warcinfo", content_type="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", type="request", content_type="application/http; msgtype=request"),
        record(b"", type="revisit"),
        record(http(b"\x89PNG", content_type="image/png")),
        record(http(page().encode(), status="404 Not Found")),
        record(http(b"", status="301 Moved", more="Location: /2\r\n")),
        record(http(b"User-agent: *", content_type="text/plain"), url="http://example.org/robots.txt"),
        record(http(b"x" * 20_000_000, content_type="video/mp4")),
        record(b"no HTTP at all"),
    ],
)
def test_other_records_are_passed_over(one, read):
    good = record(http(page().encode()))
    articles, errors = read(good + one + good.replace(b"example.org/1", b"example.org/9"))
    assert ([article.url[-1] for article in articles], errors) == (["1", "9"], [])


@pytest.mark.parametrize(
    "bad, told",
    [
        (
            record(http(gzip.compress(page().encode())[:200], more="Content-Encoding: gzip\r\n")),
            "(record 2): damaged: the compressed page is cut off",
        ),
        (record(http(gzip.compress(page().encode())[:-1], more="Content-Encoding: gzip\r\n")), "(record 2): damaged: the compressed page is cut off"),
        (record(http(brotli.compress(page().encode())[:150], more="Content-Encoding: br\r\n")), "(record 2): damaged: "),
        (record(http(chunked(page().encode())[:-200], more="Transfer-Encoding: chunked\r\n")), "(record 2): damaged: "),
        (record(http(b"x" * 90, more="Content-Encoding: zip\r\n")), "(record 2): in an unknown encoding «zip»"),
        (record(http(b"\x1f\x8bno gzip", more="Content-Encoding: gzip\r\n")), "(record 2): damaged: "),
        (record(http(page(body="").encode())), "(record 2): no article in this page"),
        (record(http(b"")), "(record 2): "),
        (record(http(bytes(range(256)) * 40, content_type="text/plain")), "(record 2): no text in any encoding known"),
        (record(http(page().encode() + b" " * 2_000_000)), "(record 2): a page longer than 1 MB; raise --max-article if it is one article"),
        (record(http(gzip.compress(b" " * 2_000_000), more="Content-Encoding: gzip\r\n")), "(record 2): a page longer than 1 MB"),
        (
            record(http(page().encode())).replace(b"Content-Length: ", b"Content-Length: 99"),
            "(record 2): a record that is shorter than its header states",
        ),
        (b"nothing\r\n\r\n", "(record 2): no WARC record"),
    ],
)
def test_a_bad_record_is_named_and_the_rest_read(bad, told, read):
    good = record(http(page().encode()))
    articles, errors = read(good + bad + good.replace(b"example.org/1", b"example.org/9"), limits=Limits(article=1 << 20))
    assert [article.url[-1] for article in articles] == ["1", "9"]
    assert len(errors) == 1
    assert errors[0].startswith(f"a.warc {told}")


def test_elements_nested_deep(read):
    deep = page(body="<div>" * 100_000 + "x" + "</div>" * 100_000)
    articles, errors = read(record(http(deep.encode())) + record(http(page().encode()), url="http://example.org/9"))
    assert "http://example.org/9" in [article.url for article in articles]
    assert len(articles) + len(errors) == 2


@pytest.mark.parametrize("name", ["a.warc.gz", "a", "a.gz"])
def test_packed_a_record_at_a_time(name, read):
    records = [record(http(page().encode()), url=f"http://example.org/{number}") for number in (1, 2)]
    content = b"".join(records if name == "a" else map(gzip.compress, records))
    articles, errors = read(content, name)
    assert ([article.url[-1] for article in articles], errors) == (["1", "2"], [])
