/* The text comes in reading order rather than as laid out: situation reports stand in columns, and
 * lines that run across them would be worse than tables cut up.
 *
 * poppler is not linked: files from outside crash it now and then, and its licence is another. A
 * child process keeps both apart. It reads the file from an anonymous one, so that what was hashed
 * is what is read. */
#include "report/pdf.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS = 60, CPU_SECONDS = 30, MOST_MEMORY = 1 << 30, NOT_INSTALLED = 127 };

static void limit(__rlimit_resource_t what, rlim_t most) {
    struct rlimit r = {most, most};
    setrlimit(what, &r);
}

/* In the child, between fork and exec: only calls that are safe there. */
static _Noreturn void run_child(int in, int out) {
    limit(RLIMIT_CPU, CPU_SECONDS);
    limit(RLIMIT_AS, MOST_MEMORY);
    limit(RLIMIT_FSIZE, 0); /* nothing is written to disk */
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NPROC, 0);
    int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(null, 2) < 0)
        _exit(126);
    for (int fd = 3; fd < 64; fd++)
        close(fd);
    execlp("pdftotext", "pdftotext", "-enc", "UTF-8", "-q", "-", "-", (char *)NULL);
    _exit(errno == ENOENT ? NOT_INSTALLED : 126);
}

static int64_t now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Reads the child's output until it ends, is too long or takes too long. */
static rf_err read_output(int fd, size_t most, rf__buf *ret) {
    int64_t deadline = now_ms() + SECONDS * 1000;
    char block[1 << 16];
    for (;;) {
        int64_t left = deadline - now_ms();
        struct pollfd p = {.fd = fd, .events = POLLIN};
        int ready = left > 0 ? poll(&p, 1, (int)left) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return RF_ERR_TOO_BIG;
        ssize_t got = read(fd, block, sizeof block);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return RF_ERR_IO;
        if (got == 0)
            return RF_OK;
        rf__buf_add(ret, block, (size_t)got);
        if (ret->failed)
            return RF_ERR_NOMEM;
        if (ret->n > most)
            return RF_ERR_TOO_BIG;
    }
}

/* An anonymous file with the bytes, at its start; -1 with errno. */
static int file_of(const char *bytes, size_t n) {
    int fd = memfd_create("report.pdf", MFD_CLOEXEC);
    for (size_t done = 0; fd >= 0 && done < n;) {
        ssize_t put = write(fd, bytes + done, n - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0) {
            close(fd);
            return -1;
        }
        done += (size_t)put;
    }
    if (fd >= 0)
        lseek(fd, 0, SEEK_SET);
    return fd;
}

static rf_err judge(int status, rf_err err, const rf__buf *text, const char *path, rf_diag *diag) {
    if (err == RF_ERR_TOO_BIG)
        return rf_diag_set(diag, err, path, 0, 0,
                           "its text is too long, or it took more than %d seconds to read",
                           SECONDS);
    if (err)
        return rf_diag_set(diag, err, path, 0, 0, "its text could not be taken");
    int exited = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (exited == NOT_INSTALLED)
        return rf_diag_set(diag, RF_ERR_NOT_FOUND, path, 0, 0,
                           "PDF files need the program pdftotext (package poppler-utils), which is "
                           "not installed");
    if (exited == 3)
        return rf_diag_set(diag, RF_ERR_ENCODING, path, 0, 0,
                           "the PDF file does not permit its text to be taken");
    if (exited != 0 && !text->n)
        return rf_diag_set(diag, RF_ERR_ENCODING, path, 0, 0,
                           exited < 0 ? "the PDF file asks for more time or memory than is allowed"
                                      : "it is no sound PDF file, or asks for a password");
    return RF_OK;
}

rf_err rf__pdf_text(const char *path, const char *bytes, size_t n, size_t most, rf__buf *ret,
                    rf_diag *diag) {
    int pipe_fd[2], in = file_of(bytes, n);
    rf__buf_clear(ret);
    if (in < 0 || pipe2(pipe_fd, O_CLOEXEC)) {
        int why = errno;
        if (in >= 0)
            close(in);
        return rf_diag_set(diag, RF_ERR_IO, path, 0, 0, "%s", strerror(why));
    }
    pid_t child = fork();
    if (child == 0)
        run_child(in, pipe_fd[1]);
    close(in);
    close(pipe_fd[1]);
    rf_err err = child < 0 ? RF_ERR_IO : read_output(pipe_fd[0], most, ret);
    close(pipe_fd[0]);
    int status = 0;
    if (child > 0) {
        if (err)
            kill(child, SIGKILL);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            continue;
    }
    return judge(status, err, ret, path, diag);
}
