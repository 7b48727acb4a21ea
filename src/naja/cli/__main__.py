"""`python -m naja.cli`."""

from naja.cli.entry import main

main()
