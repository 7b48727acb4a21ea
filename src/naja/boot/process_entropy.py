"""Random numbers of a Linux process: from the kernel (AT_RANDOM) and `naja.seed_fd=`."""

from typing import Final

from naja.abi.boot_information import RANDOM_SEED
from naja.hal import Entropy, Environment, service
from naja.machine.boot_record_unsafe import boot_word, copy_octets
from naja.machine.generator import Generator
from naja.machine.linux_process.calls_unsafe import read_some

_KERNEL_SEED: Final = 16
_LAUNCHER_SEED: Final = 64


def provide() -> Entropy:
    """ValueError when the launcher passed a descriptor that is no number."""
    generator = Generator()
    generator.absorb(copy_octets(boot_word(RANDOM_SEED), _KERNEL_SEED))
    descriptor = service(Environment).option("seed_fd")  # type: ignore[type-abstract]
    if descriptor is not None:
        generator.absorb(read_some(int(descriptor), _LAUNCHER_SEED))
    return generator
