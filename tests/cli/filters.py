#!/usr/bin/env python3
"""Every filter of `refuge claims` in every format, against the same conditions put to the whole list
here, without a ledger. Prints TAP.

usage: filters.py REFUGE
"""
import csv
import io
import json
import math
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MANIFESTS = [ROOT / 'data/reports/manifest.tsv', ROOT.parent / 'shared/reports/idlib/manifest.tsv']
FORMATS = ['table', 'ndjson', 'csv', 'hxl', 'geojson']
ROLES = ['place', 'origin', 'destination']
HXL_TAG = re.compile(r'#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*')


def run(refuge, *args, status=0):
    done = subprocess.run([refuge, *map(str, args)], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=60)
    if done.returncode != status:
        raise AssertionError(f'{args}: exit {done.returncode}: {done.stderr.decode()}')
    return done.stdout.decode('utf-8')


def fold(text):
    plain = unicodedata.normalize('NFD', text or '')
    return re.sub(r'[^a-z0-9]+', '', ''.join(c for c in plain if not unicodedata.combining(c)).lower())


def km(a, b):
    la, lb = math.radians(a['lat']), math.radians(b['lat'])
    d = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(
        math.radians(b['lon'] - a['lon']) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(d))


def places(claim):
    return [claim[r] for r in ROLES if r in claim]


# ---- the conditions, once more ----

def at(name, within=0):
    def chosen(claims):
        named = [p for c in claims for p in places(c) if name in (p.get('id'), p.get('name')) or
                 fold(p.get('text')) == fold(name) or fold(p.get('name')) == fold(name)]

        def meets(p):
            for n in named:
                if p.get('id') == n.get('id') and (p.get('id') or fold(p['text']) == fold(n['text'])):
                    return True
                if n.get('kind') == 'country' and p.get('country') == n['country']:
                    return True
                if n.get('kind') == 'admin1' and p.get('admin1') == n['name'] and \
                        p.get('country') == n['country']:
                    return True
                if within and 'lat' in p and 'lat' in n and p['kind'] != 'country' and km(p, n) <= within:
                    return True
            return False
        return lambda c: any(meets(p) for p in places(c))
    return chosen


def plain(condition):
    return lambda claims: condition


def period(first=None, last=None):
    def meets(c):
        begin = c.get('from') or c.get('to') or c.get('published')
        end = c.get('to') or (max(c['from'], c.get('published') or '') if c.get('from') else c.get('published'))
        return bool(begin) and (not first or end >= first) and (not last or begin <= last)
    return plain(meets)


def source(part):
    def meets(c):
        of = [c.get('source', {}).get(k) for k in ('person', 'role', 'organisation')]
        return any(fold(part) in fold(t) for t in of + [c.get('outlet')] if t)
    return plain(meets)


def words(*wanted, without=()):
    def has(c, part):
        return re.search(rf'\b{part}\b', c['words']['text'], re.I)
    return plain(lambda c: all(has(c, w) for w in wanted) and not any(has(c, w) for w in without))


def key(name, *values):
    return plain(lambda c: c.get(name) in values)


