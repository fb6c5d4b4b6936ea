#!/usr/bin/env python3
"""Does an ensemble agree with Flee's own? Runs every scenario that has a reference and prints TAP.

usage: run.py REFUGE [FOLDER]

FOLDER (default ../shared/flee beside the project, or REFUGE_FLEE) holds scenarios/NAME/, and
reference/NAME.csv with NAME.simsetting.yml; reference/variants/ has NAME-WHAT.csv. The comparison is
made by FOLDER/../tools/score_run.py. Without the folder all of it is skipped.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def references(folder):
    for path in sorted(folder.glob('reference/*.csv')) + sorted(folder.glob('reference/variants/*.csv')):
        settings = path.with_suffix('').with_suffix('.simsetting.yml')
        if path.name.endswith('.out.csv') or not settings.exists():
            continue
        scenario = folder / 'scenarios' / path.stem.split('-')[0]
        if scenario.is_dir():
            yield path, settings, scenario


def compare(refuge, score, path, settings, scenario):
    with tempfile.TemporaryDirectory(prefix='refuge-parity-') as out:
        ran = subprocess.run([refuge, 'simulate', scenario, '--settings', settings, '--rules', 'flee3',
                              '--runs', '100', '--quiet', '--out', out],
                             capture_output=True, text=True, timeout=600)
        if ran.returncode not in (0, 3):
            return False, ran.stderr
        said = subprocess.run([sys.executable, score, 'parity', f'{out}/summary.csv', path],
                              capture_output=True, text=True)
        return said.returncode == 0, said.stdout + said.stderr


def main():
    refuge = pathlib.Path(sys.argv[1]).resolve()
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else
                          os.environ.get('REFUGE_FLEE', ROOT.parent / 'shared/flee'))
    score = folder.parent / 'tools/score_run.py'
    if not folder.is_dir() or not score.exists():
        print(f'1..1\nok 1 - parity with Flee # SKIP no reference runs at {folder}')
        return
    number = failed = 0
    for path, settings, scenario in references(folder):
        good, said = compare(refuge, score, path, settings, scenario)
        number += 1
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {path.stem} {said.splitlines()[0] if good else ''}",
              flush=True)
        if not good:
            print('\n'.join(f'# {line}' for line in said.splitlines()), flush=True)
    print(f'1..{number}')
    sys.exit(1 if failed else 0)


main()
