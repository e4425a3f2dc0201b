"""The page: one file, the text cut where mentions start and end, nothing from the articles read as HTML."""

import re
from html.parser import HTMLParser

import msgspec
import pytest

import pipeline
from pipeline.errors import KhabarError
from pipeline.export.html import write_page
from pipeline.schema import Entity, Event, Quantity, Record, Timex, Trigger

VOID = {"meta", "br", "wbr"}


class Page(HTMLParser):
    """What a browser would see: balanced tags, the pieces of the texts with their classes, rows of cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.pieces: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(html)
        self.close()
        assert self.open == [], "every tag is closed"

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif dict(attrs).get("class") == "text":
            self.texts.append("")

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        if "td" in tags or "th" in tags:
            self.rows[-1][-1] += data
        classes = [attrs.get("class") for _, attrs in self.open]
        if "text" in classes:
            own = self.open[-1][1] if self.open[-1][0] == "span" else {}
            self.pieces.append((data, own.get("class", ""), own.get("title", "")))
            self.texts[-1] += data


def record(text="", **fields) -> Record:
    return Record(**{"id": "a", "model": "news 1.0.0", "text_sha256": "0" * 64, "text": text} | fields)


def timex(start, end, text, value="2020", **fields) -> Timex:
    return Timex(start, end, text[start:end], "DATE", value, **fields)


def entity(start, end, text, name="الاسم") -> Entity:
    return Entity(start, end, text[start:end], "GPE", "name", name, None, None, 0)


@pytest.fixture
def page(tmp_path):
    """Writes records and gives the page read back."""

    def write(*records: Record) -> Page:
        write_page(iter(records), tmp_path / "page.html")
        return Page((tmp_path / "page.html").read_text(encoding="utf-8"))

    return write


def test_the_full_record(full_record, page):
    seen = page(full_record)
    assert seen.texts == [full_record.text]
    assert [(text, classes) for text, classes, _ in seen.pieces if classes] == [
        ("نظمت", "events"),
        ("وزارة التعليم", "entities"),
        ("الرباط", "entities"),
        ("يوم الثلاثاء 7 يوليو 2020", "timexes"),
        ("40 معلماً", "quantities"),
        ("سالم العلوي", "entities"),
        ("الدورة", "events"),
        ("2 و3 ملايين درهم", "quantities"),
        ("فاز", "events"),
        ("2-1", "quantities"),
        ("اقرأ أيضاً: أخبار أخرى", "ignored"),
    ]


@pytest.mark.parametrize(
    "words, parts",
    [
        ("نظمت", ["training", "pos", "asserted", "past"]),
        ("يوم الثلاثاء 7 يوليو 2020", ["DATE 2020-07-07", "2020-07-07 to 2020-07-07", "approx", "hijri 1441-11-16"]),
        ("40 معلماً", ["count 40 person"]),
        ("2 و3 ملايين درهم", ["money 2000000 to 3000000 MAD"]),
        ("2-1", ["score 2-1"]),
        ("الرباط", ["GPE", "geonames:2538475", "الرباط", "MA"]),
        ("سالم العلوي", ["PER", "سالم العلوي", "الوزير", "وزارة التعليم", "MA"]),
    ],
)
def test_tooltips_have_the_normalised_value(words, parts, full_record, page):
    titles = {text: title for text, _, title in page(full_record).pieces}
    assert titles[words].split(" · ") == parts


@pytest.mark.parametrize(
    "quantity, title",
    [
        (Quantity(0, 1, "س", "percent", 45), "percent 45 %"),
        (Quantity(0, 1, "س", "count", 10, mod="vague", noun="قتيل"), "count 10 قتيل · vague"),
        (Quantity(0, 1, "س", "measure", 2.5, mod="more_than", noun="متر", unit="meter"), "measure 2.5 meter · more_than"),
    ],
)
def test_tooltips_of_quantities(quantity, title, page):
    assert page(record("س", quantities=(quantity,))).pieces == [("س", "quantities", title)]


TEXT = "abcdefgh"


@pytest.mark.parametrize(
    "timexes, entities, ignored, pieces",
    [
        ([], [], [], "abcdefgh"),
        ([(2, 4)], [], [], "ab|cd:T|efgh"),
        ([(0, 8)], [], [], "abcdefgh:T"),
        ([(1, 7)], [(3, 5)], [], "a|bc:T|de:TE|fg:T|h"),  # nested
        ([(1, 5)], [(3, 7)], [], "a|bc:T|de:TE|fg:E|h"),  # overlapping
        ([(2, 4)], [(2, 4)], [], "ab|cd:TE|efgh"),  # the same
        ([(2, 4)], [(4, 6)], [], "ab|cd:T|ef:E|gh"),  # touching
        ([(2, 6), (2, 4)], [], [], "ab|cd:T|ef:T|gh"),  # two of a kind
        ([(2, 4)], [(1, 5)], [(0, 3)], "a:I|b:EI|c:TEI|d:TE|e:E|fgh"),  # three
        ([(3, 3)], [], [], "abcdefgh"),  # empty
    ],
)
def test_the_text_is_cut_at_the_ends_of_mentions(timexes, entities, ignored, pieces, page):
    seen = page(
        record(
            TEXT,
            timexes=tuple(timex(*span, TEXT) for span in timexes),
            entities=tuple(entity(*span, TEXT) for span in entities),
            ignored=tuple(ignored),
        )
    )
    letters = {"timexes": "T", "entities": "E", "ignored": "I"}
    shown = [text + (":" + "".join(letters[kind] for kind in classes.split()) if classes else "") for text, classes, _ in seen.pieces]
    assert "|".join(shown) == pieces
    assert seen.texts == [TEXT]


def test_a_piece_has_the_tooltips_of_all_that_cover_it(page):
    seen = page(record(TEXT, timexes=(timex(0, 4, TEXT, "2019"), timex(0, 2, TEXT, "2018")), entities=(entity(1, 8, TEXT, "مصر"),)))
    assert [(text, title.split("\n")) for text, _, title in seen.pieces] == [
        ("a", ["DATE 2019", "DATE 2018"]),
        ("b", ["DATE 2019", "DATE 2018", "GPE · مصر"]),
        ("cd", ["DATE 2019", "GPE · مصر"]),
        ("efgh", ["GPE · مصر"]),
    ]


NASTY = """<script>alert(1)</script>"'&amp;<b>"""


