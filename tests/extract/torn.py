#!/usr/bin/env python3
"""The texts of all cases, put together, torn and shuffled: no grammar holds, and still each is read to its end, and
whatever is read stands where it is said to stand. Prints TAP.

usage: tests/extract/torn.py REFUGE [--seed N] [--texts N]

The fixed seed of the tests keeps the texts the same from run to run; under the sanitizers this finds what looks past
the first or the last word of a text.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import run

HERE = pathlib.Path(__file__).resolve().parent
JOINED = ['\n\n', ' ', '\n', '; ', ', ']


def torn(cases, draw):
    words = draw.choice(JOINED).join(draw.choice(cases) for _ in range(draw.randint(1, 5))).split(' ')
    how = draw.random()
    if how < .3:
        draw.shuffle(words)
    elif how < .6:
        first = draw.randrange(len(words))
        words = words[first:first + draw.randint(1, 30)]
    elif how < .75:
        words = [word for word in words if draw.random() < .6]
    return ' '.join(words)


def plain(text):
    """Columns are shown with a tab, whatever parts them in the file."""
    return ' '.join(text.replace('|', ' ').split())


def faults(file, done):
    if done.returncode not in (0, 3):
        return [f'exit {done.returncode}', done.stderr.decode('utf-8', 'replace')]
    told = []
    for line in done.stdout.decode('utf-8').splitlines():
        claim = json.loads(line)
        for part in (claim[key] for key in ('number', 'words') if key in claim):
            stands = file[part['start']:part['end']].decode('utf-8', 'replace')
            if plain(json.loads(f'"{stands}"')) != plain(part['text']):
                told.append(f'{part["text"]!r} is said to stand where {stands!r} does')
    return told


def main():
    args = dict(zip(sys.argv[2::2], sys.argv[3::2]))
    if len(sys.argv) < 2 or not set(args) <= {'--seed', '--texts'}:
        sys.exit(__doc__)
    draw, n = random.Random(int(args.get('--seed', 1))), int(args.get('--texts', 40000))
    cases = [case.text for path in sorted(HERE.glob('*.case')) for case in run.parse(path)]
    texts = [text for text in (torn(cases, draw) for _ in range(n)) if text.strip()]
    with tempfile.TemporaryDirectory() as tmp:
        path = pathlib.Path(tmp, 'torn.ndjson')
        path.write_text(''.join(json.dumps({'text': text, 'published': '2021-03-05'}, ensure_ascii=False) + '\n'
                                for text in texts), encoding='utf-8')
        done = subprocess.run([str(pathlib.Path(sys.argv[1]).resolve()), 'read', '--format', 'ndjson', path],
                              stdin=subprocess.DEVNULL, capture_output=True)
        told = faults(path.read_bytes(), done)
    lines = done.stdout.count(b'\n')
    good = not told and lines > n
    print('1..1')
    print(f'{"ok" if good else "not ok"} 1 - {len(texts)} torn texts, {lines} claims')
    for line in told[:10]:
        print('# ' + line.replace('\n', '\n# '))
    sys.exit(not good)


if __name__ == '__main__':
    main()
