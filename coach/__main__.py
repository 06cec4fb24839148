"""The door: `coach` and `python -m coach`."""

from coach.cli import coach as main

if __name__ == "__main__":
    main()
