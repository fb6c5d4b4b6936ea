#!/usr/bin/env python3
"""Choices of places, periods or figures out of reports with gold annotations, as blocks for places.xz, periods.xz or figures.xz.

usage: gold.py EVIDENCE place|period|figure GROUP DIR... [--weight W] [--silent W] [--into CHOICES.xz]

EVIDENCE is the program choice-evidence; DIR holds manifest.tsv, reports and gold/ (tests/reports/README.md). A claim is taken where the
gold tells its place (or period) and does not leave open whether it has one, where the program chooses it, and where an option is right and
another is not; a number that no rule reads is taken where the gold does not leave open whether it is a figure, and one that the gold does
not tell counts nothing. --silent is the weight of a choice of no period. Without --into the blocks are printed; with it those of GROUP that the file had are taken out and the new ones put in.
"""
import json
import lzma
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))
from gold_scorer import scorer

WEIGHT = {'place': 8, 'period': 4, 'figure': 8}  # how much a choice counts beside one of a label


def claim_for(score, claims, draft):
    key, at = ('type', 'wspan') if draft['kind'] == 'event' else ('indicator', 'span')
    for claim in claims:
        if (claim['kind'] == draft['kind'] and not claim.get('optional') and claim[at][0] <= draft['start'] < claim[at][1] and
                draft['code'] in score['values'](claim, key)):
            return claim
    return None


def right_places(score, claim, options):
    values, fold = score['values'](claim, 'place'), score['fold']
    wanted = [fold(v) for v in values if v]
    if not claim.get('place') or None in values:
        return None
    return [any(w in n or n in w for n in map(fold, o['names']) if n for w in wanted) for o in options]


def right_periods(score, claim, options):
    ways = [[v or '' for v in score['values'](claim, key)] for key in ('from', 'to')]
    right = [o['from'] in ways[0] and o['to'] in ways[1] for o in options]
    none = [not o['from'] and not o['to'] for o in options]
    if any(r and n for r, n in zip(right, none)) and any(r and not n for r, n in zip(right, none)):
        return None
    return right


def right_figures(score, claims, number):
    """For each option, whether it is right; None: the gold leaves it open."""
    told = [c for c in claims if c['kind'] == 'figure' and c.get('span') and score['overlap'](c['span'], (number['start'], number['end']))]
    if any(c.get('optional') for c in told):
        return None
    codes = {code for c in told for code in score['values'](c, 'indicator')} or {''}
    return [o['code'] in codes for o in number['options']]


def blocks(score, evidence, what, group, weight, silent, folder, sorts):
    gold = score['load_gold'](str(folder / 'gold'), str(folder))
    said = subprocess.run([evidence, what, folder / 'manifest.tsv'], stdout=subprocess.PIPE, check=True).stdout
    for line in said.decode().splitlines():
        draft = json.loads(line)
        if what == 'figure':
            right = right_figures(score, gold[draft['file']], draft) if draft['file'] in gold else None
            if right and any(right) and not all(right):
                yield block(group, weight, sorts, draft, right)
            continue
        claim = claim_for(score, gold.get(draft['file'], []), draft)
        if not claim or (draft['own'] if what == 'place' else not draft['open']):
            continue
        right = (right_places if what == 'place' else right_periods)(score, claim, draft['options'])
        if not right or all(right) or not any(right):
            continue
        none = what == 'period' and all(not o['from'] and not o['to'] for o, r in zip(draft['options'], right) if r)
        yield block(group, silent if none else weight, sorts, draft, right)


def block(group, weight, sorts, draft, right):
    return [f"choice {group} {weight} {draft['rule']}"] + [
        ' '.join(['01'[r]] + [trait(sorts, *t) for t in o['traits']]) for r, o in zip(right, draft['options'])]


def trait(sorts, name, kind, value):
    if name not in sorts:
        sorts.append(name)
    return f'{sorts.index(name)}.{kind}' + ('' if value == 1 else f':{value:g}')


def main():
    args = sys.argv[1:]
    into = pathlib.Path(args.pop(args.index('--into') + 1)) if '--into' in args else None
    weight, silent = (args.pop(args.index(name) + 1) if name in args else None for name in ('--weight', '--silent'))
    args = [a for a in args if a not in ('--into', '--weight', '--silent')]
    if len(args) < 4 or args[1] not in WEIGHT:
        sys.exit(__doc__.strip())
    evidence, what, group = args[:3]
    sorts, kept = [], []
    if into:
        lines = lzma.open(into, 'rt', encoding='utf-8').read().splitlines() if into.exists() else ['']
        sorts = lines[0].split()
        for line in lines[1:]:
            if line.startswith('choice '):
                keep = line.split()[1] != group
            if keep:
                kept.append(line)
    score = scorer()
    weight = weight or WEIGHT[what]
    made = [line for d in args[3:] for one in blocks(score, evidence, what, group, weight, silent or weight, pathlib.Path(d), sorts)
            for line in one]
    text = '\n'.join([' '.join(sorts)] + kept + made) + '\n'
    if into:
        into.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
        print(f"{sum(line.startswith('choice') for line in made)} choices of {group}", file=sys.stderr)
    else:
        sys.stdout.write(text)


if __name__ == '__main__':
    main()
