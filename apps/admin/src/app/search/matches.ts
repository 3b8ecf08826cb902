const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const FIRST_SYLLABLE = '가'.charCodeAt(0);
const SYLLABLES_OF_ONE_INITIAL = 588;

/**
 * Whether a label is what somebody looks for: each typed word stands in it. Korean readers also type the first consonants
 * alone, `ㅇㅋ` for `워크플로우`.
 */
export function matches(typed: string, label: string): boolean {
  const text = folded(label);
  const initials = initialsOf(text);
  return words(typed).every((word) => (/^[ㄱ-ㅎ]+$/.test(word) ? initials.includes(word) : text.includes(word)));
}

function words(typed: string): string[] {
  return folded(typed).split(/\s+/).filter(Boolean);
}

/** Lone consonants come out of compatibility forms differently, hence no NFKC here. */
function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

function initialsOf(text: string): string {
  return text.replaceAll(/[가-힣]/g, (syllable) => {
    const index = Math.floor((syllable.charCodeAt(0) - FIRST_SYLLABLE) / SYLLABLES_OF_ONE_INITIAL);
    return INITIALS[index] ?? syllable;
  });
}
