"""An article that takes too long is interrupted wherever it is; one in time is left alone."""

import re
import signal
import threading
import time

import pytest

from pipeline.scale.limits import TooSlow, time_limit


def sleep():
    time.sleep(20)


def loop():
    while True:
        pass


def match():
    re.fullmatch("(a|aa)+b", "a" * 60)


def swallow():
    while True:
        try:
            time.sleep(20)
        except Exception:
            continue


@pytest.mark.parametrize("work", [sleep, loop, match, swallow])
def test_interrupted(work):
    started = time.monotonic()
    with pytest.raises(TooSlow), time_limit(0.1):
        work()
    assert time.monotonic() - started < 10
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@pytest.mark.parametrize("seconds", [0, 5])
def test_in_time(seconds):
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(seconds):
        time.sleep(0.01)
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_other_threads_have_none():
    found = []

    def work():
        with time_limit(0.01):
            time.sleep(0.1)
            found.append("in time")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == ["in time"]
