"""Wall time from servers of the network."""
