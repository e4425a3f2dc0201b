"""What a terminal shows: the table of events, the article with its mentions in their styles."""

import io

import msgspec
import pytest
from rich.console import Console

from pipeline.export.terminal import STYLES, event_table, print_article, print_events
from pipeline.schema import Record, Timex

EMPTY = Record(id="empty", model="news 1.0.0", text_sha256="0" * 64)
RLM = "\N{RIGHT-TO-LEFT MARK}"


@pytest.fixture
def console() -> Console:
    return Console(file=io.StringIO(), width=200, force_terminal=False, color_system=None)


def printed(console: Console) -> list[str]:
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_events_of_articles_and_their_number(full_record, console):
    print_events(iter([full_record, EMPTY]), console)
    lines = printed(console)
    assert lines[0] == "full   2020-07-08T10:30:00+01:00   1 timexes, 3 quantities, 3 entities, 3 events"
    assert lines[1].strip() == "id «full» was given before"
    assert lines[-2:] == ["empty   no date   0 timexes, 0 quantities, 0 entities, 0 events", "2 articles, 3 events"]


def test_no_articles(console):
    print_events([], console)
    assert printed(console) == ["0 articles, 0 events"]


def test_square_brackets_are_no_markup(console):
    print_events([msgspec.structs.replace(EMPTY, id="[red]x[/nonsense]", warnings=("[/]",))], console)
    assert printed(console)[0].startswith("[red]x[/nonsense] ")
    assert printed(console)[1].strip() == "[/]"


@pytest.mark.parametrize(
    "number, cells",
    [
        (0, ["training", "نظمت", "2020-07-07", "الرباط", "organiser: وزارة التعليم\nparticipants: 40 معلماً = 40"]),
        (1, ["training (planned)", "الدورة", "", "", "cost: 2 و3 ملايين درهم = 2000000\norganiser: وزارة التعليم"]),
        (2, ["sports:win (not) (hypothetical)", "فاز", "2020-07-07 (inherited)", "الرباط", "score: 2-1 = 2-1"]),
    ],
)
def test_event_table(number, cells, full_record):
    table = event_table(full_record)
    assert [str(list(column.cells)[number]) for column in table.columns] == cells


def test_the_article_stands_right_to_left_above_its_events(full_record, console):
    print_article(full_record, console)
    lines = printed(console)
    assert [line.strip() for line in lines[2:5]] == [RLM + line for line in full_record.text.split("\n")]
    assert lines[5].split() == list(STYLES)
    assert sum("training" in line for line in lines) == 2


def test_warnings_are_shown(full_record, console):
    print_article(full_record, console)
    assert printed(console)[1] == "id «full» was given before"


def test_an_article_without_text_or_events(console):
    print_article(EMPTY, console)
    assert printed(console)[-1] == "no events"


@pytest.mark.parametrize(
    "text, words",
    [
        ("وصل الوفد أمس إلى تونس", "أمس"),
        ("وصل الوفد\r\nصباحاً\r\nأمس إلى تونس", "أمس"),  # Rich takes returns out
        ("وصل\a الوفد\v\f أمس", "أمس"),
        ("أمس", "أمس"),
    ],
)
def test_the_style_is_on_the_mention(text, words):
    start = text.index(words)
    record = msgspec.structs.replace(EMPTY, text=text, timexes=(Timex(start, start + len(words), words, "DATE", "2020-07-06"),))
    console = Console(file=io.StringIO(), width=80, force_terminal=True, color_system="standard", legacy_windows=False)
    print_article(record, console)
    assert f"\x1b[1;36m{words}\x1b[0m" in console.file.getvalue()