def test_nothing_of_an_article_is_read_as_html(full_record, page, tmp_path):
    event: Event = msgspec.structs.replace(
        full_record.events[0], type=NASTY, rule=NASTY, trigger=Trigger(0, 8, NASTY, NASTY, "verb"),
        date=msgspec.structs.replace(full_record.events[0].date, value=NASTY), places=(msgspec.structs.replace(full_record.events[0].places[0], text=NASTY),),
        roles={NASTY: (msgspec.structs.replace(full_record.events[0].roles["organiser"][0], text=NASTY, value=NASTY),)},
    )  # fmt: skip
    seen = page(
        record(
            NASTY, id=NASTY, title=NASTY, source=NASTY, country=NASTY, author=NASTY, url=NASTY, published=NASTY, model=NASTY, warnings=(NASTY,), events=(event,),
            timexes=(timex(0, 4, NASTY, NASTY),), entities=(entity(2, 9, NASTY, NASTY),), quantities=(Quantity(0, 3, NASTY[:3], "count", NASTY, noun=NASTY),),
        )
    )  # fmt: skip
    assert not {tag for tag, _ in seen.tags} & {"script", "b"}
    assert seen.texts == [NASTY]
    assert "<script" not in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert any(NASTY in title for _, _, title in seen.pieces)
    assert all(NASTY in cell for cell in seen.rows[1][:5])


