"""Put on the path of a process and all that it starts: whatever goes towards a network is written down and refused."""

import os
import sys

REFUSED = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo", "urllib.Request",
           "http.client.connect", "ftplib.connect", "smtplib.connect", "imaplib.open", "poplib.connect",
           "telnetlib.Telnet.open", "webbrowser.open")
ADDRESSED = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")


def refuse(event: str, arguments: tuple) -> None:
    """Refuse an event of the network; sockets with a path (pipes of workers, the screen) stay in this computer."""
    if event in ADDRESSED:
        # (socket, address): a path is a text or bytes, a place in a network is a tuple.
        if not isinstance(arguments[1], tuple):
            return
    elif event not in REFUSED:
        return
    with open(os.environ["NETWORK_TRIED"], "a", encoding="utf-8") as file:  # noqa: PTH123 every process starts with this
        file.write(f"{os.getpid()} {event} {arguments!r}\n")
    raise PermissionError(f"no network: {event}")


sys.addaudithook(refuse)
