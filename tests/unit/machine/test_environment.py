"""The kernel command line, from the launcher's encoding to the program's strings."""

from hypothesis import given, strategies as st

from naja.launch.guest import percent_encode
from naja.machine.environment import decode_text, parse_command_line, percent_decode

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)))


def test_a_command_line() -> None:
    line = b"virtio_mmio.device=512@0xfeb00000:5 naja.ip=10.0.2.15/24 quiet naja.arg=main.py"
    line += b" naja.arg=a%20b naja.env=LEVEL=x=y naja.arg= naja.broken"
    passed = parse_command_line(line)
    assert passed.arguments() == ["main.py", "a b", ""]
    assert passed.variables() == {"LEVEL": "x=y"}
    assert passed.option("ip") == "10.0.2.15/24"
    assert passed.option("gw") is None


@given(st.lists(texts), st.dictionaries(st.from_regex(r"[A-Z_]+", fullmatch=True), texts))
def test_the_launchers_words_arrive(arguments: list[str], variables: dict[str, str]) -> None:
    words = [f"naja.arg={percent_encode(text)}" for text in arguments]
    words += [f"naja.env={percent_encode(f'{n}={v}')}" for n, v in variables.items()]
    passed = parse_command_line(" ".join(words).encode("ascii"))
    assert passed.arguments() == arguments
    assert passed.variables() == variables


@given(st.binary())
def test_no_line_is_too_odd(line: bytes) -> None:
    parse_command_line(b"naja.arg=" + line)
    assert len(percent_decode(line)) <= len(line)


def test_octets_that_are_no_text_are_kept_as_surrogates() -> None:
    assert decode_text(b"a\xff") == "a\udcff"


def test_an_unfinished_escape_stays() -> None:
    assert percent_decode(b"%4%41%") == b"%4A%"
