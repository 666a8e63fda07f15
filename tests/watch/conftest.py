"""A server on the loopback that behaves as a test wants, and a visitor that fetches from it."""

import threading
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytest.importorskip("protego", reason="the extra 'feeds' is not installed")

from dragoman.watch import Limits, Visitor


class Server:
    """Answers paths with what was put there: (status, headers, body), or a function of the handler."""

    def __init__(self):
        self.pages = {}
        self.asked = Counter()
        self.headers = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outer.asked[self.path] += 1
                outer.headers[self.path] = dict(self.headers)
                page = outer.pages.get(self.path, (404, {}, b"not here"))
                with suppress(ConnectionError):  # who asked may have had enough
                    page(self) if callable(page) else outer.give(self, *page)

            def log_message(self, *_):
                pass

        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.httpd.daemon_threads = True
        self.port = self.httpd.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.httpd.serve_forever, args=(0.02,), daemon=True).start()

    def give(self, handler, status, headers, body):
        body = body.encode() if isinstance(body, str) else body
        known = {name.lower(): value for name, value in headers.items()}
        if status == 200 and known.get("etag") and handler.headers.get("If-None-Match") == known["etag"]:
            status, body = 304, b""
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        if "content-length" not in known:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def page(self, path, body, *, status=200, kind="text/html", **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": kind, **named}, body)
        return self.url + path

    def stop(self):
        self.httpd.shutdown()
        self.httpd.server_close()


@pytest.fixture
def server():
    held = Server()
    yield held
    held.stop()


@pytest.fixture
def visitor():
    return Visitor(Limits(seconds=2.0, delay=0.0, allow_private=True, size=1_000_000))
