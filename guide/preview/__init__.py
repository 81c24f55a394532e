"""Hearing a script while it is written."""
