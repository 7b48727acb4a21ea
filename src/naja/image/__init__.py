"""From relocatable objects to a bootable image: assembler, ELF linker, image description."""

from naja.image.assembler import assemble as assemble
from naja.image.errors import ImageError as ImageError, LinkError as LinkError
from naja.image.inspection import ImageInfo as ImageInfo, inspect_image as inspect_image
from naja.image.linker import LinkedImage as LinkedImage, Piece as Piece, link as link
from naja.image.platforms import link_image as link_image
