"""Fetching against a real server on this machine that behaves as badly as servers do."""

import hashlib
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from guide.problems import CannotReadError, CannotWriteError
from guide.voices import fetching
from guide.voices.engines.kokoro.files import TARGETS, VOICES
from guide.voices.fetching import CannotFetchError, Target, fetch

BODY = bytes(range(256)) * 4_000


FILES = {"model.onnx": BODY, "voice.bin": b"voice" * 999}


@dataclass
class Manners:
    """How the server behaves."""

    cut_after: int = 0
    """Bytes after which a connection is cut; 0 for never."""
    cuts: int = 99
    ranges: bool = True
    wrong: bool = False
    status: int = 200
    asked: list[str] = field(default_factory=list)


@dataclass
class Server:
    url: str
    manners: Manners

    def targets(self) -> tuple[Target, ...]:
        return tuple(Target(name, f"{self.url}/{name}", len(body), sha(body)) for name, body in FILES.items())


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def server() -> Iterator[Server]:
    manners = Manners()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range", "")
            manners.asked.append(f"{self.path} {asked}".strip())
            if self.path.startswith("/moved/"):
                self.send_response(302)
                self.send_header("Location", f"/{self.path.removeprefix('/moved/')}")
                self.end_headers()
                return
            body = FILES.get(self.path[1:], b"")
            if manners.status != 200 or not body:
                self.send_error(manners.status if manners.status != 200 else 404)
                return
            start = int(re.sub(r"\D", "", asked)) if asked and manners.ranges else 0
            self.send_response(206 if asked and manners.ranges else 200)
            if asked and manners.ranges:
                self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
            self.send_header("Content-Length", str(len(body) - start))
            self.end_headers()
            rest = bytes(reversed(body[start:])) if manners.wrong else body[start:]
            if manners.cut_after and manners.cuts:
                manners.cuts -= 1
                rest = rest[: manners.cut_after]
            self.wfile.write(rest)

        def log_message(self, *_: object) -> None:
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Server(f"http://127.0.0.1:{web.server_address[1]}", manners)
    web.shutdown()
    thread.join()
    web.server_close()


