"""Primes below a limit, with a list of flags."""


def primes_below(limit: int) -> list[int]:
    is_prime = [True] * limit
    is_prime[0] = False
    is_prime[1] = False
    found: list[int] = []
    for n in range(2, limit):
        if is_prime[n]:
            found.append(n)
            for multiple in range(n * n, limit, n):
                is_prime[multiple] = False
    return found


primes = primes_below(10000)
print(len(primes), primes[:10], primes[-1])
print(sum(primes))
