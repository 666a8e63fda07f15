"""Fetching from a server that misbehaves: every way of it ends in time, in bounds, and in words."""

import gzip
import socket
import time
import tracemalloc

import pytest

from dragoman import __version__
from dragoman.errors import BusyError, FetchError, OptedOutError
from dragoman.watch import Limits, Visitor, address
from dragoman.watch.address import is_public

PAGE = "<html><head><title>x</title></head><body><p>Words.</p></body></html>"


def complaint(visitor, url, kind=FetchError):
    with pytest.raises(kind) as raised:
        visitor.fetch(url)
    return str(raised.value).replace(url, "URL")


def test_fetch_says_who_asks(server):
    url = server.page("/a", PAGE)
    visitor = Visitor(Limits(allow_private=True, delay=0.0, contact="desk@fjordpost.example"))
    assert visitor.fetch(url).body.decode() == PAGE
    assert server.headers["/a"]["User-Agent"] == f"dragoman/{__version__} (+desk@fjordpost.example)"


def test_fetch_asks_only_for_what_is_new(server, visitor):
    url = server.page("/a", PAGE, ETag='"1"')
    first = visitor.fetch(url)
    assert (first.status, first.headers["etag"]) == (200, '"1"')
    again = visitor.fetch(url, etag='"1"', modified="Mon, 06 May 2024 10:00:00 GMT")
    assert (again.status, again.body) == (304, b"")
    assert server.headers["/a"]["If-Modified-Since"] == "Mon, 06 May 2024 10:00:00 GMT"


def test_fetch_leaves_a_body_that_does_not_end(server, visitor):
    def endless(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 10_000)

    server.pages["/a"] = endless
    assert complaint(visitor, f"{server.url}/a") == "URL: is larger than 1,000,000 bytes"


@pytest.mark.parametrize("part", ["head", "body", "nothing"])
def test_fetch_leaves_what_trickles(server, part):
    def trickle(handler):
        if part == "nothing":
            time.sleep(5)
            return
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if part == "body" else b""))
        for number in range(100):
            handler.wfile.write(b"x" if part == "body" else f"X-{number}: y\r\n".encode())
            time.sleep(0.1)

    server.pages["/a"] = trickle
    visitor = Visitor(Limits(seconds=0.7, delay=0.0, allow_private=True))
    began = time.monotonic()
    assert complaint(visitor, f"{server.url}/a") == "URL: took longer than 0.7 seconds"
    assert time.monotonic() - began < 3


