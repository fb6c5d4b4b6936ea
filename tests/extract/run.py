#!/usr/bin/env python3
"""Runs the case files of reading: a text, "---", the claims that are expected of it.

usage: tests/extract/run.py REFUGE [FILE.case ...] [--show] [--only WORDS] [--fields A,B,...] [--write-floor]

README.md beside this file describes the format. Prints TAP, one test a file: a file passes when at least as
many of its cases are right as `floor.tsv` says (cases that fail are listed as comments, so that progress
shows and a step back fails). --write-floor writes into it what passes now.
"""
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
FLAT = {'place': ('place', 'text'), 'country': ('place', 'country'), 'origin': ('origin', 'text'),
        'destination': ('destination', 'text'), 'person': ('source', 'person'),
        'org': ('source', 'organisation'), 'role': ('source', 'role'), 'number': ('number', 'text'),
        'said_on': ('source', 'said_on')}
FIELDS = None  # only these are compared
WORDY = {'place', 'origin', 'destination', 'person', 'org', 'role', 'perpetrator', 'side', 'actor1',
         'actor2', 'what'}


def fold(text):
    text = unicodedata.normalize('NFKD', str(text or '')).casefold()
    return re.sub(r'[^0-9a-z\u0600-\u06ff]+', ' ', ''.join(c for c in text if not unicodedata.combining(c))).strip()


class Case:
    def __init__(self, path, line):
        self.path, self.line = path, line
        self.name, self.published, self.text, self.claims = '', None, '', []
        self.figures_checked, self.events_checked = False, False


def parse(path):
    cases = []
    case, lines, expecting = Case(path, 1), [], False

    def close():
        if expecting:
            case.text = '\n'.join(lines).strip() + '\n'
            cases.append(case)

    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines() + ['===='], 1):
        if line.startswith('===='):
            close()
            case, lines, expecting = Case(path, number + 1), [], False
        elif line.strip() == '---':
            expecting = True
        elif not expecting:
            if line.startswith('# ') and not lines and not case.name:
                case.name = line[2:].strip()
            elif line.startswith('published:') and not any(l.strip() for l in lines):
                case.published = line.split(':', 1)[1].strip()
            elif not (line.startswith('#') and not lines):
                lines.append(line)
        elif line.strip() and not line.startswith('#'):
            words = shlex.split(line, comments=False, posix=True)
            kind = words[0]
            if line.strip() == 'none':
                case.figures_checked = True
            elif line.strip() == 'none events':
                case.figures_checked = case.events_checked = True
            elif kind in ('figure', 'event', 'optional'):
                optional = kind == 'optional'
                if optional:
                    words = words[1:]
                    kind = words[0]
                fields = dict(w.split('=', 1) for w in words[1:] if '=' in w)
                case.claims.append((kind, fields, optional))
                if optional:
                    pass
                elif kind == 'figure':
                    case.figures_checked = True
                else:
                    case.events_checked = True
            else:
                sys.exit(f'{path}:{number}: a line of claims begins with figure, event or none')
    # Events alone do not say that there is no figure.
    return cases


def value(claim, key):
    if key in FLAT:
        outer, inner = FLAT[key]
        part = claim.get(outer)
        return part.get(inner) if isinstance(part, dict) else None
    return claim.get(key)


def agrees(claim, key, want):
    return any(agrees_one(claim, key, one) for one in want.split('|'))


def agrees_one(claim, key, want):
    have = value(claim, key)
    if key in ('low', 'high', 'km'):
        return have is not None and abs(float(have) - float(want)) <= 1e-6 * max(1, abs(float(want)))
    if key == 'group':
        return set(have or []) == set(w for w in want.split(',') if w)
    if key == 'modality':
        return (have or 'reported') == want
    if key in WORDY:
        if want in ('', '-'):
            return not have
        a, b = fold(have), fold(want)
        return bool(a) and (a in b or b in a)
    if want in ('', '-'):
        return not have
    return str(have or '') == want


def place_of(case, fields):
    """The bytes of the number that a figure line names, or None."""
    if 'number' not in fields:
        return None
    raw, needle, at = case.text.encode(), fields['number'].encode(), -1
    for _ in range(int(fields.get('occurrence', 1))):
        at = raw.find(needle, at + 1)
        if at < 0:
            return None
    return at, at + len(needle)


