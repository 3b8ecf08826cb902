const CANDIDATES = [',', ';', '\t'] as const;
export type Delimiter = (typeof CANDIDATES)[number];

/** The sign that divides the header, the first line of `head`: the most frequent one outside quotes, else a comma. */
export function detectDelimiter(head: string): Delimiter {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const sign of head) {
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if ((sign === '\n' || sign === '\r') && counts.size > 0) break;
    else counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  let best: Delimiter = ',';
  for (const candidate of CANDIDATES) if ((counts.get(candidate) ?? 0) > (counts.get(best) ?? 0)) best = candidate;
  return best;
}
