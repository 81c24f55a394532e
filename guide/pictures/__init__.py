"""Timelines and practices as pictures."""
