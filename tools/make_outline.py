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


def ring_of(arcs, indices):
    points = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
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
        rings = [r for r in (ring_of(arcs, ring) for polygon in polygons for ring in polygon) if len(r) > 3]
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
