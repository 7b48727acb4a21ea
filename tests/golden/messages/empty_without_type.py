from collections import ChainMap
from collections.abc import MutableMapping


def fill(env: MutableMapping[str, int]) -> None:
    if isinstance(env, ChainMap):
        child = env.new_child({})
        child["x"] = 5


fill(ChainMap({"a": 7}))
