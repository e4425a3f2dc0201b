"""How long an article may take: a timer that interrupts its analysis.

The signal reaches Python between two of its steps and inside regular expressions. Where a system has no such timer (Windows), or in another thread
than the first, nothing is interrupted.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_AGAIN = 1.0
"""Seconds after which the alarm rings again, should the first have rung where exceptions are swallowed."""


class TooSlow(BaseException):
    """The time is over. No Exception: what catches those on the way goes on as if nothing were."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises TooSlow inside when it takes longer than so many seconds; 0 is no limit."""
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: Any) -> None:
    raise TooSlow
