"""When something is not as it should be: what it is, where, and a way out. One calm page."""

from __future__ import annotations

from collections.abc import Iterable

from guide.translation import _
from guide.tui.screens.told import Told


class Sorry(Told):
    """Answers None once it has been read."""

    def __init__(self, title: str, sentences: Iterable[str]) -> None:
        """``title`` is that of the practice that cannot begin."""
        super().__init__(_("{title} cannot begin yet.").format(title=title), sentences)
