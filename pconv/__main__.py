"""``python -m pconv``: the command line."""

from pconv.cli import main

main()
