import { pinyin } from 'pinyin-pro'
import { remembered } from '../import/remembered.ts'

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
export const likelyReading = remembered((plain): readonly string[] => soundsOf(plain))

/** Each sound that a letter may have. */
const soundsOfLetter = remembered((letter): readonly string[] => soundsOf(letter, { multiple: true }))

/**
 * Every way to say a name, the likely one first, at most `MOST`: 乐 is lè in given names as well as yuè, 覃 is tán and qín. A letter
 * that stands in a name twice is said alike. ü is written v, as typed on a keyboard, and as lyu and lu, as forms and travel
 * papers have it.
 */
export const readingsOf = remembered((plain): readonly (readonly string[])[] => {
  const likely = likelyReading(plain)
  const letters = [...plain]
  const each = [...new Set(letters)]
  const sounds = each.map((letter) => {
    const first = likely[letters.indexOf(letter)] ?? letter
    return [...new Set([first, ...soundsOfLetter(letter)])]
  })
  // Most names are said in one way.
  if (sounds.every((of) => of.length === 1)) return spellings(likely)
  let ways: (readonly string[])[] = [[]]
  for (const of of sounds) ways = of.flatMap((sound) => ways.map((way) => [...way, sound])).slice(0, MOST)
  const at = letters.map((letter) => each.indexOf(letter))
  const said = ways.map((way) => at.map((i, n) => way[i] ?? letters[n] ?? ''))
  // The surname's own sound stands where the same letter is said otherwise further on.
  return distinct([likely, ...said].flatMap(spellings)).slice(0, MOST)
})

const distinct = (ways: readonly (readonly string[])[]): (readonly string[])[] => [
  ...new Map(ways.map((way) => [way.join(' '), way])).values(),
]

const spellings = (way: readonly string[]): (readonly string[])[] =>
  way.some((s) => /^[ln]v/.test(s))
    ? ['v', 'yu', 'u'].map((u) => way.map((s) => s.replace(/^([ln])v/, `$1${u}`)))
    : [way]
