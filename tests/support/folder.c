#include "folder.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

folder folder_make(void) {
    folder f;
    const char *base = getenv("TMPDIR");
    snprintf(f.path, sizeof f.path, "%s/refuge-test-XXXXXX", base && *base ? base : "/tmp");
    if (!mkdtemp(f.path)) {
        perror(f.path);
        abort();
    }
    return f;
}

const char *folder_path(const folder *f, const char *name) {
    static char paths[4][512];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", f->path, name);
    return path;
}

void folder_write_bytes(const folder *f, const char *name, const void *bytes, size_t n) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", f->path, name);
    char *slash = strrchr(path, '/');
    *slash = 0;
    mkdir(path, 0777);
    *slash = '/';
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(bytes, 1, n, out) != n || fclose(out)) {
        perror(path);
        abort();
    }
}

void folder_write(const folder *f, const char *name, const char *text) {
    folder_write_bytes(f, name, text, strlen(text));
}

bool folder_has(const folder *f, const char *name) {
    return access(folder_path(f, name), F_OK) == 0;
}

int folder_count(const folder *f) {
    DIR *dir = opendir(f->path);
    int n = 0;
    struct dirent *entry;
    while (dir && (entry = readdir(dir)))
        n += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
    if (dir)
        closedir(dir);
    return n;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at) {
    (void)st, (void)type, (void)at;
    return remove(path);
}

void folder_remove(const folder *f) {
    nftw(f->path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
