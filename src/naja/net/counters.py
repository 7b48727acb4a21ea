"""What an interface counts. Whatever is dropped is counted here."""


class Counters:
    """Plain ints that only grow; anybody may read them."""

    def __init__(self) -> None:
        self.frames_in = 0
        self.frames_out = 0
        self.not_for_us = 0
        self.unknown_protocol = 0
        self.malformed = 0
        self.bad_checksum = 0
        self.bad_address = 0
        self.fragments = 0
        self.fragments_late = 0
        self.fragments_dropped = 0
        self.address_conflicts = 0
        self.no_route = 0
        self.arp_pending_dropped = 0
        self.arp_unanswered = 0
        self.outbox_full = 0
        self.out_of_memory = 0
        self.icmp_limited = 0
        self.udp_no_port = 0
        self.udp_queue_full = 0
        self.tcp_no_connection = 0
        self.tcp_backlog_full = 0
        self.tcp_cookies_sent = 0
        self.tcp_cookies_accepted = 0
        self.tcp_connections_full = 0
        self.tcp_resets_in = 0
        self.tcp_resets_out = 0
        self.firewall_in = 0
        self.firewall_out = 0

    def items(self) -> list[tuple[str, int]]:
        """Every counter with its name, for people."""
        return [
            ("frames_in", self.frames_in),
            ("frames_out", self.frames_out),
            ("not_for_us", self.not_for_us),
            ("unknown_protocol", self.unknown_protocol),
            ("malformed", self.malformed),
            ("bad_checksum", self.bad_checksum),
            ("bad_address", self.bad_address),
            ("fragments", self.fragments),
            ("fragments_late", self.fragments_late),
            ("fragments_dropped", self.fragments_dropped),
            ("address_conflicts", self.address_conflicts),
            ("no_route", self.no_route),
            ("arp_pending_dropped", self.arp_pending_dropped),
            ("arp_unanswered", self.arp_unanswered),
            ("outbox_full", self.outbox_full),
            ("out_of_memory", self.out_of_memory),
            ("icmp_limited", self.icmp_limited),
            ("udp_no_port", self.udp_no_port),
            ("udp_queue_full", self.udp_queue_full),
            ("tcp_no_connection", self.tcp_no_connection),
            ("tcp_backlog_full", self.tcp_backlog_full),
            ("tcp_cookies_sent", self.tcp_cookies_sent),
            ("tcp_cookies_accepted", self.tcp_cookies_accepted),
            ("tcp_connections_full", self.tcp_connections_full),
            ("tcp_resets_in", self.tcp_resets_in),
            ("tcp_resets_out", self.tcp_resets_out),
            ("firewall_in", self.firewall_in),
            ("firewall_out", self.firewall_out),
        ]
