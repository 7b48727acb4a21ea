"""What connections and UDP ports can do alike, for the protocols above them."""

from typing import Literal, overload

from .trsock import TransportSocket


class BaseTransport:
    """What all transports can do."""

    @overload
    def get_extra_info(
        self, name: Literal["sockname"], default: object = None
    ) -> tuple[str, int]:
        address = self._get_address(False)
        assert address is not None
        return address

    @overload
    def get_extra_info(
        self, name: Literal["peername"], default: object = None
    ) -> tuple[str, int] | None:
        return self._get_address(True)

    @overload
    def get_extra_info(self, name: Literal["socket"], default: object = None) -> TransportSocket:
        return self._get_socket()

    @overload
    def get_extra_info(self, name: str, default: object = None) -> object:
        return self._get_extra_info(name, default)

    def get_extra_info(self, name: str, default: object = None) -> object:
        """`"sockname"`, `"peername"` if there is one, or the `"socket"`; else `default`."""
        return self._get_extra_info(name, default)

    def _get_address(self, peer: bool) -> tuple[str, int] | None:
        raise NotImplementedError

    def _get_socket(self) -> TransportSocket:
        raise NotImplementedError

    def _get_extra_info(self, name: str, default: object) -> object:
        if name == "socket":
            return self._get_socket()
        if name == "peername" or name == "sockname":
            return self._get_address(name == "peername") or default
        return default

    def is_closing(self) -> bool:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """Octets come from it; it can be told to stop and to go on."""

    def is_reading(self) -> bool:
        raise NotImplementedError

    def pause_reading(self) -> None:
        raise NotImplementedError

    def resume_reading(self) -> None:
        raise NotImplementedError
