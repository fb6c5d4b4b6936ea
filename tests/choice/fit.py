#!/usr/bin/env python3
"""Fits the weights by which a place, a period or what a number counts is chosen (src/claim/where/place_weights.c,
src/claim/period/period_weights.c, src/claim/figure/figure_weights.c) to what people chose.

usage: fit.py CHOICES.xz                    prints the table of weights; CHOICES is places, periods or figures
       fit.py CHOICES.xz --apart [LETTER]   fits on all groups of texts but one, tries on that one, and tells how it went; LETTER:
                                            only for groups that begin with it
       fit.py CHOICES.xz --check WEIGHTS.c  exits with 1 unless WEIGHTS.c holds weights that can't be made better

CHOICES.xz (see README.md): the first line names the sorts of traits; then a block for each choice: "choice GROUP WEIGHT RULE",
RULE being the option that the rules took (from 0, -1: none) and a line for each option: 1 or 0 for right or not, and its traits,
SORT.KIND or SORT.KIND:VALUE. A conditional logit: the sum over the choices of WEIGHT times the logarithm of the chance of the right
options, less half of PENALTY times the sum of the squares of the weights, is made as large as can be by the method of
Broyden, Fletcher, Goldfarb and Shanno with limited memory (Liu and Nocedal 1989).
"""
import collections
import lzma
import math
import pathlib
import re
import sys

PENALTY = 4.0
LEAST = 20      # options that must have a trait, for it to get a weight

# How the names of the traits begin; as in place_choice.c, period_option.c and figure_choice.c (that of most indicators): how much likelier than the rules' answer another
# must be, how likely, and how likely where the rules gave none.
Kind = collections.namedtuple('Kind', 'prefix margin least likely')
KINDS = {'places': Kind('RF__PT_', 0.1, 0.3, 0.6), 'periods': Kind('RF__PD_', 0.3, 0, 0),
         'figures': Kind('RF__FT_', 0, 0.4, 0)}

Choice = collections.namedtuple('Choice', 'group weight rule right options')


def read(path):
    """(names of sorts, choices); an option is [(trait, value)], a trait (sort, kind)."""
    choices = []
    with lzma.open(path, 'rt', encoding='utf-8') as file:
        sorts = file.readline().split()
        for line in file:
            cells = line.split()
            if cells[0] == 'choice':
                choices.append(Choice(cells[1], float(cells[2]), int(cells[3]), [], []))
                continue
            choices[-1].right.append(cells[0] == '1')
            traits = []
            for cell in cells[1:]:
                trait, _, value = cell.partition(':')
                sort, kind = trait.split('.')
                traits.append(((int(sort), int(kind)), float(value or 1)))
            choices[-1].options.append(traits)
    return sorts, choices


def numbered(choices):
    """(index of each trait that is common enough, options by index)"""
    count = collections.Counter()
    for c in choices:
        for option in c.options:
            count.update({trait: c.weight for trait, _ in option})
    index = {t: i for i, t in enumerate(sorted(t for t in count if count[t] >= LEAST))}
    return index, [[[(index[t], v) for t, v in o if t in index] for o in c.options] for c in choices]


def chances(options, w):
    sums = [sum(w[i] * v for i, v in o) for o in options]
    most = max(sums)
    powers = [math.exp(s - most) for s in sums]
    total = sum(powers)
    return [p / total for p in powers]


def loss(w, choices, options):
    """(minus the penalised logarithm of the likelihood, its gradient)"""
    value = PENALTY / 2 * sum(x * x for x in w)
    gradient = [PENALTY * x for x in w]
    for c, own in zip(choices, options):
        if not any(c.right):
            continue
        p = chances(own, w)
        right = sum(q for q, r in zip(p, c.right) if r) + 1e-12
        value -= c.weight * math.log(right)
        for o, q, r in zip(own, p, c.right):
            change = c.weight * (q - (q / right if r else 0))
            for i, v in o:
                gradient[i] += change * v
    return value, gradient


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def least(w, choices, options, most_steps=400):
    """w where the loss is least, and the loss."""
    memory = collections.deque(maxlen=12)
    value, gradient = loss(w, choices, options)
    for _ in range(most_steps):
        step = [-g for g in gradient]
        alphas = []
        for s, y, rho in reversed(memory):
            a = rho * dot(s, step)
            alphas.append(a)
            step = [x - a * z for x, z in zip(step, y)]
        if memory:
            s, y, _ = memory[-1]
            scale = dot(s, y) / dot(y, y)
            step = [scale * x for x in step]
        for (s, y, rho), a in zip(memory, reversed(alphas)):
            b = rho * dot(y, step)
            step = [x + (a - b) * z for x, z in zip(step, s)]
        slope, length = dot(gradient, step), 1.0 if memory else 1e-3
        while True:
            there = [x + length * z for x, z in zip(w, step)]
            new, new_gradient = loss(there, choices, options)
            if new <= value + 1e-4 * length * slope or length < 1e-8:
                break
            length /= 2
        s = [a - b for a, b in zip(there, w)]
        y = [a - b for a, b in zip(new_gradient, gradient)]
        if dot(s, y) > 1e-10:
            memory.append((s, y, 1 / dot(s, y)))
        done = value - new < 1e-4
        w, value, gradient = there, new, new_gradient
        if done:
            break
    return w, value


