"""What a test has to know of a session that no screen asks for: the one place that reaches into it."""

from __future__ import annotations

from guide.live.session import LiveSession
from guide.player import Controls
from guide.render.piece import PreparedPiece
from guide.render.preparation import Preparation


def prepared(session: LiveSession) -> tuple[Preparation, PreparedPiece]:
    """Return what `LiveSession.prepare` has prepared."""
    return session._prepared()


def is_prepared(session: LiveSession) -> bool:
    """Return whether it could begin."""
    return session._piece is not None


def player_of(session: LiveSession) -> Controls:
    """Return what plays it, after `LiveSession.begin`."""
    return session._playing().player


def arranged_piece(session: LiveSession) -> PreparedPiece:
    """Return the newest arrangement of the practice."""
    return session._playing().newest.piece


def until_spoken(session: LiveSession, seconds: float = 60.0) -> None:
    """Wait until all that was asked for is spoken ahead."""
    ahead = session._ahead
    assert ahead is not None
    assert ahead.idle(seconds)


def setting(session: LiveSession, name: str) -> str:
    """Return a setting as it is wanted now; empty as written."""
    return session._wanted.options.settings.get(name, "")


def lose_voice(session: LiveSession) -> None:
    """As if the engine could never be started again."""
    session._take_service.close()
