/** Signs that an office ticks by hand; 〇 stands in numbers and is none. */
const BOX = '□☐▢◻○◯'
const TICKED = '☑'
const WORD = `[^${BOX}${TICKED}√\\s　/、，,；;：:（）()]{1,12}`
const BEFORE = new RegExp(`([${BOX}])[ 　]*(${WORD})`, 'g')
const BEHIND = new RegExp(`(${WORD})[ 　]*([${BOX}])`, 'g')

/** One answer with its box; `at`: where the box stands in the text. */
type Option = { at: number; words: string }

/** □男 □女, or 是□ 否□: the answers that a cell offers; fewer than two are none. */
const optionsIn = (text: string): Option[] => {
  const trimmed = text.trimStart()
  const leads = BOX.includes(trimmed[0] ?? ' ')
  const found = [...text.matchAll(leads ? BEFORE : BEHIND)].map((match): Option => {
    const [whole, first = '', second = ''] = match
    return leads ? { at: match.index, words: second } : { at: match.index + whole.length - second.length, words: first }
  })
  return found.length > 1 ? found : []
}

export const hasBoxes = (text: string): boolean => optionsIn(text).length > 0

/** What is asked as 是否寄宿, 农业户口. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  寄宿: ['是', '住校', '住宿'],
  走读: ['否', '不住校'],
  农村: ['农业', '农业户口'],
  城镇: ['非农业', '非农业户口', '城市'],
  双方外出: ['双方', '父母双方', '都外出'],
  父亲外出: ['父亲', '父', '一方'],
  母亲外出: ['母亲', '母', '一方'],
}

/** Which box is ticked for a value; null: none of them says it. */
export const boxFor = (text: string, value: string): number | null => {
  if (value === '') return null
  const options = optionsIn(text)
  const asked = [value, ...(ALSO[value] ?? [])]
  for (const words of asked) {
    const same = options.find((option) => option.words === words)
    if (same) return same.at
  }
  const near = options.filter(({ words }) => words.length > 1 && (words.includes(value) || value.includes(words)))
  return near.length === 1 ? (near[0]?.at ?? null) : null
}

export const TICK = TICKED

/** The text with the box of a value ticked; as it is where no box says it. */
export const ticked = (text: string, value: string): string => {
  const at = boxFor(text, value)
  return at === null ? text : `${text.slice(0, at)}${TICKED}${text.slice(at + 1)}`
}