def wrong(case, claims):
    """What differs, as a list of sentences."""
    told, used = [], set()
    for kind, fields, optional in sorted(case.claims, key=lambda c: c[2]):
        best = None
        span = place_of(case, fields)
        for i, claim in enumerate(claims):
            if i in used or claim['kind'] != kind:
                continue
            if kind == 'figure':
                number = claim.get('number') or {}
                if not span or max(number.get('start', 0), span[0]) >= min(number.get('end', 0), span[1]):
                    continue
            if kind == 'event' and claim.get('type') not in fields.get('type', '').split('|'):
                continue
            bad = [k for k, want in fields.items()
                   if k not in ('number', 'occurrence', 'type') and (FIELDS is None or k in FIELDS) and not agrees(claim, k, want)]
            if best is None or len(bad) < len(best[1]):
                best = (i, bad)
        what = fields.get('number') or fields.get('type')
        if optional:
            if best is not None:
                used.add(best[0])
            continue
        if best is None:
            told.append(f'{kind} {what} {fields.get("indicator", "")} is missing')
            continue
        used.add(best[0])
        told += [f'{kind} {what}: {k} is {value(claims[best[0]], k)!r}, not {fields[k]!r}' for k in best[1]]
    for i, claim in enumerate(claims):
        if i in used:
            continue
        if claim['kind'] == 'figure' and case.figures_checked:
            told.append(f'figure {value(claim, "number")} {claim.get("indicator")} is too much')
        if claim['kind'] == 'event' and case.events_checked:
            told.append(f'event {claim.get("type")} is too much')
    return told


def read(refuge, cases):
    """The claims of each case, in one call of the program."""
    with tempfile.TemporaryDirectory() as tmp:
        rows = ['file\tpublished']
        for i, case in enumerate(cases):
            pathlib.Path(tmp, f'{i:05d}.txt').write_text(case.text, encoding='utf-8')
            rows.append(f'{i:05d}.txt\t{case.published or ""}')
        manifest = pathlib.Path(tmp, 'manifest.tsv')
        manifest.write_text('\n'.join(rows) + '\n', encoding='utf-8')
        run = subprocess.run([refuge, 'read', '--format', 'ndjson', '--manifest', manifest, '--quiet'],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if run.returncode not in (0, 3):
            sys.exit(run.stderr.decode('utf-8', 'replace') or f'refuge read ended with {run.returncode}')
        claims = [[] for _ in cases]
        for line in run.stdout.decode('utf-8').splitlines():
            claim = json.loads(line)
            claims[int(os.path.basename(claim['report'])[:5])].append(claim)
    return claims


def main():
    args = sys.argv[1:]
    show = '--show' in args
    write_floor = '--write-floor' in args
    only = args[args.index('--only') + 1] if '--only' in args else None
    fields = args[args.index('--fields') + 1] if '--fields' in args else None
    args = [a for a in args if a not in ('--show', '--write-floor', '--only', only, '--fields', fields)]
    global FIELDS
    FIELDS = set(fields.split(',')) if fields else None
    refuge = os.path.abspath(args[0])
    files = [pathlib.Path(a) for a in args[1:]] or sorted(HERE.glob('*.case'))
    floor = {}
    if (HERE / 'floor.tsv').exists():
        for line in (HERE / 'floor.tsv').read_text().splitlines()[1:]:
            name, least = line.split('\t')
            floor[name] = int(least)
    groups = [(f, parse(f)) for f in files]
    claims = iter(read(refuge, [c for _, cases in groups for c in cases]))
    total = right = 0
    reached = []
    for n, (path, cases) in enumerate(groups, 1):
        good, notes = 0, []
        for case in cases:
            have = next(claims)
            told = wrong(case, have)
            good += not told
            if told and (only is None or only in case.text or only in case.name):
                notes.append(f'# {path.name}:{case.line}: {case.name}')
                if show:
                    notes += ['#   ' + t for t in case.text.strip().splitlines()]
                notes += ['#   ' + t for t in told]
        least = floor.get(path.stem, len(cases))
        print(f'{"ok" if good >= least else "not ok"} {n} - {path.stem}: {good} of {len(cases)} cases are read '
              f'as expected (at least {least})')
        if good < least or show or only:
            print('\n'.join(notes))
        total += len(cases)
        right += good
        reached.append(f'{path.stem}\t{good}\n')
    print(f'1..{len(groups)}')
    print(f'# {right} of {total} cases')
    if write_floor:
        (HERE / 'floor.tsv').write_text('cases\tleast\n' + ''.join(reached))


if __name__ == '__main__':
    main()
