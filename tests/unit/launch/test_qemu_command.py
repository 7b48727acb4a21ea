"""What QEMU is told, without starting it."""

from pathlib import Path

import pytest

from naja.image import ImageInfo, assemble, link_image
from naja.launch import (
    Attachment,
    Forward,
    LaunchError,
    RunRequest,
    run_process,
    run_python,
    run_qemu,
)
from naja.launch.guest import check_network, network_options
from naja.launch.qemu import arguments, check_memory, command_line

PROGRAM = Path("app.elf")
GUEST = '.section .text.naja_main,"ax"\n.globl naja_main\nnaja_main: jmp naja_stop\n'


def request(**options: object) -> RunRequest:
    return RunRequest(PROGRAM, **options)  # type: ignore[arg-type]


def after(words: list[str], option: str) -> list[str]:
    return [value for name, value in zip(words, words[1:], strict=False) if name == option]


def test_microvm() -> None:
    words = arguments(request(forwards=(Forward(8080, 80),)), "tcg", 5)
    assert after(words, "-machine")[0].startswith("microvm,pit=off,")
    assert after(words, "-netdev") == ["user,id=n0,hostfwd=tcp:127.0.0.1:8080-:80"]
    devices = after(words, "-device")
    assert "virtio-net-device,netdev=n0,bus=virtio-mmio-bus.0" in devices
    assert "virtio-rng-device,bus=virtio-mmio-bus.1" in devices
    assert after(words, "-m") == ["131072K"]


def test_a_pc_has_its_devices_on_pci() -> None:
    words = arguments(request(machine="q35", network="tap:t0", memory_bytes=3 << 20), "kvm", 5)
    assert after(words, "-machine") == ["q35"]
    assert after(words, "-netdev") == ["tap,id=n0,ifname=t0,script=no,downscript=no"]
    assert "virtio-net-pci,netdev=n0" in after(words, "-device")
    assert after(words, "-m") == ["3072K"]


def test_without_network_the_first_slot_is_the_entropy_devices() -> None:
    words = arguments(request(network="none"), "tcg", 5)
    assert not after(words, "-netdev")
    assert "virtio-rng-device,bus=virtio-mmio-bus.0" in after(words, "-device")
    assert command_line(request(network="none")).count("virtio_mmio.device=") == 1


def test_several_interfaces() -> None:
    others = (Attachment("t1", "10.1.0.1/24", "10.1.0.9"), Attachment("t2"))
    wanted = request(network="tap:t0", address="10.0.0.1/24", others=others)
    words = arguments(wanted, "tcg", 5)
    names = [text.split("ifname=")[1].split(",")[0] for text in after(words, "-netdev")]
    assert names == ["t0", "t1", "t2"]
    devices = after(words, "-device")
    assert "virtio-net-device,netdev=n1,mac=52:54:00:12:34:57,bus=virtio-mmio-bus.1" in devices
    assert "virtio-rng-device,bus=virtio-mmio-bus.3" in devices
    assert command_line(wanted).count("virtio_mmio.device=") == 4
    options = {"ip": "10.0.0.1/24", "ip1": "10.1.0.1/24", "gw1": "10.1.0.9"}
    assert network_options(wanted) == options
    with pytest.raises(LaunchError, match="without any interface"):
        check_network(request(network="none", others=others))
    with pytest.raises(LaunchError, match="8 interfaces at most"):
        check_network(request(others=others * 4))


def test_command_line() -> None:
    line = command_line(request(arguments=("a b",), environment={"K": "v w"}))
    words = line.split(" ")
    assert words[0] == "virtio_mmio.device=512@0xfeb00000:5"
    assert words[-3:] == ["naja.env=K=v%20w", "naja.arg=app.elf", "naja.arg=a%20b"]
    assert "naja.ip=10.0.2.15/24" in words


def test_a_command_line_has_an_end() -> None:
    with pytest.raises(LaunchError, match="too long"):
        command_line(request(arguments=("x" * 40000,)))


def test_network_options() -> None:
    assert network_options(request(network="tap:t0")) == {}
    static = request(network="tap:t0", address="10.9.0.2/24", gateway="10.9.0.1")
    assert network_options(static) == {"ip": "10.9.0.2/24", "gw": "10.9.0.1"}
    assert network_options(request(name_server="10.0.2.9"))["dns"] == "10.0.2.9"
    assert network_options(request(secret="00" * 16))["secret"] == "00" * 16


def test_ports_need_the_user_network() -> None:
    with pytest.raises(LaunchError, match="--net user only"):
        check_network(request(network="none", forwards=(Forward(1, 2),)))


@pytest.mark.parametrize(("octets", "least"), [(1 << 20, "2M"), (0x200000, "3M")])
def test_too_little_memory(octets: int, least: str) -> None:
    end = 0x110000 if least == "2M" else 0x190000
    with pytest.raises(LaunchError, match=f"give it {least} at least"):
        check_memory(request(memory_bytes=octets), ImageInfo("vm", 62, end, 0))


@pytest.mark.parametrize("run", [run_qemu, run_process, run_python])
def test_a_missing_file(run: object, tmp_path: Path) -> None:
    with pytest.raises(LaunchError, match=r"nothing\.elf"):
        run(RunRequest(tmp_path / "nothing.elf"))  # type: ignore[operator]


def test_images_of_the_other_platform(tmp_path: Path) -> None:
    for platform, run in (("vm", run_process), ("process", run_qemu)):
        path = tmp_path / f"{platform}.elf"
        path.write_bytes(link_image([assemble(GUEST)], platform=platform).data)
        with pytest.raises(LaunchError, match=f"is an image for the platform {platform}"):
            run(RunRequest(path))


def test_a_damaged_image(tmp_path: Path) -> None:
    path = tmp_path / "cut.elf"
    path.write_bytes(link_image([assemble(GUEST)], platform="vm").data[:-1])
    with pytest.raises(LaunchError, match="cut.elf is damaged .*build it again"):
        run_qemu(RunRequest(path))


def test_without_qemu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(LaunchError, match="apt-get install qemu-system-x86"):
        run_qemu(request())
