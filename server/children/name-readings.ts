import { pinyin } from 'pinyin-pro'

/** A name with three letters of several sounds each has dozens; the likely ones come first. */
const MOST = 24

const soundsOf = (plain: string, how: { multiple?: true } = {}): string[] =>
  pinyin(plain, {
    toneType: 'none',
    type: 'array',
    v: true,
    ...(how.multiple ? { multiple: true } : { mode: 'surname' }),
  }).map((s) => s.toLowerCase())

/** How a name is most likely said, a syllable a letter: 曾乐 zeng yue (a surname's own sound; 乐 as a dictionary has it first). */
export const likelyReading = (plain: string): string[] => soundsOf(plain)

/**
 * Every way to say a name, the likely one first, at most `MOST`: 乐 is lè in given names as well as yuè, 覃 is tán and qín. A letter
 * that stands in a name twice is said alike. ü is written v, as typed on a keyboard, and as lyu and lu, as forms and travel
 * papers have it.
 */
export const readingsOf = (plain: string): string[][] => {
  const likely = likelyReading(plain)
  const letters = [...plain]
  let ways: ReadonlyMap<string, string>[] = [new Map()]
  for (const letter of new Set(letters)) {
    const first = likely[letters.indexOf(letter)] ?? letter
    const sounds = new Set([first, ...soundsOf(letter, { multiple: true })])
    ways = [...sounds].flatMap((sound) => ways.map((way) => new Map([...way, [letter, sound]]))).slice(0, MOST)
  }
  const said = ways.map((way) => letters.map((letter) => way.get(letter) ?? letter))
  // The surname's own sound stands where the same letter is said otherwise further on.
  const all = [likely, ...said]
  return [...new Map(all.flatMap((way) => spellings(way)).map((way) => [way.join(' '), way])).values()].slice(0, MOST)
}

const spellings = (way: readonly string[]): string[][] =>
  way.some((s) => /^[ln]v/.test(s))
    ? ['v', 'yu', 'u'].map((u) => way.map((s) => s.replace(/^([ln])v/, `$1${u}`)))
    : [[...way]]
