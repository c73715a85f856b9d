/* Remembers what of one folder would survive a power failure: what was synced, and nothing else.
 *
 * Loaded with LD_PRELOAD. POWER_ROOT is the folder, POWER_SHADOW a folder outside it where the durable state is kept:
 *   i/INODE   the content of a file as of its last fsync or fdatasync
 *   d/INODE   the entries of a directory as of its last fsync, lines of `type inode name`
 * Both are filled by powerloss.py before the program starts. A file is only there after a failure when a durable
 * directory names it; what was written to it since its last sync is not.
 * With POWER_LIES set no sync does anything: the control that shows that the test sees a loss.
 *
 * Inode numbers stand for files, so none may be used again while the program runs: whatever is unlinked is kept open.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FILES 65536

/* What of a file is not durable: the octets [from, to), and the smallest size it had since the last sync. */
struct dirt {
    ino_t inode;
    off64_t from, to, smallest;
    int is_used;
};

static struct dirt table[FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct dirt *dirt_of(ino_t inode)
{
    for (size_t place = inode % FILES, tried = 0; tried < FILES; place = (place + 1) % FILES, tried++) {
        if (table[place].is_used && table[place].inode == inode)
            return &table[place];
        if (!table[place].is_used) {
            table[place] = (struct dirt){inode, 0, 0, -1, 1};
            return &table[place];
        }
    }
    abort();
}

static int is_below(const char *path)
{
    const char *root = getenv("POWER_ROOT");
    size_t length = root ? strlen(root) : 0;

    return length > 0 && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

/* The status of a descriptor below the root; 0 when it is elsewhere. */
static int watched(int fd, struct stat *status)
{
    char link[64], path[PATH_MAX];
    int saved = errno;
    ssize_t length;

    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length > 0)
        path[length] = 0;
    length = length > 0 && is_below(path) && fstat(fd, status) == 0;
    errno = saved;
    return length;
}

static void written(int fd, off64_t at, ssize_t count)
{
    struct stat status;
    struct dirt *dirt;

    if (count <= 0 || !watched(fd, &status) || !S_ISREG(status.st_mode))
        return;
    if (at < 0) /* a write at the descriptor's own place, which now stands behind it */
        at = lseek64(fd, 0, SEEK_CUR) - count;
    pthread_mutex_lock(&lock);
    dirt = dirt_of(status.st_ino);
    if (dirt->to == 0 || at < dirt->from)
        dirt->from = at;
    if (at + count > dirt->to)
        dirt->to = at + count;
    pthread_mutex_unlock(&lock);
}

static void shortened(int fd)
{
    struct stat status;
    struct dirt *dirt;

    if (!watched(fd, &status) || !S_ISREG(status.st_mode))
        return;
    pthread_mutex_lock(&lock);
    dirt = dirt_of(status.st_ino);
    if (dirt->smallest < 0 || status.st_size < dirt->smallest)
        dirt->smallest = status.st_size;
    pthread_mutex_unlock(&lock);
}

static int shadow(const char *kind, ino_t inode, const char *suffix, int flags)
{
    char path[PATH_MAX];

    snprintf(path, sizeof path, "%s/%s/%llu%s", getenv("POWER_SHADOW"), kind, (unsigned long long)inode, suffix);
    return syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0600);
}

static void store(int fd, off64_t at, const char *octets, size_t count)
{
    while (count > 0) {
        ssize_t done = syscall(SYS_pwrite64, fd, octets, count, at);
        if (done <= 0)
            abort(); /* a shadow that is not right would accuse the innocent */
        octets += done;
        at += done;
        count -= done;
    }
}

static void sync_file(int fd, const struct stat *status)
{
    static __thread char buffer[1 << 16];
    struct dirt taken, *dirt;
    int copy, reader;
    char link[64];

    pthread_mutex_lock(&lock);
    dirt = dirt_of(status->st_ino);
    taken = *dirt;
    dirt->from = dirt->to = 0;
    dirt->smallest = -1;
    pthread_mutex_unlock(&lock);
    copy = shadow("i", status->st_ino, "", O_RDWR | O_CREAT);
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd); /* the descriptor may be for writing only */
    reader = syscall(SYS_openat, AT_FDCWD, link, O_RDONLY | O_CLOEXEC, 0);
    if (copy < 0 || reader < 0)
        abort();
    if (taken.smallest >= 0) {
        struct stat now;
        if (fstat(copy, &now) == 0 && now.st_size > taken.smallest)
            syscall(SYS_ftruncate, copy, taken.smallest);
    }
    for (off64_t at = taken.from; at < taken.to;) {
        size_t wanted = taken.to - at < (off64_t)sizeof buffer ? (size_t)(taken.to - at) : sizeof buffer;
        ssize_t got = syscall(SYS_pread64, reader, buffer, wanted, at);
        if (got <= 0)
            break;
        store(copy, at, buffer, got);
        at += got;
    }
    syscall(SYS_ftruncate, copy, status->st_size);
    syscall(SYS_close, reader);
    syscall(SYS_close, copy);
}

