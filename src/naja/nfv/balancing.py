"""Connections to one address and port, shared out among several machines."""

from naja.hal import NetPorts


class Backend:
    """One of the machines behind a `Balancer`."""

    def __init__(
        self, ports: NetPorts, balancer: int, number: int, address: str, port: int
    ) -> None:
        self._ports = ports
        self._balancer = balancer
        self._number = number
        self.address = address
        self.port = port

    def use(self, used: bool) -> None:
        """Whether new connections may go there; those that are there stay."""
        self._ports.use_backend(self._balancer, self._number, used)

    def connections(self) -> int:
        """How many it has now; those that were closed count for some minutes."""
        return self._ports.served(self._balancer, self._number)[0]

    def served(self) -> int:
        """How many it ever had."""
        return self._ports.served(self._balancer, self._number)[1]


class Balancer:
    """Made by `Router.balance`."""

    def __init__(self, ports: NetPorts, number: int) -> None:
        self._ports = ports
        self._number = number
        self.backends: list[Backend] = []

    def add(self, address: str, port: int) -> Backend:
        """A new backend; ValueError if `address` is no IPv4 address. Its gateway must be us."""
        number = self._ports.add_backend(self._number, address, port)
        backend = Backend(self._ports, self._number, number, address, port)
        self.backends.append(backend)
        return backend
