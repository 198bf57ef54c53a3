import { recordTold, type Told } from './bulletin/record-told.ts'
import { REPORT_FACES } from './kinds.ts'
import { defineReport, type Section } from './kit/define-report.ts'
import { type Doc, doc, gapNode, type Inline, line } from './kit/doc.ts'
import { CLASS_VOICE, type Pen, SCHOOL_VOICE, TOWNSHIP_VOICE } from './kit/pen.ts'
import { longDate } from './prose/numbers.ts'

const NOTHING: Told = { verb: '工作简报', organiser: '', did: '', people: '', done: [], came: [] }

const toldOf = ({ input, voice }: Pen): Told =>
  (input.record ? recordTold(input.record, voice.person, input.level) : null) ?? NOTHING

/** Of what a place shows somewhere (在校门口展板刊播) the place itself does it. */
const shower = ({ input }: Pen, did: string): string | null =>
  did.startsWith('在') ? (input.record?.where ?? null) : null

/** Who did it: whoever the record names, else the place that writes; 本校 is the place itself. */
const who = (pen: Pen): string => {
  const told = toldOf(pen)
  const [named = ''] = told.organiser.split('会同')
  return named === '' || named.startsWith('本') ? (shower(pen, told.did) ?? pen.input.place) : named
}

/** When, who, where, what and how many: one sentence (summaries §5). */
const lead = (pen: Pen): Doc => {
  const { input } = pen
  const { organiser, did, people } = toldOf(pen)
  if (!input.record || did === '') return doc([gapNode('lead', '什么时候、谁、在哪里、做了什么、多少人参加？写一句')])
  const by = organiser || (shower(pen, did) ?? input.place)
  const at = input.record.where
  const where = at && !by.includes(at) && at !== input.place && !did.includes(at) ? `在${at}` : ''
  return doc(line`${longDate(input.record.on)}，${by}${where}${did}${people ? `，${people}` : ''}。`)
}

const sentences = (parts: readonly string[]): Inline[] => (parts.length ? line`${parts.join('。')}。` : [])

const SECTIONS: readonly Section[] = [
  { key: 'lead', heading: null, write: ({ pen }) => lead(pen) },
  {
    key: 'done',
    heading: null,
    write: ({ pen }) =>
      doc(sentences(toldOf(pen).done), [
        gapNode('done', '做了什么，最要紧的两件写具体：怎么做的，孩子们什么样，不写姓名'),
      ]),
  },
  {
    key: 'came',
    heading: null,
    write: ({ pen }) =>
      doc(sentences(toldOf(pen).came), [gapNode('came', '听到什么、解决了什么？哪件需求办好了，不写姓名和村组')]),
  },
  {
    key: 'next',
    heading: null,
    write: () => doc([gapNode('next', '接下来谁在什么时候做什么？写一句')]),
  },
]

/** A bulletin of one record, at most 800 characters (summaries §4, §5): what the record holds, and blanks for what only the author saw. */
export const bulletin = defineReport({
  face: REPORT_FACES.bulletin,
  voiceAt: (placeKind) =>
    placeKind === 'class' ? CLASS_VOICE : placeKind === 'school' ? SCHOOL_VOICE : { ...TOWNSHIP_VOICE, person: '儿童' },
  paper: '工作简报',
  titleOf: (pen) => `${who(pen)}${toldOf(pen).verb}`,
  rows: null,
  problems: () => [],
  questions: () => [],
  sums: [],
  sections: SECTIONS,
  forPublic: SECTIONS,
})
