#!/usr/bin/env python3
"""Makes a scenario as large as wanted, always the same for the same arguments.

Places lie at random on a square with one place in every 40 by 40 km. All are connected by a shortest
tree, then by further roads, short ones first but not strictly, and none along another one: the map
looks like a network of roads. The eastern fifth is another country; 2% of all places are camps there
and along the border, with room for three of five people. Fronts pass over 10% of the places.

usage: generate_graph.py DIR PLACES ROADS PEOPLE DAYS
"""
import math
import pathlib
import random
import sys

SPACING_KM = 40
LONGEST_KM = 150
WINDING = 1.2  # a road is so much longer than the line between its ends


def scatter(rng, n):
    side = SPACING_KM * math.sqrt(n)
    return [(rng.random() * side, rng.random() * side) for _ in range(n)]


def neighbours(points):
    """All pairs nearer than the longest road: (km, a, b), by way of a grid."""
    reach = LONGEST_KM / WINDING
    grid = {}
    for i, (x, y) in enumerate(points):
        grid.setdefault((int(x / reach), int(y / reach)), []).append(i)
    pairs = []
    for (cx, cy), here in grid.items():
        around = [j for dx in (-1, 0, 1) for dy in (-1, 0, 1) for j in grid.get((cx + dx, cy + dy), ())]
        pairs += [(d, i, j) for i in here for j in around
                  if i < j and (d := math.dist(points[i], points[j])) < reach]
    return sorted(pairs)


def tree(pairs, n):
    """The pairs of a shortest tree (Kruskal)."""
    group = list(range(n))

    def head(i):
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    kept = []
    for d, a, b in pairs:
        if head(a) != head(b):
            group[head(a)] = head(b)
            kept.append((d, a, b))
    return kept


def roads(rng, points, wanted):
    pairs = neighbours(points)
    angles = [[] for _ in points]

    def build(d, a, b):
        angle = math.atan2(points[b][1] - points[a][1], points[b][0] - points[a][0])
        angles[a].append(angle)
        angles[b].append(angle + math.pi)
        made[a, b] = max(1, round(d * WINDING))

    def alongside(i, angle, narrowest):
        return any(math.cos(angle - other) > narrowest for other in angles[i])

    made = {}
    for pair in tree(pairs, len(points)):
        build(*pair)
    order = [p for _, p in sorted((d * rng.uniform(0.6, 1.6), (d, a, b)) for d, a, b in pairs)]
    for narrowest in (0.82, 0.95, 1.1):  # the cosine of 35 degrees, of 18, any
        for d, a, b in order:
            if len(made) >= wanted:
                return made
            angle = math.atan2(points[b][1] - points[a][1], points[b][0] - points[a][0])
            if (a, b) not in made and not alongside(a, angle, narrowest) \
                    and not alongside(b, angle + math.pi, narrowest):
                build(d, a, b)
    return made


def choose_camps(points, n):
    """The places abroad that are nearest to the border, every second of them."""
    side = SPACING_KM * math.sqrt(len(points))
    abroad = sorted((p[0], i) for i, p in enumerate(points) if p[0] > 0.8 * side)
    return {i for _, i in abroad[:2 * n:2]}


def choose_conflicts(rng, points, camps, n, days):
    """Place -> (first, last day): around moving fronts, all of them at home."""
    side = SPACING_KM * math.sqrt(len(points))
    home = [i for i, p in enumerate(points) if p[0] < 0.8 * side and i not in camps]
    spells = {}
    fronts = max(3, n // 60)
    while len(spells) < n:
        x, y = rng.random() * 0.8 * side, rng.random() * side
        near = sorted(home, key=lambda i: math.dist(points[i], (x, y)))[:max(1, n // fronts)]
        begin = 0 if not spells else rng.randrange(days // 2)
        for k, i in enumerate(near):
            first = min(days - 1, begin + k // 8)
            spells.setdefault(i, (first, min(days, first + rng.randrange(5, days + 5))))
    return spells


def write(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('\n'.join(lines) + '\n', encoding='utf-8')


def main():
    folder = pathlib.Path(sys.argv[1])
    n, n_roads, people, days = map(int, sys.argv[2:6])
    rng = random.Random(20)
    points = scatter(rng, n)
    made = roads(rng, points, n_roads)
    camps = choose_camps(points, max(1, n // 50))
    spells = choose_conflicts(rng, points, camps, n // 10, days)
    border = 0.8 * SPACING_KM * math.sqrt(n)
    sizes = {i: rng.lognormvariate(0, 0.8) for i in sorted(camps)}
    room = 0.6 * people / sum(sizes.values())

    rows = ['#name,region,country,latitude,longitude,location_type,conflict_date,population']
    for i, (x, y) in enumerate(points):
        kind = 'camp' if i in camps else 'conflict_zone' if i in spells else 'town'
        count = round(sizes[i] * room) if i in camps else round(rng.lognormvariate(10.5, 1))
        rows.append(f'P{i},R{int(x // 500)}-{int(y // 500)},{"Home" if x < border else "Abroad"},'
                    f'{y / 111 - 25:.4f},{x / 111 - 25:.4f},{kind},'
                    f'{spells[i][0] if i in spells else ""},{count}')
    write(folder / 'input_csv/locations.csv', rows)
    write(folder / 'input_csv/routes.csv', ['#name1,name2,distance,forced_redirection']
          + [f'P{a},P{b},{km},0' for (a, b), km in made.items()])
    zones = sorted(spells)
    write(folder / 'input_csv/conflicts.csv', ['#Day,' + ','.join(f'P{i}' for i in zones)]
          + [f'{day},' + ','.join('1' if spells[i][0] <= day < spells[i][1] else '0' for i in zones)
             for day in range(days + 1)])
    write(folder / 'input_csv/closures.csv', ['#closure_type,name1,name2,closure_start,closure_end',
                                              'country,Home,Abroad,5,8'])
    write(folder / 'input_csv/sim_period.csv', ['StartDate,2020-01-01', f'Length,{days}'])
    # Half of the people flee at once, the others until two thirds of the days are over.
    write(folder / 'source_data/refugees.csv', [
        f'2020-01-01,{people // 2}', f'2020-01-{1 + days * 2 // 3:02},{people}', f'2020-03-01,{people}'])
    write(folder / 'source_data/data_layout.csv', ['total,refugees.csv'])
    write(folder / 'simsetting.yml', [
        'spawn_rules:', '  sum_from_camps: false', '  insert_day0: false', 'move_rules:',
        '  max_move_speed: 400.0', '  max_walk_speed: 35.0', '  default_movechance: 0.5',
        '  camp_movechance: 0.001', '  avoid_short_stints: true', '  capacity_scaling: 1.25',
        '  distance_power: 0.75', '  softening: 50.0', '  awareness_level: 1'])


main()
