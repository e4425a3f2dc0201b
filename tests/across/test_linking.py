"""Events of different articles that are one incident, and those that are not; the articles are in tests/across/incidents.yml."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml

import pipeline
from pipeline.across import cluster_duplicates, link_incidents
from pipeline.across.incidents import COLUMNS

GROUPS = yaml.safe_load((Path(__file__).parent / "incidents.yml").read_text(encoding="utf-8"))


def extract(nlp, articles) -> list:
    rows = [{"id": f"d{place}", "source": f"paper{place}", **article} for place, article in enumerate(articles)]
    return list(pipeline.extract([{name: row[name] for name in ("id", "source", "text", "published")} for row in rows], model=nlp))


def link(records) -> list[dict]:
    return list(link_incidents(records, {row.doc_id: row.cluster for row in cluster_duplicates(records)}))


@pytest.fixture(scope="module")
def everything(nlp):
    """The records of all rows together, as one folder."""
    return extract(nlp, [article | {"id": f"{row['case']} {place}"} for row in GROUPS for place, article in enumerate(row["articles"])])


@pytest.mark.parametrize("row", GROUPS, ids=lambda row: row["case"])
def test_groups(row, nlp):
    records = extract(nlp, row["articles"])
    for record in records:
        assert row["type"] in {event.type for event in record.events}, "each article tells an event of the type"
    linked = [incident for incident in link(records) if incident["type"] == row["type"]]
    for one, other in combinations(range(len(records)), 2):
        together = [incident for incident in linked if {f"d{one}", f"d{other}"} <= set(incident["doc_ids"].split("; "))]
        assert bool(together) == (row["articles"][one]["incident"] == row["articles"][other]["incident"])
        for incident in together:
            assert incident["n_articles"] == len(row["articles"])
            assert incident["n_independent"] == row.get("independent", 2)
            assert (row.get("differing") or "") in (incident["differing"] or "")


def test_half_are_traps():
    assert sum("not one" in row["case"] for row in GROUPS) >= len(GROUPS) / 2


def test_the_row_of_an_incident(nlp):
    row = next(row for row in GROUPS if "differing" in row)
    incident = next(found for found in link(extract(nlp, row["articles"])) if found["type"] == row["type"])
    assert list(incident) == list(COLUMNS)
    first, second = incident["event_ids"].split("; ")
    assert incident["differing"] == f"killed: 32 ({first} paper0: الهلال الأحمر الليبي) | 45 ({second} paper1: الهلال الأحمر الليبي)"
    assert incident["figures"] == "killed: 32 | 45"
    assert (incident["sources"], incident["doc_ids"]) == ("paper0; paper1", "d0; d1")
    assert [str(incident[name]) for name in ("first_published", "last_published", "date_earliest")] == ["2024-03-20", "2024-03-21", "2024-03-19"]
    assert (incident["date_value"], incident["date_source"]) == ("2024-03-19", "explicit")
    assert (incident["place"], incident["place_country"]) == ("مدينة درنة", "LY")


def test_nothing_is_lost_and_nothing_is_doubled(everything):
    told = sorted(event.id for record in everything for event in record.events)
    assert sorted(event for incident in link(everything) for event in incident["event_ids"].split("; ")) == told
    assert len({incident["incident_id"] for incident in link(everything)}) == len(link(everything))


def test_the_order_of_records_makes_no_difference(everything):
    assert link(everything[::-1]) == link(everything)


def test_no_records():
    assert list(link_incidents([])) == []
