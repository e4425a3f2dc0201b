"""Records as tables: one type a column, whatever the records hold."""

import datetime as dt

import msgspec
import pandas as pd
import pyarrow as pa
import pytest

import pipeline
from pipeline.export.tables import COLUMNS, build_tables
from pipeline.schema import Argument, Quantity, Record, Timex

DAY = dt.date(2020, 7, 7)
NAMES = ["documents", "events", "incidents", "arguments", "quantities", "timexes", "entities"]
DATES = {
    "documents": ["published"],
    "events": ["date_earliest", "date_latest"],
    "incidents": ["date_earliest", "date_latest"],
    "timexes": ["earliest", "latest", "point"],
}


def rows(table: pd.DataFrame) -> list[dict]:
    """The rows, with None for what is missing."""
    return [{name: None if pd.isna(cell) else cell for name, cell in row.items()} for row in table.to_dict("records")]


def row(table: pd.DataFrame, number: int, *names: str) -> dict:
    found = rows(table)[number]
    return {name: found[name] for name in names}


def record(**fields) -> Record:
    return Record(id="a", model="news 1.0.0", text_sha256="0" * 64, **fields)


@pytest.fixture(scope="module")
def tables(full_record) -> dict[str, pd.DataFrame]:
    return build_tables([full_record])


def test_the_tables_of_the_contract_in_its_order(tables):
    assert list(tables) == list(COLUMNS) == NAMES


def test_the_api_gives_these_tables(full_record, tables):
    given = pipeline.tables(iter([full_record]))
    assert list(given) == NAMES
    for name in NAMES:
        pd.testing.assert_frame_equal(given[name], tables[name])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [0, 1, 2], ids=["no record", "an empty record", "a full record"])
def test_columns_and_types_are_the_same_whatever_the_records_hold(name, count, full_record):
    table = build_tables([[], [record()], [record(), full_record]][count])[name]
    assert {column: dtype.pyarrow_dtype for column, dtype in table.dtypes.items()} == COLUMNS[name]
    assert list(table.columns) == list(COLUMNS[name])


@pytest.mark.parametrize("name", NAMES)
def test_dates_are_days(name):
    assert [column for column, type_ in COLUMNS[name].items() if type_ == pa.date32()] == DATES.get(name, [])


@pytest.mark.parametrize("name", NAMES)
def test_every_table_has_the_key_first(name):
    assert next(iter(COLUMNS[name])) == "doc_id"


@pytest.mark.parametrize("name", ["timexes", "quantities", "entities", "arguments"])
def test_spans_have_start_end_and_text(name, full_record, tables):
    for found in rows(tables[name]):
        assert full_record.text[found["start"] : found["end"]] == found["text"]
    assert list(tables[name]["position"])[:2] == [0, 1][: len(tables[name])]


@pytest.mark.parametrize(
    "name, count", [("documents", 1), ("events", 3), ("incidents", 2), ("arguments", 5), ("quantities", 3), ("timexes", 1), ("entities", 3)]
)
def test_rows(name, count, tables):
    assert len(tables[name]) == count
    assert set(tables[name]["doc_id"]) == {"full"}


def test_document(full_record, tables):
    assert rows(tables["documents"]) == [
        {
            "doc_id": "full", "source": "صحيفة الأفق", "country": "MA", "url": "https://example.org/a?b=1&c=2", "title": "دورة للمعلمين", "author": "هند",
            "published": dt.date(2020, 7, 8), "published_source": "given", "model": "news 1.0.0", "characters": len(full_record.text), "sentences": 2, "events": 3,
            "warnings": "id «full» was given before", "text_sha256": "0" * 64,
        }
    ]  # fmt: skip


def test_a_document_without_text_has_no_length():
    table = build_tables([record(warnings=("one", "two"))])["documents"]
    assert row(table, 0, "characters", "published", "warnings") == {"characters": None, "published": None, "warnings": "one; two"}


