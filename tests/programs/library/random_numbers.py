"""random: the same numbers for the same seeds."""

import random
import secrets

for seed in [0, 1, 2**32, 2**40 + 5, -7, 9223372036854775807, -9223372036854775807]:
    source = random.Random(seed)
    print(
        seed, source.random(), source.getrandbits(32), source.getrandbits(5), source.randint(1, 6)
    )
for name in ["", "seed", "\u20ac"]:
    print(random.Random(name).random(), random.Random(name.encode()).getrandbits(63))
print(
    random.Random(bytearray(b"abc")).random(),
    random.Random(2.5).random(),
    random.Random(True).random(),
)

r = random.Random(42)
print(
    [r.random() for _ in range(5)],
    r.getrandbits(0),
    r.getrandbits(1),
    r.getrandbits(33),
    r.getrandbits(63),
)
print(
    [r.randrange(10) for _ in range(10)],
    r.randrange(5, 10),
    r.randrange(0, 100, 7),
    r.randrange(10, 0, -3),
)
print(
    [r.randint(-5, 5) for _ in range(10)],
    r.randbytes(7).hex(),
    r.randbytes(8).hex(),
    r.randbytes(0),
)
print(
    r.choice("abcdef"),
    r.choice([1.5, 2.5]),
    r.choice((1, 2, 3)),
    r.choice(range(100)),
    r.choice(b"xyz"),
)
cards = list(range(20))
r.shuffle(cards)
print(cards, r.sample(cards, 5), r.sample("abcdefghij", 4), r.sample(range(10**9), 8))
print(r.sample(range(1000), 30), r.sample(["a", "b"], 3, counts=[4, 2]))
print(r.choices("abc", k=5), r.choices([1, 2, 3], weights=[5, 1, 1], k=6))
print(
    r.choices("xyz", weights=[0.5, 0.25, 0.25], k=4), r.choices("xyz", cum_weights=[1, 2, 10], k=4)
)
for _ in range(3):
    print(round(r.uniform(1, 10), 9), round(r.uniform(-2.5, 2.5), 9), round(r.triangular(), 9))
    print(round(r.triangular(0, 10, 3), 9), round(r.gauss(), 9), round(r.gauss(5, 2), 9))
    print(
        round(r.normalvariate(), 9),
        round(r.normalvariate(10.0, 0.5), 9),
        round(r.expovariate(1.5), 9),
    )
    print(
        round(r.gammavariate(2.5, 1.0), 9),
        round(r.gammavariate(0.5, 2.0), 9),
        round(r.gammavariate(1.0, 3.0), 9),
    )
    print(
        round(r.betavariate(2.0, 3.0), 9),
        round(r.lognormvariate(0.0, 0.25), 9),
        round(r.vonmisesvariate(1.0, 4.0), 9),
    )
    print(round(r.paretovariate(3.0), 9), round(r.weibullvariate(1.0, 1.5), 9))
r.seed(7)
first = r.random()
r.seed(7)
print(first == r.random())

random.seed(99)
print(random.random(), random.randint(1, 100), random.choice(["x", "y"]), random.getrandbits(16))
items = [1, 2, 3, 4, 5]
random.shuffle(items)
print(items, random.sample(items, 2), random.choices(items, k=2), random.uniform(0.0, 1.0))
total = 0
for _ in range(2000):
    total += random.randrange(1000)
print(total)


def fails(number: int) -> None:
    try:
        if number == 0:
            r.randrange(0)
        elif number == 1:
            r.randrange(5, 5)
        elif number == 2:
            r.randrange(1, 5, 0)
        elif number == 3:
            r.choice("")
        elif number == 4:
            r.sample([1, 2], 3)
        elif number == 5:
            r.choices([1, 2], weights=[1])
        elif number == 6:
            r.choices([1, 2], weights=[0, 0])
        elif number == 7:
            r.getrandbits(-1)
        elif number == 8:
            secrets.randbelow(0)
        elif number == 9:
            r.gammavariate(0.0, 1.0)
        else:
            r.randint(3, 1)
    except (ValueError, IndexError) as error:
        print(number, type(error).__name__, error)


for number in range(11):
    fails(number)
random.seed()
print(0.0 <= random.random() < 1.0, len(secrets.token_bytes()), len(secrets.token_hex(8)))
print(len(secrets.token_urlsafe(9)), 0 <= secrets.randbelow(10) < 10, secrets.choice("a"))
print(
    secrets.randbits(8) < 256, secrets.compare_digest("a", "a"), random.SystemRandom().randint(3, 3)
)
