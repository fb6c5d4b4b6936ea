#!/usr/bin/env python3
"""Scores what is read from annotated reports, with a floor for each measure.

usage: tests/reports/run.py REFUGE [--write-floor]

The reports are those of this folder, those of second/, third/, fourth/ and fifth/, those of heldout/, heldout2/, heldout4/
and heldout5/ (of which only totals are told, so that nobody writes rules for their sentences), and, where they are there, ../shared/reports/idlib and
../shared/reports/idmc. The scorers are those of ../shared/tools; without them everything is
skipped. Prints TAP, one test a measure: it fails below what floor.tsv says. --write-floor writes
a hundredth less than what is reached now.
"""
import json
import math
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parent.parent.parent / 'shared'
TOOLS = SHARED / 'tools'
SETS = {'reports': HERE} | {name: HERE / name for name in ('second', 'third', 'fourth', 'fifth', 'heldout', 'heldout2', 'heldout4',
                                                           'heldout5')} | {
    'idlib': SHARED / 'reports/idlib'}
ATTRIBUTES = ('period', 'place', 'source', 'qualifier')
IDMC = ('quantity', 'tuple')


def run(*command, good=(0,)):
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in good:
        sys.exit(f'{command}: status {done.returncode}\n' + done.stderr.decode('utf-8', 'replace'))
    return done.stdout


def of_reports(refuge, folder):
    """Measures of a folder with manifest.tsv and gold/."""
    with tempfile.NamedTemporaryFile(suffix='.ndjson') as claims:
        claims.write(run(refuge, 'read', '--format', 'ndjson', '--quiet', '--manifest',
                         folder / 'manifest.tsv', good=(0, 3)))
        claims.flush()
        score = json.loads(run(sys.executable, TOOLS / 'score_claims.py', '--gold', folder / 'gold', '--reports',
                               folder, '--claims', claims.name, '--json'))
    measures = {'figures found F1': score['found']['f1'], 'figures right F1': score['right']['f1']}
    measures.update({name: score['attributes'][name][0] for name in ATTRIBUTES})
    p, r = score['events']['precision'], score['events']['recall']
    measures['events F1'] = score['events'].get('f1', 2 * p * r / (p + r) if p + r else 0)
    return measures


def of_excerpts(refuge):
    score = json.loads(run(sys.executable, TOOLS / 'score_idmc.py', '--tsv', SHARED / 'reports/idmc/dev.tsv',
                           '--english-only', '--json', '--', refuge, 'read', '--format', 'ndjson', '--quiet'))
    return {f'any {name}': score[f'any {name}'] for name in IDMC}


def floors():
    path = HERE / 'floor.tsv'
    lines = path.read_text().splitlines()[1:] if path.exists() else []
    return {tuple(l.split('\t')[:2]): float(l.split('\t')[2]) for l in lines}


def main():
    refuge = pathlib.Path(sys.argv[1]).resolve()
    floor, reached, number = floors(), {}, 0
    for name in (*SETS, 'idmc'):
        folder = SETS.get(name, SHARED / 'reports/idmc')
        if not TOOLS.is_dir() or not folder.is_dir():
            number += 1
            print(f'ok {number} - {name} is scored # SKIP {folder if TOOLS.is_dir() else TOOLS} is not there')
            continue
        measures = of_reports(refuge, folder) if name in SETS else of_excerpts(refuge)
        for measure, value in measures.items():
            number += 1
            least = floor.get((name, measure), 0)
            reached[name, measure] = max(0, math.floor(value * 100 + 1e-9) - 1) / 100
            print(f"{'ok' if value >= least else 'not ok'} {number} - {name}: {measure} is {value:.3f} (at least {least})")
    print(f'1..{number}')
    if '--write-floor' in sys.argv:
        (HERE / 'floor.tsv').write_text('set\tmeasure\tleast\n' + ''.join(
            f'{s}\t{m}\t{v:.2f}\n' for (s, m), v in {**floor, **reached}.items()))


main()