def test_fetch_unpacks_within_bounds(server, visitor):
    server.page("/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert visitor.fetch(f"{server.url}/a").body.decode() == PAGE
    server.page("/bomb", gzip.compress(b"\0" * 100_000_000), Content_Encoding="gzip")
    tracemalloc.start()
    try:
        assert complaint(visitor, f"{server.url}/bomb") == "URL: is larger than 1,000,000 bytes"
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_fetch_refuses_what_is_packed_otherwise_or_broken(server, visitor):
    server.page("/br", b"\x0b\x02\x80abc\x03", Content_Encoding="br")
    assert complaint(visitor, f"{server.url}/br") == "URL: is packed as 'br', which was not asked for"
    server.page("/bad", b"no gzip at all", Content_Encoding="gzip")
    assert complaint(visitor, f"{server.url}/bad").startswith("URL: cannot be had (")


def test_fetch_refuses_a_length_that_is_too_large_at_once(server, visitor):
    server.page("/a", b"x", Content_Length="99999999999")
    assert complaint(visitor, f"{server.url}/a") == "URL: is larger than 1,000,000 bytes"


def test_fetch_tells_a_body_that_is_cut_off(server, visitor):
    def cut(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"only this")
        handler.close_connection = True

    server.pages["/a"] = cut
    assert complaint(visitor, f"{server.url}/a").startswith("URL: cannot be had (")


def test_fetch_follows_redirects_on_the_web_only(server, visitor):
    server.page("/new", PAGE)
    server.page("/moved", "", status=301, Location="/new")
    assert visitor.fetch(f"{server.url}/moved").url == f"{server.url}/new"
    server.page("/file", "", status=302, Location="file:///etc/passwd")
    assert complaint(visitor, f"{server.url}/file") == "file:///etc/passwd: is no http or https address"
    server.page("/loop", "", status=302, Location="/loop")
    assert complaint(visitor, f"{server.url}/loop") == "URL: leads on after 5 redirects"
    server.page("/secret", "", status=302, Location="http://me:word@127.0.0.1/")
    assert "word" not in complaint(visitor, f"{server.url}/secret").replace("password", "")


def test_fetch_refuses_private_addresses_also_behind_a_redirect(server, monkeypatch):
    strict = Visitor(Limits(seconds=2.0, delay=0.0))
    url = server.page("/a", PAGE)
    assert "127.0.0.1, which is no public address" in complaint(strict, url)
    assert server.asked.total() == 0
    # A public host, here one whose name leads to the test's server, that redirects into the own network.
    asked = []

    def connect(self, host, port, timeout):
        asked.append(host)
        if host == "news.example":
            return held.append(socket.create_connection(("127.0.0.1", server.port))) or held[-1]
        return whole(self, host, port, timeout)

    held = []
    whole = address.Guard.connect
    monkeypatch.setattr(address.Guard, "connect", connect)
    server.page("/inside", "", status=302, Location="http://169.254.169.254/latest")
    said = complaint(strict, "http://news.example/inside")
    assert said.startswith("http://169.254.169.254/latest: robots.txt of its site ")
    assert "169.254.169.254, which is no public address" in said
    assert asked[-1] == "169.254.169.254"


def test_fetch_connects_to_the_address_that_it_checked(monkeypatch):
    """A name that is public at its first look-up and private at the second is looked up once."""
    answers = iter(["93.184.215.14", "127.0.0.1", "127.0.0.1"])
    tried = []

    def look_up(host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(where, timeout):
        tried.append(where)
        raise OSError("not in a test")

    monkeypatch.setattr(address.socket, "getaddrinfo", look_up)
    monkeypatch.setattr(address, "create_connection", connect)
    visitor = Visitor(Limits(delay=0.0))
    complaint(visitor, "http://rebind.example:8080/a")
    assert tried == [("93.184.215.14", 8080)]
    visitor = Visitor(Limits(delay=0.0))
    assert "no public address" in complaint(visitor, "http://rebind.example:8080/a")
    assert len(tried) == 1


@pytest.mark.parametrize(
    ("said", "public"),
    [
        ("93.184.215.14", True),
        ("2606:4700::6810:84e5", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  (an address to refuse)
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2002:5db8:d70e::", True),
        ("ff02::1", False),
    ],
)
def test_public_addresses(said, public):
    assert is_public(said) is public


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "file:///etc/passwd", "news", "http://", "http://a:b/", "http://[::1/"]
)
def test_fetch_refuses_what_is_no_web_address(visitor, url):
    assert complaint(visitor, url).startswith("URL: is no ")


def test_fetch_tells_trouble_of_the_network_in_a_line(visitor):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}/a"
        said = complaint(visitor, url)
    assert said == "URL: robots.txt of its site cannot be had (Connection refused)"
    assert "\n" not in complaint(visitor, "http://no-such-host.invalid/a")


def test_fetch_obeys_robots(server, visitor):
    server.page("/robots.txt", "User-agent: *\nDisallow: /private/\n\nUser-agent: otherbot\nDisallow: /\n")
    server.page("/private/a", PAGE)
    server.page("/open", PAGE)
    said = complaint(visitor, f"{server.url}/private/a", OptedOutError)
    assert said == "URL: robots.txt of its site forbids it"
    assert server.asked["/private/a"] == 0
    assert visitor.fetch(f"{server.url}/open").status == 200
    assert server.asked["/robots.txt"] == 1
    server.page("/around", "", status=302, Location="/private/a")
    complaint(visitor, f"{server.url}/around", OptedOutError)
    assert server.asked["/private/a"] == 0


