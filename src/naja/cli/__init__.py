"""The command line: `naja build run check size doctor new`.

`main` is the console script. Commands live in one file each; they reach the compiler,
the image room and the launchers lazily, so that `naja --help` and `naja doctor` answer
even where a dependency is broken.
"""

from naja.cli.entry import main as main
