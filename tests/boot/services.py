"""A compiled guest that asks every service of its machine; run by test_services."""

import sys

from naja.hal import Clock, Entropy, Environment, Idle, service

clock = service(Clock)  # type: ignore[type-abstract]
start_ns = clock.monotonic_ns()
while clock.monotonic_ns() < start_ns + 30_000_000:
    service(Idle).wait(start_ns + 30_000_000)  # type: ignore[type-abstract]
print("idle", (clock.monotonic_ns() - start_ns) // 1_000_000 >= 30)
print("wall", clock.wall_ns() // 1_000_000_000)
entropy = service(Entropy)  # type: ignore[type-abstract]
print("random", entropy.random_bytes(32).hex(), entropy.random_bytes(32).hex())
environment = service(Environment)  # type: ignore[type-abstract]
for argument in environment.arguments():
    print("argument", argument)
for name, value in environment.variables().items():
    print("variable", name, value)
print("option", environment.option("ip"), environment.option("nothing"))
print("to stderr", file=sys.stderr)
for number in range(500):
    print("line", number)
sys.exit(77)