def test_fetch_obeys_robots_that_name_it(server, visitor):
    server.page("/robots.txt", "User-agent: *\nAllow: /\n\nUser-agent: Dragoman\nDisallow: /\n")
    server.page("/open", PAGE)
    complaint(visitor, f"{server.url}/open", OptedOutError)


def test_fetch_stays_away_where_robots_cannot_be_had(server, visitor):
    server.page("/robots.txt", "oops", status=500)
    url = server.page("/open", PAGE)
    assert complaint(visitor, url).endswith(
        "robots.txt of its site cannot be had (500 Internal Server Error)"
    )
    assert server.asked["/open"] == 0


RESERVED = {
    "header": {"tdm_reservation": "1"},
    "robots header": {"X_Robots_Tag": "noarchive, noai"},
    "robots header to us": {"X_Robots_Tag": "dragoman: noai"},
}


@pytest.mark.parametrize("name", list(RESERVED))
def test_fetch_obeys_reservations_in_headers(server, visitor, name):
    url = server.page("/a", PAGE, **RESERVED[name])
    assert "its publisher reserves it (header" in complaint(visitor, url, OptedOutError)


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="tdm-reservation" content="1">',
        '<META NAME="Robots" CONTENT="noarchive, NoAI">',
        '<meta name="dragoman" content="noai">',
    ],
)
def test_fetch_obeys_reservations_in_pages(server, visitor, meta):
    url = server.page("/a", PAGE.replace("<head>", f"<head>{meta}"))
    assert "its publisher reserves it (meta" in complaint(visitor, url, OptedOutError)


def test_fetch_reads_what_is_not_reserved(server, visitor):
    meta = '<meta name="tdm-reservation" content="0"><meta name="robots" content="noimageai, noarchive">'
    url = server.page(
        "/a", PAGE.replace("<head>", f"<head>{meta}"), tdm_reservation="0", X_Robots_Tag="otherbot: noai"
    )
    assert visitor.fetch(url).status == 200


def test_fetch_obeys_the_file_of_a_site(server, visitor):
    server.page(
        "/.well-known/tdmrep.json",
        '[{"location": "/news/free/*", "tdm-reservation": 0}, {"location": "/news/*.html$", "tdm-reservation": 1},'
        ' {"nonsense": 1}, 7]',
    )
    for path in ("/news/a.html", "/news/free/a.html", "/news/a.html?b", "/b.html"):
        server.page(path, PAGE)
    said = complaint(visitor, f"{server.url}/news/a.html", OptedOutError)
    assert said == "URL: its publisher reserves it (/.well-known/tdmrep.json)"
    assert server.asked["/news/a.html"] == 0
    for path in ("/news/free/a.html", "/news/a.html?b", "/b.html"):
        assert visitor.fetch(server.url + path).status == 200


def test_fetch_leaves_a_host_alone_that_asks_for_it(server, visitor):
    url = server.page("/a", "later", status=503, Retry_After="120")
    with pytest.raises(BusyError) as raised:
        visitor.fetch(url)
    assert raised.value.seconds == 120
    other = server.page("/b", PAGE)
    with pytest.raises(BusyError) as raised:
        visitor.fetch(other)
    assert 100 < raised.value.seconds <= 120
    assert server.asked["/b"] == 0


def test_fetch_gives_other_answers_as_they_are(server, visitor):
    for status in (404, 410, 500):
        assert visitor.fetch(server.page(f"/{status}", "no", status=status)).status == status


def test_fetch_pauses_between_two_requests(server):
    server.page("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n")
    url = server.page("/a", PAGE)
    visitor = Visitor(Limits(delay=0.1, allow_private=True))
    visitor.fetch(url)
    began = time.monotonic()
    visitor.fetch(url)
    assert time.monotonic() - began >= 0.25


def test_fetch_ends_when_it_is_to_stop(server, visitor):
    server.pages["/a"] = lambda _: time.sleep(3)
    import threading

    threading.Timer(0.3, visitor.requests.stop).start()
    began = time.monotonic()
    assert "Ctrl-C" in complaint(visitor, f"{server.url}/a")
    assert time.monotonic() - began < 1.5
