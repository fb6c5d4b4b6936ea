/* A folder that lives as long as a test, for files made from strings. Helpers of tests: they end the
 * program when the machine itself fails them. */
#ifndef FOLDER_H
#define FOLDER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct folder {
    char path[256];
} folder;

/* Makes an empty folder under TMPDIR (or /tmp). */
folder folder_make(void);
/* Writes a file; a name like "source_data/a.csv" makes the folder before it. */
void folder_write(const folder *f, const char *name, const char *text);
void folder_write_bytes(const folder *f, const char *name, const void *bytes, size_t n);
/* path + "/" + name in a buffer that the next four calls leave alone. */
const char *folder_path(const folder *f, const char *name);
bool folder_has(const folder *f, const char *name);
/* How many entries it holds, hidden ones included. */
int folder_count(const folder *f);
/* Removes it with all that is in it. */
void folder_remove(const folder *f);

#endif
