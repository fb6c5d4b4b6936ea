#!/usr/bin/env python3
"""Are the weights by which places are chosen those of the data, and do they choose better than the rules? Prints TAP."""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LEAST_GAIN = 0.04   # share of choices that become right on texts that the weights were not fitted to; measured: .07


def main():
    fit, data = HERE / 'fit.py', HERE / 'places.xz'
    same = subprocess.run([sys.executable, fit, data, '--check', ROOT / 'src/claim/where/place_weights.c'],
                          capture_output=True, text=True)
    print(f"{'not ok' if same.returncode else 'ok'} 1 - the weights are those that the choices give")
    if same.returncode:
        print('# ' + same.stderr.strip())
    apart = subprocess.run([sys.executable, fit, data, '--apart'], capture_output=True, text=True)
    cells = apart.stdout.splitlines()[-1].split() if apart.returncode == 0 else ['', '0', '0', '0']
    gain = float(cells[3]) - float(cells[2])
    good = gain >= LEAST_GAIN
    print(f"{'ok' if good else 'not ok'} 2 - {gain:.3f} more of {cells[1]} choices are right than by the rules "
          f'(at least {LEAST_GAIN})\n1..2')
    sys.exit(bool(same.returncode) or not good)


main()
