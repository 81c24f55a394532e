"""The screen in a browser. Each page that is opened there is a visit of its own, in a process of its own.

Sound stays with the machine that serves. Nothing is let in without the key that is in the address, nor from a page of
another origin: whoever gets in sees what the person at the terminal would see.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

from guide.problems import WorldError
from guide.translation import _
from guide.tui.browser_page import FOCUS, page

COOKIE = "guide-key"
CAME_WITH = "key"
"""What the key is called in the address."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Nothing is asked of any other machine."""


async def serve(command: str, host: str, port: int, told: Callable[[str], None]) -> None:
    """Serve until cancelled; ``command`` opens the screen once for each page, ``told`` gets the address to open.

    A ``port`` of 0 takes a free one. Raises WorldError where nothing can be served there.
    """
    key = secrets.token_urlsafe(16)
    runner = web.AppRunner(_site(command, key), shutdown_timeout=1.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        name, taken = runner.addresses[0][:2]
        shown = f"[{name}]" if ":" in name else name
        told(f"http://{shown}:{taken}/?{CAME_WITH}={key}")
        await asyncio.Event().wait()
    except OSError as error:
        raise WorldError(
            _("Nothing can be served at {host}, port {port}: {error}.").format(
                host=host, port=port, error=error.strerror or error
            ),
            _("Another one: --port 8123"),
        ) from error
    finally:
        await runner.cleanup()


def _site(command: str, key: str) -> web.Application:
    """Our own page, and of Textual's server what runs the screen behind it."""
    behind = Server(command)

    async def index(request: web.Request) -> web.Response:
        if request.query.get(CAME_WITH) == key:  # out of the address at once: histories keep it otherwise
            answer = web.Response(status=303, headers={"Location": "/"})
            answer.set_cookie(COOKIE, key, httponly=True, samesite="Strict")
            return answer
        scheme = "wss" if request.secure else "ws"
        return web.Response(text=page(f"{scheme}://{request.host}/ws"), content_type="text/html")

    async def focus(_: web.Request) -> web.Response:
        return web.Response(text=FOCUS, content_type="text/javascript")

    site = web.Application(middlewares=[_gate(key)])
    site.add_routes([
        web.get("/", index), web.get("/focus.js", focus), web.get("/ws", behind.handle_websocket),
        web.static("/static", behind.statics_path),
    ])  # fmt: skip
    return site


def _gate(key: str) -> Middleware:
    @web.middleware
    async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
        held = (request.query.get(CAME_WITH, ""), request.cookies.get(COOKIE, ""))
        known = any(secrets.compare_digest(each.encode(), key.encode()) for each in held)
        origin = request.headers.get("Origin", "").partition("://")[2]
        if not known or origin not in ("", request.host):
            raise web.HTTPForbidden(text=_("Please open the address that guide serve shows."))
        answer = await handler(request)
        if not answer.prepared:
            answer.headers.update({"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer",
                                   "Cache-Control": "no-store"})  # fmt: skip
        return answer

    return gate
