"""Words of the dialect that every side shares: storage widths, bit arithmetic, coroutine steps."""
