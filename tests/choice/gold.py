#!/usr/bin/env python3
"""Choices of places or periods out of reports with gold annotations, as blocks for places.xz or periods.xz.

usage: gold.py EVIDENCE place|period GROUP DIR... [--into CHOICES.xz]

EVIDENCE is the program choice-evidence; DIR holds manifest.tsv, reports and gold/ (tests/reports/README.md). A claim is taken where the
gold tells its place (or period) and does not leave open whether it has one, where the program chooses it, and where an option is right and
another is not. Without --into the blocks are printed; with it those of GROUP that the file had are taken out and the new ones put in.
"""
import json
import lzma
import pathlib
import re
import subprocess
import sys
import unicodedata

WEIGHT = {'place': 8, 'period': 4}  # how much a choice counts beside one of a label


def fold(text):
    text = ''.join(c for c in unicodedata.normalize('NFKD', text or '').casefold() if not unicodedata.combining(c))
    return re.sub(r'[^0-9a-z\u0600-\u06ff]+', ' ', text).strip()


def values(claim, key):
    return [claim.get(key)] + claim.get('also', {}).get(key, [])


def span(raw, claim):
    """Bytes of a figure's number or an event's sentence, or None."""
    if claim['kind'] == 'event':
        words = claim['words'].encode()
        at = raw.find(words)
        return (at, at + len(words)) if at >= 0 else None
    number, at = claim['number'].encode(), -1
    for _ in range(claim.get('occurrence', 1)):
        at = raw.find(number, at + 1)
        if at < 0:
            return None
    return at, at + len(number)


def gold_of(folder):
    """By file: [(span, claim)]"""
    found = {}
    for path in sorted((folder / 'gold').glob('*.jsonl')):
        report = folder / (path.stem + '.txt')
        raw = report.read_bytes()
        claims = [json.loads(line) for line in path.read_text(encoding='utf-8').splitlines() if line.strip()]
        found[report.name] = [(span(raw, c), c) for c in claims if not c.get('optional')]
    return found


def claim_for(drafts, draft):
    key = 'type' if draft['kind'] == 'event' else 'indicator'
    for at, claim in drafts:
        if at and claim['kind'] == draft['kind'] and at[0] <= draft['start'] < at[1] and draft['code'] in values(claim, key):
            return claim
    return None


def right_places(claim, options):
    wanted = [fold(v) for v in values(claim, 'place') if v]
    if not claim.get('place') or None in values(claim, 'place'):
        return None
    return [any(w in n or n in w for n in map(fold, o['names']) if n for w in wanted) for o in options]


def right_periods(claim, options):
    ways = [[v or '' for v in values(claim, key)] for key in ('from', 'to')]
    right = [o['from'] in ways[0] and o['to'] in ways[1] for o in options]
    none = [not o['from'] and not o['to'] for o in options]
    if any(r and n for r, n in zip(right, none)) and any(r and not n for r, n in zip(right, none)):
        return None
    return right


def blocks(evidence, what, group, folder, sorts):
    gold = gold_of(folder)
    said = subprocess.run([evidence, what, folder / 'manifest.tsv'], stdout=subprocess.PIPE, check=True).stdout
    for line in said.decode().splitlines():
        draft = json.loads(line)
        claim = claim_for(gold.get(draft['file'], []), draft)
        if not claim or (draft['own'] if what == 'place' else not draft['open']):
            continue
        right = (right_places if what == 'place' else right_periods)(claim, draft['options'])
        if not right or all(right) or not any(right):
            continue
        yield [f"choice {group} {WEIGHT[what]} {draft['rule']}"] + [
            ' '.join(['01'[r]] + [trait(sorts, *t) for t in o['traits']]) for r, o in zip(right, draft['options'])]


def trait(sorts, name, kind, value):
    if name not in sorts:
        sorts.append(name)
    return f'{sorts.index(name)}.{kind}' + ('' if value == 1 else f':{value:g}')


def main():
    args = sys.argv[1:]
    into = pathlib.Path(args.pop(args.index('--into') + 1)) if '--into' in args else None
    args = [a for a in args if a != '--into']
    if len(args) < 4 or args[1] not in WEIGHT:
        sys.exit(__doc__.strip())
    evidence, what, group = args[:3]
    sorts, kept = [], []
    if into:
        lines = lzma.open(into, 'rt', encoding='utf-8').read().splitlines()
        sorts = lines[0].split()
        for line in lines[1:]:
            if line.startswith('choice '):
                keep = line.split()[1] != group
            if keep:
                kept.append(line)
    made = [line for d in args[3:] for block in blocks(evidence, what, group, pathlib.Path(d), sorts) for line in block]
    text = '\n'.join([' '.join(sorts)] + kept + made) + '\n'
    if into:
        into.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
        print(f"{sum(line.startswith('choice') for line in made)} choices of {group}", file=sys.stderr)
    else:
        sys.stdout.write(text)


if __name__ == '__main__':
    main()
