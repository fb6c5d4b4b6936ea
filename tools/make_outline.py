#!/usr/bin/env python3
"""Writes the outlines of countries (TopoJSON) as a C table of bytes: tools/make_outline.py FILE >out.c

Layout, little-endian: u16 number of countries; of each: u8 length of its name, the name, u16 number of
rings; of each: u16 number of points, then pairs of i16, longitude and latitude in units of 1/180 degree.
"""
import json
import struct
import sys

SCALE = 180
MOST = 65535


def arcs_of(topology):
    scale, move = topology['transform']['scale'], topology['transform']['translate']
    for arc in topology['arcs']:
        x = y = 0
        points = []
        for dx, dy in arc:
            x += dx
            y += dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        yield points


def side_of(points, side, limit):
    """What of a ring lies on one side of a meridian (Sutherland and Hodgman); side 1: east of it."""
    kept = []
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        if side * x1 >= side * limit:
            kept.append((x1, y1))
        if (side * x1 >= side * limit) != (side * x2 >= side * limit):
            kept.append((limit, y1 + (y2 - y1) * (limit - x1) / (x2 - x1)))
    return kept


def cut_at_180(points):
    """A ring that crosses the 180th meridian as rings that do not: else its land lies right across the map.
    One that goes around a pole stays."""
    run, turn, before = [], 0, points[0][0]
    for lon, lat in points:
        turn += 360 * ((before - lon > 180) - (lon - before > 180))
        run.append((lon + turn, lat))
        before = lon
    if turn:
        return [points]
    rings = []
    for shift in (-360, 0, 360):
        ring = [(lon + shift, lat) for lon, lat in run]
        ring = side_of(side_of(ring, 1, -180), -1, 180)
        if ring:
            rings.append(ring + ring[:1] if ring[0] != ring[-1] else ring)
    return rings


def rings_of(arcs, indices):
    points = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return [rounded(ring) for ring in cut_at_180(points)]


def rounded(points):
    cut = []
    for lon, lat in points:
        at = (round(lon * SCALE), round(lat * SCALE))
        if not cut or cut[-1] != at:
            cut.append(at)
    return [(max(-32768, min(32767, x)), max(-32768, min(32767, y))) for x, y in cut[:MOST]]


def main():
    topology = json.load(open(sys.argv[1], encoding='utf-8'))
    out = bytearray()
    countries = topology['objects']['countries']['geometries'] if topology else []
    arcs = list(arcs_of(topology)) if topology else []
    out += struct.pack('<H', len(countries))
    for country in countries:
        name = country.get('properties', {}).get('name', '').encode()[:255]
        polygons = {'Polygon': lambda c: [c['arcs']], 'MultiPolygon': lambda c: c['arcs']}.get(
            country['type'], lambda c: [])(country)
        rings = [r for polygon in polygons for ring in polygon for r in rings_of(arcs, ring) if len(r) > 3]
        out += struct.pack('<B', len(name)) + name + struct.pack('<H', len(rings))
        for ring in rings:
            out += struct.pack('<H', len(ring))
            for point in ring:
                out += struct.pack('<hh', *point)
    print('#include "view/outline.h"\n\nconst unsigned char rf__outline_bytes[] = {')
    for at in range(0, len(out), 40):
        print(','.join(map(str, out[at:at + 40])) + ',')
    print(f'}};\nconst size_t rf__outline_n = {len(out)};')


main()
