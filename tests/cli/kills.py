#!/usr/bin/env python3
"""A ledger that is read into by programs that are killed, or by several at once. Prints TAP.

usage: kills.py REFUGE [KILLS [REPORTS]]

Reports are those of tests/reports with other figures. Runs are killed at random moments; after each kill
the ledger is whole and has what it had, and whatever a program beside them had seen there. When a run
comes to its end the ledger must be row by row that of a run without a kill.
"""
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DIGIT = re.compile(rb'(?<![\d-])[1-9](?=\d{0,3}[ ,])')


def make_reports(folder, n):
    sources = sorted((ROOT / 'tests/reports').glob('0*.txt'))
    rng = random.Random(1)
    folder.mkdir()
    for i in range(n):
        text = sources[i % len(sources)].read_bytes()
        if i >= len(sources):
            text = DIGIT.sub(lambda m: b'%d' % rng.randint(1, 9), text)
        (folder / f'{i:05d}.txt').write_bytes(text)


def command(refuge, reports, ledger):
    return [refuge, 'read', str(reports), '--date', '2023-03-03', '--ledger', str(ledger), '-q', '-j2']


def rows(ledger):
    """All rows of all tables with their ids, and what the indexes find. (How the full-text index packs
    its rows depends on the transactions.)"""
    db = sqlite3.connect(ledger)
    names = [n for n, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND "
                                    "name NOT LIKE '%!_index%' ESCAPE '!' ORDER BY name")]
    dump = {n: sorted(map(repr, db.execute(f'SELECT * FROM {n}'))) for n in names}
    for index in ('sentence_index', 'title_index'):
        db.execute(f"INSERT INTO {index}({index}) VALUES('integrity-check')")
        dump[index] = [list(db.execute(f'SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid',
                                       (word,))) for word in ('people', 'fled', 'villages')]
    db.rollback()
    db.close()
    return dump


def differences(got, want):
    return [f'{name}: {len(got.get(name, []))} rows, {len(want[name])} after a run without a kill; '
            f'{len(set(map(str, got.get(name, []))) ^ set(map(str, want[name])))} differ'
            for name in want if got.get(name) != want[name]]


