"""The parent's side of the worker processes: starts them, hands them shards, and replaces those that die.

A shard whose worker died is done again, twice; then its articles are tried one by one, and one that ends its process twice there is left out. So a
single kill from outside costs time and no article.
"""

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import IO, cast

import msgspec

from ..errors import KhabarError
from .messages import At, Done, Failed, FromWorker, Job, Last, Ready, Task, receive_from_worker, send

_TRIES = 3
"""Times a shard is done as a whole before its articles are tried one by one."""
_CAREFUL_TRIES = 2
"""Times an article may end a process before it is left out."""
_STARTS = 3
"""Times in a row that a process may die while it loads the model."""
COMMAND = (sys.executable, "-P", "-m", "pipeline.scale.worker")
_ENVIRONMENT = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # its own keeps what a shard needed
    "MALLOC_ARENA_MAX": "1",
}
"""What a worker's libraries are told, unless the user tells them otherwise: one thread, and memory given back."""


def run_processes(tasks: Iterable[Task], job: Job, workers: int) -> Generator[Done]:
    """The shards done by so many processes, as they are finished; some more wait for a free worker, the others are not read yet.

    Raises KhabarError where another try would not help. Then, or when the caller stops, the processes end.
    """
    idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
    all_workers = [Worker(job) for _ in range(workers)]
    for worker in all_workers:
        idle.put(worker)

    def do(task: Task) -> Done:
        worker = idle.get()
        try:
            return worker.do(task)
        finally:
            idle.put(worker)

    with ThreadPoolExecutor(workers) as pool:
        try:
            yield from drain(tasks, lambda task: pool.submit(do, task), most=lambda: 2 * workers)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in all_workers:
                worker.close()


def drain(tasks: Iterable[Task], submit: "Callable[[Task], Future[Done]]", *, most: Callable[[], int]) -> Iterator[Done]:
    """Hand out tasks, at most so many at a time as `most` says, and give what is done as it comes."""
    running: set[Future[Done]] = set()
    for task in tasks:
        running.add(submit(task))
        while True:
            done, running = wait(running, timeout=None if len(running) >= most() else 0, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
            if len(running) < most():
                break
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)


class _Died(Exception):
    """The process ended; `index` is the article it had announced, if any."""

    def __init__(self, index: int | None = None) -> None:
        self.index = index


class Worker:
    """One worker process, and the next where it dies. To be used by one thread at a time."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._lock = threading.Lock()

    def do(self, task: Task) -> Done:
        """Have a shard done. Raises KhabarError where another try would not help."""
        deaths, died_at = 0, Counter[int | None]()
        killers: list[int] = []
        while True:
            try:
                return self._try(msgspec.structs.replace(task, killers=killers, careful=deaths >= _TRIES))
            except _Died as death:
                self._end()
                deaths += 1
                if deaths <= _TRIES:
                    continue
                died_at[death.index] += 1
                if death.index is None and died_at[None] >= _TRIES:
                    raise KhabarError(
                        self._job.out, f"workers die while they write shard {task.number}", "is there memory enough? try a smaller --shard-articles"
                    ) from None
                if death.index is not None and died_at[death.index] >= _CAREFUL_TRIES:
                    killers.append(death.index)

    def close(self) -> None:
        """End the process, from whichever thread; whoever waits for it gets a KhabarError."""
        self._closed = True
        self._end()

    def _try(self, task: Task) -> Done:
        process = self._running()
        index: int | None = None
        try:
            send(cast(IO[bytes], process.stdin), task)  # type: ignore[arg-type]
            while True:
                match self._receive(process):
                    case At(index=index):
                        continue
                    case Done() as done:
                        return done
                    case Last(done=done):
                        self._end()
                        return done
        except (OSError, EOFError):
            raise _Died(index) from None

    def _running(self) -> "subprocess.Popen[bytes]":
        """The process, with the model loaded."""
        for _ in range(_STARTS):
            with self._lock:
                if self._closed:
                    raise KhabarError(self._job.out, "stopped", "run the same command again: it goes on")
                process = self._process
                if process is not None:
                    return process
                process = self._process = _start()
            try:
                send(cast(IO[bytes], process.stdin), self._job)  # type: ignore[arg-type]
                if isinstance(self._receive(process), Ready):
                    return process
            except (OSError, EOFError):
                self._end()
        raise KhabarError(
            "worker", f"ends while it loads the model, {_STARTS} times", "is there memory enough (400 MB a worker)? what does it say above?"
        )

    def _receive(self, process: "subprocess.Popen[bytes]") -> FromWorker:
        message = receive_from_worker(cast(IO[bytes], process.stdout))  # type: ignore[arg-type]
        if isinstance(message, Failed):
            raise KhabarError(message.where, message.what, message.way_out)
        return message

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    cast(IO[bytes], pipe).close()


def _start() -> "subprocess.Popen[bytes]":
    """A new process: the same Python, finding modules where this one does."""
    environment = {**_ENVIRONMENT, **os.environ, "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path)}
    return subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