def test_event(tables):
    assert rows(tables["events"])[0] == {
        "doc_id": "full", "event_id": "e1", "chain": 0, "type": "training", "trigger_start": 0, "trigger_end": 4, "trigger_text": "نظمت", "trigger_lemma": "نظم",
        "trigger_form": "verb", "sentence": 0, "polarity": "pos", "modality": "asserted", "tense": "past", "voice": "active", "date_value": "2020-07-07",
        "date_earliest": DAY, "date_latest": DAY, "date_source": "explicit", "place": "الرباط", "place_country": "MA", "attribution": None, "confidence": 0.9,
        "rule": "training.yml#triggers.2", "plover": "COOPERATE", "cameo": "061", "ace": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "number, expected",
    [
        (
            1,
            {
                "attribution": "سالم العلوي",
                "date_value": None,
                "date_earliest": None,
                "date_source": "none",
                "place": None,
                "place_country": None,
                "tense": None,
            },
        ),
        (
            2,
            {"attribution": None, "date_source": "inherited", "place": "الرباط", "place_country": None, "polarity": "neg"},
        ),  # a place that is no entity has no country
    ],
)
def test_what_events_lack_is_null(number, expected, tables):
    assert row(tables["events"], number, *expected) == expected


@pytest.mark.parametrize(
    "number, expected",
    [
        (
            0,
            {
                "event_id": "e1",
                "position": 0,
                "role": "organiser",
                "entity_name": "وزارة التعليم",
                "entity_id": None,
                "entity_type": "ORG",
                "entity_country": "MA",
                "value": None,
            },
        ),
        (
            1,
            {
                "event_id": "e1",
                "position": 1,
                "role": "participants",
                "entity_name": None,
                "value": 40.0,
                "value_text": None,
                "max": None,
                "mod": "exact",
                "noun": "معلم",
            },
        ),
        (2, {"event_id": "e2", "position": 0, "role": "cost", "value": 2e6, "value_text": None, "max": 3e6, "mod": "range", "noun": None}),
        (4, {"event_id": "e3", "position": 0, "role": "score", "text": "2-1", "value": None, "value_text": "2-1", "max": None}),
    ],
)
def test_argument(number, expected, tables):
    assert row(tables["arguments"], number, *expected) == expected


@pytest.mark.parametrize(
    "number, expected",
    [
        (0, {"kind": "count", "value": 40.0, "value_text": None, "max": None, "mod": "exact", "noun": "معلم", "unit": "person", "currency": None}),
        (1, {"kind": "money", "value": 2e6, "max": 3e6, "mod": "range", "currency": "MAD", "currency_source": "outlet"}),
        (2, {"kind": "score", "value": None, "value_text": "2-1", "duration": "PT2H", "si": 1.5, "si_unit": "meter"}),
    ],
)
def test_quantity(number, expected, tables):
    assert row(tables["quantities"], number, *expected) == expected


def test_arguments_point_at_entities_and_quantities(tables):
    """By position: with doc_id the key of those tables."""
    arguments = tables["arguments"]
    named = arguments.merge(tables["entities"], left_on=["doc_id", "entity"], right_on=["doc_id", "position"])
    assert list(zip(named["event_id"], named["entity_name"], named["name"], named["entity_country"], named["country"], strict=True)) == [
        ("e1", "وزارة التعليم", "وزارة التعليم", "MA", "MA"),
        ("e2", "وزارة التعليم", "وزارة التعليم", "MA", "MA"),
    ]
    counted = arguments.merge(tables["quantities"], left_on=["doc_id", "quantity"], right_on=["doc_id", "position"])
    assert [(found["event_id"], found["role"], found["unit"], found["currency"]) for found in rows(counted)] == [
        ("e1", "participants", "person", None),
        ("e2", "cost", "MAD", "MAD"),
        ("e3", "score", None, None),
    ]
    assert len(arguments) == len(named) + len(counted)  # these have either or, and no nulls meet


