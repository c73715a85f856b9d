/* Runs a program and kills it with SIGKILL right after its Nth system call, counted from SIGUSR1 on.
 *
 *     syscallstop N RECORD PROGRAM ARGUMENT...
 *
 * With SYSCALLSTOP_ARMED in the environment it counts from the start.
 * Calls that change nothing outside the process and learn nothing from there are not counted: memory, locks, clocks,
 * waiting. N = 0 only counts. At the end RECORD holds "COUNT NAME": how many were counted, and the number of the last.
 * SIGTERM is passed on to the program. Exit status: the program's, 137 when it was killed here.
 *
 * Linux on x86-64 and AArch64. Every thread is traced; the whole process dies in one instant.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>
#include <linux/elf.h>

static volatile sig_atomic_t armed;
static volatile sig_atomic_t ending;
static pid_t child;

static void arm(int signal)
{
    (void)signal;
    armed = 1;
}

static void pass_on(int signal)
{
    ending = 1;
    kill(child, signal);
}

/* What neither changes nor shows anything outside the process. */
static int is_inward(long call)
{
    switch (call) {
    case SYS_futex: case SYS_mmap: case SYS_munmap: case SYS_mprotect: case SYS_madvise: case SYS_brk: case SYS_mremap:
    case SYS_sched_yield: case SYS_nanosleep: case SYS_clock_nanosleep: case SYS_clock_gettime: case SYS_gettimeofday:
    case SYS_getpid: case SYS_gettid: case SYS_rt_sigprocmask: case SYS_rt_sigaction: case SYS_sigaltstack:
    case SYS_set_robust_list: case SYS_rseq: case SYS_prctl: case SYS_getrandom: case SYS_epoll_pwait:
    case SYS_timerfd_settime: case SYS_sched_getaffinity: case SYS_clone: case SYS_clone3: case SYS_exit:
    case SYS_restart_syscall: case SYS_epoll_ctl: case SYS_getrusage: case SYS_sysinfo:
#ifdef SYS_epoll_wait
    case SYS_epoll_wait:
#endif
#ifdef SYS_poll
    case SYS_poll:
#endif
        return 1;
    default:
        return 0;
    }
}

static long call_of(pid_t thread)
{
#if defined(__x86_64__)
    errno = 0;
    return ptrace(PTRACE_PEEKUSER, thread, 15 * 8, NULL); /* orig_rax */
#elif defined(__aarch64__)
    unsigned long registers[34];
    struct iovec where = {registers, sizeof registers};
    if (ptrace(PTRACE_GETREGSET, thread, NT_PRSTATUS, &where) != 0)
        return -1;
    return registers[8];
#else
#error "which register holds the number of the system call?"
#endif
}

/* Whether a thread stands at the exit of a call; Linux 5.3 tells. */
static int is_exit(pid_t thread)
{
    struct __ptrace_syscall_info info;

    memset(&info, 0, sizeof info);
    return ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) > 0 && info.op == PTRACE_SYSCALL_INFO_EXIT;
}

static void record(const char *path, long count, long last)
{
    char text[64];
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    int length = snprintf(text, sizeof text, "%ld %ld\n", count, last);

    if (fd < 0 || write(fd, text, length) != length)
        perror(path);
    if (fd >= 0)
        close(fd);
}

int main(int argc, char **argv)
{
    long stop_after, count = 0, last = -1;
    int status, result = 0;

    if (argc < 4) {
        fputs("usage: syscallstop N RECORD PROGRAM ARGUMENT...\n", stderr);
        return 64;
    }
    stop_after = atol(argv[1]);
    armed = getenv("SYSCALLSTOP_ARMED") != NULL;
    child = fork();
    if (child == 0) {
        ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        raise(SIGSTOP);
        execv(argv[3], argv + 3);
        perror(argv[3]);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child) {
        perror("syscallstop");
        return 71;
    }
    signal(SIGUSR1, arm);
    signal(SIGTERM, pass_on);
    ptrace(PTRACE_SETOPTIONS, child, NULL,
           PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL);
    ptrace(PTRACE_SYSCALL, child, NULL, NULL);
    for (;;) {
        pid_t thread = waitpid(-1, &status, __WALL);
        long deliver = 0;

        if (thread < 0 && errno == EINTR)
            continue;
        if (thread < 0)
            break;
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            if (thread != child)
                continue;
            result = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            break;
        }
        if (!WIFSTOPPED(status))
            continue;
        if (WSTOPSIG(status) == (SIGTRAP | 0x80)) {
            if (armed && !ending && is_exit(thread)) {
                long call = call_of(thread);
                if (!is_inward(call)) {
                    count++;
                    last = call;
                    if (count == stop_after)
                        kill(child, SIGKILL);
                }
            }
        } else if (status >> 16 == 0 && WSTOPSIG(status) != SIGSTOP && WSTOPSIG(status) != SIGTRAP) {
            deliver = WSTOPSIG(status);
        }
        ptrace(PTRACE_SYSCALL, thread, NULL, (void *)deliver);
    }
    record(argv[2], count, last);
    return result;
}
