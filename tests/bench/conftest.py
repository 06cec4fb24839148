"""The benchmarks of screens look through a pseudo terminal, which Windows does not have."""

import os

collect_ignore = [] if os.name == "posix" else ["test_bench.py"]
