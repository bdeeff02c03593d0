"""The TCP connections to this server, of which one can be ended without a word."""

import socket
import struct
from collections.abc import Iterator
from typing import Any

from starlette.requests import HTTPConnection
from starlette.responses import Response

NO_FAREWELL = struct.pack("ii", 1, 0)  #: linger for no time: what is at the other end is reset


def hang_up(connection: HTTPConnection) -> Response:
    """End it before anything was answered; the response is for nobody."""
    for transport in _transports(connection):
        transport.close()
    return Response()


def cut(connection: HTTPConnection) -> None:
    """Break it off as a network does that fails; the other end finds its connection reset."""
    for transport in _transports(connection):
        line = transport.get_extra_info("socket")
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_FAREWELL)
        transport.abort()


def _transports(connection: HTTPConnection) -> Iterator[Any]:
    for protocol in connection.app.state.lines:
        if protocol.client == connection.client:
            yield protocol.transport