FILTERS = [
    ([], plain(lambda c: True)),
    (['--kind', 'event'], key('kind', 'event')),
    (['--kind', 'figure'], key('kind', 'figure')),
    (['--indicator', 'displaced'], key('indicator', 'displaced')),
    (['--indicator', 'killed,injured'], key('indicator', 'killed', 'injured')),
    (['--event', 'air_strike,shelling'], key('type', 'air_strike', 'shelling')),
    (['--indicator', 'killed', '--event', 'air_strike'],
     plain(lambda c: c.get('indicator') == 'killed' or c.get('type') == 'air_strike')),
    (['--place', 'Idlib'], at('Idlib')),
    (['--place', 'IDLÎB'], at('Idlib')),
    (['--place', 'Idleb'], at('Idlib')),
    (['--place', 'Beira'], at('Beira')),
    (['--place', 'Syria'], at('Syria')),
    (['--place', 'country:MZ'], at('country:MZ')),
    (['--place', 'Goma', '--within', '60'], at('Goma', 60)),
    (['--place', 'Beira', '--within', '100'], at('Beira', 100)),
    (['--place', 'Beira', '--within', '1500'], at('Beira', 1500)),
    (['--place', 'Idlib', '--within', '25'], at('Idlib', 25)),
    (['--place', 'Syria', '--within', '300'], at('Syria', 300)),
    (['--country', 'mz'], 'SELECT c.id FROM claim c JOIN report r ON r.id = c.report WHERE EXISTS (SELECT 1 '
     "FROM place WHERE country = 'MZ' AND id IN (c.place, c.origin, c.destination)) OR (r.country = 'MZ' "
     'AND c.place IS NULL AND c.origin IS NULL AND c.destination IS NULL)'),
    (['--admin1', 'sofala'], plain(lambda c: any(
        fold(p.get('admin1')) == 'sofala' or p.get('kind') == 'admin1' and fold(p['name']) == 'sofala'
        for p in places(c)))),
    (['--from', '2020-01-15'], period('2020-01-15')),
    (['--to', '2019-04-01'], period(None, '2019-04-01')),
    (['--from', '2019-12-01', '--to', '2019-12-31'], period('2019-12-01', '2019-12-31')),
    (['--from', '2020-02-11', '--to', '2020-02-11'], period('2020-02-11', '2020-02-11')),
    (['--source', 'UN'], source('UN')),
    (['--source', 'red cross'], source('red cross')),
    (['--source', 'official'], source('official')),
    (['--source', 'the'], source('the')),
    (['--modality', 'planned'], key('modality', 'planned')),
    (['--modality', 'projected,denied'], key('modality', 'projected', 'denied')),
    (['--confidence', '0.4'], plain(lambda c: c['confidence'] >= 0.4)),
    (['--confidence', '0.65'], plain(lambda c: c['confidence'] >= 0.65)),
    (['--confidence', '0.55'], plain(lambda c: c['confidence'] >= 0.55)),
    (['--text', 'hospital'], words('hospitals?')),
    (['--text', 'camp -border'], words('camps?', without=['borders?'])),
    (['--text', '"have been"'], words('have been')),
    (['--text', 'displac*'], words(r'displac\w*')),
    (['--report', '2'], 'SELECT id FROM claim WHERE report = 2'),
    (['--report', 'idai-2-camps.txt'],
     plain(lambda c: c['report'].endswith('/idai-2-camps.txt'))),
    (['--indicator', 'displaced', '--country', 'SY', '--from', '2019-12-01', '--confidence', '0.6'],
     'SELECT c.id FROM claim c JOIN report r ON r.id = c.report WHERE '
     "c.indicator = 'displaced' AND coalesce(c.to_date, max(c.from_date, r.published), r.published) >= '2019-12-01' "
     "AND round(c.confidence, 2) >= 0.6 AND (EXISTS (SELECT 1 FROM place WHERE country = 'SY' AND id IN "
     "(c.place, c.origin, c.destination)) OR (r.country = 'SY' AND "
     'c.place IS NULL AND c.origin IS NULL AND c.destination IS NULL))'),
]


# ---- the formats ----

def ids_of(text, format_name):
    if format_name == 'ndjson':
        return [json.loads(line)['id'] for line in text.splitlines()]
    if format_name == 'geojson':
        return [f['properties']['id'] for f in json.loads(text)['features']]
    if format_name == 'table':
        return [int(line.split()[0]) for line in text.splitlines()[1:]]
    lines = list(csv.DictReader(io.StringIO(text, newline='')))
    if format_name == 'hxl':
        tags = lines.pop(0)
        if not all(HXL_TAG.fullmatch(t) for t in tags.values()) or len(set(tags.values())) != len(tags):
            raise AssertionError(f'no HXL row: {tags}')
    return [int(r['id']) for r in lines]


def flat(claim):
    """A claim of ndjson as the columns of the other formats."""
    out = {}
    for k, v in claim.items():
        if k == 'group':
            out['groups'] = ' '.join(v)
        elif k == 'type':
            out['event'] = v
        elif k == 'place':
            short = {'text': 'place', 'name': 'place_name', 'kind': 'place_kind', 'id': 'place_id',
                     'confidence': 'place_confidence'}
            out.update({short.get(n, n): w for n, w in v.items()})
        elif k in ('origin', 'destination'):
            out.update({{'text': k}.get(n, f'{k}_{n}'): w for n, w in v.items() if n in ('text', 'name', 'id')})
        elif k in ('number', 'words'):
            out.update({{'text': k}.get(n, f'{k}_{n}'): w for n, w in v.items()})
        elif k == 'source':
            out.update(v)
        else:
            out[k] = v
    return {k: v for k, v in out.items() if v != ''}


