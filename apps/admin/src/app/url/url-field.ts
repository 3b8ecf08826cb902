/** How one value of a page stands in its address. The default is not written: addresses stay short. */
export interface UrlField<T> {
  read: (text: string | null) => T;
  write: (value: T) => string | null;
}

/** One of a few words, or none. Anything else in the address counts as none. */
export function optionOf<const T extends string>(options: readonly T[]): UrlField<T | null> {
  return {
    read: (text) => options.find((option) => option === text) ?? null,
    write: (value) => value,
  };
}

/** One of a few words; `fallback` when the address says nothing or nonsense. */
export function choiceOf<const T extends string>(options: readonly T[], fallback: NoInfer<T>): UrlField<T> {
  return {
    read: (text) => options.find((option) => option === text) ?? fallback,
    write: (value) => (value === fallback ? null : value),
  };
}

/** Free text; an empty one is none. */
export const wordsField: UrlField<string> = {
  read: (text) => text ?? '',
  write: (value) => (value.trim() === '' ? null : value),
};
