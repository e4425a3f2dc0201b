"""Ids that are given again, by the table of digests as by a plain count of strings."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.seen import SeenIds


def plainly_unique(ids: list[str]) -> list[str]:
    seen: Counter[str] = Counter()
    out = []
    for first in ids:
        id = first
        while seen[id]:
            id = f"{first}-{seen[first] + 1}"
            seen[first] += 1
        seen[id] += 1
        out.append(id)
    return out


@pytest.mark.parametrize("ids, unique", [
    (["a", "b"], ["a", "b"]),
    (["a", "a", "a"], ["a", "a-2", "a-3"]),
    (["a", "a-2", "a", "a"], ["a", "a-2", "a-3", "a-4"]),
    (["a", "a", "a-2", "a"], ["a", "a-2", "a-2-2", "a-3"]),
    (["", "", "\ud800"], ["", "-2", "\ud800"]),
])  # fmt: skip
def test_a_number_makes_an_id_unique(ids, unique):
    seen = SeenIds()
    assert [seen.unique(id) for id in ids] == unique


@given(st.lists(st.one_of(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b"]), st.text(max_size=2)), max_size=40))
def test_as_a_count_of_strings_would(ids):
    seen = SeenIds()
    assert [seen.unique(id) for id in ids] == plainly_unique(ids)


def test_the_table_grows():
    seen = SeenIds()
    ids = [f"dump.jsonl:{number}" for number in range(5000)]
    assert [seen.unique(id) for id in ids] == ids
    assert [seen.unique(id) for id in ids[:3]] == ["dump.jsonl:0-2", "dump.jsonl:1-2", "dump.jsonl:2-2"]
