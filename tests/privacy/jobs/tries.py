"""Tries what the guard must notice, here and in a process of its own."""

import concurrent.futures
import multiprocessing
import socket
import urllib.request
from contextlib import suppress


def ask() -> None:
    with suppress(OSError):
        socket.getaddrinfo("example.org", 443)


def connect() -> None:
    with suppress(OSError), socket.socket() as one:
        one.connect(("127.0.0.1", 9))


if __name__ == "__main__":
    with suppress(OSError):
        urllib.request.urlopen("http://127.0.0.1:9/")
    connect()
    with concurrent.futures.ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        pool.submit(ask).result()
    print("tried")
