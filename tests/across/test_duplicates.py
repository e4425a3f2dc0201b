"""Articles of one text share a cluster; the articles are in tests/across/duplicates.yml."""

import random
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.across import cluster_duplicates
from pipeline.across.shingles import BANDS, jaccard, shingle, sign
from pipeline.errors import KhabarError
from pipeline.schema import Record

GROUPS = yaml.safe_load((Path(__file__).parent / "duplicates.yml").read_text(encoding="utf-8"))
WORDS = [f"كلمة{number}" for number in range(4000)]


def partition(values) -> set[frozenset[int]]:
    groups: dict = {}
    for place, value in enumerate(values):
        groups.setdefault(value, set()).add(place)
    return set(map(frozenset, groups.values()))


@pytest.mark.parametrize("row", GROUPS, ids=lambda row: row["case"])
@pytest.mark.parametrize("backwards", [False, True], ids=["in order", "backwards"])
def test_groups(row, backwards):
    documents = [(f"d{place}", article["text"]) for place, article in enumerate(row["articles"])]
    rows = list(cluster_duplicates(documents[::-1] if backwards else documents))
    assert [found.doc_id for found in rows] == [doc_id for doc_id, _ in (documents[::-1] if backwards else documents)]
    cluster_of = {found.doc_id: found.cluster for found in rows}
    assert partition(cluster_of[doc_id] for doc_id, _ in documents) == partition(article["cluster"] for article in row["articles"])
    for found in rows:
        assert found.size == sum(cluster == found.cluster for cluster in cluster_of.values())
        assert found.cluster == min(doc_id for doc_id, cluster in cluster_of.items() if cluster == found.cluster), "the smallest id"


def edited(words: list[str], share: float, seed: int) -> list[str]:
    """The words, a share of them replaced in one stretch, as an editor does with a paragraph."""
    first = random.Random(seed).randrange(len(words) - int(len(words) * share))
    return [*words[:first], *(f"جديد{seed}{number}" for number in range(int(len(words) * share))), *words[first + int(len(words) * share) :]]


def test_pairs_as_exact_comparison_finds_them():
    """600 articles, 200 originals with two edited copies each: the pairs found are those with the Jaccard index asked for."""
    documents = []
    for number in range(200):
        words = random.Random(number).choices(WORDS, k=120)
        for copy, share in enumerate((0, 0.1, 0.02 * (number % 40))):
            documents.append((f"{number:03}-{copy}", " ".join(edited(words, share, number * 3 + copy))))
    shingles = {doc_id: shingle(text) for doc_id, text in documents}
    alike = {
        (one, other)
        for one in shingles
        for other in shingles
        if one < other and one[:3] == other[:3] and jaccard(shingles[one], shingles[other]) >= 0.4
    }
    cluster_of = {row.doc_id: row.cluster for row in cluster_duplicates(documents)}
    found = {(one, other) for one in shingles for other in shingles if one < other and cluster_of[one] == cluster_of[other]}
    assert len(alike) > 300
    assert len(found & alike) >= 0.99 * len(alike), "recall"
    by_a_third = {
        (one, other)
        for one, other in found - alike
        if any({tuple(sorted((one, third))), tuple(sorted((other, third)))} <= alike for third in (f"{one[:3]}-{copy}" for copy in range(3)))
    }
    assert found <= alike | by_a_third, "precision"


def test_texts_of_one_template_are_no_duplicates():
    """Many texts that agree in a paragraph but are no near-duplicates of each other are not compared each with each."""
    paragraph = " ".join(WORDS[:60])
    documents = [(f"{number:05}", f"{paragraph} " + " ".join(random.Random(number).choices(WORDS, k=140))) for number in range(400)]
    rows = list(cluster_duplicates(documents))
    assert sum(row.size == 1 for row in rows) > 395


def test_boilerplate_and_missing_text():
    story, footer = " ".join(WORDS[:40]), " ".join(WORDS[100:220])

    def record(doc_id: str, **fields) -> Record:
        return Record(id=doc_id, model="news", text_sha256="0", **fields)

    with_footer = record("a", text=f"{story} {footer}", ignored=((len(story) + 1, len(story) + 1 + len(footer)),))
    rows = list(cluster_duplicates([with_footer, record("b", text=story), record("c"), record("d")]))
    assert [row.cluster for row in rows] == ["a", "a", "c", "d"]
    assert list(cluster_duplicates([])) == []


@pytest.mark.parametrize("threshold", [0, 0.29, 1.01, float("nan")])
def test_thresholds_out_of_range(threshold):
    with pytest.raises(KhabarError, match="threshold"):
        next(cluster_duplicates([("a", "نص")], threshold=threshold))


@given(st.text(), st.text())
def test_shingles_of_any_text(one, other):
    first, second = shingle(one), shingle(other)
    assert list(first) == sorted(set(first.tolist()))
    assert len(sign(first)) in ((BANDS,) if len(first) else (0,))
    assert jaccard(first, second) == jaccard(second, first)
    assert jaccard(first, first) == (1.0 if len(first) else 0.0)


@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=5000, unique=True))
def test_a_signature_does_not_hang_on_chunks(numbers):
    """Equal sets have equal signatures, whatever their size; a band of a larger set is never above that of its part, row by row."""
    shingles = np.array(sorted(numbers), dtype=np.uint32)
    assert np.array_equal(sign(shingles), sign(shingles.copy()))
