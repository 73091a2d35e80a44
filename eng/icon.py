#!/usr/bin/env python3
"""Draws the packages' icon: python3 eng/icon.py > eng/icon.png (the standard library is enough).

A ledger page with its double-ruled total, and the tick of the person who decided. Every shape is a signed distance;
its edge is smoothed over one pixel.
"""
import math
import struct
import sys
import zlib

SIZE = 128


def box(x, y, left, top, right, bottom, radius):
    dx = abs(x - (left + right) / 2) - (right - left) / 2 + radius
    dy = abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius
    return math.hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius


def disc(x, y, cx, cy, radius):
    return math.hypot(x - cx, y - cy) - radius


def stroke(x, y, points, width):
    def segment(a, b):
        vx, vy = b[0] - a[0], b[1] - a[1]
        t = max(0.0, min(1.0, ((x - a[0]) * vx + (y - a[1]) * vy) / (vx * vx + vy * vy)))
        return math.hypot(x - a[0] - t * vx, y - a[1] - t * vy)
    return min(segment(a, b) for a, b in zip(points, points[1:])) - width / 2


def mix(a, b, t):
    return tuple(p + (q - p) * t for p, q in zip(a, b))


INK, PAPER, RULE, AMOUNT, LEAF = (18, 48, 92), (252, 253, 255), (176, 192, 216), (58, 104, 178), (34, 160, 107)
ROWS = [(39, 57, 71), (50, 52, 75), (61, 60, 71)]  # y, end of the label, start of the amount

pixels = bytearray()
for row in range(SIZE):
    pixels.append(0)
    for column in range(SIZE):
        x, y = column + 0.5, row + 0.5
        colour = mix((38, 96, 176), (16, 42, 92), (x * 0.35 + y) / (SIZE * 1.35))
        alpha = max(0.0, min(1.0, 0.5 - box(x, y, 2, 2, 126, 126, 29)))

        def paint(over, distance, opacity=1.0, soft=1.0):
            global colour
            colour = mix(colour, over, opacity * max(0.0, min(1.0, 0.5 - distance / soft)))

        paint((6, 18, 44), box(x, y, 27, 25, 91, 107, 9), 0.35, 9.0)
        paint(PAPER, box(x, y, 27, 21, 91, 103, 8))
        for at, label, amount in ROWS:
            paint(RULE, stroke(x, y, [(38, at), (label, at)], 5))
            paint(AMOUNT, stroke(x, y, [(amount, at), (81, at)], 5))
        paint(INK, stroke(x, y, [(38, 76), (80, 76)], 2.4))
        paint(INK, stroke(x, y, [(38, 81), (80, 81)], 2.4))
        paint((6, 18, 44), disc(x, y, 89, 91, 25), 0.30, 7.0)
        paint(PAPER, disc(x, y, 89, 89, 24))
        paint(LEAF, disc(x, y, 89, 89, 20))
        paint(PAPER, stroke(x, y, [(80, 89.5), (86.5, 96), (98.5, 82.5)], 5.4))
        pixels += bytes(round(c) for c in colour) + bytes([round(alpha * 255)])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


sys.stdout.buffer.write(
    b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(bytes(pixels), 9)) + chunk(b"IEND", b""))
