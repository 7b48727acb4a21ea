"""From relocatable objects to a bootable image: assembler, ELF linker, image description."""

from naja.image.assembler import assemble as assemble
from naja.image.errors import ImageError as ImageError, LinkError as LinkError
from naja.image.inspection import ImageInfo as ImageInfo, inspect_image as inspect_image
from naja.image.linker import LinkedImage as LinkedImage, Piece as Piece, link as link
from naja.image.platforms import link_image as link_image
from naja.image.sizemap import (
    SizeEntry as SizeEntry,
    file_sizes as file_sizes,
    recall_sizes as recall_sizes,
    remember_sizes as remember_sizes,
    size_entries as size_entries,
)
