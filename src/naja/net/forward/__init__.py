"""Passing packets on from one interface to another: routes, translation, conversations."""