@pytest.mark.parametrize(
    "argument, named",
    [
        (Argument(0, 13, "وزارة التعليم", entity=0), 0),
        (Argument(0, 17, "الوزير سالم العلوي"), 1),  # the title leads to the person
        (Argument(5, 17, "سالم العلوي", entity=1), 1),
        (Argument(0, 17, "مكتب الوزير سالم العلوي"), None),  # his office
        (Argument(0, 16, "الوزير سالم العلو"), None),
        (Argument(0, 25, "الوزير المفوض"), None),  # a place
        (Argument(0, 17, "الوزير سالم العلوي", value=1), None),
    ],
)
def test_who_fills_a_role_is_named(argument, named, full_record):
    ministry, city, minister = full_record.entities
    entities = (
        ministry,
        msgspec.structs.replace(minister, start=5, end=17),
        msgspec.structs.replace(city, end=25),
        msgspec.structs.replace(minister, end=16, post=None),
    )
    event = msgspec.structs.replace(full_record.events[0], roles={"party": (argument,)})
    table = build_tables([msgspec.structs.replace(full_record, entities=entities, events=(event,))])["arguments"]
    assert row(table, 0, "entity", "named") == {"entity": argument.entity, "named": named}


def test_entity_with_a_post(tables):
    expected = {
        "type": "PER",
        "mention": "name",
        "name": "سالم العلوي",
        "id": None,
        "chain": 2,
        "post_title": "الوزير",
        "post_organisation": "وزارة التعليم",
        "post_country": "MA",
    }
    assert row(tables["entities"], 2, *expected) == expected
    assert row(tables["entities"], 1, "id", "post_title") == {"id": "geonames:2538475", "post_title": None}


@pytest.mark.parametrize(
    "value, day",
    [
        ("2020-07-07", DAY),
        ("2020-07-07T17:30", DAY),
        ("2020-07-07T17:30:00+03:00", DAY),
        ("0070-08-30", dt.date(70, 8, 30)),  # no nanosecond calendar goes back so far
        ("9999-12-31", dt.date(9999, 12, 31)),
        (None, None),
        ("-0043-03-15", None),  # nor does this one
        ("XXXX-01-20", None),
        ("2020-02-30", None),
        ("2020-07", None),
    ],
)
def test_days(value, day):
    tables = build_tables([record(published=value, timexes=(Timex(0, 1, "س", "DATE", "x", earliest=value, latest=value, point=value),))])
    assert row(tables["timexes"], 0, "earliest", "latest", "point") == dict.fromkeys(("earliest", "latest", "point"), day)
    assert row(tables["documents"], 0, "published") == {"published": day}
    assert pa.table(tables["timexes"])["earliest"].to_pylist() == [day]


@pytest.mark.parametrize(
    "value, number, text",
    [(3, 3.0, None), (2.5, 2.5, None), ("2-1", None, "2-1"), (0, 0.0, None), (10**15, 1e15, None)],
)
def test_whole_numbers_fractions_and_scores_share_a_table(value, number, text):
    other = Quantity(0, 1, "س", "count", 1)
    quantities = build_tables([record(quantities=(other, Quantity(0, 1, "س", "count", value)))])["quantities"]
    assert row(quantities, 1, "value", "value_text") == {"value": number, "value_text": text}


def test_an_incident_merges_a_chain(tables):
    """Date and place from the mention that has them, every role and figure, once."""
    assert rows(tables["incidents"])[0] == {
        "doc_id": "full", "chain": 0, "type": "training", "mentions": 2, "event_ids": "e1; e2", "polarity": "pos", "modality": "asserted", "date_value": "2020-07-07", "date_earliest": DAY,
        "date_latest": DAY, "date_source": "explicit", "place": "الرباط", "place_country": "MA",
        "roles": "organiser: وزارة التعليم; participants: 40 معلماً; cost: 2 و3 ملايين درهم", "figures": "participants: 40; cost: 2000000", "differing": None,
    }  # fmt: skip


