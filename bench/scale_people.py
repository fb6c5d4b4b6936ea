#!/usr/bin/env python3
"""Copies a scenario with so many times the people: populations, capacities and all figures of the data.

usage: scale_people.py FROM TO TIMES
"""
import pathlib
import shutil
import sys


def scaled(line, column, times):
    """The line with the number in its column multiplied; lines without one stay as they are."""
    cells = line.split(',')
    if line.startswith('#') or len(cells) <= column:
        return line
    try:
        cells[column] = str(round(float(cells[column]) * times))
    except ValueError:
        return line
    return ','.join(cells)


def scale_file(path, column, times):
    lines = path.read_text(encoding='utf-8').splitlines()
    path.write_text('\n'.join(scaled(line, column, times) for line in lines) + '\n', encoding='utf-8')


def main():
    source, target, times = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
    shutil.copytree(source, target, dirs_exist_ok=True)
    scale_file(target / 'input_csv/locations.csv', 7, times)
    for path in (target / 'source_data').glob('*.csv'):
        if path.name != 'data_layout.csv':
            scale_file(path, 1, times)


main()
