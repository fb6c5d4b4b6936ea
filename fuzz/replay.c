/* Feeds every file of the folders named on the command line to a fuzz target: the corpus as a plain
 * test, for compilers without a fuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int n_files, n_bad;

static void replay_file(const char *path) {
    FILE *in = fopen(path, "rb");
    struct stat st;
    if (!in || fstat(fileno(in), &st)) {
        fprintf(stderr, "%s can't be read\n", path);
        n_bad++;
        if (in)
            fclose(in);
        return;
    }
    /* A block of just this size, so that a read past its end is seen. */
    uint8_t *bytes = malloc((size_t)st.st_size + (st.st_size == 0));
    size_t n = bytes ? fread(bytes, 1, (size_t)st.st_size, in) : 0;
    fclose(in);
    if (bytes)
        LLVMFuzzerTestOneInput(bytes, n);
    free(bytes);
    n_files++;
}

static void replay(const char *path) {
    DIR *dir = opendir(path);
    if (!dir) {
        replay_file(path);
        return;
    }
    struct dirent *entry;
    while ((entry = readdir(dir))) {
        char file[4096];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
        replay_file(file);
    }
    closedir(dir);
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++)
        replay(argv[i]);
    if (argc < 2 || n_files == 0) {
        fprintf(stderr, "nothing to replay\n");
        return 1;
    }
    printf("%d passed, %d failed\n", n_files, n_bad);
    return n_bad != 0;
}
