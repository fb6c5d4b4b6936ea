#!/usr/bin/env python3
"""The same seed gives the same bytes, however the runs are dealt: to 1, 2 or 4 threads, to 1, 2 or 3
MPI ranks. Prints TAP.

usage: identity.py REFUGE REFUGE_WITH_MPI
"""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SCENARIO = pathlib.Path(__file__).resolve().parent / 'scenarios/good'
MPIRUN = ['mpirun', '--oversubscribe', '--mca', 'btl_base_warn_component_unused', '0', '--quiet']
if os.geteuid() == 0:
    MPIRUN.insert(1, '--allow-run-as-root')


def simulate(before, program, out, threads, seed=7):
    env = dict(os.environ, OMPI_MCA_rmaps_base_oversubscribe='1',
               OMPI_MCA_plm_rsh_agent='true')  # no ssh is needed on one machine
    command = before + [str(program), 'simulate', str(SCENARIO), '--runs', '7', '--seed', str(seed),
                        '--threads', str(threads), '--trace', '5', '--quiet', '--out', str(out)]
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def content(path):
    """The bytes; of an SQLite file, what it says (the file's header counts writes)."""
    if path.suffix != '.db':
        return path.read_bytes()
    db = sqlite3.connect(path)
    dump = '\n'.join(db.iterdump())
    db.close()
    return dump.encode()


def same(a, b):
    names = sorted(p.name for p in a.iterdir())
    if names != sorted(p.name for p in b.iterdir()) or 'summary.csv' not in names:
        return f'files differ: {names} and {sorted(p.name for p in b.iterdir())}'
    wrong = [n for n in names if content(a / n) != content(b / n)]
    return f'different: {", ".join(wrong)}' if wrong else ''


def one_rank_talks(mpi, work):
    command = MPIRUN + ['-n', '3', str(mpi), 'simulate', str(work / 'nowhere')]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    said = (done.stdout + done.stderr).decode('utf-8', 'replace')
    return '' if said.count('no such folder') == 1 and done.returncode == 1 else \
        f'status {done.returncode}: {said}'


def interrupted(mpi, work):
    out = work / 'interrupted'
    command = ['timeout', '-s', 'INT', '4'] + MPIRUN + [
        '-n', '2', str(mpi), 'simulate', str(SCENARIO), '--runs', '1000000', '--quiet', '--out', str(out)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    left = list(out.rglob('*')) if out.exists() else []
    return '' if done.returncode and not left else f'status {done.returncode}, left: {left}'


def report(number, name, why):
    print(f"{'not ok' if why else 'ok'} {number} - {name}")
    for line in why.splitlines():
        print(f'# {line}')
    return bool(why)


def main():
    plain, mpi = sys.argv[1], sys.argv[2]
    work = pathlib.Path(tempfile.mkdtemp(prefix='refuge-same-'))
    cases = [(f'{n} threads give the bytes of one', [], plain, n) for n in (1, 2, 4)]
    cases += [(f'{n} MPI ranks give the bytes of one thread', MPIRUN + ['-n', str(n)], mpi, 1)
              for n in (1, 2, 3)]
    cases += [('2 MPI ranks with 2 threads each give the bytes of one thread',
               MPIRUN + ['-n', '2'], mpi, 2)]
    status, log = simulate([], plain, work / 'one', 1)
    failed = 0
    for number, (name, before, program, threads) in enumerate(cases, 1):
        out = work / f'case{number}'
        why = log.decode('utf-8', 'replace') if status else ''
        if not why and before and not shutil.which('mpirun'):
            why = 'mpirun is not there'
        if not why:
            ended, said = simulate(before, program, out, threads)
            why = f'status {ended}: {said.decode("utf-8", "replace")}' if ended else same(work / 'one', out)
        failed += report(number, name, why)
    simulate([], plain, work / 'other', 1, seed=8)
    number = len(cases)
    failed += report(number + 1, 'another seed gives other bytes',
                     '' if same(work / 'one', work / 'other') else 'the bytes are the same')
    failed += report(number + 2, 'of three ranks one tells of an error', one_rank_talks(mpi, work))
    failed += report(number + 3, 'interrupted ranks leave no file', interrupted(mpi, work))
    print(f'1..{number + 3}')
    shutil.rmtree(work)
    sys.exit(1 if failed else 0)


main()
