"""What the program's manifest says of the machine. A build of a program that has a manifest puts a
module of its own in the place of this one, which says that there is none.
"""

from typing import Final

# The text of the rules, see `naja.net.filter.rules`.
FIREWALL: Final = None

# Addresses of servers that know the time, with commas between.
TIME_SERVERS: Final = None

# What our IPv6 addresses depend on, in hexadecimal digits.
SECRET: Final = None
