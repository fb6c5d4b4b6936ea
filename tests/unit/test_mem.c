#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* These tests ask for more memory than there is: AddressSanitizer is to give NULL, not to end. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "allocator_may_return_null=1"; }

static void sizes_that_overflow_are_refused(void **state) {
    (void)state;
    assert_null(rf__calloc(SIZE_MAX / 2, 3));
    char *block = rf__malloc(4);
    assert_non_null(block);
    memcpy(block, "abc", 4);
    assert_null(rf__realloc(block, SIZE_MAX / 2, 3));
    assert_string_equal(block, "abc");
    rf__free(block);
}

static void nothing_is_a_block_too(void **state) {
    (void)state;
    void *a = rf__malloc(0), *b = rf__calloc(0, 8), *c = rf__realloc(NULL, 0, 8);
    assert_true(a && b && c);
    rf__free(a);
    rf__free(b);
    rf__free(c);
    rf__free(NULL);
}

static void a_block_that_can_not_grow_stays_as_it_was(void **state) {
    (void)state;
    int *block = NULL;
    size_t cap = 0;
    assert_true(rf__grow(&block, &cap, 5, sizeof *block));
    assert_true(cap >= 5);
    for (int i = 0; i < 5; i++)
        block[i] = i;
    int *before = block;
    size_t cap_before = cap;
    assert_false(rf__grow(&block, &cap, SIZE_MAX, sizeof *block));
    assert_false(rf__grow(&block, &cap, SIZE_MAX / 2 + 2, sizeof *block));
    assert_ptr_equal(block, before);
    assert_int_equal(cap, cap_before);
    assert_true(rf__grow(&block, &cap, 0, sizeof *block));
    assert_true(rf__grow(&block, &cap, 1000, sizeof *block));
    for (int i = 0; i < 5; i++)
        assert_int_equal(block[i], i);
    rf__free(block);
}

static void an_arena_hands_out_blocks_that_do_not_overlap(void **state) {
    (void)state;
    rf__arena arena = {0};
    unsigned char *blocks[400];
    for (size_t i = 0; i < 400; i++) {
        size_t n = i * 37 % 5000;
        blocks[i] = rf__arena_alloc(&arena, n);
        assert_non_null(blocks[i]);
        assert_int_equal((uintptr_t)blocks[i] % 16, 0);
        memset(blocks[i], (int)(i & 255), n);
    }
    for (size_t i = 0; i < 400; i++)
        for (size_t k = 0; k < i * 37 % 5000; k++)
            assert_int_equal(blocks[i][k], i & 255);
    assert_null(rf__arena_alloc(&arena, SIZE_MAX));
    assert_null(rf__arena_alloc(&arena, SIZE_MAX - 40));
    rf__arena_free(&arena);
    rf__arena_free(&arena);
}

static void copies_of_text_are_ended(void **state) {
    (void)state;
    char *a = rf__strndup("abcdef", 3), *b = rf__strdup("");
    assert_string_equal(a, "abc");
    assert_string_equal(b, "");
    rf__free(a);
    rf__free(b);
    rf__arena arena = {0};
    assert_string_equal(rf__arena_strndup(&arena, "abcdef", 2), "ab");
    assert_string_equal(rf__arena_strndup(&arena, NULL, 0), "");
    rf__arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_that_overflow_are_refused),
        cmocka_unit_test(nothing_is_a_block_too),
        cmocka_unit_test(a_block_that_can_not_grow_stays_as_it_was),
        cmocka_unit_test(an_arena_hands_out_blocks_that_do_not_overlap),
        cmocka_unit_test(copies_of_text_are_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
