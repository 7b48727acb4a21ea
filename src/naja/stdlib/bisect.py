"""`bisect`: places in a sorted sequence, and insertion that keeps it sorted."""

from naja.runtime.bisecting import (
    bisect_left as bisect_left,
    bisect_right as bisect,  # noqa: F401
    bisect_right as bisect_right,
    insort_left as insort_left,
    insort_right as insort,  # noqa: F401
    insort_right as insort_right,
)