def same_value(a, b):
    try:
        return abs(float(a) - float(b)) < 1e-9
    except (TypeError, ValueError):
        return str(a) == str(b)


def unlike(claim, columns):
    want, columns = flat(claim), {k: v for k, v in columns.items() if k not in ('title', 'url')}
    return [f'claim {claim["id"]}: {k} is {columns.get(k)!r}, in ndjson {want.get(k)!r}'
            for k in sorted({*want, *columns}) if not same_value(want.get(k), columns.get(k))]


def fields_agree(refuge, ledger, claims):
    wrong = []
    by_id = {c['id']: c for c in claims}
    for name in ('csv', 'hxl'):
        lines = list(csv.DictReader(io.StringIO(run(refuge, 'claims', ledger, '--format', name), newline='')))
        for row in lines[name == 'hxl':]:
            wrong += unlike(by_id[int(row['id'])], {k: v for k, v in row.items() if v != ''})
    for feature in json.loads(run(refuge, 'claims', ledger, '--format', 'geojson'))['features']:
        claim = by_id[feature['id']]
        wrong += unlike(claim, feature['properties'])
        on_map = [[p['lon'], p['lat']] for p in (claim.get(r, {}) for r in ('place', 'destination', 'origin'))
                  if 'lat' in p]
        point = feature['geometry']
        if (point['coordinates'] if point else None) != (on_map[0] if on_map else None):
            wrong.append(f'claim {claim["id"]}: stands at {point}, its places at {on_map}')
    return wrong


# ---- the tests ----

def expected(ledger, condition, claims):
    if isinstance(condition, str):
        db = sqlite3.connect(ledger)
        found = [i for i, in db.execute(condition + ' ORDER BY 1')]
        db.close()
        return found
    meets = condition(claims)
    return [c['id'] for c in claims if meets(c)]


def filter_faults(refuge, ledger, args, condition, claims):
    want = expected(ledger, condition, claims)
    wrong = []
    for name in FORMATS:
        text = run(refuge, 'claims', ledger, *args, '--format', name)
        got = ids_of(text, name)
        if got != want:
            wrong.append(f'{name}: {len(got)} claims, {len(want)} meet it; too many {sorted(set(got) - set(want))}, '
                         f'missing {sorted(set(want) - set(got))}')
    if not 0 < len(want) < len(claims) and args:
        wrong.append(f'{len(want)} of {len(claims)} meet it, so nothing was tried')
    limited = [json.loads(l)['id'] for l in
               run(refuge, 'claims', ledger, *args, '-n', '2', '--format', 'ndjson').splitlines()]
    if limited != want[:2]:
        wrong.append(f'--limit 2 gives {limited}')
    return wrong


def search_faults(refuge, ledger, claims):
    wrong = []
    for word, form in (('camp', 'camps?'), ('hospital', 'hospitals?'), ('border', 'border(s|ed|ing)?'),
                       ('families', 'family|families'), ('shelter', 'shelter(s|ed|ing)?')):
        hits = [json.loads(l) for l in run(refuge, 'search', ledger, word, '-n', '0').splitlines()]
        got = sorted({h['claim'] for h in hits if 'claim' in h})
        first = {}
        for c in claims:
            if re.search(rf'\b({form})\b', c['words']['text'], re.I):
                first.setdefault((c['report'], c['words']['start'], c['words']['text']), c['id'])
        if got != sorted(first.values()):
            wrong.append(f'{word}: {got}, {sorted(first.values())} have it')
    return wrong


def show_faults(refuge, ledger, claims):
    """The marked number is the claim's, in its sentence."""
    wrong = []
    for c in claims:
        text = run(refuge, 'show', ledger, c['id'])
        shown = text.split('\n\n', 1)[1] if '\n\n' in text else ''
        marked = re.findall(r'\[\[(.*?)\]\]', shown, re.S)
        want = [c.get('number', c['words'])['text']]  # of an event the whole sentence is marked
        if [' '.join(m.split()) for m in marked] != [' '.join(w.split()) for w in want]:
            wrong.append(f'claim {c["id"]}: {marked} is marked, its number is {want}')
        if fold(c['words']['text']) not in fold(shown):
            wrong.append(f'claim {c["id"]}: its sentence is not shown: {shown!r}')
    return wrong


