#!/usr/bin/env python3
"""Texts that have one thing only, without end: four times as much must not take much more than four
times as long. Prints TAP.

usage: growth.py REFUGE [NAME ...]
"""
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

SMALL, TIMES = 200_000, 4
MOST_TIMES, FEW_S = 7, 0.25  # what takes less is not told from noise
WORDS = 'people fled the town when it was shelled and families were killed or injured there'.split()
PLACES = 'Idlib Homs Beira Goma Khartoum Kyiv Kharkiv Mosul Aleppo Hama'.split()
COUNTRIES = 'Syria Mozambique Sudan Ukraine'.split()


def word(i):
    return WORDS[i * 7 % len(WORDS)]


def place(i):
    return PLACES[i * 3 % len(PLACES)]


def again(part, head='', tail=''):
    def text(n):
        out, size, i = [head], 0, 0
        while size < n:
            out.append(part(i))
            size += len(out[-1])
            i += 1
        return ''.join(out) + tail
    return text


def behind(first, second):
    """Half of one, then half of the other: what is looked for far back shows here."""
    return lambda n: first(n // 2) + second(n // 2)


TEXTS = {
    'words without an end': again(lambda i: word(i) + ' '),
    'capitals': again(lambda i: word(i).upper() + ' '),
    'names of places': again(lambda i: place(i) + ' '),
    'names that nobody knows': again(lambda i: f'Xa{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} '),
    'names that nobody knows among others': again(
        lambda i: f'{place(i)}, {place(i + 1)}, {place(i + 2)} met X{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676 % 26)} '
                  'once. '),
    'quotations that begin': again(lambda i: f'"{word(i)} '),
    'single marks that begin': again(lambda i: f"'{word(i)} "),
    'quotations without a speaker': again(lambda i: f'"Some {i + 10} people fled again." '),
    'speakers': again(lambda i: 'said X. '),
    'speakers with figures': again(lambda i: f'the {place(i)} official said {i + 10} fled, '),
    'lists that begin lists': again(lambda i: f'- OCHA said {i + 10} fled:\n'),
    'numbers': again(lambda i: f'{i + 100} '),
    'numerals in words': again(lambda i: 'two hundred and '),
    'dates': again(lambda i: f'{i % 28 + 1} March {1990 + i % 30} '),
    'years': again(lambda i: f'{1990 + i % 30} '),
    'bullets': again(lambda i: f'- {i + 10} people displaced in {place(i)}\n'),
    'bullets without text': again(lambda i: '•\n'),
    'headings': again(lambda i: f'Heading {i} of this\n\n'),
    'headings with a place': again(lambda i: f'{place(i)}\n\n{i + 10} people fled.\n\n'),
    'headings with a country': again(lambda i: f'{COUNTRIES[i % 4]}\n\n{i + 10} people fled.\n\n'),
    'datelines': again(lambda i: f'{place(i).upper()}, March {i % 28 + 1} (Agency) - Some {i} people fled.\n\n'),
    'figures and labels by turns': again(lambda i: f'{i + 10}\nkilled\n'),
    'a table with a head': again(lambda i: f'{place(i)} {i}\t{i + 10}\t{i * 3}\n', 'Place\tDisplaced\tKilled\n'),
    'a table without a head': again(lambda i: f'{place(i)}\t{i + 10}\t{i * 3}\n'),
    'a table of spaces': again(lambda i: f'{place(i):12} {i + 10:8} {i * 3:8}\n', 'Place        Displaced     Killed\n'),
    'a table of bars': again(lambda i: f'| {place(i)} | {i + 10} | {i * 3} |\n', '| Place | Displaced | Killed |\n'),
    'figures without an end': again(lambda i: f'{i + 10} killed in {place(i)}, '),
    'figures without a mark': again(lambda i: f'{i + 10} people fled {place(i)} and '),
    'events without an end': again(lambda i: f'Air strikes hit {place(i)} hospital and '),
    'of them': again(lambda i: f'{i + 10} of them '),
    'losses of a side that was named late': behind(
        again(lambda i: f'{word(i)} {i} {word(i + 1)} once.\n\n'),
        again(lambda i: f'The Kesh army killed {i + 20} rebels. Some {i + 1005} soldiers were wounded.\n\n')),
    'numbers in groups that are none': behind(
        again(lambda i: f'{word(i)} {i} {word(i + 1)} once.\n\n'),
        again(lambda i: f'The outbreak has infected 2,{i + 1000} people and killed 76.\n\n')),
    'brackets that begin': again(lambda i: f'({i + 10} people '),
    'lines of one word': again(lambda i: word(i) + '\n'),
    'page: paragraphs': again(lambda i: f'<p>Some {i + 10} people fled {place(i)}.</p>', '<html><body><article>'),
    'page: elements in elements': again(lambda i: '<div>', '<html><body>', 'Some 300 people fled.'),
    'page: a table': again(lambda i: f'<tr><td>{place(i)}</td><td>{i + 10}</td></tr>',
                           '<html><body><p>People killed in March by place</p><table>', '</table>'),
    'page: paragraphs that don\'t end': again(lambda i: f'<b><p>Some {i} people fled', '<html><body>'),
    'json: one long line': lambda n: json.dumps({'text': TEXTS['figures without a mark'](n)}),
    'json: brackets': again(lambda i: '{"a":['),
    'feed: items in items': again(lambda i: '<item>', '<?xml version="1.0"?><rss><channel>'),
}


def cpu_s(refuge, path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([refuge, 'read', '--format', 'ndjson', '-q', '-j1', '--date', '2021-03-05', path],
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1, 3):
        raise AssertionError(f'exit {done.returncode}: {done.stderr.decode()}')
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def fault(refuge, work, text):
    seconds = []
    for n in (SMALL, SMALL * TIMES):
        path = work / 'text'
        path.write_text(text(n), encoding='utf-8')
        seconds.append(cpu_s(refuge, path))
    small, large = seconds
    return f'{large:.2f} s, a quarter takes {small:.2f} s' if large > FEW_S and large > MOST_TIMES * small else ''


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    refuge, failed = str(pathlib.Path(sys.argv[1]).resolve()), 0
    names = sys.argv[2:] or list(TEXTS)
    with tempfile.TemporaryDirectory(prefix='refuge-growth-') as folder:
        for number, name in enumerate(names, 1):
            try:
                work = pathlib.Path(folder)
                wrong = fault(refuge, work, TEXTS[name]) and fault(refuge, work, TEXTS[name])
            except subprocess.TimeoutExpired as late:
                wrong = str(late)
            except AssertionError as why:
                wrong = str(why)
            failed += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {name}", flush=True)
            if wrong:
                print(f'# {wrong}')
    print(f'1..{len(names)}')
    sys.exit(1 if failed else 0)


main()
