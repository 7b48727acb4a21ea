"""What sets and mappings are to code that knows none of the types of what they hold."""


class AnySet:
    """A set, or a view that is one."""

    def __len__(self) -> int:
        raise NotImplementedError

    def __contains__(self, value: object, /) -> bool:
        raise NotImplementedError

    def _taken_from(self, at: int) -> int:
        """The first place of an element from `at` on, or -1."""
        raise NotImplementedError

    def _element_at(self, at: int) -> object:
        raise NotImplementedError


class AnyMapping:
    """A dict, or a mapping that a program defines."""

    def _naja_alike(self, other: object) -> bool:
        """What a mapping that is no dict says of a dict it is compared with."""
        return False

    def _naja_items(self) -> dict[object, object]:
        raise NotImplementedError
