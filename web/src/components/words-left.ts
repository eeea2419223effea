/** How much of a pick list is not in sight. */

/** So many words are listed; the list scrolls. */
export const WORDS_LISTED = 50;

/** How many of the words that hold what was typed are not listed. */
export function wordsLeft(words: readonly string[], typed: string): number {
  const sought = typed.trim().toLowerCase();
  return Math.max(0, words.filter((word) => word.toLowerCase().includes(sought)).length - WORDS_LISTED);
}
