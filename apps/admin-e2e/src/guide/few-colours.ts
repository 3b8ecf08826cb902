import { readPng, writeIndexedPng } from './png';

const MOST_COLOURS = 256;

/** The same picture in its 256 commonest colours, about half as large: a screen has few, and many shades of their edges. */
export function inFewColours(file: Buffer): Buffer {
  const { width, height, rgb } = readPng(file);
  const counts = new Map<number, number>();
  const pixels = Uint32Array.from({ length: width * height }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = rgb.subarray(index * 3, index * 3 + 3);
    const colour = (red << 16) | (green << 8) | blue;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
    return colour;
  });
  const kept = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour);
  const places = new Map([...counts.keys()].map((colour) => [colour, nearestOf(kept, colour)]));
  const indices = Uint8Array.from(pixels, (colour) => places.get(colour) ?? 0);
  return writeIndexedPng(width, height, Uint8Array.from(kept.flatMap(parts)), indices);
}

function nearestOf(colours: readonly number[], wanted: number): number {
  let [best, least] = [0, Infinity];
  for (const [place, colour] of colours.entries()) {
    const distance = distanceOf(colour, wanted);
    if (distance < least) [best, least] = [place, distance];
  }
  return best;
}

function distanceOf(one: number, other: number): number {
  const [a, b] = [parts(one), parts(other)];
  return a.reduce((sum, part, index) => sum + (part - (b[index] ?? 0)) ** 2, 0);
}

function parts(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}
