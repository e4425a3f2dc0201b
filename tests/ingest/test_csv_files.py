"""Tables: delimiters, quotes, rows that do not fit."""

import pytest

TEXT = "افتتح المعرض في تونس."
AGAIN = "a quotation mark inside a quoted cell is written twice"


@pytest.mark.parametrize("name, delimiter", [("a.csv", ","), ("a.csv", ";"), ("a.csv", "\t"), ("a.csv", "|"), ("a.tsv", "\t"), ("a.tab", "\t")])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(name, delimiter, end, reading):
    lines = [f"id{delimiter}النص{delimiter}likes", f"7{delimiter}{TEXT}{delimiter}3", f"8{delimiter}{TEXT}{delimiter}"]
    articles, errors = reading(name, (end.join(lines) + end).encode())
    assert [(article.id, article.text, article.meta) for article in articles] == [("7", TEXT, {"likes": "3"}), ("8", TEXT, {"likes": ""})]
    assert errors == []


@pytest.mark.parametrize(
    "cell, text",
    [
        ('"سطر\r\nوسطر\n"', "سطر\r\nوسطر\n"),  # line ends as they are
        ('"قال ""نعم"" ثم سكت"', 'قال "نعم" ثم سكت'),
        ('"أ، ب, ج; د"', "أ، ب, ج; د"),
        ('قال "نعم"', 'قال "نعم"'),
        ("a\0b", "a\ufffdb"),
    ],
)
def test_cells(cell, text, reading):
    articles, errors = reading("a.csv", f"text,n\n{cell},1\n{TEXT},2\n".encode())
    assert ([article.text for article in articles], errors) == ([text, TEXT], [])


def test_one_column_and_no_id(reading):
    articles, errors = reading("a.csv", f"content\n{TEXT}\n\n{TEXT}\n".encode())
    assert ([article.id for article in articles], errors) == (["a.csv:2", "a.csv:4"], [])


@pytest.mark.parametrize("before", ["sep=;\r\n", "\n\n", "\ufeff"])
def test_what_may_stand_before_the_header(before, reading):
    articles, errors = reading("a.csv", f"{before}id;text\n1;{TEXT}, نعم\n2\n".encode())
    assert [article.text for article in articles] == [f"{TEXT}, نعم"]
    line = 3 + before.count("\n")
    assert errors == [f"a.csv:{line}: 1 cells where the header has 2; is a cell with a separator in it not quoted?"]


@pytest.mark.parametrize(
    "bad, told",
    [
        ("2", "1 cells where the header has 2; is a cell with a separator in it not quoted?"),
        ("2,a,b", "3 cells where the header has 2; is a cell with a separator in it not quoted?"),
        ('2,"قال "نعم" ثم"', f"no row: ',' expected after '\"'; {AGAIN}"),
        ("2,", "the text is empty"),
    ],
)
def test_a_row_that_does_not_fit_is_named_and_the_rest_read(bad, told, reading):
    articles, errors = reading("a.csv", f'id,text\n1,"{TEXT}\n{TEXT}"\n{bad}\n3,{TEXT}\n'.encode())
    assert [article.id for article in articles] == ["1", "3"]
    assert errors == [f"a.csv:4: {told}"]


def test_a_quote_that_is_not_closed_is_named_where_its_row_begins(reading):
    """And costs its line only."""
    articles, errors = reading("a.csv", f'id,text\n1,{TEXT}\n2,"{TEXT}\n3,{TEXT}\n'.encode())
    assert [article.id for article in articles] == ["1", "3"]
    assert errors == [f"a.csv:3: no row: unexpected end of data; {AGAIN}"]


def test_a_quote_that_the_next_row_closes_costs_its_line_only(reading):
    content = f'"id","text"\n"1","{TEXT}"\n"2","{TEXT}\n"3","{TEXT}"\n"4","{TEXT}"\n'
    articles, errors = reading("a.csv", content.encode())
    assert [article.id for article in articles] == ["1", "3", "4"]
    assert errors == [f"a.csv:3: no row: ',' expected after '\"'; {AGAIN}"]


def test_a_broken_byte_is_named_and_the_rest_read(reading):
    articles, errors = reading("a.csv", f"id,text\n1,{TEXT}\n2,".encode() + "سa".encode()[:3] + b"\xff\n3," + TEXT.encode())
    assert [article.id for article in articles] == ["1", "3"]
    assert errors == ["a.csv:3: not UTF-8 (byte 3); convert it, e.g. with iconv -f windows-1256 -t utf-8"]


def test_a_table_without_a_text_column_is_one_error(reading):
    content = f"a,b\n1,{TEXT}\n2,{TEXT}\n".encode()
    articles, errors = reading("a.csv", content)
    assert articles == []
    assert errors == ["a.csv:1: no text field (looked for text, content, body, article, …; there are a, b); name it with --field text=COLUMN"]
    articles, errors = reading("a.csv", content, fields={"text": "b"})
    assert ([article.text for article in articles], errors) == ([TEXT] * 2, [])


def test_columns_of_one_name(reading):
    articles, _ = reading("a.csv", f"text,n,n\n{TEXT},1,2\n".encode())
    assert articles[0].meta == {"n": "1", "n 2": "2"}


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-8-sig"])
def test_encodings(encoding, reading):
    articles, errors = reading("a.csv", f"العنوان\tالنص\nخبر\t{TEXT}\n".encode(encoding))
    assert [(article.title, article.text) for article in articles] == [("خبر", TEXT)]
    assert errors == []


def test_an_empty_table(reading):
    assert reading("a.csv", b"") == ([], [])
