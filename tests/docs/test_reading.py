#!/usr/bin/env python3
"""Pages say what the program does: sections of lexicons, codes of claims, and the output of every command that
the guide to reading, the tutorial and the README show after "    $ ".

usage: test_reading.py REFUGE [--update]

In shown output a line of three dots stands for any lines, and a line that ends in " ..." for any line
that begins so; sums, numbers of claims and confidences are not compared. --update
writes into the pages what the program says now, those too; dots stay where they
are when what stands around them still fits.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from tap import Tap

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
REFUGE = pathlib.Path(sys.argv[1]).resolve()
PAGES = ['docs/guide/reading.md', 'docs/guide/tutorial.md', 'docs/reference/claims.md', 'README.md']


def text_of(page):
    return (ROOT / page).read_text(encoding='utf-8')


def missing(page, words, what):
    text = text_of(page)
    return [f'{page} does not have {what} `{word}`' for word in words if f'`{word}`' not in text]


def lexicon_sections():
    told = json.loads(subprocess.run([REFUGE, 'lexicon', 'sections', '--format', 'json'], capture_output=True).stdout)
    page, wrong = 'docs/reference/lexicon.md', []
    wrong += missing(page, [f"[{s['name']}]" for s in told['sections']], 'the section')
    for section in told['sections']:
        wrong += missing(page, section['codes'], f"of [{section['name']}]")
    wrong += missing(page, told['flags'], 'the flag') + missing(page, told['patterns'], 'the pattern')
    named = re.findall(r'^\| `\[(\w+)[^\]]*\]`', text_of(page), re.M)
    known = {s['name'] for s in told['sections']}
    wrong += [f'{page}: the program has no section [{name}]' for name in named if name not in known]
    for section in told['sections']:
        starred = re.search(rf"^\| `\[{section['name']}\]`( \*)? \|", text_of(page), re.M)
        if starred and bool(starred[1]) != section['needs_code']:
            wrong.append(f"{page}: [{section['name']}] {'needs' if section['needs_code'] else 'needs no'} *")
    return wrong


def claim_codes():
    """The tables of codes.c, and the tables of the page."""
    source = (ROOT / 'src/claim/codes.c').read_text(encoding='utf-8')
    tables = {name: [w for w in re.findall(r'"(\w*)"', body) if w]
              for name, body in re.findall(r'const char \*const (\w+)\[\] = \{(.*?)\};', source, re.S)}
    page, wrong = 'docs/reference/claims.md', []
    for name, codes in tables.items():
        wrong += missing(page, codes, f'of {name}')
    known = set(sum(tables.values(), []))
    text = text_of(page)
    for part in (text.split('### Indicators')[1].split('###')[0], text.split('## Events')[1].split('| code |')[1]):
        wrong += [f'{page}: the program has no code `{code}`'
                  for code in re.findall(r'^\| `(\w+)` \|', part, re.M) if code not in known]
    return wrong if len(known) > 60 else wrong + ['no codes were found in src/claim/codes.c']


def transcripts(page):
    """(number of the line, command, shown lines) in the order of the page."""
    lines, found = text_of(page).splitlines(), []
    for number, line in enumerate(lines):
        if line.startswith('    $ '):
            end = number + 1
            while end < len(lines) and (lines[end].startswith('    ') and not lines[end].startswith('    $ ')):
                end += 1
            found.append((number, line[6:], [l[4:] for l in lines[number + 1:end]]))
    return found


def settled(line):
    """Without what each new word of a lexicon changes: sums, and the numbers of claims."""
    if line.startswith('refuge: '):
        return re.sub(r'\d+', 'N', line)
    line = re.sub(r'(confidence["\s:]+)[\d.]+|\(\d\.\d\d\)', r'\1N', line)
    return re.sub(r'^ *\d+  ', 'N  ', line)


def fits(shown, told):
    if not shown:
        return not told
    if shown[0] == '...':
        return any(fits(shown[1:], told[i:]) for i in range(len(told) + 1))
    if not told:
        return False
    same = told[0].startswith(shown[0][:-4]) if shown[0].endswith(' ...') else settled(told[0].rstrip()) == settled(shown[0].rstrip())
    return same and fits(shown[1:], told[1:])


def renewed(shown, told):
    """What is shown, with the lines that fit as the program prints them now."""
    if not shown:
        return []
    if shown[0] == '...':
        behind = next(i for i in range(len(told) + 1) if fits(shown[1:], told[i:]))
        return ['...'] + renewed(shown[1:], told[behind:])
    return [shown[0] if shown[0].endswith(' ...') else told[0].rstrip()] + renewed(shown[1:], told[1:])


def run_page(page, update):
    wrong, lines = [], text_of(page).splitlines()
    with tempfile.TemporaryDirectory() as tmp:
        os.symlink(ROOT / 'data', f'{tmp}/data')
        os.mkdir(f'{tmp}/bin')
        os.symlink(REFUGE, f'{tmp}/bin/refuge')
        env = dict(os.environ, PATH=f"{tmp}/bin:{os.environ['PATH']}", LC_ALL='C.UTF-8')
        for number, command, shown in reversed(run_all(page, tmp, env)):
            told = command[1]
            if fits(shown, told):
                told = renewed(shown, told)
                lines[number + 1:number + 1 + len(shown)] = [f'    {l}' for l in told]
                continue
            wrong.append(f'{page}:{number + 1}: {command[0]}')
            wrong += [f'  the page: {l}' for l in shown] + [f'  the program: {l}' for l in told]
            lines[number + 1:number + 1 + len(shown)] = ['    ' + l for l in told]
    if update:
        (ROOT / page).write_text('\n'.join(lines) + '\n', encoding='utf-8')
    return wrong


def run_all(page, tmp, env):
    found = []
    for number, command, shown in transcripts(page):
        done = subprocess.run(['bash', '-c', command], cwd=tmp, env=env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
        found.append((number, (command, done.stdout.decode('utf-8').splitlines()), shown))
    return found


def main():
    tap, update = Tap(), '--update' in sys.argv
    tap.test('lexicon.md has every section, code, flag and pattern of the program', lexicon_sections())
    tap.test('claims.md has the codes of the program', claim_codes())
    for page in PAGES:
        tap.test(f'{page} shows what the program prints', run_page(page, update))
    tap.end()


main()
