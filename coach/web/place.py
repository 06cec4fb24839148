"""Where Coach listens, and under which names it answers."""

import contextlib
import ipaddress
import socket
import sys
from ipaddress import IPv4Address, IPv6Address

from coach.errors import CoachError

LOOPBACK = "127.0.0.1"
_QUEUE = 128
# An address that only stands in documentation: asked for the way there, the system names our own and sends nothing.
_ELSEWHERE = ("192.0.2.1", 9)


def address_of(text: str, anyone: bool) -> IPv4Address | IPv6Address:
    """The address in `text`; one that other machines reach only if `anyone` may come. Raises CoachError."""
    try:
        address = ipaddress.ip_address(LOOPBACK if text == "localhost" else text)
    except ValueError:
        raise CoachError(
            "That is not an address.", f"Given: {text}", "Leave --address away, or give numbers such as 127.0.0.1."
        ) from None
    if not address.is_loopback and not anyone:
        raise CoachError(
            f"Other machines would reach Coach at {address}.",
            "Nothing is encrypted on the way: whoever is on this network could read along.",
            "Leave --address away to stay on this machine. If you trust everyone there, add --anyone-on-this-network.",
        )
    return address


def listen(address: IPv4Address | IPv6Address, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes any that is free. Raises CoachError."""
    made = socket.socket(socket.AF_INET6 if address.version == 6 else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            # Without it another program of this machine could listen on the same port at once.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((str(address), port))
        made.listen(_QUEUE)
    except OSError as error:
        made.close()
        raise CoachError(
            f"Coach can not listen on port {port} of {address}.",
            f"The system says: {error.strerror or type(error).__name__}.",
            f"Another program may be there, or a second coach serve. Try: coach serve --port {_another(port)}",
        ) from error
    return made


def shown_place(address: IPv4Address | IPv6Address, port: int) -> str:
    """The place as a link names it, such as 127.0.0.1:8000; for "every address" one that others can use."""
    host = _own_address() if address.is_unspecified else str(address)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


class Names:
    """The names under which this server may be called.

    A page on another server can make its own name point to this machine, so that a browser takes Coach for a part of
    it. Such a name is never a number: numbers and `localhost` are safe, and where others may come this machine's name.
    """

    def __init__(self, port: int, anyone: bool) -> None:
        self._port = port
        self._anyone = anyone
        self._own = {"localhost"}
        if anyone:
            name = socket.gethostname().lower()
            self._own |= {name, f"{name}.local"}

    def has(self, host: str) -> bool:
        """Whether the Host header `host` (name and port) may be answered."""
        name, port = _parted(host.lower())
        if port != self._port:
            return False
        if name in self._own:
            return True
        try:
            return ipaddress.ip_address(name).is_loopback or self._anyone
        except ValueError:
            return False


def _parted(host: str) -> tuple[str, int | None]:
    """Name and port of a Host header; 80 where it names none, None where it makes no sense."""
    name, colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
    if not colon:
        name, port = host, "80"
    return name.removeprefix("[").removesuffix("]"), int(port) if port.isascii() and port.isdigit() and len(
        port
    ) < 6 else None


def _own_address() -> str:
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.connect(_ELSEWHERE)
        return str(asked.getsockname()[0])
    return socket.gethostname()


def _another(port: int) -> int:
    return port + 1 if 0 < port < 65535 else 0
