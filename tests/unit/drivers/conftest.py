"""The machine of the driver tests."""

import pytest

from unit.drivers.fake_machine import FakeMachine, install


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> FakeMachine:
    made = FakeMachine()
    install(made, monkeypatch)
    return made
