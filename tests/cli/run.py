#!/usr/bin/env python3
"""Runs the command line tests (NAME.test) and prints TAP.

usage: run.py REFUGE [--update] [NAME ...]

A file holds tests one after the other:

    ## what is tested, as a sentence
    $ shell command line (more lines beginning with "$ " go on)
    -- stdout
    expected lines
    -- stderr
    expected lines
    -- exit 1

Parts that are not there mean: nothing, and exit 0. `refuge` is the program under test; the working
folder is empty but for `scenarios` (a copy of tests/cli/scenarios). --update writes what the program
says now into the files: read the difference before you keep it.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


class Case:
    def __init__(self, title):
        self.title, self.command = title, []
        self.expected = {'stdout': '', 'stderr': '', 'exit': 0}


def trim(text):
    return text.rstrip('\n') + '\n' if text.strip('\n') else ''


def read_cases(path):
    head, cases, part = [], [], None
    for line in path.read_text(encoding='utf-8').splitlines():
        if line.startswith('## '):
            cases.append(Case(line[3:]))
            part = None
        elif not cases:
            head.append(line)
        elif line.startswith('$ '):
            cases[-1].command.append(line[2:])
        elif line.startswith('-- exit '):
            cases[-1].expected['exit'] = int(line[8:])
            part = None
        elif line in ('-- stdout', '-- stderr'):
            part = line[3:]
        elif part:
            cases[-1].expected[part] += line + '\n'
    for case in cases:  # the empty line before the next test is no output
        case.expected.update({p: trim(case.expected[p]) for p in ('stdout', 'stderr')})
    return head, cases


def write_cases(path, head, cases):
    out = list(head)
    for case in cases:
        out.append(f'## {case.title}')
        out += ['$ ' + line for line in case.command]
        for part in ('stdout', 'stderr'):
            if case.expected[part]:
                out += [f'-- {part}'] + case.expected[part].splitlines()
        if case.expected['exit']:
            out.append(f"-- exit {case.expected['exit']}")
        out.append('')
    path.write_text('\n'.join(out).rstrip('\n') + '\n', encoding='utf-8')


def run_case(case, program, work):
    folder = pathlib.Path(tempfile.mkdtemp(dir=work))
    shutil.copytree(HERE / 'scenarios', folder / 'scenarios')
    bin_dir = work / 'bin'
    bin_dir.mkdir(exist_ok=True)
    link = bin_dir / 'refuge'
    if not link.exists():
        link.symlink_to(program)
    keep = ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'OMP_NUM_THREADS', 'TMPDIR')
    env = {k: os.environ[k] for k in keep if k in os.environ}
    env.update(PATH=f"{bin_dir}:{os.environ.get('PATH', '/usr/bin:/bin')}", HOME=str(folder))
    try:
        done = subprocess.run(['bash', '-c', '\n'.join(case.command)], cwd=folder, env=env,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        got = {'stdout': trim(done.stdout.decode('utf-8', 'replace')),
               'stderr': trim(done.stderr.decode('utf-8', 'replace')), 'exit': done.returncode}
    except subprocess.TimeoutExpired:
        got = {'stdout': '', 'stderr': 'no end after 120 s\n', 'exit': -1}
    shutil.rmtree(folder)
    return got


def difference(expected, got):
    out = []
    for part in ('stdout', 'stderr', 'exit'):
        if expected[part] == got[part]:
            continue
        out += [f'# {part} expected:'] + [f'#   {l}' for l in str(expected[part]).splitlines()]
        out += [f'# {part} was:'] + [f'#   {l}' for l in str(got[part]).splitlines()]
    return '\n'.join(out)


# Their outcome hangs on memory, speed or what a library of the system keeps: not under sanitizers.
UNSANITIZED = {'an interrupted run says how to go on', 'many small files need little memory',
               'a brief is one page, a PDF when it is named so',
               'a report that needs more memory than there is is named'}


def main():
    sys.stdout.reconfigure(encoding='utf-8', errors='replace')
    words = [a for a in sys.argv[1:] if a != '--update']
    if not words:
        sys.exit(__doc__)
    program, names = pathlib.Path(words[0]).resolve(), words[1:]
    work = pathlib.Path(tempfile.mkdtemp(prefix='refuge-cli-'))
    number = failed = 0
    for path in sorted(HERE.glob('*.test')):
        if names and path.stem not in names:
            continue
        head, cases = read_cases(path)
        for case in cases:
            if case.title in UNSANITIZED and os.environ.get('REFUGE_SANITIZED'):
                number += 1
                print(f'ok {number} - {path.stem}: {case.title} # SKIP under sanitizers', flush=True)
                continue
            got = run_case(case, program, work)
            number += 1
            good = got == case.expected
            if '--update' in sys.argv:
                case.expected = got
            failed += not good
            print(f"{'ok' if good else 'not ok'} {number} - {path.stem}: {case.title}", flush=True)
            if not good:
                print(difference(read_cases(path)[1][cases.index(case)].expected, got), flush=True)
        if '--update' in sys.argv:
            write_cases(path, head, cases)
    print(f'1..{number}')
    shutil.rmtree(work)
    sys.exit(1 if failed and '--update' not in sys.argv else 0)


main()