def reports_in(db):
    """hash: number of claims. A ledger that is not made yet has none."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'report'").fetchone():
        return {}
    return dict(db.execute('SELECT sha256, (SELECT count(*) FROM claim WHERE report = report.id) '
                           'FROM report'))


def faults(ledger):
    """What is wrong with the file, and its reports."""
    db = sqlite3.connect(ledger)
    wrong = [r[0] for r in db.execute('PRAGMA integrity_check') if r[0] != 'ok']
    wrong += [f'row without its parent: {r}' for r in db.execute('PRAGMA foreign_key_check')]
    there = reports_in(db)
    db.close()
    return wrong, there


class Watcher(threading.Thread):
    """Looks into a ledger while it is written: what it has seen once was committed."""

    def __init__(self, ledger):
        super().__init__()
        self.ledger, self.seen = ledger, {}
        self.some, self.stop = threading.Event(), threading.Event()

    def run(self):
        while not self.stop.wait(0.005):
            try:
                db = sqlite3.connect(f'file:{self.ledger}?mode=ro', uri=True)
                self.seen.update(reports_in(db))
                db.close()
                if self.seen:
                    self.some.set()
            except sqlite3.OperationalError:  # not made yet
                pass


def kill_once(run, ledger, after_s, after_commit_within_s=0):
    """Exit status, or None when it was killed; what a watcher saw. The time begins with the first commit,
    or when none was seen for so long."""
    watcher = Watcher(ledger)
    watcher.start()
    child = subprocess.Popen(run, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE)
    watcher.some.wait(after_commit_within_s)
    try:
        said = child.communicate(timeout=after_s)[1]
        status = child.returncode
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        status, said = None, b''
    watcher.stop.set()
    watcher.join()
    return status, said.decode(), watcher.seen


def lost(before, there, whole):
    return ([f'a report of {before[r]} claims is lost' for r in before if there.get(r) != before[r]] +
            [f'a report has {there[r]} claims of {whole.get(r)}' for r in there
             if there[r] != whole.get(r)])


def killed(refuge, reports, work, n_kills, whole, whole_s):
    """(kills, kills that came between two commits, ledgers done, what is wrong)"""
    want = rows(whole)
    want_reports = faults(whole)[1]
    rng = random.Random()
    seed = rng.randrange(1 << 30)
    rng.seed(seed)
    n = between = done = 0
    wrong = []
    ledger, had = work / 'k0.db', {}
    while n < n_kills and not wrong:
        # runs that begin a ledger are killed before their first commit or after it, by turns
        waits_s = whole_s if not had and n % 2 else 0
        status, said, seen = kill_once(command(refuge, reports, ledger), ledger,
                                       rng.uniform(0, (0.3 if waits_s else 0.6) * whole_s), waits_s)
        if status is None:
            n += 1
        if ledger.exists():
            wrong, there = faults(ledger)
            wrong += lost({**had, **seen}, there, want_reports)
            between += 0 < len(there) < len(want_reports)
            had = there
        if status is not None:
            wrong += [f'exit {status}: {said}'] * (status != 0)
            wrong += differences(rows(ledger), want)
            done += 1
            ledger, had = work / f'k{done}.db', {}
    if not wrong:
        status, said, _ = kill_once(command(refuge, reports, ledger), ledger, 120)
        wrong += [f'exit {status}: {said}'] * (status != 0)
        wrong += differences(rows(ledger), want)
        done += 1
    return n, between, done, [f'{w} (seed {seed})' for w in wrong[:10]]


def beside_each_other(refuge, reports, work, whole, n_programs):
    ledger = work / f'beside{n_programs}.db'
    children = [subprocess.Popen(command(refuge, reports, ledger), stdin=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE) for _ in range(n_programs)]
    said = [c.communicate(timeout=120)[1].decode() for c in children]
    wrong, there = faults(ledger)
    wrong += [f'exit {c.returncode}: {s}' for c, s in zip(children, said) if c.returncode or s]
    return wrong + lost(faults(whole)[1], there, faults(whole)[1])


def one_is_killed(refuge, reports, work, whole, whole_s):
    ledger = work / 'other.db'
    run = command(refuge, reports, ledger)
    other = subprocess.Popen(run, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    kill_once(run, ledger, 0.4 * whole_s)
    said = other.communicate(timeout=120)[1].decode()
    wrong, there = faults(ledger)
    wrong += [f'exit {other.returncode}: {said}'] * (other.returncode != 0 or bool(said))
    return wrong + lost(faults(whole)[1], there, faults(whole)[1])


def report(number, name, wrong):
    print(f"{'not ok' if wrong else 'ok'} {number} - {name}", flush=True)
    for line in wrong:
        print(f'# {line}')
    return bool(wrong)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    refuge = str(pathlib.Path(sys.argv[1]).resolve())
    n_kills = int(sys.argv[2]) if len(sys.argv) > 2 else 12
    n_reports = int(sys.argv[3]) if len(sys.argv) > 3 else 1100
    with tempfile.TemporaryDirectory(prefix='refuge-kills-') as folder:
        work = pathlib.Path(folder)
        reports, whole = work / 'r', work / 'whole.db'
        make_reports(reports, n_reports)
        start = time.monotonic()
        subprocess.run(command(refuge, reports, whole), check=True, stdin=subprocess.DEVNULL)
        whole_s = time.monotonic() - start
        n, between, done, wrong = killed(refuge, reports, work, n_kills, whole, whole_s)
        if not wrong and n >= 12 and not between:
            wrong = ['no kill came while a part was there: nothing was tried']
        failed = report(1, 'killed at any moment, no committed report is lost and the next run ends '
                        'the work', wrong)
        print(f'# {n} kills, {between} runs left a part, {done} ledgers like the one of {n_reports} reports')
        failed |= report(2, 'two and three programs at once fill one ledger', [
            w for k in (2, 3) for w in beside_each_other(refuge, reports, work, whole, k)])
        failed |= report(3, 'one that is killed does not hold up the other',
                         one_is_killed(refuge, reports, work, whole, whole_s))
    print('1..3')
    sys.exit(1 if failed else 0)


main()
