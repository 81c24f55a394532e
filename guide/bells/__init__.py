"""Bells alone: the timer, and a bell through the day."""