def test_the_events(full_record, page):
    head, held, again, won = page(full_record).rows
    assert head == ["type", "trigger", "date", "places", "roles", "status", "rule"]
    assert held[:4] == ["training", "نظمت", "2020-07-07 explicit", "الرباط"]
    assert held[4:] == ["organiser: وزارة التعليمparticipants: 40 معلماً = 40", "pos · asserted · past", "training.yml#triggers.2"]
    assert again[:4] == ["training", "الدورة", "", ""]
    assert again[4].startswith("cost: 2 و3 ملايين درهم = 2000000 to 3000000")
    assert again[5] == "pos · plannedسالم العلوي · أكد"
    assert won[2:6] == ["2020-07-07 inherited", "الرباط inherited", "score: 2-1 = 2-1", "neg · hypothetical · past"]


def test_each_kind_is_in_the_legend_and_has_a_colour_of_its_own(full_record, page, tmp_path):
    tags = page(full_record).tags
    legend = tags[: [tag for tag, _ in tags].index("main")]
    kinds = [attrs["class"] for tag, attrs in legend if tag == "span"]
    assert kinds == ["timexes", "quantities", "entities", "events", "ignored"]
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    colours = [re.search(rf"(?<!\S)\.{kind} \{{[^}}]*?var\((--\w+)\)", html)[1] for kind in kinds]
    assert colours == ["--time", "--quantity", "--entity", "--event", "--dim"]
    assert all(html.count(f"{colour}: #") == 2 for colour in colours), "light and dark"


def test_the_page_is_arabic_and_needs_nothing_else(full_record, page, tmp_path):
    tags = page(full_record, full_record).tags
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert ("html", {"lang": "ar", "dir": "rtl"}) in tags
    assert ("meta", {"charset": "utf-8"}) in tags
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe"}
    assert not any({"src", "href", "onclick", "style"} & set(attrs) for _, attrs in tags)
    assert not re.search(r"url\(|@import", html)
    assert "prefers-color-scheme: dark" in html
    assert any(attrs.get("name") == "viewport" for _, attrs in tags)
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(set(ids)) == len(ids) == 2


def test_headings_and_table_headers(full_record, page):
    tags = page(full_record).tags
    assert [tag for tag, _ in tags if re.fullmatch(r"h\d", tag)] == ["h1", "h2", "h3"]
    headers = [attrs.get("scope") for tag, attrs in tags if tag == "th"]
    assert headers == ["col"] * 7 + ["row"] * 3


def test_a_record_without_text_shows_its_events(full_record, page):
    seen = page(msgspec.structs.replace(full_record, text=msgspec.UNSET))
    assert (seen.texts, seen.pieces) == ([], [])
    assert not any(attrs.get("class") == "text" for _, attrs in seen.tags)
    assert len(seen.rows) == 4


@pytest.mark.parametrize("records, articles", [([], 0), ([record()], 1), ([record(TEXT), record(TEXT, title="عنوان")], 2)])
def test_articles(records, articles, page):
    seen = page(*records)
    assert len([tag for tag, _ in seen.tags if tag == "article"]) == articles
    assert seen.rows == []


def test_real_records(nlp, page):
    text = "أعلنت وزارة الصحة المصرية\r\nيوم الاثنين & الثلاثاء أن 45% من <المستشفيات> استقبلت نحو 300 مريض."
    (found,) = pipeline.extract([{"text": text, "published": "2020-07-07"}], model=nlp)
    seen = page(found)
    assert seen.texts == [text.replace("\r\n", "\n")], "browsers and Python read line ends as one"
    assert {kind for _, classes, _ in seen.pieces for kind in classes.split()} >= {"timexes", "quantities", "entities"}


def test_folders_are_made(full_record, tmp_path):
    write_page([full_record], tmp_path / "new" / "page.html")
    assert (tmp_path / "new" / "page.html").exists()


@pytest.mark.parametrize("name", ["file/page.html", "folder"])
def test_an_unwritable_target_is_named(name, full_record, tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(KhabarError) as caught:
        write_page([full_record], tmp_path / name)
    assert caught.value.where == str(tmp_path / name)
