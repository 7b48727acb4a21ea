"""Formats of frames. A parser gives a legal value or None; it never raises."""
