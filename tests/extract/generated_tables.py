#!/usr/bin/env python3
"""Tables whose every number is known, in all the ways that reports print tables. Prints TAP, one test a layout.

usage: tests/extract/generated_tables.py REFUGE [--seed N] [--show]

A table is drawn: places, columns with what they count, numbers. It is then written in each layout, read, and every
cell must be read with its indicator, unit and place, and nothing else may be read. Numbers, places and columns change
with the seed; the fixed seed of the tests keeps them the same from run to run.
"""
import pathlib
import random
import sys
import tempfile

from reading import read

TABLES = 12  # of each layout
PLACES = ['Kassala', 'Gedaref', 'Sennar', 'Port Sudan', 'El Fasher', 'Nyala', 'Zalingei', 'El Geneina', 'Kadugli', 'Atbara']
# what stands over a column, what it counts
COLUMNS = [('IDPs', 'displaced', 'people'), ('Returnees', 'returned', 'people'), ('Killed', 'killed', 'people'),
           ('Injured', 'injured', 'people'), ('Missing', 'missing', 'people'), ('Refugees', 'crossed_border', 'people'),
           ('Displaced families', 'displaced', 'households'), ('Houses destroyed', 'homes_destroyed', 'homes'),
           ('Houses damaged', 'homes_damaged', 'homes'), ('Affected people', 'in_need', 'people'),
           ('Evacuated', 'evacuated', 'people'), ('Deaths', 'killed', 'people'), ('Latrines', None, None),
           ('Water points', None, None), ('People displaced', 'displaced', 'people'), ('Dead', 'killed', 'people'),
           ('Wounded', 'injured', 'people'), ('Fatalities', 'killed', 'people'), ('Total IDPs', 'displaced', 'people'),
           ('IDP households', 'displaced', 'households'), ('IDP individuals', 'displaced', 'people'),
           ('Number of deaths', 'killed', 'people'), ('People killed', 'killed', 'people'),
           ('Persons affected', 'in_need', 'people'), ('Families affected', 'in_need', 'households'),
           ('Partially damaged houses', 'homes_damaged', 'homes'), ('Fully damaged houses', 'homes_destroyed', 'homes'),
           ('Homes destroyed', 'homes_destroyed', 'homes'), ('Missing persons', 'missing', 'people'),
           ('Evacuated families', 'evacuated', 'households'), ('Returnee households', 'returned', 'households'),
           ('Returned families', 'returned', 'households'), ('Civilians killed', 'killed', 'people'),
           ('People in need', 'in_need', 'people'), ('Refugee households', 'crossed_border', 'households'),
           ('People evacuated', 'evacuated', 'people'), ('Number of IDPs', 'displaced', 'people'),
           ('Persons displaced', 'displaced', 'people'), ('Homeless', 'homeless', 'people'),
           ('Sites', None, None), ('Schools damaged', 'any', 'any'), ('Distance (km)', None, None),
           ('Livestock lost', None, None), ('Bridges damaged', None, None), ('Children vaccinated', 'any', 'any')]
GROUPS = [('IDPs', 'displaced'), ('Returnees', 'returned'), ('Refugees', 'crossed_border')]
UNITS = [[('Households', 'households'), ('Individuals', 'people')], [('HH', 'households'), ('IND', 'people')],
         [('Families', 'households'), ('Persons', 'people')]]


def grouped(n):
    return f'{n:,}'


class Table:
    """head: cells; rows: (place or None for the sums, numbers); expected: for each column (indicator, unit) or None."""

    def __init__(self, rng, kind):
        self.caption, self.over, self.origin = 'Situation by town', None, kind == 'origin'
        if kind == 'origin':
            self.caption = rng.choice(['IDPs by town of origin', 'Displacement tracking', 'Displaced people'])
            columns = [(h, 'displaced', u) for h, u in rng.choice(UNITS)]
        elif kind == 'caption':
            name, indicator = rng.choice(GROUPS)
            self.caption = f'{name} by town'
            columns = [(h, indicator, u) for h, u in rng.choice(UNITS)]
        elif kind == 'groups':
            groups = rng.sample(GROUPS, 2)
            units = rng.choice(UNITS)
            columns = [(h, i, u) for _, i in groups for h, u in units]
            self.over = [name for name, _ in groups]
        else:
            columns, seen = [], set()
            for column in rng.sample(COLUMNS, len(COLUMNS)):
                if len(columns) < rng.randint(2, 5) and column[1:] not in seen:
                    columns.append(column)
                    seen.add(column[1:])
            while len(columns) < 2:
                columns.append(('Latrines', None, None))
        self.head = ['Town of origin' if self.origin else 'Town'] + [h for h, _, _ in columns]
        self.expected = [(i, u) if i else None for _, i, u in columns]
        places = rng.sample(PLACES, rng.randint(2, 6))
        used = set()

        def number():
            while True:
                n = rng.choice([rng.randint(2, 99), rng.randint(100, 999), rng.randint(1000, 250000)])
                if n not in used and not 1900 <= n <= 2100:
                    used.add(n)
                    return n
        self.rows = [(p, [number() for _ in columns]) for p in places]
        if kind != 'plain':
            self.rows.append((None, [number() for _ in columns]))

    def cells(self):
        return [[place or 'Total'] + [grouped(n) for n in numbers] for place, numbers in self.rows]


