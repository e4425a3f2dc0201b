"""The <DOC> files of older corpora, as TREC and the LDC write them, and as people break them."""

import gzip

import pytest

from .test_archives import make_tar, make_zip

TEXT = "افتتح المعرض في تونس."
GIGAWORD = """<DOC id="AFA19940513.0001" type="story" >
<HEADLINE>
معرض &amp; كتاب
</HEADLINE>
<DATELINE>
تونس 13-5 (اف ب)
</DATELINE>
<TEXT>
<P>
افتتح المعرض
في تونس.
</P>
<P>
وقال الوزير &quot;نعم&quot;.
</P>
</TEXT>
</DOC>
"""
TREC = f"""<DOC>
<DOCNO>19940513_AFP_ARB.0001</DOCNO>
<HEADER> المصدر </HEADER>
<BODY>
<HEADLINE> معرض </HEADLINE>
<TEXT>
<P> {TEXT}
<P> نعم.
</TEXT>
<FOOTER> فوت </FOOTER>
</BODY>
<TRAILER> 130000 GMT </TRAILER>
</DOC>
"""


def doc(id="1", text=TEXT, more=""):
    return f"<DOC>\n<DOCNO>{id}</DOCNO>\n{more}<TEXT>\n{text}\n</TEXT>\n</DOC>\n"


def test_gigaword(reading):
    (article,), errors = reading("afa.sgm", GIGAWORD.encode())
    assert errors == []
    assert (article.id, article.title, article.published, article.published_source) == ("AFA19940513.0001", "معرض & كتاب", "1994-05-13", "metadata")
    assert article.text == 'تونس 13-5 (اف ب)\nافتتح المعرض في تونس.\nوقال الوزير "نعم".'
    assert article.meta == {"type": "story"}


def test_trec(reading):
    (article,), errors = reading("afp.sgml", TREC.encode())
    assert errors == []
    assert (article.id, article.title, article.published) == ("19940513_AFP_ARB.0001", "معرض", "1994-05-13")
    assert article.text == f"{TEXT}\nنعم."
    assert article.meta == {"footer": "فوت", "trailer": "130000 GMT"}


@pytest.mark.parametrize(
    "source, expected",
    [
        (doc("x", more="<HL>عنوان</HL><AUTHOR>هند</AUTHOR>"), {"id": "x", "title": "عنوان", "author": "هند", "text": TEXT, "published": None}),
        (doc("a20200707", more="<DATE_TIME>2019-01-02 10:30:00</DATE_TIME>"), {"published": "2019-01-02T10:30:00"}),
        (doc(more="<DATETIME>20001015</DATETIME>"), {"published": "2000-10-15"}),
        (doc(more="<DATE>أمس</DATE>"), {"published": None, "warnings": ("publication date not understood: أمس",)}),
        (doc("A20201345.1"), {"published": None}),  # no month has the number 13
        (doc("A120200707"), {"published": None}),  # nine digits are no date
        (doc(text="سطر\n\n  وسطر"), {"text": "سطر\n\n  وسطر"}),  # without <P> the lines as they are
        (doc(text="5 < 6 & AT&T &lt;P&gt; &#1575; &nonsense; &#xD800;"), {"text": "5 < 6 & AT&T <P> ا &nonsense; \ufffd"}),
        (doc(text="قال <ENAMEX TYPE='PER'>سالم</ENAMEX> نعم"), {"text": "قال سالم نعم"}),
        (doc(text="<seg id=1>أ</seg>\n<seg id=2>ب</seg>"), {"text": "أ\nب"}),
        ("<doc docid=7><text>" + TEXT + "</text></doc>", {"id": "7", "text": TEXT}),
        (f"<DOC>\n<TEXT>{TEXT}</DOC>", {"id": "a.sgm:1", "text": TEXT}),  # an element that ends with what is around it
        (f"<DOC><HEADLINE>عنوان\n<TEXT>{TEXT}</TEXT></DOC>", {"title": "عنوان", "text": TEXT}),
        (f"<DOC><TEXT>{TEXT}</TEXT><TEXT>نعم</TEXT></DOC>", {"text": f"{TEXT}\nنعم"}),
    ],
)
def test_elements(source, expected, reading):
    (article,), errors = reading("a.sgm", source.encode())
    assert ({name: getattr(article, name) for name in expected}, errors) == (expected, [])


@pytest.mark.parametrize(
    "bad, told",
    [
        (f"<DOC>\n<TEXT>{TEXT}</TEXT>\n", "<DOC> is not closed; each article ends with </DOC>"),
        ("<DOC>\n", "<DOC> is not closed; each article ends with </DOC>"),
        ("<DOC>\n<DOCNO>2</DOCNO>\n</DOC>\n", "no <TEXT> in this <DOC>"),
        ("<DOC>\n<TEXT>\n<P> </P></TEXT>\n</DOC>\n", "the text is empty"),
    ],
)
def test_a_bad_document_is_named_with_its_line_and_the_rest_read(bad, told, reading):
    before, after = doc("1"), doc("3")
    articles, errors = reading("a.sgm", (before + bad + after).encode())
    assert [article.id for article in articles] == ["1", "3"]
    assert errors == [f"a.sgm:7: {told}"]


def test_a_document_that_the_file_cuts_off(reading):
    articles, errors = reading("a.sgm", (doc("1") + doc("2")[:-8]).encode())
    assert ([article.id for article in articles], errors) == (["1"], ["a.sgm:7: <DOC> is not closed; each article ends with </DOC>"])


def test_several_documents_in_a_line(reading):
    articles, errors = reading("a.sgm", "".join(doc(str(number)).replace("\n", " ") for number in range(3)).encode())
    assert ([article.id for article in articles], errors) == (["0", "1", "2"], [])


def test_a_broken_byte_costs_its_document(reading):
    articles, errors = reading("a.sgm", doc("1").encode() + doc("2").encode().replace(b"\n</TEXT>", b"\xff\n</TEXT>") + doc("3").encode())
    assert [article.id for article in articles] == ["1", "3"]
    assert errors == ["a.sgm:7: not UTF-8 (byte 68); convert it, e.g. with iconv -f windows-1256 -t utf-8"]


def test_windows_1256(reading):
    articles, errors = reading("a.sgm", (GIGAWORD + TREC).encode("windows-1256"))
    assert [article.title for article in articles] == ["معرض & كتاب", "معرض"]
    assert ({article.warnings for article in articles}, errors) == ({("read as windows-1256",)}, [])


@pytest.mark.parametrize(
    "name, content",
    [
        ("a.sgm.gz", gzip.compress(TREC.encode())),
        ("a.gz", gzip.compress(TREC.encode())),
        ("a", TREC.encode()),
        ("a.txt", TREC.encode()),
        ("a.zip", make_zip({"x/a.sgm": TREC.encode()})),
        ("a.tar", make_tar({"a.sgml": TREC.encode()})),
        ("a.tar.gz", gzip.compress(make_tar({"a.SGM.gz": gzip.compress(TREC.encode())}))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_packed_and_by_content(name, content, reading):
    articles, errors = reading(name, content)
    assert ([article.id for article in articles], errors) == (["19940513_AFP_ARB.0001"], [])


def test_a_file_without_documents(reading):
    assert reading("a.sgm", b"<html>no</html>") == ([], ["a.sgm: no <DOC> in it; each article is one <DOC> … </DOC>"])
    assert reading("a.txt", "قال <DOC> نعم".encode())[1] == []  # a text that only speaks of it
