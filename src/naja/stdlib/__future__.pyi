"""`from __future__ import annotations` is accepted and changes nothing."""

class _Feature: ...

annotations: _Feature
