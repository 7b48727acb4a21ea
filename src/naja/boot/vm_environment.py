"""Arguments, variables and options of a virtual machine: its kernel command line."""

from naja.abi.boot_information import COMMAND_LINE, COMMAND_LINE_LENGTH
from naja.hal import Environment
from naja.machine.boot_record_unsafe import boot_word, copy_octets
from naja.machine.environment import parse_command_line


def provide() -> Environment:
    return parse_command_line(copy_octets(boot_word(COMMAND_LINE), boot_word(COMMAND_LINE_LENGTH)))
