"""fields, metadata, is_dataclass; frozen fields."""

from dataclasses import dataclass, field, fields, FrozenInstanceError, replace


@dataclass(frozen=True)
class P:
    x: int = field(metadata={"unit": "m"})
    y: int = field(default=2, kw_only=True)
    z: int = field(default=0, compare=False, hash=False)


p = P(1)
try:
    del p.x
except FrozenInstanceError as e:
    print(e)
try:
    p.x = 4  # type: ignore[misc]
except FrozenInstanceError as e:
    print(e)
print(p, P(1, y=3), [f.name for f in fields(p)], [f.name for f in fields(P)])
for f in fields(P):
    print(
        f.name,
        f.init,
        f.repr,
        f.compare,
        f.hash,
        f.kw_only,
        f.metadata.get("unit"),
        dict(f.metadata),
    )
print(P(1) == P(1, z=5), hash(P(1)) == hash(P(1, z=5)), replace(p, x=9))
