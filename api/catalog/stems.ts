// A light stemmer for Indonesian: what a word may be made of, without a dictionary. A root that no language has does no harm, since
// roots match whole or not at all.

/** me- and pe- change with the sound that follows, and swallow some of them: memotong is potong, memasak masak. */
const prefixes: readonly (readonly [prefix: RegExp, sounds: readonly string[]])[] = [
  [/^(?:me|pe)ny(?=[aeiou])/, ['s']],
  [/^(?:me|pe)ng(?=[aeiou])/, ['', 'k']],
  [/^(?:me|pe)ng(?=[gh])/, ['']],
  [/^(?:me|pe)m(?=[aeiou])/, ['p', 'm']],
  [/^(?:me|pe)m(?=[bfv])/, ['']],
  [/^(?:me|pe)n(?=[aeiou])/, ['t', 'n']],
  [/^(?:me|pe)n(?=[cdjz])/, ['']],
  [/^(?:me|pe)(?=[lrwy])/, ['']],
  [/^(?:ber|ter|per|di|se)/, ['']],
  // Alone it begins too many plain words: kemeja is no meja.
  [/^ke(?=.+an$)/, ['']],
];

/** What is cut out of a word by mistake mostly shows it: sendok has no root ndok. */
const isPronounceable = /^(?=[a-z]{4})(?:ny|ng|sy|kh|[^aeiou][lr]|[^aeiou])?[aeiou][a-z]+$/;

const without = (ending: RegExp) => (word: string) => [word, word.replace(ending, '')];

/** The roots that a word of lower-case letters may have, itself left out: 'digilingnya' -> 'giling' and what else it could be. */
export function stems(word: string): string[] {
  const roots = [word]
    .flatMap(without(/(?:nya|lah|kah|ku|mu)$/))
    .flatMap((whole) => [whole, ...prefixes.flatMap(([prefix, sounds]) => (prefix.test(whole) ? sounds.map((sound) => whole.replace(prefix, sound)) : []))])
    .flatMap((rest) => [rest, ...['kan', 'an', 'i'].filter((ending) => rest.endsWith(ending)).map((ending) => rest.slice(0, -ending.length))]);
  return [...new Set(roots)].filter((root) => root !== word && isPronounceable.test(root));
}
