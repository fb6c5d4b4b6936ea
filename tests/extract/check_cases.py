#!/usr/bin/env python3
"""Check the form of the case files: keys, vocabulary, numbers that stand in their text, names used twice.

usage: check_cases.py [FILE...]
"""
import datetime
import glob
import os
import re
import shlex
import sys

WORDS = {
    'indicator': set("""displaced evacuated relocated in_relief_camp sheltered homeless returned crossed_border population
in_need killed injured casualties died_of_exposure missing homes_destroyed homes_damaged health_facility_attacked
health_facility_functioning school_attacked camp_attacked air_strike shelling missile drone place_captured territory troops
aid share""".split()),
    'type': set("""battle air_strike shelling missile_or_drone attack_on_health_care attack_on_school attack_on_camp
place_captured front_line road_opened road_closed border_opened border_closed aid_crossing aid_blocked displacement ceasefire
ceasefire_broken talks agreement troop_movement warning appeal protest""".split()),
    'qualifier': set("exact about nearly over at_least up_to range".split()),
    'unit': set("people households facilities events places vehicles homes share".split()),
    'modality': set("reported projected planned denied demanded".split()),
    'flow': set("new stock cumulative".split()),
    'group': set("civilians children women men women_and_children fighters soldiers health_workers aid_workers".split()),
}
BOTH = set("modality from to place country person org role".split())
KEYS = {
    'figure': BOTH | set("""number occurrence indicator low high qualifier unit flow group side perpetrator origin
destination""".split()),
    'event': BOTH | set("type actor1 actor2 km".split()),
}


def check_value(key, value):
    values = value.split('|')
    if key in WORDS:
        parts = [p for v in values if v for p in (v.split(',') if key == 'group' else [v])]
        return [f'{key} {p!r}' for p in parts if p not in WORDS[key]]
    if key in ('low', 'high', 'km', 'occurrence'):
        return [f'{key} {v!r}' for v in values if not re.fullmatch(r'\d+(\.\d+)?', v)]
    if key in ('from', 'to'):
        wrong = []
        for v in filter(None, values):
            try:
                datetime.date.fromisoformat(v)
            except ValueError:
                wrong.append(f'{key} {v!r}')
        return wrong
    if key == 'country':
        return [f'country {v!r}' for v in values if v and not re.fullmatch('[A-Z]{2}', v)]
    return []


def check_claim(line, text):
    words = shlex.split(line)
    if words[0] == 'optional':
        words = words[1:]
    kind = words[0] if words else ''
    if kind not in KEYS:
        return [f'neither figure nor event: {line}']
    wrong, given = [], {}
    for word in words[1:]:
        key, equals, value = word.partition('=')
        if not equals or key not in KEYS[kind] or key in given:
            wrong.append(f'{word!r} in {line}')
        given[key] = value
        wrong += check_value(key, value)
    if kind == 'event':
        return wrong + ([] if 'type' in given else [f'no type: {line}'])
    number = given.get('number', '')
    if not number or text.count(number) < int(given.get('occurrence', 1)):
        wrong.append(f'number {number!r} is not in the text')
    if float(given.get('low', 0)) > float(given.get('high', given.get('low', 0))):
        wrong.append(f'low is above high: {line}')
    return wrong


def check_case(case):
    head, bar, expected = case.partition('\n---\n')
    if not bar:
        return None, ['no --- line']
    lines = head.split('\n')
    name = lines.pop(0)[2:] if lines[0].startswith('# ') else None
    if lines and lines[0].startswith('published: '):
        check = check_value('from', lines.pop(0)[len('published: '):])
    else:
        check = []
    text = '\n'.join(lines)
    if not text.strip():
        check.append('no text')
    claims = [c for c in expected.split('\n') if c.strip()]
    if not claims:
        check.append('nothing expected')
    if 'none' in claims and any(c.startswith('figure ') for c in claims):
        check.append('none beside a figure')
    for c in claims:
        if c not in ('none', 'none events'):
            check += check_claim(c, text)
    return name, check


def main():
    files = sys.argv[1:] or sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), '*.case')))
    wrong, count = [], 0
    for path in files:
        names = set()
        for number, case in enumerate(open(path, encoding='utf-8').read().strip('\n').split('\n====\n'), 1):
            name, faults = check_case(case)
            if name in names:
                faults.append('the name is used twice')
            names.add(name)
            count += 1
            wrong += [f'{os.path.basename(path)}: case {number} ({name}): {f}' for f in faults]
    print('\n'.join(wrong) if wrong else f'{len(files)} files, {count} cases: no problem')
    return 1 if wrong else 0


sys.exit(main())