def quiet(done: int, total: int) -> None:
    pass


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_file_stands_under_its_name_and_nothing_else(server: Server, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    fetch(server.targets(), tmp_path, lambda done, total: told.append((done, total)))
    assert (tmp_path / "model.onnx").read_bytes() == BODY
    assert names(tmp_path) == {"model.onnx", "voice.bin"}
    assert told[0] == (0, sum(map(len, FILES.values())))
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_what_is_there_and_right_is_not_fetched_again(server: Server, tmp_path: Path) -> None:
    fetch(server.targets(), tmp_path, quiet)
    (tmp_path / "voice.bin").write_bytes(b"damaged")
    server.manners.asked.clear()
    fetch(server.targets(), tmp_path, quiet)
    assert server.manners.asked == ["/voice.bin"]


def test_a_connection_that_is_cut_goes_on_where_it_was(server: Server, tmp_path: Path) -> None:
    server.manners.cut_after = 200_000
    fetch(server.targets(), tmp_path, quiet)
    assert (tmp_path / "model.onnx").read_bytes() == BODY
    assert "/model.onnx bytes=200000-" in server.manners.asked


def test_what_a_former_try_left_is_gone_on_with(server: Server, tmp_path: Path) -> None:
    (tmp_path / "model.onnx.part").write_bytes(FILES["model.onnx"][:1234])
    fetch(server.targets(), tmp_path, quiet)
    assert server.manners.asked[0] == "/model.onnx bytes=1234-"
    assert (tmp_path / "model.onnx").read_bytes() == BODY


def test_a_server_that_knows_no_ranges_is_asked_for_all_of_it(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_BLOCK", 10_000)
    server.manners.ranges, server.manners.cut_after, server.manners.cuts = False, 100_000, 2
    fetch(server.targets(), tmp_path, quiet)
    assert (tmp_path / "model.onnx").read_bytes() == BODY


def test_a_wrong_half_from_before_is_thrown_away(server: Server, tmp_path: Path) -> None:
    (tmp_path / "model.onnx.part").write_bytes(b"not the beginning")
    fetch(server.targets(), tmp_path, quiet)
    assert (tmp_path / "model.onnx").read_bytes() == BODY


def test_other_bytes_than_expected_are_refused_and_not_kept(server: Server, tmp_path: Path) -> None:
    server.manners.wrong = True
    with pytest.raises(CannotFetchError, match=r"model\.onnx has other bytes"):
        fetch(server.targets(), tmp_path, quiet)
    assert names(tmp_path) == set()


def test_a_file_that_is_not_there_is_one_sentence(server: Server, tmp_path: Path) -> None:
    server.manners.status = 404
    with pytest.raises(CannotFetchError, match="the answer is 404"):
        fetch(server.targets(), tmp_path, quiet)
    assert len(server.manners.asked) == 1


@pytest.mark.parametrize("fault", ["503", "cut"])
def test_a_server_that_never_gives_anything_is_left_after_some_tries(
    server: Server, tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_TRIES", 3)
    server.manners.status = 503 if fault == "503" else 200
    server.manners.cut_after = 0
    if fault == "cut":
        monkeypatch.setitem(FILES, "model.onnx", BODY[:10])
    with pytest.raises(CannotFetchError, match="cannot be fetched"):
        fetch(server.targets() if fault == "503" else _longer(server), tmp_path, quiet)


def _longer(server: Server) -> tuple[Target, ...]:
    return (Target("model.onnx", f"{server.url}/model.onnx", 999, sha(b"")),)


def test_a_file_that_has_moved_is_followed_and_gone_on_with(server: Server, tmp_path: Path) -> None:
    server.manners.cut_after = 200_000
    moved = tuple(replace(each, url=f"{server.url}/moved/{each.name}") for each in server.targets())
    fetch(moved, tmp_path, quiet)
    assert (tmp_path / "model.onnx").read_bytes() == BODY
    assert "/model.onnx bytes=200000-" in server.manners.asked


def test_without_a_connection_it_is_one_sentence(tmp_path: Path) -> None:
    nowhere = Target("model.onnx", "http://127.0.0.1:9/model.onnx", 10, "")
    with pytest.raises(CannotFetchError, match=r"model\.onnx cannot be fetched from http://127\.0\.0\.1:9/model\.onnx"):
        fetch((nowhere,), tmp_path, quiet)


def test_a_folder_with_the_files_will_do(server: Server, tmp_path: Path) -> None:
    (tmp_path / "brought").mkdir()
    for name, body in FILES.items():
        (tmp_path / "brought" / name).write_bytes(body)
    fetch(server.targets(), tmp_path / "to", quiet, str(tmp_path / "brought"))
    assert (tmp_path / "to" / "model.onnx").read_bytes() == BODY
    assert server.manners.asked == []
    (tmp_path / "brought" / "voice.bin").unlink()
    with pytest.raises(CannotReadError, match=r"voice\.bin is not in"):
        fetch(server.targets(), tmp_path / "again", quiet, str(tmp_path / "brought"))


@pytest.mark.parametrize("inside", [".", "voices", "package/voices"])
def test_an_unpacked_package_with_the_files_will_do(server: Server, tmp_path: Path, inside: str) -> None:
    folder = tmp_path / "brought" / inside
    folder.mkdir(parents=True)
    for name, body in FILES.items():
        (folder / name).write_bytes(body)
    fetch(server.targets(), tmp_path / "here", quiet, str(tmp_path / "brought"))
    assert (tmp_path / "here" / "model.onnx").read_bytes() == BODY
    assert server.manners.asked == []


def in_pieces(target: Target, folder: Path, pieces: list[bytes]) -> Target:
    """The same file, as installed packages hold it."""
    packages = [f"model_piece_{number}" for number in range(len(pieces))]
    for package, piece in zip(packages, pieces, strict=True):
        (folder / package).mkdir()
        (folder / package / "__init__.py").write_text("raise ImportError('nobody has to run this')")
        (folder / package / fetching.PIECE).write_bytes(piece)
    return replace(target, pieces=tuple(packages))


def test_a_file_is_put_together_from_the_pieces_that_packages_hold(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    model, voice = server.targets()
    whole = in_pieces(model, tmp_path, [BODY[:7], BODY[7:500_000], BODY[500_000:]])
    fetch((whole, voice), tmp_path / "here", quiet)
    assert (tmp_path / "here" / "model.onnx").read_bytes() == BODY
    assert server.manners.asked == ["/voice.bin"]
    (tmp_path / "model_piece_1" / fetching.PIECE).unlink()  # now it has to be fetched
    (tmp_path / "here" / "model.onnx").unlink()
    fetch((whole, voice), tmp_path / "here", quiet)
    assert server.manners.asked == ["/voice.bin", "/model.onnx"]


def test_pieces_of_something_else_are_refused(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    swapped = in_pieces(server.targets()[0], tmp_path, [BODY[9:], BODY[:9]])
    with pytest.raises(CannotFetchError, match=r"model\.onnx has other bytes"):
        fetch((swapped,), tmp_path / "here", quiet)
    assert names(tmp_path / "here") == set()


def test_another_address_will_do(server: Server, tmp_path: Path) -> None:
    elsewhere = tuple(replace(each, url=f"https://gone.invalid/{each.name}") for each in server.targets())
    fetch(elsewhere, tmp_path, quiet, server.url)
    assert (tmp_path / "model.onnx").read_bytes() == BODY


def test_a_file_in_the_way_is_one_sentence(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWriteError, match="cannot be written"):
        fetch(server.targets(), tmp_path / "file", quiet)


def test_kokoros_files_have_addresses_sizes_and_hashes() -> None:
    assert len(VOICES) == 31
    assert len(TARGETS) == 32
    assert all(target.url.startswith("https://") and target.size > 500_000 for target in TARGETS)
    assert all(re.fullmatch(r"[0-9a-f]{64}", target.sha256) for target in TARGETS)
    assert len({target.sha256 for target in TARGETS}) == len({target.url for target in TARGETS}) == 32
