"""Pages: the article's text, and what the page says about it."""

import builtins

import pytest

BODY = (
    "<article><h1>معرض الكتاب</h1><p>افتتحت وزارة الثقافة أمس معرض الكتاب في تونس بمشاركة 120 ناشراً من 14 دولة عربية وأجنبية.</p>"
    "<p>وقال الوزير إن المعرض يستمر عشرة أيام، وإن الدخول مجاني لطلبة الجامعات والمدارس.</p></article>"
)
META = '<meta property="{}" content="{}">'


def page(head="", body=BODY, footer="<footer>جميع الحقوق محفوظة © 2019</footer>"):
    return f"<!DOCTYPE html><html><head><title>معرض الكتاب | الأفق</title>{head}</head><body><nav><a href='/'>الرئيسية</a></nav>{body}{footer}</body></html>"


def test_everything_a_page_says(reading):
    head = "".join(
        META.format(*pair)
        for pair in (
            ("og:title", "معرض الكتاب"),
            ("og:site_name", "الأفق"),
            ("article:published_time", "2020-07-07T10:30:00+03:00"),
            ("author", "هند سالم"),
        )
    )
    head = head.replace('property="author"', 'name="author"') + '<link rel="canonical" href="https://example.org/a/1">'
    (article,), errors = reading("a.html", page(head).encode())
    assert errors == []
    assert (article.id, article.title, article.source, article.author, article.url) == (
        "a.html",
        "معرض الكتاب",
        "الأفق",
        "هند سالم",
        "https://example.org/a/1",
    )
    assert (article.published, article.published_source) == ("2020-07-07T10:30:00+03:00", "metadata")
    assert article.text.startswith("افتتحت وزارة الثقافة أمس")
    assert article.text.endswith("لطلبة الجامعات والمدارس.")
    assert "الرئيسية" not in article.text


@pytest.mark.parametrize(
    "head, body, date",
    [
        (META.format("article:published_time", "2020-07-07"), "", "2020-07-07"),
        ('<meta name="pubdate" content="الثلاثاء 7 تموز 2020">', "", "2020-07-07"),
        ('<meta itemprop="datePublished" content="2020-07-07T08:00:00Z">', "", "2020-07-07T08:00:00Z"),
        ('<meta name="DC.date.issued" content="2020-07-07">', "", "2020-07-07"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2020-07-07", "dateModified": "2024-01-01"}</script>',
            "",
            "2020-07-07",
        ),
        ("", '<span itemprop="datePublished">16 ذو القعدة 1441</span>', "2020-07-07"),
        ("", '<time pubdate datetime="2020-07-07">أمس</time>', "2020-07-07"),
        ("", '<article><time datetime="2020-07-07">7 يوليو</time></article>', "2020-07-07"),
        ("", '<article><time datetime="2020-07-07">a</time><time datetime="2021-07-07">b</time></article>', None),  # which?
        ("", "<aside><time datetime='2020-07-07'>a</time></aside>", None),
        (META.format("article:modified_time", "2020-07-07"), "", None),
        (META.format("article:published_time", "أمس"), "", None),
        ("", "<p>نشر قبل يومين</p>", None),
        ("", "", None),  # © 2019 is no date
    ],
)
def test_the_date_is_what_the_page_states(head, body, date, reading):
    (article,), _ = reading("a.html", page(head, body + BODY).encode())
    assert article.published == date


@pytest.mark.parametrize(
    "declaration, encoding, warnings",
    [
        ('<meta charset="utf-8">', "utf-8", ()),
        ("", "utf-8", ()),
        ('<meta charset="windows-1256">', "windows-1256", ("read as windows-1256",)),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">', "windows-1256", ("read as windows-1256",)),
        ('<meta charset="utf-8">', "windows-1256", ("read as windows-1256",)),  # wrongly declared
        ('<meta charset="windows-1256">', "utf-8", ()),
    ],
)
def test_encodings(declaration, encoding, warnings, reading):
    (article,), _ = reading("a.htm", page(declaration).encode(encoding, "xmlcharrefreplace"))
    assert "معرض الكتاب في تونس بمشاركة 120 ناشراً" in article.text
    assert article.warnings == warnings


def test_xhtml_with_a_declaration(reading):
    (article,), _ = reading("a.xhtml", ("<?xml version='1.0' encoding='utf-8'?>\n" + page()).encode())
    assert article.text.startswith("افتتحت")


@pytest.mark.parametrize("content, told", [(b"", "no page"), (b"<html><body></body></html>", "no article in this page")])
def test_a_page_without_an_article(content, told, reading):
    articles, errors = reading("a.html", content)
    assert articles == []
    assert errors[0].startswith("a.html: no ")
    assert told in errors[0]


def test_without_the_extra_the_way_out_is_told(reading, monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert reading("a.html", page().encode()) == ([], ["a.html: HTML needs the extra html; pip install 'khabar[html]'"])
