#!/usr/bin/env python3
"""Are the weights by which places, periods and figures are chosen those of the data, and do they choose better than the rules? Prints TAP."""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FIT = HERE / 'fit.py'
# Data, weights, the groups of texts to try on without fitting to them ('': all; of periods those that no rule was mended on; the fit to
# figures takes long), and the share of choices that become right at least; measured: .07, .03, .19.
SETS = [('places.xz', 'src/claim/where/place_weights.c', '', 0.04), ('periods.xz', 'src/claim/period/period_weights.c', 't', 0.015),
        ('figures.xz', 'src/claim/figure/figure_weights.c', 'g', 0.08)]


def try_set(n, data, weights, letter, least):
    """Prints tests n and n + 1; are both passed?"""
    same = subprocess.run([sys.executable, FIT, HERE / data, '--check', ROOT / weights], capture_output=True, text=True)
    print(f"{'not ok' if same.returncode else 'ok'} {n} - {data}: the weights are those that the choices give")
    if same.returncode:
        print('# ' + same.stderr.strip())
    apart = subprocess.run([sys.executable, FIT, HERE / data, '--apart', letter], capture_output=True, text=True)
    cells = apart.stdout.splitlines()[-1].split() if apart.returncode == 0 else ['', '0', '0', '0']
    gain = float(cells[3]) - float(cells[2])
    good = gain >= least
    print(f"{'ok' if good else 'not ok'} {n + 1} - {data}: {gain:.3f} more of {cells[1]} choices are right than by the rules "
          f'(at least {least})')
    return not same.returncode and good


def main():
    passed = [try_set(1 + 2 * i, *s) for i, s in enumerate(SETS)]
    print(f'1..{2 * len(SETS)}')
    sys.exit(not all(passed))


main()
