#!/usr/bin/env python3
"""Reads ../shared/reports/idlib as a user would and compares the picture with the one made by hand.

usage: tests/reports/picture.py REFUGE

Nothing stands between: the reports are read into a ledger, `refuge picture` and `refuge timeline` print it,
and each fact of ../shared/reports/idlib/picture.md is looked for. Prints TAP; skips without ../shared.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parents[3] / 'shared/reports/idlib'


def run(*command):
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 3):
        sys.exit(f'{command}: status {done.returncode}\n' + done.stderr.decode('utf-8', 'replace'))
    return done.stdout.decode('utf-8')


class Picture:
    def __init__(self, refuge, ledger):
        said = json.loads(run(refuge, 'picture', ledger, '--on', '2020-02-20', '--format', 'json'))
        self.quantities, self.unknown = said['quantities'], said['unknown']
        self.incidents = json.loads(run(refuge, 'timeline', ledger, '--format', 'json'))['incidents']

    def one(self, indicator, best, **more):
        """The quantity of an indicator with this best figure, or nothing."""
        fits = [q for q in self.quantities if q['indicator'] == indicator and q['best'] == best and
                all(q.get(k) == v for k, v in more.items())]
        return fits[0] if len(fits) == 1 else None


def just_under_900000(p):
    q, window = p.one('displaced', 900000), p.one('displaced', 235000)
    return q and q['from'] == '2019-12-01' and q['origins'] == 1 and q['reports'] == 2 and q['below_high'] \
        and q['high'] == 1000000 and window and window['part_of'] == q['key'] and 'not to be added' in window['note']


def a_million_in_camps_apart(p):
    q = p.one('displaced', 1000000)
    return q and q['stock'] and len(q['claims']) == 1


def children(p):
    q = p.one('displaced', 525000, group=['children'])
    return q and q['low'] == 500000 and q['high'] == 525000


def population(p):
    q = p.one('population', 3000000)
    return q and q['reports'] == 4 and q['named_origins'] == 0 and 'none names a source' in q['note'] \
        and 'unchanged for 18 months' in q['note']


def war_deaths(p):
    q = p.one('killed', 400000)
    return q and q['agreement'] == 'conflict' and '370,000' in q['note']


def earlier_episodes(p):
    q, first_week, later = p.one('displaced', 400000), p.one('displaced', 150000), p.one('displaced', 900000)
    return q and q['from'] == '2019-04-01' and first_week and first_week['to'] == '2019-05-06' \
        and later and later['key'] not in (q.get('part_of'), first_week.get('part_of'))


def forecast(p):
    q = p.one('displaced', 800000)
    return q and q['modality'] == 'projected' and '900,000' in q['note']


def about_300_is_299(p):
    q = p.one('killed', 299)
    return q and q['from'] == '2020-01-01' and len(q['claims']) == 2 and not p.one('killed', 300)


def share_of_them(p):
    q = p.one('share', 0.93)
    return q and 'about 278 of 299' in q['note']


def hospitals(p):
    two, half, seven = (p.one('health_facility_attacked', 2), p.one('health_facility_functioning', 0.5),
                        p.one('health_facility_attacked', 7))
    return two and two['from'] == two['to'] == '2020-02-17' and half and seven and seven['to'] < '2020'


def unknown_deaths(p):
    return any('civilians killed from 2019-12-01 until 2020-01-01' in u for u in p.unknown)


def hill(p):
    hill = [i for i in p.incidents if i['type'] == 'place_captured' and 'hill' in i.get('place', '')]
    return len(hill) == 1 and hill[0]['contested'] not in ('no', 'one_party') and hill[0]['from'] == '2019-05-06'


FACTS = [
    (just_under_900000, 'displaced since December are just under 900,000, one origin carried twice, 235,000 within'),
    (a_million_in_camps_apart, 'a million in camps is another quantity'),
    (children, 'children are 500,000 to 525,000'),
    (population, 'four reports repeat three million and none names a source'),
    (war_deaths, 'the deaths of the war are a conflict, not a trend'),
    (earlier_episodes, '150,000 and 400,000 belong to 2019'),
    (forecast, '800,000 was a forecast'),
    (about_300_is_299, 'about 300 is 299'),
    (share_of_them, '93 percent is of the 299'),
    (hospitals, 'two hospitals, half functioning, and seven of another year are three things'),
    (unknown_deaths, 'deaths in December are unknown'),
    (hill, 'the hill is contested'),
]


def main():
    refuge = pathlib.Path(sys.argv[1]).resolve()
    print(f'1..{len(FACTS)}')
    if not FOLDER.is_dir():
        for n, (_, name) in enumerate(FACTS, 1):
            print(f'ok {n} - {name} # SKIP ../shared/reports is not there')
        return 0
    with tempfile.TemporaryDirectory() as tmp:
        ledger = pathlib.Path(tmp) / 'idlib.db'
        run(refuge, 'read', '--manifest', FOLDER / 'manifest.tsv', '--ledger', ledger, '--quiet')
        p = Picture(refuge, ledger)
    failed = 0
    for n, (holds, name) in enumerate(FACTS, 1):
        good = bool(holds(p))
        failed += not good
        print(f'{"ok" if good else "not ok"} {n} - {name}')
    return failed > 0


sys.exit(main())
