#!/usr/bin/env python3
"""The rules of the source tree: who may include whom, how long a file may be, names that are unique."""
import collections
import pathlib
import re

from tap import Tap

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ORDER = ['base', 'place', 'report', 'claim', 'ledger', 'scenario', 'run', 'view', 'cli']
PUBLIC = {'err.h': 'base', 'date.h': 'base', 'place.h': 'place', 'report.h': 'report', 'claim.h': 'claim',
          'ledger.h': 'ledger', 'picture.h': 'ledger', 'settings.h': 'scenario', 'scenario.h': 'scenario',
          'run.h': 'run', 'ensemble.h': 'run', 'score.h': 'run', 'output.h': 'view',
          'refuge.h': 'view'}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
MOST_LINES = 800


def sources():
    return sorted((ROOT / 'src').rglob('*.[ch]'))


def module_of(name):
    first, _, rest = name.partition('/')
    return PUBLIC.get(rest) if first == 'refuge' else first


def includes():
    """A module includes only itself, those before it and the public headers of these."""
    wrong = []
    for path in sources():
        module = path.relative_to(ROOT / 'src').parts[0]
        for name in INCLUDE.findall(path.read_text(encoding='utf-8')):
            other = module_of(name)
            if other not in ORDER:
                wrong.append(f'{path.relative_to(ROOT)} includes {name}, which is in no module')
            elif ORDER.index(other) > ORDER.index(module):
                wrong.append(f'{path.relative_to(ROOT)} includes {name}: {module} knows nothing of {other}')
    return wrong


def public_headers():
    wrong = []
    for path in sorted((ROOT / 'include/refuge').glob('*.h')):
        text = path.read_text(encoding='utf-8')
        if path.name not in PUBLIC:
            wrong.append(f'{path.name} has no module in this test')
        wrong += [f'{path.name} includes {name}, which is not public'
                  for name in INCLUDE.findall(text) if not name.startswith('refuge/')]
        if path.name != 'refuge.h' and f'"refuge/{path.name}"' not in (
                ROOT / 'include/refuge/refuge.h').read_text(encoding='utf-8'):
            wrong.append(f'refuge.h does not include {path.name}')
    return wrong


def printing():
    """Only the program prints, logs or exits. (_exit ends a child after fork.)"""
    call = re.compile(r'\b(printf|puts|putchar|perror|exit|abort)\s*\(')
    wrong = []
    for path in sources():
        if path.parent.name == 'cli':
            continue
        for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
            if call.search(line.split('/*')[0]) or re.search(r'\b(stdout|stderr)\b', line.split('/*')[0]):
                wrong.append(f'{path.relative_to(ROOT)}:{number}: {line.strip()}')
    return wrong


def long_files():
    return [f'{p.relative_to(ROOT)} has {n} lines' for p in sources()
            if (n := len(p.read_text(encoding='utf-8').splitlines())) > MOST_LINES]


def names():
    count = collections.Counter(p.name for p in sources())
    return [f'{n} files are called {name}' for name, n in count.items() if n > 1]


def main():
    tap = Tap()
    tap.test('a module includes only itself and those before it', includes())
    tap.test('a public header includes only public headers', public_headers())
    tap.test('only the program prints or exits', printing())
    tap.test(f'no file is longer than {MOST_LINES} lines', long_files())
    tap.test('no two files share a name', names())
    tap.end()


main()
