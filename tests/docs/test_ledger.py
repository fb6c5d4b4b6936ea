#!/usr/bin/env python3
"""docs/reference/ledger.md and the ledger that the program writes have the same tables and columns.

usage: test_ledger.py REFUGE
"""
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

from tap import Tap

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
REFUGE = pathlib.Path(sys.argv[1]).resolve()
PAGE = ROOT / 'docs/reference/ledger.md'
SHADOW = re.compile(r'_(data|idx|docsize|config|content|node|parent|rowid)$')


def documented():
    tables, table = {}, None
    for line in PAGE.read_text(encoding='utf-8').splitlines():
        heading = re.fullmatch(r'## ([a-z_0-9]+)', line)
        if line.startswith('## '):
            table = heading[1] if heading else None
            if table:
                tables[table] = []
        elif table and line.startswith('| `'):
            tables[table] += re.findall(r'`([a-z_0-9]+)`', line.split('|')[1])
    return tables


def written(db):
    names = {name: kind for name, kind in db.execute("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')")}
    virtual = {n for n, in db.execute("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'")}
    shadows = {n for n in names if SHADOW.search(n) and SHADOW.sub('', n) in virtual}
    return {n: [] if names[n] == 'view' else [r[1] for r in db.execute(f'PRAGMA table_info({n})')]
            for n in names if n not in shadows and not n.startswith('sqlite_')}


def differences(stands, is_there):
    wrong = [f'{t} is not in {PAGE.name}' for t in sorted(set(is_there) - set(stands))]
    wrong += [f'{PAGE.name} tells of {t}, which is not there' for t in sorted(set(stands) - set(is_there))]
    for table in sorted(set(stands) & set(is_there)):
        if sorted(stands[table]) != sorted(is_there[table]):
            wrong.append(f'{table}: the page has {sorted(set(stands[table]) - set(is_there[table]))} too many, '
                         f'lacks {sorted(set(is_there[table]) - set(stands[table]))}')
    return wrong


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        report, ledger = pathlib.Path(folder, 'a.txt'), pathlib.Path(folder, 'a.db')
        report.write_text('At least 12 civilians were killed in Aleppo in May 2019, the UN said.\n'
                          'Some 300 people fled Idlib in June 2019.\n', encoding='utf-8')
        done = subprocess.run([REFUGE, 'read', report, '--ledger', ledger], capture_output=True, text=True)
        tap.test('a ledger is written', [] if ledger.exists() else done.stderr.splitlines())
        db = sqlite3.connect(ledger)
        tap.test('every table and column is described, and no other', differences(documented(), written(db)))
        page = PAGE.read_text(encoding='utf-8')
        version, = db.execute('PRAGMA user_version').fetchone()
        application, = db.execute('PRAGMA application_id').fetchone()
        tap.test('the page names its version and application id',
                 [str(n) for n in (version, application) if not re.search(rf'\b{n}\b', page)])
        tap.test('every reference leads to a row',
                 [f'{row}' for row in db.execute('PRAGMA foreign_key_check').fetchall()])
        tap.test('the file is whole', [r for r, in db.execute('PRAGMA integrity_check').fetchall() if r != 'ok'])
        query = re.search(r'    SELECT.*?;', page, re.S)[0]
        try:
            rows = db.execute(query).fetchall()
            tap.test('the query that the page shows gives rows', [] if rows else ['none'])
        except sqlite3.Error as error:
            tap.test('the query that the page shows gives rows', [str(error)])
        db.close()
    tap.end()


main()