TEXT = ('Flood cuts off villages\n\nThe agency said on 3 March 2021 that 1,240 people – families of “Al-Bab” – fled '
        'the town of Beira.\nAt least 12 people were killed.\n\nIn Maputo “more than 30 homes” were '
        'destroyed, the Red Cross said.\n')
PAGE = '<html><head><title>Flood</title></head><body><nav>Home</nav>{}</body></html>'


def written_differently(work):
    """One text with other line ends, in other encodings, in a page. Yields (name, bytes)."""
    yield 'lf.txt', TEXT.encode()
    yield 'crlf.txt', TEXT.replace('\n', '\r\n').encode()
    yield 'cr.txt', TEXT.replace('\n', '\r').encode()
    yield 'bom.txt', b'\xef\xbb\xbf' + TEXT.encode()
    yield 'utf16le.txt', b'\xff\xfe' + TEXT.replace('\n', '\r\n').encode('utf-16-le')
    yield 'utf16be.txt', b'\xfe\xff' + TEXT.encode('utf-16-be')
    yield 'cp1252.txt', TEXT.encode('cp1252')
    paragraphs = ''.join(f'<p>{p}</p>\r\n' for p in TEXT.split('\n\n')[1:])
    marked_up = paragraphs.replace('–', '&ndash;').replace('“', '&#8220;').replace('1,240', '<b>1,2</b>40')
    yield 'page.html', PAGE.format(marked_up).encode()
    yield 'page16.html', b'\xff\xfe' + PAGE.format(paragraphs).encode('utf-16-le')


def bytes_faults(refuge, work):
    """The offsets lead to the number's bytes in the file, and show marks it."""
    wrong = []
    encodings = {'utf16le.txt': 'utf-16-le', 'utf16be.txt': 'utf-16-be', 'cp1252.txt': 'cp1252',
                 'page16.html': 'utf-16-le'}
    for name, data in written_differently(work):
        path, ledger = work / name, work / f'{name}.db'
        path.write_bytes(data)
        run(refuge, 'read', path, '--date', '2021-03-05', '--ledger', ledger, '-q')
        claims = [json.loads(l) for l in run(refuge, 'claims', ledger, '--format', 'ndjson').splitlines()]
        numbers = [c['number'] for c in claims if c['kind'] == 'figure']
        if [n['text'] for n in numbers] != ['1,240', '12', '30']:
            wrong.append(f'{name}: the figures are {numbers}')
        for n in numbers:
            there = data[n['start']:n['end']].decode(encodings.get(name, 'utf-8'))
            if re.sub('<.*?>', '', there) != n['text']:
                wrong.append(f'{name}: bytes {n["start"]}-{n["end"]} are {there!r}, not {n["text"]!r}')
        for c in claims:
            start, end = c['words']['start'], c['words']['end']
            there = data[start:end].decode(encodings.get(name, 'utf-8'))
            if name.endswith('.txt') and fold(there) != fold(c['words']['text']):
                wrong.append(f'{name}: bytes {start}-{end} are {there!r}, not {c["words"]["text"]!r}')
        wrong += [f'{name}: {w}' for w in show_faults(refuge, ledger, claims)]
    return wrong


number = failed = 0


def report(name, test, *args):
    global number, failed
    number += 1
    try:
        wrong = test(*args)
    except AssertionError as why:
        wrong = [str(why)]
    failed += bool(wrong)
    print(f"{'not ok' if wrong else 'ok'} {number} - {name}", flush=True)
    for line in wrong[:12]:
        print(f'# {line}')


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    refuge = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory(prefix='refuge-filters-') as folder:
        work = pathlib.Path(folder)
        ledger = work / 'l.db'
        for manifest in MANIFESTS:
            if manifest.exists():
                run(refuge, 'read', '--manifest', manifest, '--ledger', ledger, '-q')
        claims = [json.loads(l) for l in run(refuge, 'claims', ledger, '--format', 'ndjson').splitlines()]
        for args, condition in FILTERS:
            report(f'claims {" ".join(args) or "without a condition"}', filter_faults, refuge, ledger, args,
                   condition, claims)
        report('the formats say the same of every claim', fields_agree, refuge, ledger, claims)
        report('search finds the sentences that have the word', search_faults, refuge, ledger, claims)
        report('show marks the number in the sentence', show_faults, refuge, ledger, claims[::2])
        report('line ends, encodings and pages do not move the bytes', bytes_faults, refuge, work)
    print(f'1..{number}')
    sys.exit(1 if failed else 0)


main()
