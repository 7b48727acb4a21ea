"""What all tests share: the golden switch and the hypothesis profiles."""

import os
import signal

import pytest
from hypothesis import HealthCheck, settings

from support.golden import Golden

# A test never asserts a time, so no deadlines; the suite draws the same examples each run.
_COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("suite", _COMMON, max_examples=100, derandomize=True)
settings.register_profile("fuzz", _COMMON, max_examples=20_000)
settings.load_profile("suite")


# Only the tests of it leave a compiler behind (`naja.image.standby`).
os.environ["NAJA_STANDBY"] = "0"

# A shell lets what it starts in the background ignore Ctrl-C, and so would every child.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write what the golden tests see as what they expect",
    )
    parser.addoption(
        "--traffic-hours",
        type=int,
        default=2,
        metavar="N",
        help="how many hours of simulated traffic the leak test lasts",
    )
    parser.addoption(
        "--random-programs",
        default="2",
        metavar="N",
        help="how many random programs to run under CPython and as an image",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(bool(request.config.getoption("--rewrite-golden")))
