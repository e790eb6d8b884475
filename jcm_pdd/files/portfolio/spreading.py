"""One piece of work over many files, on the processes of this computer or on a Dask cluster.

Both are executors of `concurrent.futures`; only a few pieces are under way at a time, so that memory stays the same
however many there are. A piece is a function of a module and plain arguments, which travel to any process.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib import import_module
from typing import TypeVar

from jcm_pdd.core.problems import Problem

Piece = TypeVar("Piece")
Made = TypeVar("Made")
AHEAD = 3
"""Pieces waiting for each process."""
PATIENCE = 15
"""Seconds until a cluster that does not answer is given up."""
_LOOK = 0.25


def cores() -> int:
    """Return how many processes this computer runs at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def executor(workers: int = 0, dask: str = "") -> Iterator[tuple[Executor, int]]:
    """Yield an executor and how many pieces it works on at once: local processes, or a Dask cluster at an address.

    Raises Problem `batch.no_dask` without the extra, `batch.no_cluster` when nobody answers at the address.
    """
    if dask:
        with _cluster(dask) as found:
            yield found
        return
    count = max(1, workers or cores())
    # Started the same way on every system; forking a process with threads is not safe.
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"))
    try:
        yield pool, count
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    try:
        distributed = import_module("distributed")  # an extra: most installations have no cluster
    except ImportError:
        raise Problem("batch.no_dask", address) from None
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise Problem("batch.no_cluster", address, reason=type(error).__name__) from None
    try:
        yield client.get_executor(pure=False), max(1, sum(client.nthreads().values()))
    finally:
        client.close()


def spread(work: Callable[[Piece], Made], pieces: Sequence[Piece], on: tuple[Executor, int],
           lost: Callable[[Piece, str], Made], cancelled: Callable[[], bool] = lambda: False) -> Iterator[Made]:
    """Yield the results of `work` over the pieces as they come, not in order; nothing more after `cancelled`.

    `lost` makes the result of a piece whose process ended without one, such as one that ran out of memory.
    """
    pool, count = on
    left = iter(pieces)
    under_way: dict[Future[Made], Piece] = {}
    more = True
    while not cancelled():
        while more and len(under_way) < count * AHEAD:
            try:
                piece = next(left)
            except StopIteration:
                more = False
                break
            under_way[_submitted(pool, work, piece)] = piece
        if not under_way:
            return
        done, _ = wait(under_way, timeout=_LOOK, return_when=FIRST_COMPLETED)
        for future in done:
            piece = under_way.pop(future)
            yield _result(future, piece, lost)
    for future in under_way:
        future.cancel()


def _submitted(pool: Executor, work: Callable[[Piece], Made], piece: Piece) -> Future[Made]:
    try:
        return pool.submit(work, piece)
    except BrokenProcessPool as error:
        broken: Future[Made] = Future()
        broken.set_exception(error)
        return broken


def _result(future: Future[Made], piece: Piece, lost: Callable[[Piece, str], Made]) -> Made:
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - the others go on, and the report names this one
        return lost(piece, type(error).__name__)
