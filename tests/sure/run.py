#!/usr/bin/env python3
"""Is a claim that reading is surer of right more often? usage: tests/sure/run.py REFUGE

The claims of tests/reports/heldout and heldout2 are matched with their gold by the scorer of ../shared/tools; without it
only the weights are looked at. Prints TAP.
"""
import collections
import importlib.util
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCORER = ROOT.parent / 'shared/tools/score_claims.py'
REPORTS = [ROOT / 'tests/reports/heldout', ROOT / 'tests/reports/heldout2']
LEAST_ORDER = 0.57   # measured: .63
MOST_ABOVE = 0.05    # how far the mean confidence may lie above the share that is right


def load(path):
    """A script as a module, its main() not run."""
    source = path.read_text(encoding='utf-8')
    assert source.rstrip().endswith('\nmain()')
    spec = importlib.util.spec_from_loader(path.stem, loader=None)
    module = importlib.util.module_from_spec(spec)
    exec(compile(source.rstrip()[:-len('main()')], str(path), 'exec'), module.__dict__)
    return module


def one_of(gold, scorer, field, text):
    values = [scorer.fold(v) for v in scorer.values(gold, field) if v]
    own = scorer.fold(text)
    return any(own and (own in v or v in own) for v in values)


def is_right(claim, gold, scorer):
    if claim['indicator'] not in scorer.values(gold, 'indicator') or claim['unit'] not in scorer.values(gold, 'unit'):
        return False
    if not all(scorer.same_number(claim[k], gold[k]) for k in ('low', 'high')):
        return False
    if (gold.get('from') or gold.get('to')) and not all(
            (claim.get(k) or '') in [v or '' for v in scorer.values(gold, k)] for k in ('from', 'to')):
        return False
    if gold.get('place') and not one_of(gold, scorer, 'place', scorer.text_of(claim.get('place'))):
        return False
    source = claim.get('source') or {}
    told = [k for k in ('source_org', 'source_person') if gold.get(k)]
    return not told or any(one_of(gold, scorer, k, source.get(f))
                           for k in told for f in ('organisation', 'person'))


def judged(refuge, folder, scorer):
    """(confidence, right) of each figure that the gold can judge."""
    out = subprocess.run([refuge, 'read', '-q', '--format', 'ndjson', '--manifest', folder / 'manifest.tsv'],
                         stdout=subprocess.PIPE, check=False).stdout.decode('utf-8')
    claims = collections.defaultdict(list)
    for line in out.splitlines():
        claim = json.loads(line)
        if claim['kind'] == 'figure':
            claims[pathlib.Path(claim['report']).name].append(claim)
    pairs = []
    for report, rows in scorer.load_gold(folder / 'gold', folder).items():
        figures = [g for g in rows if g['kind'] == 'figure']
        for claim in claims[report]:
            span = (claim['number']['start'], claim['number']['end'])
            hits = [g for g in figures if scorer.overlap(span, g['span'])]
            if not any(g.get('optional') for g in hits):
                pairs.append((claim['confidence'], any(is_right(claim, g, scorer) for g in hits)))
    return pairs


def main():
    refuge = pathlib.Path(sys.argv[1]).resolve()
    fit = load(HERE / 'fit.py')
    same = subprocess.run([sys.executable, HERE / 'fit.py', HERE / 'claims.xz', '--check',
                           ROOT / 'src/claim/sure/sure.c'], capture_output=True, text=True)
    print(f"{'not ok' if same.returncode else 'ok'} 1 - the weights are those that the claims give")
    if same.returncode:
        print('# ' + same.stderr.strip())
    if not SCORER.exists():
        print(f'ok 2 - surer claims are right more often # SKIP {SCORER} is not there\n1..2')
        sys.exit(same.returncode)
    scorer = load(SCORER)
    pairs = [p for folder in REPORTS for p in judged(refuge, folder, scorer)]
    order, right = fit.order(pairs), sum(y for _, y in pairs) / len(pairs)
    mean = sum(p for p, _ in pairs) / len(pairs)
    good = order >= LEAST_ORDER
    print(f"{'ok' if good else 'not ok'} 2 - surer claims are right more often (order {order:.3f} of {len(pairs)}, "
          f'at least {LEAST_ORDER})')
    bound = mean <= right + MOST_ABOVE
    print(f"{'ok' if bound else 'not ok'} 3 - no more is promised than is kept (mean {mean:.2f}, right {right:.2f})\n1..3")
    sys.exit(bool(same.returncode) or not good or not bound)


main()
