"""Numbers of the virtio 1.2 specification, named as there."""

from typing import Final

# 2.1 Device Status Field
ACKNOWLEDGE: Final = 1
DRIVER: Final = 2
DRIVER_OK: Final = 4
FEATURES_OK: Final = 8
DEVICE_NEEDS_RESET: Final = 64
FAILED: Final = 128

# 6 Reserved Feature Bits
F_EVENT_IDX: Final = 1 << 29
F_VERSION_1: Final = 1 << 32
F_ACCESS_PLATFORM: Final = 1 << 33

# 5 Device Types
DEVICE_NET: Final = 1
DEVICE_RNG: Final = 4

# 5.1.3 Network device: feature bits
NET_F_CSUM: Final = 1 << 0
NET_F_GUEST_CSUM: Final = 1 << 1
NET_F_MTU: Final = 1 << 3
NET_F_MAC: Final = 1 << 5
NET_F_GUEST_TSO4: Final = 1 << 7
NET_F_GUEST_TSO6: Final = 1 << 8
NET_F_HOST_TSO4: Final = 1 << 11
NET_F_HOST_TSO6: Final = 1 << 12
NET_F_MRG_RXBUF: Final = 1 << 15

# 5.1.6 Network device: struct virtio_net_hdr, always with num_buffers from version 1 on
NET_HEADER_SIZE: Final = 12

# 2.7 Split Virtqueues
DESC_F_NEXT: Final = 1
DESC_F_WRITE: Final = 2
AVAIL_F_NO_INTERRUPT: Final = 1
USED_F_NO_NOTIFY: Final = 1
