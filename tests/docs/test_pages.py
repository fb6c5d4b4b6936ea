#!/usr/bin/env python3
"""The pages say what the program does: commands, parameters, issues, and every command that a page
shows.

usage: test_pages.py REFUGE
"""
import difflib
import pathlib
import re
import subprocess
import sys

from tap import Tap

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
REFUGE = pathlib.Path(sys.argv[1]).resolve()


def program(*words):
    return subprocess.run([REFUGE, *words], capture_output=True, text=True, encoding='utf-8').stdout


def page_equals(page, *words):
    path = ROOT / 'docs/reference' / page
    said = program(*words).splitlines()
    stands = path.read_text(encoding='utf-8').splitlines() if path.exists() else []
    difference = list(difflib.unified_diff(stands, said, page, 'the program', lineterm='', n=0))
    return difference + ['run `make docs-refresh`'] if difference else []


def issue_codes():
    """Every code in the sources: the first argument that is a bare word in quotes of a call that adds
    an issue."""
    call = re.compile(r'\b(?:rf_issues_add|rf__table_issue|refuse|RF__TELL)\s*\(([^;]*?);', re.S)
    word = re.compile(r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"')
    codes = {}
    for path in sorted((ROOT / 'src').rglob('*.c')):
        for found in call.finditer(path.read_text(encoding='utf-8')):
            for code in word.findall(found[1]):
                codes.setdefault(code, path.relative_to(ROOT))
    return codes


def undocumented_issues():
    path = ROOT / 'docs/reference/issues.md'
    page = path.read_text(encoding='utf-8') if path.exists() else ''
    listed = set(re.findall(r'`([a-z][a-z0-9-]+)`', page))
    codes = issue_codes()
    wrong = [f'`{code}` ({where}) is not in docs/reference/issues.md'
             for code, where in sorted(codes.items()) if code not in listed]
    return wrong if len(codes) > 20 else wrong + [f'only {len(codes)} codes were found in the sources']


def pages():
    return [p for p in [ROOT / 'README.md', *sorted((ROOT / 'docs').rglob('*.md'))] if p.exists()]


def wrong_words(code, known, where):
    wrong = []
    for name, rest in re.findall(r'(?:^\s*|\$ |/|[|;&] *)refuge ([a-z]+)\b([^|;&#]*)', code):
        if name not in known:
            wrong.append(f'{where}: there is no command "{name}"')
            continue
        wrong += [f'{where}: {name} has no option {option}'
                  for option in re.findall(r'(?<!\S)--[a-z][a-z-]*', rest) if option not in known[name]]
    return wrong


def shown_commands():
    """Commands and long options after "refuge " in code of a page must exist."""
    known = {name: set(re.findall(r'--[a-z][a-z-]*', program('help', name)))
             for name in re.findall(r'^  ([a-z]+) ', program('help'), re.M)}
    known['help'].add('--markdown')  # hidden
    wrong = []
    for path in pages():
        fenced = False
        for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
            fenced ^= line.startswith('```')
            codes = [line] if fenced or line.startswith(('    ', '$ ')) else re.findall(r'`([^`]*)`', line)
            for code in codes:
                wrong += wrong_words(code, known, f'{path.relative_to(ROOT)}:{number}')
    return wrong


def make_targets():
    targets = set(re.findall(r'^([a-z][a-z-]*):', (ROOT / 'Makefile').read_text(), re.M))
    return [f'{path.relative_to(ROOT)}: there is no target "{name}" in the Makefile'
            for path in pages()
            for name in re.findall(r'(?:`|^\s+|\$ )make ([a-z][a-z-]*)', path.read_text(encoding='utf-8'), re.M)
            if name not in targets]


def links():
    """Relative links between pages lead to files that are there."""
    wrong = []
    for path in pages():
        for target in re.findall(r'\]\(([^)#\s]+)(?:#[^)]*)?\)', path.read_text(encoding='utf-8')):
            if '://' not in target and not target.startswith('mailto:') and not (path.parent / target).exists():
                wrong.append(f'{path.relative_to(ROOT)} links to {target}, which is not there')
    return wrong


def main():
    tap = Tap()
    tap.test('commands.md is what the program says', page_equals('commands.md', 'help', '--markdown'))
    tap.test('parameters.md is what the program says', page_equals('parameters.md', 'help', '--parameters'))
    tap.test('every issue code is explained in issues.md', undocumented_issues())
    tap.test('every command and option that a page shows exists', shown_commands())
    tap.test('every make target that a page shows exists', make_targets())
    tap.test('links between pages lead somewhere', links())
    tap.end()


main()
