# Runs a program of Python: meter.py PROGRAM [ARGUMENTS...]. Says at its end how much memory it took at most.
import atexit
import os
import resource
import runpy
import sys


def say():
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1024 if sys.platform == "darwin" else 1
    with open(os.environ["BENCH_MEMORY"], "w") as file:
        file.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit / 1024))


atexit.register(say)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