def bars(t, edge=''):
    def line(cells):
        return f'{edge} '.lstrip() + ' | '.join(cells) + (f' {edge}' if edge else '')
    over = []
    if t.over:
        over = [line([''] + [c for g in t.over for c in (g, '')])] if edge else [' | '.join(
            ['Town'] + [c for g in t.over for c in (g, '')])]
    return over + [line(t.head)] + [line(row) for row in t.cells()]


def tabs(t):
    over = ['\t' + '\t\t'.join(t.over)] if t.over else []
    return over + ['\t'.join(row) for row in [t.head] + t.cells()]


def spaces(t):
    rows = [t.head] + t.cells()
    widths = [max(len(r[c]) for r in rows) + 3 for c in range(len(t.head))]
    lines = [''.join(cell.ljust(w) for cell, w in zip(r, widths)).rstrip() for r in rows]
    if t.over:
        per = (len(t.head) - 1) // len(t.over)
        line = ' ' * widths[0]
        for g, name in enumerate(t.over):
            line += name.ljust(sum(widths[1 + g * per:1 + (g + 1) * per]))
        lines.insert(0, line.rstrip())
    return lines


def ruled(t):
    """Numbers to the right, drawn lines under the head, over the sums and at the end."""
    rows = [t.head] + t.cells()
    widths = [max(len(r[c]) for r in rows) + (3 if c else 0) for c in range(len(t.head))]
    rule = '-' * sum(widths)
    lines = [r[0].ljust(widths[0]) + ''.join(cell.rjust(w) for cell, w in zip(r[1:], widths[1:])) for r in rows]
    sums = [rule] if len(rows) > 2 and not t.rows[-1][0] else []
    return lines[:1] + [rule] + lines[1:-1] + sums + lines[-1:] + ['=' * sum(widths)]


def grid(t):
    rows = [t.head] + t.cells()
    widths = [max(len(r[c]) for r in rows) for c in range(len(t.head))]
    rule = '+' + '+'.join('-' * (w + 2) for w in widths) + '+'
    lines = ['| ' + ' | '.join(cell.ljust(w) for cell, w in zip(r, widths)) + ' |' for r in rows]
    return [rule] + [part for line in lines for part in (line, rule)]


def markdown(t):
    lines = bars(t, '|')
    return lines[:1] + ['|' + '|'.join([' --- '] + [' ---: '] * (len(t.head) - 1)) + '|'] + lines[1:]


def single_spaces(t):
    return [' '.join(row) for row in [t.head] + t.cells()]


def serial(t):
    n = iter(range(1, 100))
    rows = [[str(next(n)) if place else ''] + row for (place, _), row in zip(t.rows, t.cells())]
    return ['\t'.join(row) for row in [['No.'] + t.head] + rows]


def slashes(t):
    """A head parted by slashes over rows parted by single spaces, with a letter before each."""
    letters = iter('abcdefghijk')
    rows = [' '.join([f'{next(letters)}.'] + row if place else row) for (place, _), row in zip(t.rows, t.cells())]
    return [' / '.join(['Ser'] + t.head)] + rows


def stacked(t):
    return [cell for row in [t.head] + t.cells() for cell in row]


def html(t):
    def row(cells, tag):
        return '<tr>' + ''.join(f'<{tag}>{c}</{tag}>' for c in cells) + '</tr>'
    head = row(t.head, 'th')
    if t.over:
        head = ('<tr><th rowspan="2">Town</th>' + ''.join(f'<th colspan="2">{g}</th>' for g in t.over) + '</tr>'
                + row(t.head[1:], 'th'))
    return [f'<table>{head}' + ''.join(row(r, 'td') for r in t.cells()) + '</table>']