def test_an_incident_is_the_same_when_its_best_mention_comes_last(full_record):
    """A planned, undated mention in front hides nothing."""
    turned = msgspec.structs.replace(full_record, events=(full_record.events[1], full_record.events[0]))
    expected = {"mentions": 2, "modality": "asserted", "date_value": "2020-07-07", "place": "الرباط", "figures": "cost: 2000000; participants: 40"}
    assert row(build_tables([turned])["incidents"], 0, *expected) == expected


def test_an_incident_gathers_the_fillers_of_a_role(full_record):
    held, again, _ = full_record.events
    more = msgspec.structs.replace(again, roles={"participants": (Argument(0, 1, "خمسون معلمة", value=50), Argument(0, 1, "40 معلماً", value=40))})
    table = build_tables([msgspec.structs.replace(full_record, events=(held, more))])["incidents"]
    assert row(table, 0, "roles", "figures") == {
        "roles": "organiser: وزارة التعليم; participants: 40 معلماً | خمسون معلمة",
        "figures": "participants: 40 | 50",
    }


@pytest.mark.parametrize(
    "values, figures, differing",
    [
        ([[3], [5]], "killed: 3 | 5", "killed: 3 (e1: سالم العلوي) | 5 (e2)"),
        ([[3], [3]], "killed: 3", None),
        ([[3], []], "killed: 3", None),  # who says nothing does not differ
        ([[3, 5], []], "killed: 3 | 5", None),  # one account of two groups
        ([[3, 5], [5]], "killed: 3 | 5", "killed: 3 (e1: سالم العلوي) | 5 (e1: سالم العلوي, e2)"),
        ([["2-1"], ["3-1"]], "killed: 2-1 | 3-1", "killed: 2-1 (e1: سالم العلوي) | 3-1 (e2)"),
        ([[], []], None, None),
    ],
)
def test_an_incident_keeps_differing_figures_apart(values, figures, differing, full_record):
    """Which mention gives which figure, and whom it quotes."""
    again = full_record.events[1]
    mentions = tuple(
        msgspec.structs.replace(
            again, id=id_, attribution=attribution, roles={"killed": tuple(Argument(0, 1, f"{value} قتلى", value=value) for value in given)}
        )
        for id_, attribution, given in zip(("e1", "e2"), (again.attribution, None), values, strict=True)
    )
    table = build_tables([msgspec.structs.replace(full_record, events=mentions)])["incidents"]
    assert row(table, 0, "event_ids", "figures", "differing") == {"event_ids": "e1; e2", "figures": figures, "differing": differing}


@pytest.mark.parametrize(
    "fillers, roles",
    [
        ([("الوزارة", 0), ("وزارة التعليم", 0)], "organiser: وزارة التعليم"),  # one entity: the fuller name
        ([("وزارة التعليم", 0), ("الرباط", 1)], "organiser: وزارة التعليم | الرباط"),
        ([("اتفاقية تعاون", None), ("الاتفاقية", None)], "organiser: اتفاقية تعاون | الاتفاقية"),
        ([("إتفاقية", None), ("الاتفاقية", None)], "organiser: الاتفاقية"),  # one word, twice
    ],
)
def test_an_incident_names_each_filler_once(fillers, roles, full_record):
    held, again, _ = full_record.events
    mentions = tuple(
        msgspec.structs.replace(event, roles={"organiser": (Argument(0, 1, text, entity=entity),)})
        for event, (text, entity) in zip((held, again), fillers, strict=True)
    )
    table = build_tables([msgspec.structs.replace(full_record, events=mentions)])["incidents"]
    assert row(table, 0, "roles") == {"roles": roles}


def test_incidents_are_of_one_article(full_record):
    other = msgspec.structs.replace(full_record, id="other")
    incidents = build_tables([full_record, other])["incidents"]
    assert list(zip(incidents["doc_id"], incidents["chain"], strict=True)) == [("full", 0), ("full", 1), ("other", 0), ("other", 1)]
