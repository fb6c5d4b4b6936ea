/* Makes the n-th allocation of the program fail. A test that includes this is linked with --wrap
 * for malloc, calloc and realloc (tests/meson.build). Not for tests with threads that allocate at
 * once. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* 0: nothing fails; else counts down to the allocation that does. */
extern int64_t fail_at;

/* Set when an allocation was made to fail; the test clears it. */
extern bool failed;

/* Counts one allocation; true when it has to fail. For allocators that linking does not reach. */
bool fails(void);
