/* Makes chosen file system calls below one folder fail, as a full disk, a read-only file system or a failing sync would.
 *
 * Loaded with LD_PRELOAD. FAULT_ROOT is the folder; FAULT_FILE names a file whose presence turns the faults on while
 * the process runs. Its lines are `operation errno [text]`; with a text, only paths that contain it are meant, with
 * `!text` only those that do not. The operations are
 *   open-new   open that creates a file          read       read, pread, preadv
 *   open       open for writing of what exists   write      write, pwrite, writev, pwritev
 *   open-read  open for reading                  allocate   fallocate, posix_fallocate, ftruncate that grows
 *   sync       fsync, fdatasync of a file        truncate   ftruncate
 *   dirsync    fsync of a directory              rename, unlink (and rmdir), mkdir, link (and symlink)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int below(const char *path)
{
    const char *root = getenv("FAULT_ROOT");
    size_t length = root ? strlen(root) : 0;

    return length > 0 && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

/* Whether a line's text fits the path: none does, `text` when it is in it, `!text` when it is not. */
static int fits(const char *text, const char *path)
{
    if (*text == 0)
        return 1;
    return *text == '!' ? strstr(path, text + 1) == NULL : strstr(path, text) != NULL;
}

/* The errno ordered for an operation on a path; 0 when there is none. Only raw system calls here: our own wrappers must
 * not recurse. */
static int ordered(const char *operation, const char *path)
{
    const char *order = getenv("FAULT_FILE");
    char text[4096], *line, *rest = text;
    int fd;
    ssize_t n;

    if (!below(path) || order == NULL || (fd = syscall(SYS_openat, AT_FDCWD, order, O_RDONLY | O_CLOEXEC, 0)) < 0)
        return 0;
    n = syscall(SYS_read, fd, text, sizeof text - 1);
    syscall(SYS_close, fd);
    if (n <= 0)
        return 0;
    text[n] = 0;
    while ((line = strsep(&rest, "\n")) != NULL) {
        size_t length = strlen(operation);
        char *end;
        long number;

        if (strncmp(line, operation, length) != 0 || line[length] != ' ')
            continue;
        number = strtol(line + length + 1, &end, 10);
        if (fits(*end == ' ' ? end + 1 : end, path))
            return (int)number;
    }
    return 0;
}

/* The path of an open file; whether it could be told. */
static int path_of(int fd, char path[PATH_MAX])
{
    char link[64];
    ssize_t n;

    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    if (n <= 0)
        return 0;
    path[n] = 0;
    return 1;
}

static int fd_fault(int fd, const char *operation)
{
    char path[PATH_MAX];
    int saved = errno, error = path_of(fd, path) ? ordered(operation, path) : 0;

    errno = saved;
    return error;
}

static int path_fault(int dir, const char *path, const char *operation)
{
    char whole[2 * PATH_MAX + 1], folder[PATH_MAX];
    int saved = errno, error = 0;

    if (path[0] == '/')
        return ordered(operation, path);
    if (dir == AT_FDCWD ? syscall(SYS_getcwd, folder, sizeof folder) > 0 : path_of(dir, folder)) {
        snprintf(whole, sizeof whole, "%s/%s", folder, path);
        error = ordered(operation, whole);
    }
    errno = saved;
    return error;
}

