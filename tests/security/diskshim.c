/* Stands between a process and libc for the files under one folder: writes down what is done to
 * them, and lets a chosen call fail. Loaded with LD_PRELOAD by tests/security/recording.py, which
 * describes the records. Only what SQLite and Python call is covered. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WRITE = 0, TRUNCATE, SYNC, UNLINK, RENAME, OPEN, KINDS, ANY };
#define FILES 1024

static char root[512];
static char *names[FILES];
static int record_to = -1;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static int counted[KINDS], fail_kind, fail_in, fail_error, fail_further, fail_half, fired;

static ssize_t (*real_pwrite64)(int, const void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_open64)(const char *, int, ...);
static int (*real_ftruncate64)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_close)(int);

/* Other libraries may call before our constructor ran. */
static void resolve(void) {
    if (real_close) return;
    real_pwrite64 = dlsym(RTLD_NEXT, "pwrite64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_open64 = dlsym(RTLD_NEXT, "open64");
    real_ftruncate64 = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_close = dlsym(RTLD_NEXT, "close");
}

__attribute__((constructor)) static void begin(void) {
    resolve();
    const char *folder = getenv("DISKSHIM_ROOT"), *file = getenv("DISKSHIM_RECORD");
    if (folder) strncpy(root, folder, sizeof root - 1);
    if (file)
        record_to = real_open64(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int inside(const char *path) {
    return root[0] && path && !strncmp(path, root, strlen(root));
}

static const char *name_of(int fd) { return fd >= 0 && fd < FILES ? names[fd] : NULL; }

/* One record: kind, length of path, offset, length of data, path, data. */
static void record(char kind, const char *path, uint64_t offset, const void *data, uint32_t size) {
    if (record_to < 0) return;
    uint32_t length = strlen(path);
    size_t whole = 1 + 4 + 8 + 4 + length + size, at = 0;
    char *line = malloc(whole);
    line[at++] = kind;
    memcpy(line + at, &length, 4), at += 4;
    memcpy(line + at, &offset, 8), at += 8;
    memcpy(line + at, &size, 4), at += 4;
    memcpy(line + at, path, length), at += length;
    if (size) memcpy(line + at, data, size);
    pthread_mutex_lock(&mutex);
    for (at = 0; at < whole;) at += real_write(record_to, line + at, whole - at);
    pthread_mutex_unlock(&mutex);
    free(line);
}

/* Whether this call is the one to fail; sets errno. */
static int fails(int kind) {
    counted[kind]++;
    if (!fail_in || (fail_kind != kind && fail_kind != ANY)) return 0;
    if (fail_in > 1) {
        fail_in--;
        return 0;
    }
    fail_in = fail_further;
    fired = 1;
    errno = fail_error;
    return 1;
}

/* Called by the tests: let the nth call of a kind fail, and all further ones where asked. */
void diskshim_arm(int kind, int nth, int error, int further, int half) {
    memset(counted, 0, sizeof counted);
    fail_kind = kind, fail_in = nth, fail_error = error, fail_further = further;
    fail_half = half, fired = 0;
}
int diskshim_fired(void) { return fired; }
int diskshim_counted(int kind) { return counted[kind]; }
void diskshim_mark(uint64_t number) { record('A', "", number, NULL, 0); }

static int opened(const char *path, int flags, mode_t mode) {
    resolve();
    int ours = inside(path), is_new = ours && (flags & O_CREAT) && access(path, F_OK);
    if (ours && (flags & O_CREAT) && is_new && fails(OPEN)) return -1;
    int fd = real_open64(path, flags, mode);
    if (fd >= 0 && fd < FILES && ours) {
        free(names[fd]);
        names[fd] = strdup(path);
        if (is_new) record('C', path, 0, NULL, 0);
        else if (flags & O_TRUNC) record('T', path, 0, NULL, 0);
    }
    return fd;
}
#define OPENER(name)                                                                              \
    int name(const char *path, int flags, ...) {                                                  \
        va_list rest;                                                                             \
        va_start(rest, flags);                                                                    \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;                                 \
        va_end(rest);                                                                             \
        return opened(path, flags, mode);                                                         \
    }
OPENER(open)
OPENER(open64)

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
    resolve();
    const char *name = name_of(fd);
    if (name && fails(WRITE)) {
        int error = errno;
        if (fail_half && real_pwrite64(fd, data, size / 2, offset) > 0)
            record('W', name, offset, data, size / 2);
        errno = error;
        return -1;
    }
    ssize_t done = real_pwrite64(fd, data, size, offset);
    if (name && done > 0) record('W', name, offset, data, done);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
    return pwrite64(fd, data, size, offset);
}
ssize_t write(int fd, const void *data, size_t size) {
    resolve();
    const char *name = name_of(fd);
    if (!name) return real_write(fd, data, size);
    if (fails(WRITE)) return -1;
    off64_t offset = lseek64(fd, 0, SEEK_CUR);
    ssize_t done = real_write(fd, data, size);
    if (done > 0) record('W', name, offset, data, done);
    return done;
}
int ftruncate64(int fd, off64_t size) {
    resolve();
    const char *name = name_of(fd);
    if (name && fails(TRUNCATE)) return -1;
    int failed = real_ftruncate64(fd, size);
    if (name && !failed) record('T', name, size, NULL, 0);
    return failed;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
static int synced(int fd, int (*real)(int)) {
    const char *name = name_of(fd);
    if (name && fails(SYNC)) return -1;
    int failed = real(fd);
    if (name && !failed) record('S', name, 0, NULL, 0);
    return failed;
}
int fsync(int fd) {
    resolve();
    return synced(fd, real_fsync);
}
int fdatasync(int fd) {
    resolve();
    return synced(fd, real_fdatasync);
}
int unlink(const char *path) {
    resolve();
    if (inside(path) && fails(UNLINK)) return -1;
    int failed = real_unlink(path);
    if (inside(path) && !failed) record('U', path, 0, NULL, 0);
    return failed;
}
int rename(const char *from, const char *to) {
    resolve();
    if (inside(from) && fails(RENAME)) return -1;
    int failed = real_rename(from, to);
    if (inside(from) && !failed) record('R', from, 0, to, strlen(to));
    return failed;
}
int close(int fd) {
    resolve();
    if (fd >= 0 && fd < FILES && names[fd]) {
        free(names[fd]);
        names[fd] = NULL;
    }
    return real_close(fd);
}
