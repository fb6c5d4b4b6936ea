#include "base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void an_empty_map_knows_nothing(void **state) {
    (void)state;
    rf__map map = {0};
    assert_int_equal(rf__map_get(&map, "a", 1), -1);
    assert_int_equal(rf__map_get(&map, "", 0), -1);
    rf__map_free(&map);
    rf__map_free(&map);
}

static void the_first_value_of_a_key_stays(void **state) {
    (void)state;
    rf__map map = {0};
    int32_t value = 0;
    assert_true(rf__map_add(&map, "a", 1, 3, &value));
    assert_int_equal(value, 3);
    assert_true(rf__map_add(&map, "a", 1, 4, &value));
    assert_int_equal(value, 3);
    assert_true(rf__map_add(&map, "a", 1, 5, NULL));
    assert_int_equal(map.n, 1);
    assert_int_equal(rf__map_get(&map, "a", 1), 3);
    rf__map_free(&map);
}

static void keys_are_bytes_with_a_length(void **state) {
    (void)state;
    rf__map map = {0};
    static const char bytes[] = "ab\0ab\0ac";
    assert_true(rf__map_add(&map, bytes, 2, 0, NULL));
    assert_true(rf__map_add(&map, bytes, 5, 1, NULL));
    assert_true(rf__map_add(&map, bytes, 8, 2, NULL));
    assert_true(rf__map_add(&map, bytes, 0, 3, NULL));
    assert_int_equal(rf__map_get(&map, "ab", 2), 0);
    assert_int_equal(rf__map_get(&map, "ab\0ab", 5), 1);
    assert_int_equal(rf__map_get(&map, bytes, 8), 2);
    assert_int_equal(rf__map_get(&map, "x", 0), 3);
    assert_int_equal(rf__map_get(&map, "a", 1), -1);
    assert_int_equal(rf__map_get(&map, "AB", 2), -1);
    rf__map_free(&map);
}

static void a_hundred_thousand_keys_are_found_again_and_no_others(void **state) {
    (void)state;
    enum { N = 100000 };
    rf__map map = {0};
    char(*keys)[12] = malloc(sizeof *keys * N);
    assert_non_null(keys);
    for (int32_t i = 0; i < N; i++) {
        snprintf(keys[i], sizeof keys[i], "%d", i * 2);
        assert_true(rf__map_add(&map, keys[i], strlen(keys[i]), i, NULL));
    }
    assert_int_equal(map.n, N);
    for (int32_t i = 0; i < 2 * N; i++) {
        char key[12];
        int n = snprintf(key, sizeof key, "%d", i);
        assert_int_equal(rf__map_get(&map, key, (size_t)n), i % 2 ? -1 : i / 2);
    }
    rf__map_free(&map);
    free(keys);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_map_knows_nothing),
        cmocka_unit_test(the_first_value_of_a_key_stays),
        cmocka_unit_test(keys_are_bytes_with_a_length),
        cmocka_unit_test(a_hundred_thousand_keys_are_found_again_and_no_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