static int sync_fault(int fd)
{
    struct stat status;
    return fd_fault(fd, fstat(fd, &status) == 0 && S_ISDIR(status.st_mode) ? "dirsync" : "sync");
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAIL_FD(fd, group, failure) \
    do { int error_ = fd_fault(fd, group); if (error_) { errno = error_; return failure; } } while (0)
#define FAIL_PATH(dir, path, group) \
    do { int error_ = path_fault(dir, path, group); if (error_) { errno = error_; return -1; } } while (0)

int fsync(int fd)
{
    int error = sync_fault(fd);
    if (error) { errno = error; return -1; }
    return REAL(fsync)(fd);
}
int fdatasync(int fd) { FAIL_FD(fd, "sync", -1); return REAL(fdatasync)(fd); }
int sync_file_range(int fd, off64_t at, off64_t n, unsigned flags)
{
    FAIL_FD(fd, "sync", -1);
    return REAL(sync_file_range)(fd, at, n, flags);
}

ssize_t write(int fd, const void *b, size_t n) { FAIL_FD(fd, "write", -1); return REAL(write)(fd, b, n); }
ssize_t writev(int fd, const struct iovec *v, int n) { FAIL_FD(fd, "write", -1); return REAL(writev)(fd, v, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t at) { FAIL_FD(fd, "write", -1); return REAL(pwrite)(fd, b, n, at); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t at)
{
    FAIL_FD(fd, "write", -1);
    return REAL(pwrite64)(fd, b, n, at);
}
ssize_t pwritev(int fd, const struct iovec *v, int n, off_t at)
{
    FAIL_FD(fd, "write", -1);
    return REAL(pwritev)(fd, v, n, at);
}
ssize_t pwritev64(int fd, const struct iovec *v, int n, off64_t at)
{
    FAIL_FD(fd, "write", -1);
    return REAL(pwritev64)(fd, v, n, at);
}

ssize_t read(int fd, void *b, size_t n) { FAIL_FD(fd, "read", -1); return REAL(read)(fd, b, n); }
ssize_t pread(int fd, void *b, size_t n, off_t at) { FAIL_FD(fd, "read", -1); return REAL(pread)(fd, b, n, at); }
ssize_t pread64(int fd, void *b, size_t n, off64_t at) { FAIL_FD(fd, "read", -1); return REAL(pread64)(fd, b, n, at); }
ssize_t preadv(int fd, const struct iovec *v, int n, off_t at) { FAIL_FD(fd, "read", -1); return REAL(preadv)(fd, v, n, at); }

int fallocate(int fd, int mode, off_t at, off_t n) { FAIL_FD(fd, "allocate", -1); return REAL(fallocate)(fd, mode, at, n); }
int fallocate64(int fd, int mode, off64_t at, off64_t n)
{
    FAIL_FD(fd, "allocate", -1);
    return REAL(fallocate64)(fd, mode, at, n);
}
int posix_fallocate(int fd, off_t at, off_t n)
{
    int error = fd_fault(fd, "allocate"); /* this one returns its error */
    return error ? error : REAL(posix_fallocate)(fd, at, n);
}
int posix_fallocate64(int fd, off64_t at, off64_t n)
{
    int error = fd_fault(fd, "allocate");
    return error ? error : REAL(posix_fallocate64)(fd, at, n);
}

static int truncation_fault(int fd, off64_t length)
{
    struct stat status;
    int error = fd_fault(fd, "truncate");
    if (error == 0 && fstat(fd, &status) == 0 && length > status.st_size)
        error = fd_fault(fd, "allocate");
    return error;
}
int ftruncate(int fd, off_t length)
{
    int error = truncation_fault(fd, length);
    if (error) { errno = error; return -1; }
    return REAL(ftruncate)(fd, length);
}
int ftruncate64(int fd, off64_t length)
{
    int error = truncation_fault(fd, length);
    if (error) { errno = error; return -1; }
    return REAL(ftruncate64)(fd, length);
}

static int open_fault(int dir, const char *path, int flags)
{
    struct stat status;
    int there, saved = errno;

    if ((flags & O_ACCMODE) == O_RDONLY && !(flags & O_CREAT))
        return path_fault(dir, path, "open-read");
    there = fstatat(dir, path, &status, 0) == 0 && !S_ISDIR(status.st_mode);
    errno = saved;
    return path_fault(dir, path, there ? "open" : "open-new");
}

#define OPEN(name, ...) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
    int error_ = open_fault(dir, path, flags); \
    if (error_) { errno = error_; return -1; } \
    return REAL(name)(__VA_ARGS__, flags, mode);

int open(const char *path, int flags, ...) { int dir = AT_FDCWD; OPEN(open, path) }
int open64(const char *path, int flags, ...) { int dir = AT_FDCWD; OPEN(open64, path) }
int openat(int dir, const char *path, int flags, ...) { OPEN(openat, dir, path) }
int openat64(int dir, const char *path, int flags, ...) { OPEN(openat64, dir, path) }

int mkdir(const char *path, mode_t mode) { FAIL_PATH(AT_FDCWD, path, "mkdir"); return REAL(mkdir)(path, mode); }
int link(const char *from, const char *to) { FAIL_PATH(AT_FDCWD, to, "link"); return REAL(link)(from, to); }
int linkat(int d, const char *from, int e, const char *to, int flags)
{
    FAIL_PATH(e, to, "link");
    return REAL(linkat)(d, from, e, to, flags);
}
int symlink(const char *from, const char *to) { FAIL_PATH(AT_FDCWD, to, "link"); return REAL(symlink)(from, to); }
int rename(const char *from, const char *to) { FAIL_PATH(AT_FDCWD, to, "rename"); return REAL(rename)(from, to); }
int renameat(int d, const char *from, int e, const char *to)
{
    FAIL_PATH(e, to, "rename");
    return REAL(renameat)(d, from, e, to);
}
int unlink(const char *path) { FAIL_PATH(AT_FDCWD, path, "unlink"); return REAL(unlink)(path); }
int unlinkat(int dir, const char *path, int flags)
{
    FAIL_PATH(dir, path, "unlink");
    return REAL(unlinkat)(dir, path, flags);
}
int rmdir(const char *path) { FAIL_PATH(AT_FDCWD, path, "unlink"); return REAL(rmdir)(path); }
