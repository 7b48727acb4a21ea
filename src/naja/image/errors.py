"""What can go wrong between objects and images, as sentences."""


class LinkError(Exception):
    """The objects cannot be linked: undefined or duplicate symbols, ranges, bad objects."""


class ImageError(Exception):
    """The file is not an image that Naja can start, or it is damaged."""
