"""The Transmission Control Protocol (RFC 9293) with RFC 5681, 5961, 6298, 6528, 6582, 7323."""
