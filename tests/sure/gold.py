#!/usr/bin/env python3
"""Judged claims out of reports with gold annotations, as rows of claims.xz.

usage: gold.py EVIDENCE REFUGE GROUP DIR... [--into CLAIMS.xz]

EVIDENCE is the program sure-evidence, REFUGE the program of the same build; DIR holds manifest.tsv, reports and gold/ (tests/reports/README.md). Figures are
matched with the gold by the scorer of ../shared/tools; those that the gold calls optional are left out, and a field that it leaves out is not judged.
Without --into the rows are printed; with it those of GROUP that the file had are taken out and the new ones put in. Reports that nobody
had in view when reading was last mended tell best how sure it is.
"""
import collections
import csv
import io
import json
import lzma
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))
from gold_scorer import scorer

JUDGED = ('what', 'place', 'period', 'source')


def judge(score, claim, hits):
    """[what, place, period, source] as '1', '0' or '-'."""
    values, same, fold, text_of = (score[k] for k in ('values', 'same_number', 'fold', 'text_of'))
    gold = next((g for g in hits if claim['indicator'] in values(g, 'indicator') and claim['unit'] in values(g, 'unit') and
                 same(claim['low'], g['low']) and same(claim['high'], g['high'])), None)
    if not gold:
        return ['0', '-', '-', '-']
    told = ['1', '-', '-', '-']
    if gold.get('place'):
        own = fold(text_of(claim.get('place')))
        told[1] = str(int(any(own == v or (own and v and (own in v or v in own)) for v in map(fold, values(gold, 'place')))))
    if gold.get('from') or gold.get('to'):
        told[2] = str(int(all((claim.get(k) or '') in [v or '' for v in values(gold, k)] for k in ('from', 'to'))))
    if gold.get('source_org') or gold.get('source_person'):
        own = (fold(text_of(claim.get('source'), 'organisation')) + ' ' + fold(text_of(claim.get('source'), 'person'))).strip()
        names = [fold(v) for k in ('source_org', 'source_person') for v in values(gold, k) if v]
        told[3] = str(int(any(own and (n in own or own in n) for n in names)))
    return told


def rows(evidence, refuge, group, folder, score):
    manifest = folder / 'manifest.tsv'
    said = subprocess.run([refuge, 'read', '-q', '--format', 'ndjson', '--manifest', manifest], stdout=subprocess.PIPE).stdout
    claims = collections.defaultdict(dict)
    for line in said.decode('utf-8').splitlines():
        claim = json.loads(line)
        if claim['kind'] == 'figure':
            claims[pathlib.Path(claim['report']).name][claim['indicator'], claim['number']['start']] = claim
    told = subprocess.run([evidence, manifest], stdout=subprocess.PIPE, check=True).stdout.decode('utf-8')
    gold = score['load_gold'](str(folder / 'gold'), str(folder))
    for row in csv.DictReader(io.StringIO(told), delimiter='\t'):
        claim = claims[row['file']].get((row['code'], int(row['start'])))
        if row['kind'] != 'figure' or not claim:
            continue
        span = (claim['number']['start'], claim['number']['end'])
        hits = [g for g in gold.get(row['file'], []) if g['kind'] == 'figure' and score['overlap'](span, g['span'])]
        if row['file'] not in gold or any(g.get('optional') for g in hits):
            continue
        yield dict(row, group=group, **dict(zip(JUDGED, judge(score, claim, hits))))


def main():
    args = sys.argv[1:]
    into = pathlib.Path(args.pop(args.index('--into') + 1)) if '--into' in args else None
    args = [a for a in args if a != '--into']
    if len(args) < 4:
        sys.exit(__doc__.strip())
    evidence, refuge, group = args[:3]
    score = scorer()
    made = [r for d in args[3:] for r in rows(evidence, refuge, group, pathlib.Path(d), score)]
    kept, names = [], ['group', *JUDGED] + [k for k in (made[0] if made else {}) if k not in ('file', 'kind', 'code', 'start', 'group', *JUDGED)]
    if into:
        with lzma.open(into, 'rt', encoding='utf-8', newline='') as file:
            reader = csv.DictReader(file, delimiter='\t')
            kept = [r for r in reader if r['group'] != group]
            names = reader.fieldnames
    out = io.StringIO()
    writer = csv.DictWriter(out, names, delimiter='\t', lineterminator='\n', extrasaction='ignore')
    writer.writeheader()
    writer.writerows(kept + made)
    if into:
        into.write_bytes(lzma.compress(out.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME))
        print(f'{len(made)} claims of group {group}', file=sys.stderr)
    else:
        sys.stdout.write(out.getvalue())


if __name__ == '__main__':
    main()
