import type { Demand } from '../kit/define-record.ts'
import { choice, choices, type FieldSpec, yesNo } from '../kit/fields.ts'
import type { Role } from '../roles.ts'

/** What the kinds that tell of a call, a message or a letter have in common. */

/** Nothing of the parents' work, money or health is a helper's to know (kinds.md §6): who reads and writes contacts. */
export const CONTACT_WRITERS: readonly Role[] = [
  'head-teacher',
  'dean',
  'principal',
  'village-director',
  'township-officer',
]
export const CONTACT_READERS: readonly Role[] = [...CONTACT_WRITERS, 'county-office']

export const REACHED = { field: 'reached', in: [true] } as const

/** Did it come about? What was said is asked only then. */
export const reachedField = (label: string): FieldSpec => yesNo('reached', { label, required: true })

export const findingField: FieldSpec = choice(
  'finding',
  [
    { value: 'well', label: '都好' },
    { value: 'watch', label: '要多留心' },
    { value: 'worry', label: '担心安全', urgent: true },
  ],
  { label: '听下来', when: REACHED },
)

/** 担心安全 wants a sentence, as in a visit (F2). */
export const worryDemand = (oneOf: Demand['oneOf']): Demand => ({
  when: { field: 'finding', in: ['worry'] },
  oneOf,
  message: '担心安全的事请写一句听到的情况。',
})

export const nextField: FieldSpec = choices(
  'next',
  [
    { value: 'again', label: '过两天再联系', leads: { days: 3, same: true } },
    { value: 'relative', label: '请亲戚转告', leads: { days: 3 } },
    { value: 'visit', label: '去家里看看', leads: { days: 7, kind: 'home-visit' } },
    { value: 'village', label: '告诉村里', leads: { days: 3 } },
    { value: 'other', label: '别的事', leads: { days: 7, asks: true } },
    { value: 'none', label: '不用', alone: true },
  ],
  { label: '接下来' },
)
