#include "cli/inputs.h"

#include "cli/say.h"

#include <string.h>

/* Reads a settings file. One that is not YAML is an error that the issues name, so that `check` can
 * go on to the scenario. */
static int load_settings_file(cli_inputs *in, const char *path) {
    rf_diag diag = {0};
    rf_err err = rf_settings_load(in->settings, path, in->issues, &diag);
    if (err == RF_ERR_YAML || err == RF_ERR_TOO_BIG) {
        rf_issues_add(in->issues, RF_ERROR, "not-yaml", path, diag.line, diag.column,
                      "The settings can't be read: the file %s.", diag.message);
        return 0;
    }
    if (err)
        cli_say_error(err, &diag);
    return err ? CLI_FAILED : 0;
}

static int load_settings(cli_inputs *in, const cli_args *args) {
    rf_rules rules = !strcmp(args->rules, "refuge") ? RF_RULES_REFUGE : RF_RULES_FLEE3;
    rf_err err = rf_settings_new(&in->settings, rules);
    if (err) {
        cli_say_error(err, NULL);
        return CLI_FAILED;
    }
    if (args->settings_path)
        return load_settings_file(in, args->settings_path);
    char *path = NULL;
    err = rf_scenario_settings_path(&path, args->subject);
    if (err == RF_ERR_NOT_FOUND) {
        in->default_settings = true;
        return 0;
    }
    if (err) {
        cli_say_error(err, NULL);
        return CLI_FAILED;
    }
    int status = load_settings_file(in, path);
    rf_free(path);
    return status;
}

static int apply_sets(cli_inputs *in, const cli_args *args) {
    for (size_t i = 0; i < args->n_set; i++) {
        const char *text = args->set[i], *equals = strchr(text, '=');
        char key[200];
        if (!equals || equals == text || (size_t)(equals - text) >= sizeof key) {
            cli_say("--set %s: write key=value", text);
            return CLI_USAGE;
        }
        memcpy(key, text, (size_t)(equals - text));
        key[equals - text] = 0;
        rf_diag diag = {0};
        rf_err err = rf_settings_set(in->settings, key, equals + 1, &diag);
        if (err) {
            cli_say("--set %s: %s", text, diag.message[0] ? diag.message : rf_strerror(err));
            return err == RF_ERR_NOMEM ? CLI_FAILED : CLI_USAGE;
        }
    }
    return 0;
}

static int load_scenario(cli_inputs *in, const cli_args *args) {
    rf_diag diag = {0};
    rf_err err = rf_scenario_load(&in->scenario, args->subject, in->settings, in->issues, &diag);
    if (!err)
        err = rf_scenario_check(in->scenario, in->settings, args->n_days, in->issues);
    if (!err && in->default_settings)
        rf_issues_add(in->issues, RF_NOTE, "no-settings", args->subject, 0, 0,
                      "There is no simsetting.yml: default settings are used.");
    rf_issues_sort(in->issues);
    if (err == RF_ERR_SCENARIO)
        return 0;
    if (!err && !rf_issues_complete(in->issues))
        err = RF_ERR_NOMEM;
    if (err)
        cli_say_error(err, &diag);
    return err ? CLI_FAILED : 0;
}

/* A broken settings file must not be simulated with defaults. */
static void drop_scenario_with_errors(cli_inputs *in) {
    if (rf_issues_of(in->issues, RF_ERROR) == 0)
        return;
    rf_scenario_free(in->scenario);
    in->scenario = NULL;
}

int cli_inputs_load(cli_inputs *ret, const cli_args *args) {
    *ret = (cli_inputs){0};
    rf_err err = rf_issues_new(&ret->issues);
    if (err) {
        cli_say_error(err, NULL);
        return CLI_FAILED;
    }
    int status = load_settings(ret, args);
    if (!status)
        status = apply_sets(ret, args);
    if (!status)
        status = load_scenario(ret, args);
    if (!status)
        drop_scenario_with_errors(ret);
    return status;
}

void cli_inputs_free(cli_inputs *inputs) {
    rf_scenario_free(inputs->scenario);
    rf_settings_free(inputs->settings);
    rf_issues_free(inputs->issues);
    *inputs = (cli_inputs){0};
}
