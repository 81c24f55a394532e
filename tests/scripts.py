"""The head of the smallest script there is, which many tests go on from."""

HEAD = """title: T
summary: S
kind: rest
aim: regulate
intensity: 1
"""
TONE = f"{HEAD}voice: tone\n"
"""Spoken by the voice for tests: one tone a line."""
