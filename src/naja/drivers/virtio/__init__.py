"""virtio 1.2 drivers: transports (MMIO, PCI), the split queue, network and entropy.

Missing on purpose: legacy devices (no VIRTIO_F_VERSION_1), packed queues, indirect
descriptors, live reconfiguration. Source: OASIS Virtual I/O Device (VIRTIO) 1.2.
"""
