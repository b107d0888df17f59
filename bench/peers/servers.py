"""Peers as servers on the data of a size: each with the least configuration its manual shows."""

from __future__ import annotations

import contextlib
import os
import subprocess
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from bench.client import Client
from bench.folders import CODE, HOME
from bench.peers.installing import NotInstalledError, installed
from bench.peers.peer import Peer
from bench.processes import NotReadyError, await_answer, end, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.arguments import Wanted
    from bench.cluster import Cluster
    from bench.sizes import Size
    from bench.tiling import Tile

VIEW: Final = "bench_features"
_OF_DJANGO: Final = {
    "django-vectortiles": "",
    "drf-gis": "rest",
    "django-geojson": "geojson",
    "Django serializer": "serializer",
}
"""Names of peers in the small site, with the path of those that give features."""

_MOST: Final = "5000000"
_PATIENCE_S: Final = 60
_ANSWER_S: Final = 40.0


@contextlib.contextmanager
def peers(
    cluster: Cluster, size: Size, wanted: Wanted, say: Callable[[str], None]
) -> Iterator[tuple[Peer, ...]]:
    """Run all peers on ports after the product's, and end them.

    A quick look takes those that are installed already; otherwise they are installed first.
    """
    cluster.run((CODE / "peers" / "view.sql").read_text(), size.database)
    found: list[Peer] = []
    with contextlib.ExitStack() as stack:
        stack.callback(cluster.run, f"DROP VIEW IF EXISTS {VIEW}", size.database)
        for number, (name, serve) in enumerate(_SERVED.items(), start=1):
            try:
                programs = installed(name, only_found=wanted.quick)
                server = serve(programs, cluster, size, wanted.port + number)
                found.extend(stack.enter_context(server))
            except (NotInstalledError, NotReadyError) as error:
                say(f"  A peer is left out: {error}")
        yield tuple(found)


@contextlib.contextmanager
def _tipg(programs: Path, cluster: Cluster, size: Size, port: int) -> Iterator[list[Peer]]:
    socket = quote(str(cluster.sockets / "postgres"), safe="")
    env = {
        "DATABASE_URL": f"postgresql://tracker@{socket}/{size.database}",
        "TIPG_DB_TABLES": f'["public.{VIEW}"]',
        "TIPG_MAX_FEATURES_PER_TILE": _MOST,
        "TIPG_MAX_FEATURES_PER_QUERY": _MOST,
    }
    at = ["--host", "127.0.0.1", "--port", str(port), "--no-access-log"]
    words: list[str | Path] = [programs / "uvicorn", "tipg.main:app", *at]
    base = f"/collections/public.{VIEW}"
    with running("tipg", words, HOME, env) as started, _client(port) as client:
        await_answer("tipg", started, port, _PATIENCE_S)
        ask = _bounded(started, client)

        def tile(tile: Tile, days: tuple[str, str] | None) -> int:
            when = f"&datetime={days[0]}T00:00:00Z/{days[1]}T00:00:00Z" if days else ""
            at = f"{tile.z}/{tile.x}/{tile.y}?properties=ref,type,starts_on{when}"
            return ask(f"{base}/tiles/WebMercatorQuad/{at}")

        def features(many: int) -> int:
            return ask(f"{base}/items?limit={many}&f=geojson")

        yield [Peer("tipg", tile, features)]


@contextlib.contextmanager
def _pygeoapi(programs: Path, cluster: Cluster, size: Size, port: int) -> Iterator[list[Peer]]:
    config, description = HOME / "pygeoapi.yml", HOME / "pygeoapi-openapi.yml"
    filled = (CODE / "peers" / "pygeoapi.yml").read_text()
    config.write_text(
        filled.format(host=cluster.sockets / "postgres", database=size.database, port=port)
    )
    env = {"PYGEOAPI_CONFIG": str(config), "PYGEOAPI_OPENAPI": str(description)}
    with description.open("wb") as out:
        done = subprocess.run(
            [programs / "pygeoapi", "openapi", "generate", config],
            env={**os.environ, **env},
            stdout=out,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    if done.returncode:
        raise NotReadyError("pygeoapi could not describe its configuration.")
    words: list[str | Path] = [programs / "granian", *_granian(port), "pygeoapi.flask_app:APP"]
    with running("pygeoapi", words, HOME, env) as started, _client(port) as client:
        await_answer("pygeoapi", started, port, _PATIENCE_S)
        ask = _bounded(started, client)

        def features(many: int) -> int:
            return ask(f"/collections/{VIEW}/items?limit={many}&f=json")

        yield [Peer("pygeoapi", None, features)]


@contextlib.contextmanager
def _django(programs: Path, cluster: Cluster, size: Size, port: int) -> Iterator[list[Peer]]:
    """A server for each peer of the site: what one was asked in vain holds up no other."""
    env = {
        "BENCH_DATABASE": size.database,
        "BENCH_HOST": str(cluster.sockets / "postgres"),
        "PYTHONPATH": str(CODE / "peers" / "site"),
    }
    program = programs / "granian"
    found = []
    with contextlib.ExitStack() as stack:
        for number, (name, path) in enumerate(_OF_DJANGO.items()):
            words: list[str | Path] = [program, *_granian(port + number), "site_app:application"]
            started = stack.enter_context(running(name, words, HOME, env))
            client = stack.enter_context(_client(port + number))
            await_answer(name, started, port + number, _PATIENCE_S)
            ask = _bounded(started, client)
            if path:
                found.append(Peer(name, None, _features(ask, path)))
            else:
                found.append(Peer(name, _django_tile(ask)))
        yield found


def _features(ask: Callable[[str], int], path: str) -> Callable[[int], int]:
    return lambda many: ask(f"/{path}?limit={many}")


def _django_tile(ask: Callable[[str], int]) -> Callable[[Tile, tuple[str, str] | None], int]:
    def tile(tile: Tile, days: tuple[str, str] | None) -> int:
        when = f"?from={days[0]}&to={days[1]}" if days else ""
        return ask(f"/tiles/{tile.z}/{tile.x}/{tile.y}{when}")

    return tile


def _bounded(started: subprocess.Popen[bytes], client: Client) -> Callable[[str], int]:
    """Ask for an address; a server that does not answer in time is ended, not left to work on."""

    def ask(address: str) -> int:
        try:
            return len(client.get(address).body)
        except TimeoutError:
            end(started)
            raise

    return ask


_SERVED: Final = {"tipg": _tipg, "pygeoapi": _pygeoapi, "django": _django}
"""In the order of their ports; the last takes several."""


def _granian(port: int) -> list[str]:
    serving = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    return [*serving, "--workers", "1", "--blocking-threads", "1", "--no-access-log"]


def _client(port: int) -> Client:
    return Client(port, timeout_s=_ANSWER_S)
