"""Runs the command line as `python -m travaux`."""

from travaux.cli.main import main

if __name__ == "__main__":
    main()
