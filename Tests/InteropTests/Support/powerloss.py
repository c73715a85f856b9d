"""Power failures under a running program: the durable state that powerloss.c keeps, put in place of the folder."""

import os
import pathlib
import shutil
import subprocess

PAGE = 4096


class PowerLoss:
    """The folder `root` as a disk that forgets; `environment` goes to the program that writes there."""

    def __init__(self, folder, root, lies=False):
        self.root, self.shadow = pathlib.Path(root).resolve(), pathlib.Path(folder).resolve() / "shadow"
        self.library = pathlib.Path(folder).resolve() / "powerloss.so"
        compiler = next(path for name in ("cc", "clang", "gcc") if (path := shutil.which(name)))
        source = pathlib.Path(__file__).with_name("powerloss.c")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-w", "-o", self.library, source, "-ldl"], check=True,
                       timeout=120)
        self.environment = {"LD_PRELOAD": str(self.library), "POWER_ROOT": str(self.root),
                            "POWER_SHADOW": str(self.shadow)}
        if lies:
            self.environment["POWER_LIES"] = "1"
        self.root.mkdir(parents=True, exist_ok=True)
        self.remember()

    def remember(self):
        """Takes everything there is for durable."""
        shutil.rmtree(self.shadow, ignore_errors=True)
        for kind in "id":
            (self.shadow / kind).mkdir(parents=True)
        for folder, _, files in os.walk(self.root):
            entries = [entry for entry in os.scandir(folder) if entry.is_file() or entry.is_dir()]
            lines = [f"{'d' if entry.is_dir() else 'f'} {entry.inode()} {entry.name}\n" for entry in entries]
            (self.shadow / "d" / str(os.stat(folder).st_ino)).write_text("".join(lines))
            for entry in entries:
                if entry.is_file():
                    copy(entry.path, self.shadow / "i" / str(entry.inode()))

    def strike(self, dice=None):
        """The power fails: the folder becomes what is durable of it.

        With `dice` some of what was not synced reached the disk all the same, page by page, as a disk's cache has it.
        """
        real = {os.stat(path).st_ino: path for path in map(str, self.root.rglob("*")) if os.path.isfile(path)}
        after = self.root.with_name(self.root.name + ".after")
        self.rebuild(os.stat(self.root).st_ino, after, real, dice)
        before = self.root.with_name(self.root.name + ".before")
        self.root.rename(before)
        after.rename(self.root)
        self.remember()
        shutil.rmtree(before)

    def rebuild(self, inode, to, real, dice):
        to.mkdir(mode=0o700)
        listing = self.shadow / "d" / str(inode)
        for line in listing.read_text().splitlines() if listing.exists() else []:
            kind, number, name = line.split(" ", 2)
            if kind == "d":
                self.rebuild(int(number), to / name, real, dice)
                continue
            durable = self.shadow / "i" / number
            if durable.exists():
                copy(durable, to / name)
            else:
                (to / name).touch(mode=0o600)
            if dice and int(number) in real:
                scatter(real[int(number)], to / name, dice)
            (to / name).chmod(0o600)


def copy(source, target):
    """A copy with its holes: a segment is 64 MiB of which little is written."""
    with open(source, "rb") as old, open(target, "wb") as new:
        for start, end in written(old):
            old.seek(start)
            new.seek(start)
            new.write(old.read(end - start))
        new.truncate(os.fstat(old.fileno()).st_size)


def written(file):
    """The ranges of a file that hold something."""
    place, size = 0, os.fstat(file.fileno()).st_size
    while place < size:
        try:
            start = os.lseek(file.fileno(), place, os.SEEK_DATA)
        except OSError:  # nothing but a hole to the end
            return
        place = os.lseek(file.fileno(), start, os.SEEK_HOLE)
        yield start, place


def scatter(real, durable, dice):
    """Puts pages of the real file into the durable one, each with an even chance."""
    with open(real, "rb") as source, open(durable, "r+b") as target:
        ranges = [*written(source), *written(target)]
        for number in sorted({page for start, end in ranges for page in range(start // PAGE, -(-end // PAGE))}):
            source.seek(number * PAGE)
            target.seek(number * PAGE)
            page = source.read(PAGE)
            if page and page != target.read(PAGE) and dice.random() < 0.5:
                target.seek(number * PAGE)
                target.write(page)
