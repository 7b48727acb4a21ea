"""Arguments, variables and options of a Linux process."""

from naja.abi.boot_information import ARGUMENTS, ENVIRONMENT
from naja.hal import Environment
from naja.machine.boot_record_unsafe import boot_word, copy_c_strings
from naja.machine.environment import PassedEnvironment


def provide() -> Environment:
    result = PassedEnvironment()
    for argument in copy_c_strings(boot_word(ARGUMENTS)):
        result.add_argument(argument)
    for variable in copy_c_strings(boot_word(ENVIRONMENT)):
        result.add_variable(variable)
    return result
