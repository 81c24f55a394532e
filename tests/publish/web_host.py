"""A web host on this machine, as they are: with parts of files for who asks for them, or without."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class WholeFiles(SimpleHTTPRequestHandler):
    """Hands out whole files alone, as ``python -m http.server`` does."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Tell nobody."""


class PartsOfFiles(WholeFiles):
    """Hands out parts of files, as nearly all web hosts do."""

    def do_GET(self) -> None:
        """Answer with the part that is asked for."""
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not asked or not path.is_file():
            super().do_GET()
            return
        content = path.read_bytes()
        first, last = int(asked[1]), min(int(asked[2] or len(content)), len(content) - 1)
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        self.wfile.write(content[first : last + 1])


@contextmanager
def serving(folder: Path, kind: type[WholeFiles] = PartsOfFiles) -> Iterator[str]:
    """The address under which ``folder`` can be had."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(kind, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
