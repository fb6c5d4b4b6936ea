#!/usr/bin/env python3
"""The annotated reports, the reading cases and the sample reports are well formed."""
import csv
import datetime
import pathlib
import subprocess
import sys

from tap import Tap

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def told_by(program):
    """What a checker complains about, a line each."""
    done = subprocess.run([sys.executable, ROOT / program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout.decode('utf-8').splitlines() if done.returncode else []


def samples():
    """Every sample report stands in the manifest, with a date, and in the page on its sources."""
    folder = ROOT / 'data/reports'
    rows = list(csv.DictReader(open(folder / 'manifest.tsv', encoding='utf-8'), delimiter='\t', quoting=csv.QUOTE_NONE))
    there = {p.name for p in folder.iterdir()} - {'manifest.tsv', 'SOURCES.md', 'README.md', 'meson.build'}
    sources = (folder / 'SOURCES.md').read_text(encoding='utf-8')
    wrong = [f'{name} is only in one of folder and manifest' for name in sorted(there ^ {r['file'] for r in rows})]
    for r in rows:
        datetime.date.fromisoformat(r['published'])
        if f"`{r['file']}`" not in sources:
            wrong.append(f"{r['file']} is not in SOURCES.md")
    return wrong


def main():
    tap = Tap()
    tap.test('annotated reports are well formed', told_by('tests/reports/check_gold.py'))
    tap.test('reading cases are well formed', told_by('tests/extract/check_cases.py'))
    tap.test('sample reports have dates and sources', samples())
    tap.end()


main()
