"""Random numbers of a virtual machine: from the processor, else from a virtio device."""

from naja.boot.vm_rng import hypervisor_entropy
from naja.hal import Entropy
from naja.machine.generator import Generator
from naja.machine.x86_64.seed_unsafe import processor_seed, time_seed


def provide() -> Entropy:
    generator = Generator()
    seed = processor_seed()
    if len(seed) == 0:
        seed = hypervisor_entropy(64)
    generator.absorb(seed + time_seed())
    return generator
