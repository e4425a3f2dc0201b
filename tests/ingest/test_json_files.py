"""JSON in all its forms: lines, arrays, objects; what is broken is named and the next one found."""

import io
import itertools
import json

import pytest

from pipeline.ingest.json_scan import scan_values

GOOD = '{"text": "سلام", "n": 1}'
BROKEN = "no JSON; a quote, comma or bracket is missing or too many"


def texts(articles):
    return [article.text for article in articles]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "content",
    [
        '[{"text": "1"}, {"text": "2"}]',
        '\n [\n{"text": "1"}\n,\n{"text": "2"}\n]\n',
        json.dumps([{"text": "1"}, {"text": "2"}], indent=2),
        '{"text": "1"}\n{"text": "2"}',
        '{"text": "1"}\n\n{"text": "2"}\n',
        '{\n "text": "1"\n}\n{\n "text": "2"\n}\n',
        '{"status": "ok", "total": 2, "articles": [{"text": "1"}, {"text": "2"}], "page": 1}',
        '{"meta": {"a": [1]}, "things": [{"text": "1"}, {"text": "2"}]}',
        '[{"text": "1"}][{"text": "2"}]',
    ],
)
def test_two_articles(name, content, reading):
    articles, errors = reading(name, content.encode())
    assert (texts(articles), errors) == (["1", "2"], [])


@pytest.mark.parametrize("content", ["", "[]", "[ ]\n", "\n\n"])
def test_nothing(content, reading):
    assert reading("a.json", content.encode()) == ([], [])


def test_one_object_is_an_article(reading):
    articles, errors = reading("a.json", b'{\n "text": "1",\n "tags": [{"name": "x"}]\n}')
    assert (texts(articles), articles[0].meta, errors) == (["1"], {"tags": [{"name": "x"}]}, [])


def test_ids_and_lines_of_an_array(reading):
    articles, errors = reading("a.json", b'[\n{"text": "1"},\n{"title": "x"},\n{"text": "3"}]')
    assert [article.id for article in articles] == ["a.json:1", "a.json:3"]
    assert [error.split(": no text field")[0] for error in errors] == ["a.json:3 (article 2)"]


@pytest.mark.parametrize(
    "bad",
    [
        '{"text": "قال "نعم" ثم"}',  # quotes that are not escaped, in a pair
        '{"text": "قال "نعم ثم"}',  # and alone
        '{"text": "a", "x": [1}',
        '{"text": "a", "x": {"y": 1}',
        '{"text": "a"',
        "bad",
        '{"text": x}',
        '{"text": "a" "b": 3}',
        '{"text": }',
        '{"text": "a\\"}',
    ],
)
@pytest.mark.parametrize("separator", [",", ", ", ",\n"])
def test_a_broken_value_is_named_and_the_next_found(bad, separator, reading):
    articles, errors = reading("a.json", f"[{separator.join([GOOD, bad, GOOD, GOOD])}]".encode())
    assert texts(articles) == ["سلام"] * 3
    assert len(errors) == 1
    assert errors[0].startswith(f"a.json:{2 if separator.endswith(chr(10)) else 1}")
    assert "no JSON" in errors[0]


@pytest.mark.parametrize(
    "content, count, told",
    [
        (f"[{GOOD},{GOOD}", 2, "a.json:1: the array does not end; is the file complete?"),
        (f'[{GOOD},\n{{"text": "cu', 1, f"a.json:2: {BROKEN}"),
        (f"[{GOOD}}}]", 1, f"a.json:1: {BROKEN}"),
        (f"[{GOOD}, 5]", 1, 'a.json:1 (article 2): no JSON object; each article is one object, like {"text": …}'),
    ],
)
def test_the_end_of_an_array(content, count, told, reading):
    articles, errors = reading("a.json", content.encode())
    assert (len(articles), errors) == (count, [told])


def test_what_stands_in_strings_is_no_structure(reading):
    rows = [{"text": text} for text in ('}{][,:"', "\\", '\\"', "a\nb\t", '{"text": "x"}')]
    articles, errors = reading("a.json", json.dumps(rows, ensure_ascii=False).encode())
    assert (texts(articles), errors) == ([row["text"] for row in rows], [])


def test_tabs_in_strings_are_read(reading):
    articles, _ = reading("a.json", b'[{"text": "a\tb"}]')
    assert texts(articles) == ["a\tb"]


def test_an_array_in_windows_1256(reading):
    articles, errors = reading("a.json", f"[{GOOD}, {GOOD}]".encode("windows-1256"))
    assert (texts(articles), articles[0].warnings, errors) == (["سلام"] * 2, ("read as windows-1256",), [])


def test_an_array_streams():
    """The first article comes out of an array that never ends."""
    rows = (f'{{"text": "{"سلام " * 50}{number}"}},'.encode() for number in itertools.count())

    class Endless:
        given = 0

        def read(self, size):
            chunk = b"".join(itertools.islice(rows, 10))
            Endless.given += len(chunk)
            return chunk

    values = scan_values(Endless(), "endless")
    assert [json.loads(value)["text"][-1] for _, value in itertools.islice(values, 5)] == list("01234")
    assert Endless.given < 1_000_000


def test_the_buffer_does_not_grow_with_the_array(monkeypatch):
    from pipeline.ingest import json_scan

    largest = 0
    more = json_scan._Window.more

    def watch(window):
        nonlocal largest
        result = more(window)
        largest = max(largest, len(window.data))
        return result

    monkeypatch.setattr(json_scan._Window, "more", watch)
    content = b"[" + b",".join([GOOD.encode()] * 200_000) + b"]"
    assert sum(1 for _ in scan_values(io.BytesIO(content), "x")) == 200_000
    assert largest < len(content) / 8


def test_a_value_of_many_chunks_is_read(reading):
    articles, errors = reading("a.json", json.dumps([{"text": "س" * 3_000_000}, {"text": "x"}], ensure_ascii=False).encode())
    assert ([len(text) for text in texts(articles)], errors) == ([3_000_000, 1], [])


def test_values_between_many_broken_ones_are_read():
    """Each bracket that is not closed takes in all that follows, up to the end of the file."""
    content = b"[" + b'{"a": [0, {"a": 1}, ' * 12 + b'{"a": 2}]'
    found = [value for _, value in scan_values(io.BytesIO(content), "x") if isinstance(value, bytes)]
    assert found == [b'{"a": 1}'] * 12 + [b'{"a": 2}']


@pytest.mark.parametrize(
    ("opening", "good"),
    [
        (b'{"a":', [b'{"a": 2}', b'{"a": 3}']),
        (b'{"a": 1, "b":', [b'{"a": 2}', b'{"a": 3}']),
        (b'[{"a":', []),  # the last array has taken them
    ],
)
def test_a_value_that_never_closes_is_walked_a_few_times_only(monkeypatch, opening, good):
    """Each opening inside could be the next value: tried one by one, a million of them would take a million walks to the end."""
    from pipeline.ingest import json_scan

    walked = 0
    end_of_plain = json_scan._end_of_plain

    def count(data, at):
        nonlocal walked
        walked += 1
        return end_of_plain(data, at)

    monkeypatch.setattr(json_scan, "_end_of_plain", count)
    found = [value for _, value in scan_values(io.BytesIO(b"[" + opening * 20_000 + b'1},\n{"a": 2},\n{"a": 3}]'), "x")]
    assert [value for value in found if isinstance(value, bytes)] == good
    assert walked < 20_000 * 2 * 10