def fit(choices):
    index, options = numbered(choices)
    w, _ = least([0.0] * len(index), choices, options)
    return {trait: w[i] for trait, i in index.items()}


def chosen(c, weights, kind):
    """The option that the program would take, -1: none."""
    p = chances([[(t, v) for t, v in o if t in weights] for o in c.options], weights)
    best = max(range(len(p)), key=p.__getitem__)
    if c.rule >= 0:
        return c.rule if p[best] - p[c.rule] < kind.margin or p[best] < kind.least else best
    return best if p[best] >= kind.likely else -1


def apart(choices, kind, letter):
    print('group  choices  right by the rules  right')
    sums = [0, 0, 0]
    for group in sorted({c.group for c in choices if c.group.startswith(letter)}):
        own = [c for c in choices if c.group == group]
        weights = fit([c for c in choices if c.group != group])
        rules = sum(c.rule >= 0 and c.right[c.rule] for c in own)
        right = sum(k >= 0 and c.right[k] for c, k in ((c, chosen(c, weights, kind)) for c in own))
        sums = [a + b for a, b in zip(sums, (len(own), rules, right))]
        print('%5s  %7d  %18.3f  %5.3f' % (group, len(own), rules / len(own), right / len(own)), flush=True)
    print('%5s  %7d  %18.3f  %5.3f' % ('all', sums[0], sums[1] / sums[0], sums[2] / sums[0]))


def table(sorts, weights, kind):
    out = []
    for n, sort in enumerate(sorts):
        kinds = sorted((k, round(v, 2)) for (s, k), v in weights.items() if s == n and abs(v) >= 0.005)
        if kinds:
            out.append('    [%s%s] = {%s},' % (kind.prefix, sort.upper().replace('-', '_'),
                                               ', '.join('[%d] = %.2fF' % k for k in kinds)))
    return '\n'.join(out)


def weights_in(path, sorts, kind):
    ret = {}
    for name, kinds in re.findall(r'\[' + kind.prefix + r'(\w+)\] =\s*\{([^}]*)\}', pathlib.Path(path).read_text(encoding='utf-8')):
        for k, value in re.findall(r'\[(\d+)\] = (-?[\d.]+)F', kinds):
            ret[sorts.index(name.lower().replace('_', '-')), int(k)] = float(value)
    return ret


def check(sorts, choices, path, kind):
    index, options = numbered(choices)
    held = weights_in(path, sorts, kind)
    strange = set(held) - set(index)
    if strange:
        sys.exit('%s has weights of traits that the choices do not have: %s' % (path, sorted(strange)[:5]))
    w = [held.get(trait, 0.0) for trait in index]
    value, _ = loss(w, choices, options)
    _, better = least(w, choices, options, most_steps=12)
    if value - better > 0.001 * value:
        sys.exit('%s: the weights are not those of the choices: put there what fit.py prints.' % path)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sorts, choices = read(sys.argv[1])
    kind = KINDS[pathlib.Path(sys.argv[1]).stem]
    if '--apart' in sys.argv:
        letter = sys.argv[sys.argv.index('--apart') + 1:]
        apart(choices, kind, letter[0] if letter else '')
    elif '--check' in sys.argv:
        check(sorts, choices, sys.argv[sys.argv.index('--check') + 1], kind)
    else:
        print(table(sorts, fit(choices), kind))


if __name__ == '__main__':
    main()
