#!/usr/bin/env python3
"""Scores quantities and times on the specifications of ../shared/reports/recognizers.

usage: run.py PROGRAM DIR [--misses]

PROGRAM is tests/recognizer-stages; DIR holds Number/English and DateTime/English. Prints TAP: one
test for numbers, one for dates, each with the least share that must be right, one for the page. The groups of cases
that are no matter of reports are named in left_out.py with their reasons."""
import collections
import datetime
import json
import os
import re
import subprocess
import sys

from left_out import DATES, NUMBERS

PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../docs/reference/recognizers.md')
NUMBER_FLOOR = 0.95
DATE_FLOOR = 0.86


def load(path):
    return json.load(open(path, encoding='utf-8-sig'))


def read(program, cases):
    """What the stages make of (day, text) pairs."""
    lines = ''.join(day + '\t' + ' '.join(re.split('[\n\r\t]', text)) + '\n' for day, text in cases)
    done = subprocess.run([program], input=lines.encode(), capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def group_of(groups, case):
    return next((g.name for g in groups if g.holds(case)), None)


def same_number(a, b):
    return abs(a - b) <= 1e-6 * max(1.0, abs(a))


def number_right(case, got):
    expected = sorted(float(r['Resolution']['value']) for r in case['Results'])
    # What belongs to a measure ("180ml") is no number of its own in these cases.
    values = sorted(q['low'] for q in got['quantities'])
    counted = sorted(q['low'] for q in got['quantities'] if q['kind'] != 'not')
    return any(len(v) == len(expected) and all(map(same_number, expected, v)) for v in (values, counted))


def day(text):
    return datetime.date.fromisoformat(text)


def readings(value):
    """The days that one reading of a case tells: (from, to), either None when open."""
    if 'date' in value:
        return (value['date'], value['date'])
    if 'value' in value and re.fullmatch(r'\d{4}-\d\d-\d\d', value['value']):
        return (value['value'], value['value'])
    start, end = value.get('startDate') or value.get('start'), value.get('endDate') or value.get('end')
    return (start, end) if start or end else None


def expected_dates(case):
    """For each result the readings that count as right."""
    out = []
    for result in case['Results']:
        value = result.get('Value') or {}
        parts = [value.get('PastResolution'), value.get('FutureResolution')]
        parts += (result.get('Resolution') or {}).get('values', [])
        days = [r for r in map(readings, filter(None, parts)) if r]
        if days and not all(r[0] == '0001-01-01' for r in days):
            out.append(days)
    return out


def date_fits(expected, time, today):
    start, end = expected
    if start and time['from'] != start:
        return False
    if not end or not time['to']:
        return not end or not time['from']
    last = day(time['to'])
    # A stretch of this week, month or year ends with the report's day.
    if time['to'] == today and end > today:
        return True
    # The cases end a stretch with the day behind it; where both ends are told, with the first day of
    # what is told last ("from March to May": 1 May), where claims take its last.
    firsts = (last, last + datetime.timedelta(1), last.replace(day=1), last.replace(month=1, day=1))
    return end in map(str, firsts)


def date_right(case, got):
    today = case['Context']['ReferenceDateTime'][:10]
    expected = expected_dates(case)
    times = [t for t in got['times'] if t['kind'] != 'length' and (t['from'] or t['to'])]
    if len(times) != len(expected):
        return False
    return all(any(date_fits(r, t, today) for r in readings_of) for readings_of, t in zip(expected, times))


def score(cases, program, groups, right, misses, day_of):
    counted, out = [], collections.Counter()
    for case in cases:
        name = group_of(groups, case)
        if name:
            out[name] += 1
        else:
            counted.append(case)
    got = read(program, [(day_of(c), c['Input']) for c in counted])
    good = 0
    for case, answer in zip(counted, got):
        ok = right(case, answer)
        good += ok
        if misses and not ok:
            print('#', repr(case['Input']), day_of(case), file=sys.stderr)
            print('#     wanted', [(r.get('Text'), r.get('Value') or (r.get('Resolution') or {}).get('values', (r.get('Resolution') or {}).get('value'))) for r in case['Results']], file=sys.stderr)
            print('#     read  ', [(q['text'], q['low'], q['why']) for q in answer['quantities']],
                  [(t['text'], t['kind'], t['from'], t['to']) for t in answer['times']], file=sys.stderr)
    return good, len(counted), out


def main():
    program, base = sys.argv[1:3]
    misses = '--misses' in sys.argv
    if not os.path.isdir(base):
        print('1..1\nok 1 - # SKIP the specifications are not here: ' + base)
        return 0
    numbers = load(os.path.join(base, 'Number/English/NumberModel.json'))
    dates = load(os.path.join(base, 'DateTime/English/DateParser.json'))
    dates += load(os.path.join(base, 'DateTime/English/DatePeriodParser.json'))
    dates += [c for c in load(os.path.join(base, 'DateTime/English/DateTimeModel.json'))
              if 'Context' in c and all(r.get('TypeName', '').split('.')[-1] in ('date', 'daterange') for r in c['Results'])]
    dates = [c for c in dates if 'Context' in c]
    bad = 0
    print('1..3')
    for i, (what, cases, groups, right, floor, day_of) in enumerate((
            ('numbers', numbers, NUMBERS, number_right, NUMBER_FLOOR, lambda c: '-'),
            ('dates', dates, DATES, date_right, DATE_FLOOR, lambda c: c['Context']['ReferenceDateTime'][:10])), 1):
        good, n, out = score(cases, program, groups, right, misses, day_of)
        ok = n > 0 and good >= floor * n
        bad += not ok
        print(f"{'ok' if ok else 'not ok'} {i} - {what}: {good} of {n} right ({good / max(n, 1):.3f}, "
              f"at least {floor:.2f}), {sum(out.values())} of {len(cases)} left out")
        for name, count in out.most_common():
            print(f'# left out: {count} {name}')
    page = open(PAGE, encoding='utf-8').read()
    missing = [g.name for g in NUMBERS + DATES if f'| {g.name} | {g.reason} |' not in page]
    bad += bool(missing)
    print(f"{'not ok' if missing else 'ok'} 3 - the page lists every group that is left out")
    for name in missing:
        print(f'# {name}')
    return 1 if bad else 0


sys.exit(main())
