"""The same shards on a Dask cluster: one that runs («tcp://host:8786») or one made for the run («local:4»). Needs the extra `dask`.

A Dask worker does a shard as this machine would, in a worker process of its own, so limits and replacement are the same; what it sends back is small.
Dask hands the shard of a worker that is lost to another. Should both write, they write the same bytes. All machines must see the output folder.
"""

import queue
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

from ..errors import KhabarError
from .messages import Done, Job, Task
from .workers import Worker, drain

_LOCAL = "local:"
_WAIT = 600
"""Seconds to wait for the first worker, which a queue of jobs may have to start."""

_idle: dict[Job, "queue.SimpleQueue[Worker]"] = {}
"""On a Dask worker: the processes of a run that have nothing to do."""


def run_on_cluster(tasks: Iterable[Task], job: Job, address: str) -> Generator[Done]:
    """The shards done by a cluster, as they are finished. Raises KhabarError where Dask or the cluster is missing, or another try would not help."""
    with _client(address) as client:
        executor = client.get_executor(pure=False)

        def submit(task: Task) -> "Future[Done]":
            future: Future[Done] = executor.submit(do_on_worker, job, task)
            return future

        try:
            yield from drain(tasks, submit, most=lambda: 2 * max(1, sum(client.nthreads().values())))
        except KhabarError:
            raise
        except Exception as error:
            if not type(error).__module__.startswith("distributed"):
                raise
            raise KhabarError(address, f"{type(error).__name__}: {error}", "run the same command again: it goes on") from None


def do_on_worker(job: Job, task: Task) -> Done:
    """Do a shard on a Dask worker, in a process that waits there for the next."""
    idle = _idle.setdefault(job, queue.SimpleQueue())
    for other in [known for known in _idle if known != job]:  # of runs before
        _close_all(_idle.pop(other))
    try:
        worker = idle.get_nowait()
    except queue.Empty:
        worker = Worker(job)
    try:
        return worker.do(task)
    finally:
        idle.put(worker)


def _close_all(idle: "queue.SimpleQueue[Worker]") -> None:
    while not idle.empty():
        idle.get().close()


@contextmanager
def _client(address: str) -> Iterator[Any]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise KhabarError("--cluster", "Dask is not installed", "pip install 'khabar[dask]'") from None
    if address.startswith(_LOCAL):
        count = address.removeprefix(_LOCAL)
        if not count.isdecimal() or not int(count):
            raise KhabarError("--cluster", f"«{address}» names no number of workers", "write it as local:4")
        cluster = LocalCluster(n_workers=int(count), threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0)
        with cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(address, timeout=30)
    except (OSError, ValueError) as error:
        raise KhabarError(address, f"no cluster: {error}", "start one with dask scheduler, or write local:4") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError:
            raise KhabarError(address, "the cluster has no workers", "start some with dask worker") from None
        yield client
