"""How much memory the snapshot takes: every array and object reachable from what is held."""

# ruff: noqa: E402  # Django has to be set up first

from __future__ import annotations

import gc
import json
import sys
import time
import types

import numpy as np

from bench.inside import set_up

set_up()

from incidents.models import Incident
from incidents.snapshot.holding import holder

_SHARED = (type, types.ModuleType, types.FunctionType, types.MethodType, types.BuiltinFunctionType)


def main() -> None:
    """Print bytes of arrays and of other objects, the number of incidents, and the time to load."""
    started = time.perf_counter()
    held = holder.get()
    load_s = time.perf_counter() - started
    arrays, others = reachable_bytes(held)
    many = Incident.objects.public().count()
    found = {"arrays": arrays, "others": others, "incidents": many, "load_s": load_s}
    sys.stdout.write(json.dumps(found) + "\n")


def reachable_bytes(root: object) -> tuple[int, int]:
    """Return the bytes of all arrays, and of all other objects, reachable from `root`.

    An array that is a view counts as what it is a view of, once, with the room behind it. Classes,
    modules and functions are everybody's and are left out.
    """
    arrays = others = 0
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, _SHARED):
            continue
        seen.add(id(one))
        if isinstance(one, bytearray):
            arrays += len(one)
        elif isinstance(one, np.ndarray):
            if isinstance(one.base, np.ndarray | bytearray):
                waiting.append(one.base)
            else:
                arrays += one.nbytes
            if one.dtype == object:
                waiting.extend(one.ravel().tolist())
        else:
            others += sys.getsizeof(one)
            waiting.extend(gc.get_referents(one))
    return arrays, others


if __name__ == "__main__":
    main()
