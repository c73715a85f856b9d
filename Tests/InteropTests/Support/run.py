#!/usr/bin/env python3
"""Runs one scenario against the built program.

    run.py NAME --program PATH [--full] [--keep] [options of the scenario]

Exit status 0 passed, 1 failed (every expectation that did not hold is printed, then the ends of the logs), 77 skipped
with the reason. Python 3.10, standard library only. Servers listen on free loopback ports and end with the scenario.
"""

import argparse
import importlib
import pathlib
import signal
import sys

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

SCENARIOS = ("smart_host", "crash", "syscalls", "power", "disk", "disk_faults", "stop", "loops", "check", "clients",
             "forms", "demo", "peers", "tools")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=SCENARIOS)
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--full", action="store_true", help="the full size instead of the quick one")
    parser.add_argument("--keep", action="store_true", help="keep the scratch folder")
    scenario = importlib.import_module("scenario_" + parser.parse_known_args()[0].name)
    if hasattr(scenario, "arguments"):
        scenario.arguments(parser)
    options = parser.parse_args()
    # Whoever started us may have blocked signals for its own use; what we start would never be told to end.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    options.program = options.program.resolve()
    scenario.main(options)


if __name__ == "__main__":
    main()
