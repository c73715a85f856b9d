"""Turns disk faults on and off under a running program, with the preloaded library of diskfaults.c."""

import errno
import pathlib
import shutil
import subprocess

GROWING = ("open-new", "mkdir", "link", "write", "allocate")
CHANGING = GROWING + ("open", "truncate", "rename", "unlink")
FULL = dict.fromkeys(GROWING, errno.ENOSPC)
READ_ONLY = dict.fromkeys(CHANGING, errno.EROFS)
FAILING_SYNC = dict.fromkeys(("sync", "dirsync"), errno.EIO)


class DiskFaults:
    """Faults for everything below `root`; `environment` goes to the program that shall suffer them."""

    def __init__(self, folder, root):
        folder = pathlib.Path(folder)
        self.library, self.order = folder / "diskfaults.so", folder / "diskfaults.on"
        compiler = next(path for name in ("cc", "clang", "gcc") if (path := shutil.which(name)))
        source = pathlib.Path(__file__).with_name("diskfaults.c")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-w", "-o", self.library, source, "-ldl"], check=True,
                       timeout=120)
        self.environment = {"LD_PRELOAD": str(self.library), "FAULT_ROOT": str(pathlib.Path(root).resolve()),
                            "FAULT_FILE": str(self.order)}

    def start(self, faults, text=""):
        """Operations with their error numbers (diskfaults.c); with a text only on paths with, or `!` without it."""
        waiting = self.order.with_suffix(".new")
        waiting.write_text("".join(f"{operation} {number} {text}".rstrip() + "\n" for operation, number in faults.items()))
        waiting.rename(self.order)  # whole or not at all: the program reads it at any moment

    def stop(self):
        self.order.unlink(missing_ok=True)