static void list_directory(int fd, const struct stat *status)
{
    char from[PATH_MAX], to[PATH_MAX], line[PATH_MAX];
    int copy = shadow("d", status->st_ino, ".new", O_WRONLY | O_CREAT | O_TRUNC);
    int again = syscall(SYS_openat, fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    DIR *listing = again < 0 ? NULL : fdopendir(again);
    struct dirent *entry;
    off64_t at = 0;

    if (copy < 0 || listing == NULL)
        abort();
    while ((entry = readdir(listing)) != NULL) {
        struct stat found;
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..") ||
            fstatat(fd, entry->d_name, &found, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        if (S_ISREG(found.st_mode) || S_ISDIR(found.st_mode)) {
            int length = snprintf(line, sizeof line, "%c %llu %s\n", S_ISDIR(found.st_mode) ? 'd' : 'f',
                                  (unsigned long long)found.st_ino, entry->d_name);
            store(copy, at, line, length);
            at += length;
        }
    }
    closedir(listing);
    syscall(SYS_close, copy);
    snprintf(from, sizeof from, "%s/d/%llu.new", getenv("POWER_SHADOW"), (unsigned long long)status->st_ino);
    snprintf(to, sizeof to, "%s/d/%llu", getenv("POWER_SHADOW"), (unsigned long long)status->st_ino);
    if (syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to) != 0)
        abort();
}

/* One at a time: two threads that sync the same directory would write the same list. */
static void sync_directory(int fd, const struct stat *status)
{
    static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

    pthread_mutex_lock(&turn);
    list_directory(fd, status);
    pthread_mutex_unlock(&turn);
}

static int synced(int fd)
{
    struct stat status;
    int saved = errno;

    if (watched(fd, &status) && getenv("POWER_LIES") == NULL) {
        if (S_ISDIR(status.st_mode))
            sync_directory(fd, &status);
        else if (S_ISREG(status.st_mode))
            sync_file(fd, &status);
        errno = saved;
    }
    return 0;
}

int fsync(int fd) { int result = REAL(fsync)(fd); return result == 0 ? synced(fd) : result; }
int fdatasync(int fd) { int result = REAL(fdatasync)(fd); return result == 0 ? synced(fd) : result; }

#define WROTE(fd, at, call) ssize_t count_ = call; int saved_ = errno; written(fd, at, count_); errno = saved_; return count_
ssize_t write(int fd, const void *b, size_t n) { WROTE(fd, -1, REAL(write)(fd, b, n)); }
ssize_t writev(int fd, const struct iovec *v, int n) { WROTE(fd, -1, REAL(writev)(fd, v, n)); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t at) { WROTE(fd, at, REAL(pwrite)(fd, b, n, at)); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t at) { WROTE(fd, at, REAL(pwrite64)(fd, b, n, at)); }
ssize_t pwritev(int fd, const struct iovec *v, int n, off_t at) { WROTE(fd, at, REAL(pwritev)(fd, v, n, at)); }
ssize_t pwritev64(int fd, const struct iovec *v, int n, off64_t at) { WROTE(fd, at, REAL(pwritev64)(fd, v, n, at)); }

#define RESIZED(fd, call) int result_ = call; if (result_ == 0) shortened(fd); return result_
int ftruncate(int fd, off_t length) { RESIZED(fd, REAL(ftruncate)(fd, length)); }
int ftruncate64(int fd, off64_t length) { RESIZED(fd, REAL(ftruncate64)(fd, length)); }

/* A new file: an inode number that an earlier file had means nothing any more. */
static void created(int fd)
{
    struct stat status;
    char path[PATH_MAX];
    struct dirt *dirt;

    if (!watched(fd, &status) || !S_ISREG(status.st_mode))
        return;
    pthread_mutex_lock(&lock);
    dirt = dirt_of(status.st_ino);
    dirt->from = dirt->to = 0;
    dirt->smallest = 0;
    pthread_mutex_unlock(&lock);
    snprintf(path, sizeof path, "%s/i/%llu", getenv("POWER_SHADOW"), (unsigned long long)status.st_ino);
    syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

#define OPEN(name, ...) \
    struct stat before_; \
    mode_t mode = 0; \
    int saved_ = errno, is_new = flags & O_CREAT && fstatat(dir, path, &before_, 0) != 0, fd_; \
    errno = saved_; \
    if (flags & (O_CREAT | __O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
    fd_ = REAL(name)(__VA_ARGS__, flags, mode); \
    if (fd_ >= 0) { \
        saved_ = errno; \
        if (is_new || (flags & __O_TMPFILE) == __O_TMPFILE) created(fd_); \
        else if (flags & O_TRUNC) shortened(fd_); \
        errno = saved_; \
    } \
    return fd_;

int open(const char *path, int flags, ...) { int dir = AT_FDCWD; OPEN(open, path) }
int open64(const char *path, int flags, ...) { int dir = AT_FDCWD; OPEN(open64, path) }
int openat(int dir, const char *path, int flags, ...) { OPEN(openat, dir, path) }
int openat64(int dir, const char *path, int flags, ...) { OPEN(openat64, dir, path) }

/* Keeps what loses its name: its inode number must not come to another file. */
static void keep(int dir, const char *path)
{
    int saved = errno, fd = syscall(SYS_openat, dir, path, O_PATH | O_NOFOLLOW | O_CLOEXEC, 0);
    struct stat status;

    if (fd >= 0 && !watched(fd, &status))
        syscall(SYS_close, fd);
    errno = saved;
}

int unlink(const char *path) { keep(AT_FDCWD, path); return REAL(unlink)(path); }
int unlinkat(int dir, const char *path, int flags) { keep(dir, path); return REAL(unlinkat)(dir, path, flags); }
int rename(const char *from, const char *to) { keep(AT_FDCWD, to); return REAL(rename)(from, to); }
int renameat(int d, const char *from, int e, const char *to) { keep(e, to); return REAL(renameat)(d, from, e, to); }
int renameat2(int d, const char *from, int e, const char *to, unsigned flags)
{
    keep(e, to);
    return REAL(renameat2)(d, from, e, to, flags);
}
