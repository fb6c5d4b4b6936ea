#!/usr/bin/env python3
"""Switches each rule of reading off, one at a time, and looks at what is then read otherwise.

usage: rules_off.py make DIR              the program with a switch at every rule, in DIR/build
       rules_off.py why DIR TEXT [DATE]   the rules without which TEXT is read otherwise: where a mistake comes from
       rules_off.py unused DIR [ARG ...]  the rules that change nothing in the case files, nor in what `refuge read ARG ...` reads
                                          (a manifest with -m, files): they may go, after a look at the example in their comment

A rule is a predicate of src/claim, off when it is false, or an `if`, off when it is never taken; `unused` asks for the predicates
alone. A rule that only guards against memory running out, or tells of issues, seems unused. Needs what a build needs; `unused` takes
about a second for each of 1,900 rules and core.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from run import parse

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# What no rule of reading stands in: what prints claims, the lexicon's own checks, --explain, tables of weights.
LEFT_OUT = {'claim_json.c', 'codes.c', 'lexicon.c', 'lexicon_check.c', 'lexicon_schema.c', 'explain.c', 'place_weights.c', 'period_weights.c'}
PREDICATE = re.compile(r'^(?:static |inline )*bool (\w+)\([^;{}]*?\) \{\n', re.M)
IF = re.compile(r'(?<![\w#])if \(')
SWITCH = '''
extern int rf_rule_off;
int rf_rule_off;
__attribute__((constructor)) static void rf_rule_off_read(void) {
    const char *said = getenv("RF_RULE_OFF");
    rf_rule_off = said ? atoi(said) : 0;
}
'''


def masked(text):
    """The text with blanks for comments and strings, so that brackets in them do not count."""
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', lambda m: re.sub(r'[^\n]', ' ', m.group()), text,
                  flags=re.S)


def closing(text, at):
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] == '(') - (text[i] == ')')
        if depth == 0:
            return i
    raise ValueError('a bracket is left open')


def with_switches(path, rules):
    text = path.read_text(encoding='utf-8')
    plain, edits = masked(text), []

    def note(kind, at, what):
        rules.append({'n': len(rules) + 1, 'kind': kind, 'name': path.name, 'line': plain.count('\n', 0, at) + 1,
                      'what': ' '.join(what.split())[:100]})
        return len(rules)

    for m in PREDICATE.finditer(plain):
        edits.append((m.end(), f'    if (rf_rule_off == {note("predicate", m.start(), m.group(1))}) return false;\n'))
    for m in IF.finditer(plain):
        end = closing(plain, m.end() - 1)
        n = note('if', m.start(), text[m.end():end])
        edits += [(m.end(), f'rf_rule_off != {n} && ('), (end, ')')]
    for at, what in sorted(edits, reverse=True):
        text = text[:at] + what + text[at:]
    path.write_text('extern int rf_rule_off;\n' + text, encoding='utf-8')


def make(folder):
    tree = folder / 'tree'
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns('.git', 'build*'))
    rules = []
    for path in sorted((tree / 'src/claim').rglob('*.c')):
        if path.name not in LEFT_OUT:
            with_switches(path, rules)
    memory = tree / 'src/base/mem.c'
    memory.write_text('#include <stdlib.h>\n' + memory.read_text(encoding='utf-8') + SWITCH, encoding='utf-8')
    (folder / 'rules.json').write_text(json.dumps(rules), encoding='utf-8')
    subprocess.run(['meson', 'setup', folder / 'build', tree, '-Dtests=false', '-Dwerror=false', '-Dwarning_level=0'], check=True)
    subprocess.run(['ninja', '-C', folder / 'build'], check=True)
    print(f'{len(rules)} rules')


def read(folder, off, args):
    """What is printed, or None where the program fell."""
    env = {'RF_GAZETTEER': str(folder / 'build/data/places/places.gaz'), **os.environ, 'RF_RULE_OFF': str(off)}
    try:
        done = subprocess.run([folder / 'build/refuge', 'read', '--format', 'ndjson', '-q', '-j', '1', *args], capture_output=True,
                              text=True, env=env, timeout=60)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode in (0, 3) else None


def told(line):
    claim = json.loads(line)
    place, source = claim.get('place') or {}, claim.get('source') or {}
    said = [claim.get('indicator') or claim.get('type'), (claim.get('number') or {}).get('text'), claim.get('modality'), claim.get('flow'),
            f"{claim.get('from', '')}..{claim.get('to', '')}", place.get('text'), source.get('organisation')]
    return ' | '.join(str(s) for s in said if s)


def each_rule(rules, what):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from zip(rules, pool.map(lambda rule: what(rule['n']), rules))


def why(folder, rules, text, date):
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf-8') as file:
        file.write(text + '\n')
        file.flush()
        args = [file.name] + (['--date', date] if date else [])
        def claims(off):
            said = read(folder, off, args)
            return None if said is None else [told(line) for line in said.splitlines()]

        now = claims(0)
        print('\n'.join(now) or 'nothing is read')
        for rule, other in each_rule(rules, claims):
            if other == now:
                continue
            new = ['the program falls'] if other is None else [c for c in other if c not in now] + ['not: ' + c for c in now if c not in other]
            print(f"\n{rule['name']}:{rule['line']}: {rule['what']}\n    " + '\n    '.join(new), flush=True)


def unused(folder, rules, args):
    with tempfile.NamedTemporaryFile('w', suffix='.ndjson', encoding='utf-8') as file:
        for path in sorted(HERE.glob('*.case')):
            for case in parse(path):
                file.write(json.dumps({'text': case.text, **({'date': case.published} if case.published else {})}) + '\n')
        file.flush()
        texts = [[file.name]] + ([args] if args else [])
        now = [read(folder, 0, t) for t in texts]
        predicates = [rule for rule in rules if rule['kind'] == 'predicate']
        for rule, same in each_rule(predicates, lambda n: all(read(folder, n, t) == was for t, was in zip(texts, now))):
            if same:
                print(f"{rule['name']}:{rule['line']}: {rule['what']}", flush=True)


def main():
    args = sys.argv[1:]
    if len(args) < 2 or args[0] not in ('make', 'why', 'unused') or (args[0] == 'why' and len(args) < 3):
        sys.exit(__doc__.strip())
    folder = pathlib.Path(args[1]).resolve()
    if args[0] == 'make':
        return make(folder)
    rules = json.loads((folder / 'rules.json').read_text(encoding='utf-8'))
    if args[0] == 'why':
        why(folder, rules, args[2], args[3] if len(args) > 3 else None)
    else:
        unused(folder, rules, args[2:])


if __name__ == '__main__':
    main()
