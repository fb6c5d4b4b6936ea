#!/usr/bin/env python3
"""Check annotated reports: the gold's form, its words, its numbers.

usage: check_gold.py [--predictions FILE] [DIR...]

DIR (default: this folder and those in it) holds NNN.txt, gold/NNN.jsonl and manifest.tsv. Every problem is
one line on stdout; the exit status is 1 when there is any. With --predictions the gold is also written as
a reader that makes no mistake would print it (byte offsets in place of occurrences).
"""
import csv
import datetime
import json
import os
import re
import sys

INDICATORS = set("""displaced evacuated relocated in_relief_camp sheltered homeless returned crossed_border population
in_need killed injured casualties died_of_exposure missing homes_destroyed homes_damaged health_facility_attacked
health_facility_functioning school_attacked camp_attacked air_strike shelling missile drone place_captured
territory troops aid share""".split())
EVENTS = set("""battle air_strike shelling missile_or_drone attack_on_health_care attack_on_school attack_on_camp
place_captured front_line road_opened road_closed border_opened border_closed aid_crossing aid_blocked displacement
ceasefire ceasefire_broken talks agreement troop_movement warning appeal protest""".split())
UNITS = set("people households facilities events places vehicles homes share".split())
QUALIFIERS = set("exact about nearly over at_least up_to range".split())
MODALITIES = set("reported projected planned denied demanded".split())
FLOWS = set("new stock cumulative".split())
GROUPS = set("civilians children women men women_and_children fighters soldiers health_workers aid_workers".split())
ALLOWED = {
    'figure': set("""kind number occurrence indicator low high qualifier unit group side perpetrator modality flow from
to place country origin destination source_person source_org words also optional""".split()),
    'event': set("""kind type modality from to place country actor1 actor2 km source_person source_org words also
optional""".split()),
}
NEEDED = {'figure': 'number occurrence indicator low high qualifier modality flow words'.split(),
          'event': 'type modality words'.split()}
VOCABULARY = {'indicator': INDICATORS, 'type': EVENTS, 'unit': UNITS, 'qualifier': QUALIFIERS,
              'modality': MODALITIES, 'flow': FLOWS}


def nth(hay, needle, n):
    at = -1
    for _ in range(n):
        at = hay.find(needle, at + 1)
        if at < 0:
            return -1
    return at


def date(s):
    try:
        return datetime.date.fromisoformat(s)
    except ValueError:
        return None


def check_claim(c, raw):
    """What is wrong with a claim, as sentences; its number's and its words' span."""
    wrong = []
    kind = c.get('kind')
    if kind not in ALLOWED:
        return [f'kind {kind!r}'], None, None
    wrong += [f'unknown key {k}' for k in c if k not in ALLOWED[kind]]
    if not c.get('optional'):
        wrong += [f'no {k}' for k in NEEDED[kind] if k not in c]
        # Money and goods have no unit in the model, so that only optional claims may go without.
        if kind == 'figure' and 'unit' not in c:
            wrong.append('no unit')
    for holder in (c, *({k: v} for k, vs in c.get('also', {}).items() for v in vs)):
        for k, allowed in VOCABULARY.items():
            if holder.get(k) is not None and holder[k] not in allowed:
                wrong.append(f'{k} {holder[k]!r}')
        for g in holder.get('group') or []:
            if g not in GROUPS:
                wrong.append(f'group {g!r}')
        for k in ('from', 'to'):
            if holder.get(k) and not date(holder[k]):
                wrong.append(f'{k} {holder[k]!r}')
    if c.get('from') and c.get('to') and c['from'] > c['to']:
        wrong.append('the period ends before it begins')
    words = c.get('words', '').encode()
    w_at = raw.find(words)
    if w_at < 0 or not words:
        return wrong + ['the words are not in the report'], None, None
    if kind == 'event':
        return wrong, None, (w_at, w_at + len(words))
    number = c['number'].encode()
    at = nth(raw, number, c.get('occurrence', 1))
    if at < 0:
        return wrong + ['the number is not in the report'], None, None
    while w_at >= 0 and not (w_at <= at and at + len(number) <= w_at + len(words)):
        w_at = raw.find(words, w_at + 1)
    if w_at < 0:
        wrong.append('the number is not in the words')
    around = raw[max(0, at - 1):at] + b'|' + raw[at + len(number):at + len(number) + 1]
    if re.search(rb'\w\||\|\w', around):
        wrong.append('the number is a part of a word')
    if c.get('low', 0) > c.get('high', 0):
        wrong.append('low is above high')
    return wrong, (at, at + len(number)), (w_at, w_at + len(words))


def prediction(c, report, number, words):
    p = {k: c[k] for k in ('kind', 'type', 'indicator', 'low', 'high', 'qualifier', 'unit', 'group', 'perpetrator', 'modality',
                           'flow', 'from', 'to', 'origin', 'destination') if k in c}
    p['report'] = report
    p['place'] = {'text': c.get('place', ''), 'country': c.get('country', '')}
    p['source'] = {'person': c.get('source_person', ''), 'organisation': c.get('source_org', '')}
    p['words'] = {'start': words[0], 'end': words[1]}
    if number:
        p['number'] = {'start': number[0], 'end': number[1]}
    return p


def check_folder(folder, out):
    wrong = []
    rows = list(csv.DictReader(open(os.path.join(folder, 'manifest.tsv'), encoding='utf-8'), delimiter='\t', quoting=csv.QUOTE_NONE))
    listed = [r['file'] for r in rows]
    there = sorted(n for n in os.listdir(folder) if re.fullmatch(r'\d{3}\.txt', n))
    if sorted(listed) != there:
        wrong.append(f'{folder}/manifest.tsv: lists {sorted(set(listed) ^ set(there))} wrongly')
    for r in rows:
        if not date(r['published'] or ''):
            wrong.append(f"{folder}/manifest.tsv: {r['file']}: published {r['published']!r}")
    for name in there:
        raw = open(os.path.join(folder, name), 'rb').read()
        path = os.path.join(folder, 'gold', name[:-4] + '.jsonl')
        seen = {}
        for n, line in enumerate(open(path, encoding='utf-8'), 1):
            c = json.loads(line)
            faults, number, words = check_claim(c, raw)
            key = (number, c.get('indicator')) if number else (words, c.get('type'), c.get('modality'), c.get('place'))
            if key in seen and not c.get('optional'):
                faults.append(f'repeats line {seen[key]}')
            seen.setdefault(key, n)
            wrong += [f'{path}:{n}: {f}' for f in faults]
            if out and not faults and not c.get('optional'):
                out.write(json.dumps(prediction(c, name, number, words), ensure_ascii=False) + '\n')
    return wrong


def main():
    args = sys.argv[1:]
    out = None
    if args[:1] == ['--predictions']:
        out = open(args[1], 'w', encoding='utf-8')
        args = args[2:]
    here = os.path.dirname(os.path.abspath(__file__))
    below = sorted(os.path.join(here, name) for name in os.listdir(here))
    folders = args or [f for f in (here, *below) if os.path.exists(os.path.join(f, 'manifest.tsv'))]
    wrong = [w for f in folders for w in check_folder(f, out)]
    print('\n'.join(wrong) if wrong else f'{len(folders)} folders: no problem')
    return 1 if wrong else 0


sys.exit(main())
