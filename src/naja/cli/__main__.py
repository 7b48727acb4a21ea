"""`python -m naja.cli`."""

from naja.cli.main import main

main()
