"""Connections that reach only the public network: what is checked is the address that is connected to."""

import ipaddress
import socket
import threading
from typing import Any, Self

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.connection import create_connection

from dragoman.errors import FetchError

# Seconds to wait for one address to take a connection, and addresses of one name that are tried.
CONNECT, MOST_ADDRESSES = 10.0, 4
# IPv6 addresses that carry one of IPv4 in their last 32 bits (NAT64); others the library takes apart itself.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an address is on the public network, and is no private one in disguise."""
    held = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(held, ipaddress.IPv6Address):
        if held.ipv4_mapped:
            return is_public(str(held.ipv4_mapped))
        inner = held.sixtofour or (held.teredo[1] if held.teredo else None)
        if held in _NAT64:
            inner = ipaddress.IPv4Address(int(held) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
    return held.is_global and not held.is_multicast and not held.is_reserved


class Guard:
    """Watches over one request: where it may connect to, and that it ends in time."""

    def __init__(self, seconds: float, *, allow_private: bool) -> None:
        """Keep the rules; `watch` starts the clock."""
        self.allow_private = allow_private
        self.is_cut = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self.cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Start the clock."""
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the clock."""
        self._timer.cancel()
        for held in self._sockets:
            held.close()

    def cut(self) -> None:
        """End the request now: whoever reads from its connection finds the end of it."""
        self.is_cut = True
        for held in self._sockets:
            try:
                held.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # closed already

    def connect(self, host: str, port: int, timeout: float) -> socket.socket:
        """Connect to a host at an address that is allowed.

        The name is looked up once and what comes out is both checked and used: a name that means another
        address at its next look-up leads nowhere else.
        """
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
        allowed = [one for one in addresses if self.allow_private or is_public(one)]
        if not allowed:
            raise FetchError(
                f"{host} is at {addresses[0]}, which is no public address",
                fix="if it is yours to read, say --allow-private",
            )
        error: OSError | None = None
        for address in allowed[:MOST_ADDRESSES]:
            try:
                held = create_connection((address, port), timeout)
            except OSError as failed:
                error = failed
                continue
            self._sockets.append(held.dup())  # TLS takes the socket itself away
            if self.is_cut:
                self.cut()  # the time ran out while it connected
            return held
        raise error or OSError("no address")


class _Guarded:
    """What a connection needs of a guard."""

    guard: Guard
    host: str
    port: int

    def _new_conn(self) -> socket.socket:
        return self.guard.connect(self.host, self.port, CONNECT)


class _Connection(_Guarded, HTTPConnection):
    def __init__(self, *given: Any, guard: Guard, **known: Any) -> None:
        super().__init__(*given, **known)
        self.guard = guard


class _SecureConnection(_Guarded, HTTPSConnection):
    def __init__(self, *given: Any, guard: Guard, **known: Any) -> None:
        super().__init__(*given, **known)
        self.guard = guard


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


def pool_for(scheme: str, host: str, port: int | None, guard: Guard) -> HTTPConnectionPool:
    """Give what makes one guarded connection to a host; certificates are checked against its name."""
    kind = _SecurePool if scheme == "https" else _Pool
    return kind(host, port, maxsize=1, retries=False, guard=guard)