LAYOUTS = {  # name: how it is written, kinds of tables that it can hold
    'bars': (bars, 'plain sums caption origin groups'),
    'bars around': (lambda t: bars(t, '|'), 'plain sums caption origin groups'),
    'tabs': (tabs, 'plain sums caption origin groups'),
    'columns of spaces': (spaces, 'plain sums caption origin groups'),
    'columns between rules': (ruled, 'plain sums caption origin'),
    'a drawn grid': (grid, 'plain sums caption origin'),
    'bars with a row of dashes': (markdown, 'plain sums caption origin'),
    'single spaces': (single_spaces, 'plain sums caption origin'),
    'serial numbers': (serial, 'plain sums caption origin'),
    'a head with slashes': (slashes, 'plain sums caption origin'),
    'a cell a line': (stacked, 'plain sums caption origin'),
    'a page': (html, 'plain sums caption origin groups'),
}


def write(t, name):
    lines = LAYOUTS[name][0](t)
    if name == 'a page':
        return ('<html><body><article><h1>Sudan: update</h1><p>The situation in towns of Sudan has not changed since the last '
                f'report was published.</p><h2>{t.caption}</h2>{lines[0]}</article></body></html>'), '.html'
    return f'Sudan: update\n\n{t.caption}\n\n' + '\n'.join(lines) + '\n', '.txt'


def faults(t, claims):
    read = {}
    for c in claims:
        if c['kind'] == 'figure':
            read.setdefault(c['low'], []).append(c)
    for place, numbers in t.rows:
        for n, expected, head in zip(numbers, t.expected, t.head[1:]):
            got = read.pop(n, [])
            name = f'{head} of {place or "the total"}, {grouped(n)}'
            if expected == ('any', 'any'):
                continue
            if not expected:
                if got:
                    yield f'{name}: is read as {got[0]["indicator"]}, counts nothing'
                continue
            if len(got) != 1:
                yield f'{name}: read {len(got)} times'
                continue
            c = got[0]
            where = (c.get('place') or {}).get('text')
            origin = (c.get('origin') or {}).get('text')
            if (c['indicator'], c['unit']) != expected:
                yield f'{name}: {c["indicator"]} of {c["unit"]}, not {expected[0]} of {expected[1]}'
            elif place and where != place:
                yield f'{name}: in {where}'
            elif place and t.origin and origin != place:
                yield f'{name}: from {origin}'
            elif not place and where in PLACES:
                yield f'{name}: a sum in {where}'
    for n, got in read.items():
        yield f'{n} is read as {got[0]["indicator"]}, is no number of the table'


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    refuge = str(pathlib.Path(sys.argv[1]).resolve())
    seed = int(sys.argv[sys.argv.index('--seed') + 1]) if '--seed' in sys.argv else 1
    tests = [(layout, kind) for layout, (_, kinds) in LAYOUTS.items() for kind in kinds.split()]
    with tempfile.TemporaryDirectory(prefix='refuge-tables-') as folder:
        work, tables = pathlib.Path(folder), {}
        for layout, kind in tests:
            for i in range(TABLES):
                t = Table(random.Random(f'{seed} {kind} {i}'), kind)
                if layout == 'single spaces' and any(word[0].isupper() for h in t.head for word in h.split()[1:]):
                    continue  # "Town Total IDPs Killed": nobody can tell the cells
                text, ending = write(t, layout)
                path = work / f'{layout} {kind} {i}{ending}'
                path.write_text(text, encoding='utf-8')
                tables[path.name] = (layout, kind, t, text)
        claims = {}
        for c in read(refuge, folder, '2024-06-20'):
            claims.setdefault(pathlib.Path(c['report']).name, []).append(c)
    failed = 0
    for number, (layout, kind) in enumerate(tests, 1):
        found = []
        for name, (of_layout, of_kind, t, text) in tables.items():
            if (of_layout, of_kind) == (layout, kind):
                wrong = list(faults(t, claims.get(name, [])))
                found += [f'{name}: {f}' for f in wrong]
                if wrong and '--show' in sys.argv:
                    print(text)
        failed += bool(found)
        print(f'{"not ok" if found else "ok"} {number} - tables in {layout} ({kind})')
        for f in found[:5]:
            print(f'# {f}')
    print(f'1..{len(tests)}')
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
