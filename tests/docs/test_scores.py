#!/usr/bin/env python3
"""The table of errors in docs/guide/leaking-capacity.md is what the program says of the published scenarios.

usage: test_scores.py REFUGE [--update]

The scenarios do not ship with the project: they are looked for in REFUGE_FLEE, or ../shared/flee beside it, and
without them this is skipped. --update writes what the program says into the page.
"""
import csv
import os
import pathlib
import re
import subprocess
import sys

from tap import Tap

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
REFUGE = pathlib.Path(sys.argv[1]).resolve()
PAGE = ROOT / 'docs/guide/leaking-capacity.md'
SCENARIOS = pathlib.Path(os.environ.get('REFUGE_FLEE', ROOT.parent / 'shared/flee')) / 'scenarios'
ROW = re.compile(r'^\| (\w+) \| [\d.]+ \| [\d.]+ \| [\d.]+ \|$', re.M)


def scores(name, *options):
    told = subprocess.run([REFUGE, 'validate', SCENARIOS / name, '--runs', '5', '--quiet', '--format', 'csv', *options],
                          capture_output=True, text=True).stdout
    rows = csv.DictReader(line for line in told.splitlines() if not line.startswith('#'))
    return {row['name']: float(row['value']) for row in rows if row['measure'] == 'ard' and row['value']}


def row_of(name):
    with_capacity, without = scores(name), scores(name, '--ignore-capacity')
    return (f"| {name} | {with_capacity['mean_of_runs']:.3f} | {without['mean_of_runs']:.3f} "
            f"| {with_capacity['capacity']:.3f} |")


def main():
    tap, what, text = Tap(), 'leaking-capacity.md has the errors that the program tells', PAGE.read_text(encoding='utf-8')
    if SCENARIOS.is_dir():
        told = {found[0]: row_of(found[1]) for found in ROW.finditer(text)}
        tap.test(what, [f'{shown}, the program: {said}' for shown, said in told.items() if shown != said])
        if '--update' in sys.argv:
            PAGE.write_text(ROW.sub(lambda found: told[found[0]], text), encoding='utf-8')
    else:
        tap.skip(what, f'no scenarios at {SCENARIOS}')
    tap.end()


main()
