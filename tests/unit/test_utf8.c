#include "base/bytes.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void characters_are_counted_wherever_they_stand(void **state) {
    (void)state;
    static const char *const signs[] = {"a", "\xC3\xA9", "\xE2\x80\x99", "\xF0\x9F\x9A\x91"};
    for (size_t before = 0; before < 20; before++)
        for (size_t k = 0; k < 4; k++)
            for (size_t behind = 0; behind < 20; behind++) {
                char text[64] = "";
                memset(text, 'x', before);
                size_t n = before;
                for (int i = 0; i < 3; i++, n += strlen(signs[k]))
                    memcpy(text + n, signs[k], strlen(signs[k]));
                memset(text + n, 'y', behind);
                assert_int_equal(rf__utf8_count(text, n + behind), before + 3 + behind);
            }
}

static void sixteen_bytes_answer_as_each_of_them(void **state) {
    (void)state;
    for (int c = 0; c < 256; c++)
        for (size_t at = 0; at < 16; at++) {
            char text[16];
            memset(text, 'x', sizeof text);
            text[at] = (char)c;
            rf__bytes bytes = rf__bytes_at(text);
            assert_true(rf__bytes_any(rf__bytes_are(bytes, (char)c)));
            assert_true(rf__bytes_any(rf__bytes_are(bytes, '"')) == (c == '"'));
            assert_true(rf__bytes_any(rf__bytes_below(bytes, 'x')) == (c < 'x'));
            assert_true(rf__bytes_any(~rf__bytes_below(bytes, 0x7F)) == (c >= 0x7F));
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_counted_wherever_they_stand),
        cmocka_unit_test(sixteen_bytes_answer_as_each_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
