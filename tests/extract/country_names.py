#!/usr/bin/env python3
"""Every country is found by each of its names, and so is its capital. Prints TAP, one test.

usage: tests/extract/country_names.py REFUGE

Each name of data/places/countries.tsv stands in a report of one sentence; what happened there must be placed in that
country, with the whole name.
"""
import csv
import pathlib
import sys
import tempfile

from reading import read

COUNTRIES = pathlib.Path(__file__).resolve().parents[2] / 'data' / 'places' / 'countries.tsv'
# names that more people would take for another place, or that are not found whole yet
KNOWN = {'Congo', 'Kingston', 'Victoria',  # another place is meant more often
         "Saint John's", "Saint George's",  # the possessive is not part of the name
         'Cocos (Keeling) Islands', 'Co-operative Republic of Guyana', 'oPt', 'Turks & Caicos', 'King Edward Point',
         "Lao People's Democratic Republic", 'CAR'}


def names():
    with open(COUNTRIES, encoding='utf-8', newline='') as file:
        for row in csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE):
            listed = [row['name'], row['capital']] + row['official_names'].split('|') + row['other_names'].split('|')
            yield from ((row['iso2'], name) for name in listed if name and name not in KNOWN)


def main():
    refuge, asked = sys.argv[1], list(names())
    with tempfile.TemporaryDirectory(prefix='refuge-countries-') as folder:
        for number, (_, name) in enumerate(asked):
            (pathlib.Path(folder) / f'{number}.txt').write_text(
                f'Some 62,000 people were killed in {name}, the government said.\n', encoding='utf-8')
        claims = read(refuge, folder, '2024-02-02')
    places = {int(pathlib.Path(c['report']).stem): c.get('place') or {} for c in claims if c['kind'] == 'figure'}
    wrong = [(code, name, places.get(number)) for number, (code, name) in enumerate(asked)
             if not places.get(number) or places[number].get('country') != code
             or name not in places[number].get('text', '')]
    print(f'{"not ok" if wrong else "ok"} 1 - {len(asked)} names of countries and capitals are found')
    for code, name, place in wrong:
        print(f'# {code} {name}: {place}')
    print('1..1')
    return bool(wrong)


if __name__ == '__main__':
    sys.exit(main())
