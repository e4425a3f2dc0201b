"""The worker process: `python -m pipeline.scale.worker`, which the parent starts, talks to over its standard input and output, and ends.

It is a fresh process, no fork: it shares nothing with the parent and loads the model itself, once. It ends when its input does, so a parent that was
killed leaves no worker behind that would go on writing.
"""

import os
import queue
import signal
import sys
import threading
from typing import TYPE_CHECKING, BinaryIO

from .. import load
from ..errors import KhabarError
from .manifest import model_digest
from .messages import At, FromWorker, Job, Last, Ready, ToWorker, as_failed, receive_from_parent, send
from .work import do_shard

if TYPE_CHECKING:
    from spacy.language import Language

MOST_GROWTH = 155_000_000
"""Bytes above those it has with the model loaded at which a worker ends after its shard, and another takes its place: caches fill and memory frays,
and 600 MB are not to be exceeded. Loaded it has 385 MB; where torch is installed, which spaCy then loads too, it has 600, and may grow as much."""


def main() -> None:
    """Serve the parent until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
    orders, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # what a library prints must not come between the messages
    inbox: queue.SimpleQueue[ToWorker] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(orders, inbox), daemon=True).start()
    try:
        _serve(inbox, replies)
        os._exit(0)  # at once: the listener waits in a read, where Python would not end it
    except BrokenPipeError:
        os._exit(0)  # nobody listens any more
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)


def _listen(orders: BinaryIO, inbox: "queue.SimpleQueue[ToWorker]") -> None:
    """Take orders, also while others are carried out: only so the end of the parent is noticed at once."""
    while True:
        try:
            inbox.put(receive_from_parent(orders))
        except BaseException:
            os._exit(0)


def _serve(inbox: "queue.SimpleQueue[ToWorker]", replies: BinaryIO) -> None:
    def reply(message: FromWorker) -> None:
        send(replies, message)

    job = inbox.get()
    assert isinstance(job, Job)
    try:
        nlp = _load(job)
        reply(Ready())
        most = memory() + MOST_GROWTH
        while True:
            task = inbox.get()
            assert not isinstance(task, Job)
            done = do_shard(task, job, nlp, lambda index: reply(At(index)))
            if memory() > most:
                reply(Last(done))
                return
            reply(done)
    except KhabarError as error:
        reply(as_failed(error))


def _load(job: Job) -> "Language":
    """The model, which must be the parent's: on a cluster it may be another."""
    own = model_digest(job.model)
    if own != job.digest:
        raise KhabarError(job.model, f"is another model or version of Khabar on this machine ({own})", "install the same on all machines")
    return load(job.model, morphology=job.morphology)


def memory() -> int:
    """The resident memory of this process in bytes; where the system does not tell (it is Linux that does), 0."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


if __name__ == "__main__":
    main()
