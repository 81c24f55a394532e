"""Fixtures for forms."""

from tests.forms.forms_kit import shelf

__all__ = ["shelf"]
