#!/usr/bin/env python3
"""Fits how sure reading is of a claim (src/claim/sure/sure.c) to claims that people judged.

usage: fit.py CLAIMS.xz            prints the tables of sure.c
       fit.py CLAIMS.xz --apart    fits on all groups of texts but one, tries on that one, and tells how it went
       fit.py CLAIMS.xz --check SURE.c   exits with 1 unless SURE.c holds these tables

CLAIMS.xz (see README.md): group of texts, whether what was counted or happened, place, period, source are right (1, 0, or -
where that is wrong already), then the evidence that `sure-evidence` prints. Four logistic regressions, one for each, with a penalty
on large weights (half of PENALTY times the sum of their squares), by Newton's method.
"""
import csv
import lzma
import math
import pathlib
import re
import sys

PENALTY = 3.0
EVIDENCE = {
    'what': ['link', 'event', 'stock', 'cumulative', 'modality', 'part', 'line', 'length', 'figures'],
    'place': ['no-place', 'country', 'place-before', 'place-far', 'place-apart', 'place-behind', 'place-chance', 'unknown', 'weak-place',
              'places', 'names', 'event', 'stock', 'part', 'line', 'length'],
    'period': ['no-period', 'time-left', 'time-far', 'period-chance', 'times', 'open', 'undated', 'event', 'stock', 'cumulative', 'modality',
               'part', 'line', 'length'],
    'source': ['no-source', 'source-far', 'event', 'stock', 'modality', 'line', 'length'],
}


def read(path):
    with lzma.open(path, 'rt', encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file, delimiter='\t'))


def solve(a, b):
    """Gauss with pivots; a is symmetric and positive."""
    n = len(b)
    m = [row[:] + [b[i]] for i, row in enumerate(a)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            for c in range(i, n + 1):
                m[r][c] -= f * m[i][c]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (m[i][n] - sum(m[i][c] * x[c] for c in range(i + 1, n))) / m[i][i]
    return x


def fit(rows, part):
    """[base, weight of each evidence]"""
    rows = [r for r in rows if r[part] != '-']
    xs = [[1.0] + [float(r[e]) for e in EVIDENCE[part]] for r in rows]
    ys = [int(r[part]) for r in rows]
    n = len(xs[0])
    w = [0.0] * n
    for _ in range(30):
        gradient = [-PENALTY * w[j] * (j > 0) for j in range(n)]
        curve = [[PENALTY * (i == j and j > 0) for j in range(n)] for i in range(n)]
        for x, y in zip(xs, ys):
            p = chance(w, x)
            for i in range(n):
                gradient[i] += (y - p) * x[i]
                for j in range(n):
                    curve[i][j] += p * (1 - p) * x[i] * x[j]
        step = solve(curve, gradient)
        w = [a + b for a, b in zip(w, step)]
        if max(map(abs, step)) < 1e-9:
            break
    return w


def chance(w, x):
    return 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x))))


def sure(models, row):
    ret = 1.0
    for part, w in models.items():
        ret *= chance(w, [1.0] + [float(row[e]) for e in EVIDENCE[part]])
    return ret


def all_right(row):
    return row['what'] == '1' and all(row[part] != '0' for part in EVIDENCE)


def order(pairs):
    """The chance that a right claim is surer than a wrong one (area under the ROC curve)."""
    ranked = sorted(pairs)
    sums, right, i = 0.0, sum(y for _, y in pairs), 0
    while i < len(ranked):
        j = i
        while j < len(ranked) and ranked[j][0] == ranked[i][0]:
            j += 1
        sums += (i + j + 1) / 2 * sum(y for _, y in ranked[i:j])
        i = j
    return (sums - right * (right + 1) / 2) / (right * (len(pairs) - right))


def table(rows):
    out = []
    for part in EVIDENCE:
        w = fit(rows, part)
        out.append('    [RF_DOUBT_%s] = {%.2f,' % (part.upper(), w[0]))
        cells = ['[RF__W_%s] = %.2f' % (e.upper().replace('-', '_'), v) for e, v in zip(EVIDENCE[part], w[1:])]
        lines, line = [], ''
        for cell in cells:
            if len(line) + len(cell) > 80:
                lines.append(line.rstrip())
                line = ''
            line += cell + ', '
        lines.append(line.rstrip(', '))
        out += ['        {' + lines[0]] + ['         ' + x for x in lines[1:]]
        out[-1] += '}},'
    return '\n'.join(out)


def apart(rows):
    pairs = []
    print('group  claims  right  expected  order')
    for group in sorted({r['group'] for r in rows}):
        models = {part: fit([r for r in rows if r['group'] != group], part) for part in EVIDENCE}
        own = [(sure(models, r), all_right(r)) for r in rows if r['group'] == group]
        pairs += own
        print('%5s  %6d  %5.3f  %8.3f  %5.3f' % (group, len(own), sum(y for _, y in own) / len(own),
                                                 sum(p for p, _ in own) / len(own), order(own)))
    print('confidence  claims  right')
    for tenth in range(10):
        own = [y for p, y in pairs if int(p * 10) == tenth]
        if own:
            print('0.%d to 0.%-4s %6d  %5.2f' % (tenth, tenth + 1 if tenth < 9 else '9', len(own), sum(own) / len(own)))
    print('all: order %.3f' % order(pairs))


def numbers(text):
    return re.findall(r'\[RF_(?:_W|DOUBT)_\w+\] = \{?-?\d+\.\d\d', text)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    rows = read(sys.argv[1])
    if '--apart' in sys.argv:
        apart(rows)
    elif '--check' in sys.argv:
        source = pathlib.Path(sys.argv[sys.argv.index('--check') + 1]).read_text(encoding='utf-8')
        if numbers(source) != numbers(table(rows)):
            sys.exit('The weights in sure.c are not those that fit.py finds: put what it prints there.')
    else:
        print(table(rows))


main()
