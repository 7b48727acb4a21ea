"""Trains: frames with the text of many segments, which the device cuts (segmentation offload).

Only whole segments of a packet's full size make a train, so that the device knows where to cut:
each piece fills the MTU. The length in IP's header counts the whole train, and the checksum is
that of the pseudo header alone, uncomplemented: the device sums the text. Each segment has a record
of its own in the flight; what is lost is sent again one by one.

Source: virtio 1.2 section 5.1.6.2 (VIRTIO_NET_F_HOST_TSO4 and 6), RFC 9293 3.10.2.
"""

from naja.net.ip.six import is_name
from naja.net.tcp.flight import MAX_RECORDS
from naja.net.tcp.tcb import Tcb
from naja.net.wire.address import is_loopback
from naja.net.wire.tcp import STAMPS_LENGTH


def text_of_train(tcb: Tcb, most: int, limit: int) -> int:
    """How much to send at once: `most`, the text of one segment, or a multiple up to `limit`.

    `limit`: octets that may and can be sent, `most` at least.
    """
    longest = min(tcb.storage.train_to(is_name(tcb.remote)), limit)
    if longest < 2 * most or not _cuttable(tcb, most):
        return most
    return min(longest // most, MAX_RECORDS - len(tcb.flight)) * most


def _cuttable(tcb: Tcb, most: int) -> bool:
    """Whether segments of `most` octets fill packets that the device makes."""
    stamps = STAMPS_LENGTH if tcb.stamps else 0
    if most != tcb.mss or most + stamps != tcb.max_mss:
        return False
    return tcb.remote != tcb.local and not is_loopback(tcb.remote)
