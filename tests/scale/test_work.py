"""What shares a memory zone in a shard."""

import pytest

from pipeline.scale import work
from pipeline.scale.messages import Task


@pytest.mark.parametrize("sizes, careful, batches", [
    ([], False, []),
    ([1] * 64, False, [range(0, 64)]),
    ([1] * 65, False, [range(0, 64), range(64, 65)]),
    ([600_000] * 2 + [1] * 2, False, [range(0, 1), range(1, 2), range(2, 4)]),
    ([300_000] * 3, False, [range(0, 2), range(2, 3)]),
    ([1] * 2, True, [range(0, 1), range(1, 2)]),
])  # fmt: skip
def test_batches(sizes, careful, batches):
    task = Task(0, [b"x" * size for size in sizes], [None] * len(sizes), [], "", careful=careful)
    assert list(work._batches(task)) == batches
