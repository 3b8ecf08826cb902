/** Reads one variable of the environment; empty means unset. */
export type Read<T> = (raw: string | undefined, name: string) => T;

/** Says what is wrong with a variable, and what would be right. */
export class Nonsense extends Error {
  override readonly name = 'Nonsense';
}

/** A whole number in decimal digits. */
export function whole(range: { from: number; to: number; otherwise: number }): Read<number> {
  return (raw, name) => {
    if (raw === undefined) return range.otherwise;
    const value = /^\d{1,15}$/.test(raw) ? Number(raw) : Number.NaN;
    if (value >= range.from && value <= range.to) return value;
    throw new Nonsense(`${name} is "${raw}": give a whole number from ${range.from} to ${range.to}.`);
  };
}

export function oneOf<T extends string>(allowed: readonly T[], otherwise: T): Read<T> {
  return (raw, name) => {
    if (raw === undefined) return otherwise;
    const found = allowed.find((candidate) => candidate === raw);
    if (found !== undefined) return found;
    throw new Nonsense(`${name} is "${raw}": give one of ${allowed.join(', ')}.`);
  };
}

export function text(otherwise: string): Read<string> {
  return (raw) => raw ?? otherwise;
}

/** Text that nobody may see again: messages about it never repeat it. `unset` completes "leave it unset". */
export function secret(options: { atLeast: number; unset?: string }): Read<string | undefined> {
  return (raw, name) => {
    if (raw === undefined || (raw.length >= options.atLeast && /^[\x21-\x7e]+$/.test(raw))) return raw;
    throw new Nonsense(
      `${name} is too short or has spaces or unusual characters: give at least ${options.atLeast} visible ASCII characters, or leave it unset${options.unset ?? ''}.`,
    );
  };
}
