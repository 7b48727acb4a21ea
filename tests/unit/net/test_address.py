"""Addresses as text and as ints."""

import ipaddress

import pytest
from hypothesis import given, strategies as st

from naja.net.wire.address import format_ipv4, mask_of, parse_ipv4, parse_prefix


@given(st.integers(0, 2**32 - 1))
def test_round_trip(address: int) -> None:
    text = format_ipv4(address)
    assert text == str(ipaddress.IPv4Address(address))
    assert parse_ipv4(text) == address


@given(st.text(alphabet="0123456789./ -+٣a", max_size=18))
def test_refuses_what_ipaddress_refuses(text: str) -> None:
    try:
        expected = int(ipaddress.IPv4Address(text))
    except ValueError:
        expected = -1
    assert parse_ipv4(text) == expected


@pytest.mark.parametrize("length", range(33))
def test_masks(length: int) -> None:
    assert mask_of(length) == int(ipaddress.IPv4Network((0, length)).netmask)


def test_prefixes() -> None:
    assert parse_prefix("10.0.2.15/24") == (0x0A00020F, 24)
    assert parse_prefix("10.0.2.15") == (0x0A00020F, 32)
    assert parse_prefix("0.0.0.0/0") == (0, 0)
    for bad in ("10.0.2.15/33", "10.0.2.15/", "10.0.2/24", "10.0.2.15/24/1", "", "/"):
        assert parse_prefix(bad)[0] == -1
