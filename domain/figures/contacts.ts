import { monthlyFamilyCall } from '../duties/monthly-family-call.ts'
import type { Predicate } from '../kit/predicate.ts'
import { THROUGH_RELATIVES } from '../records/family-call.ts'
import { READINGS } from '../registers/child.ts'
import { dutyFigures } from './from-declarations.ts'
import { personWord, readingText } from './reading.ts'
import type { FigureDefinition, FigureReading } from './types.ts'

type Contact = { prefix: string; kind: string; title: string; what: string }

const CONTACTS: readonly Contact[] = [
  { prefix: 'family-calls', kind: 'family-call', title: '亲情联系', what: '与父母通话、视频或写信' },
  { prefix: 'contacts.parents', kind: 'parent-contact', title: '联系父母', what: '由教师与父母沟通' },
  {
    prefix: 'contacts.carers',
    kind: 'carer-contact',
    title: '联系照看人',
    what: '由教师与照看人沟通（家访中的面谈另计）',
  },
]

/** What came about and what did not, of children that count by the reading on the day. */
const contactsOf = ({ prefix, kind, title, what }: Contact, reading: FigureReading): FigureDefinition[] => {
  const tried = (reached: boolean): Predicate => ({
    all: [
      { column: 'kind', op: '=', value: kind },
      READINGS[reading].predicate,
      { column: 'reached', op: '=', value: reached },
    ],
  })
  const person = personWord(reading)
  const by = `（按当天的登记，外出时长算到截止日；${readingText(reading)}）`
  return [
    {
      id: `${prefix}.held`,
      unit: '人次',
      title,
      definition: `期内留守${person}${what}并联系上的人次：记录乘以涉及的孩子${by}。`,
      facts: 'records',
      filter: tried(true),
      measure: { of: 'rows' },
    },
    {
      id: `${prefix}.children`,
      unit: '名',
      title: `${title}到的${person}`,
      definition: `期内至少一次${what}并联系上的留守${person}，不重复${by}。`,
      facts: 'records',
      filter: tried(true),
      measure: { of: 'distinct', column: 'childId' },
    },
    {
      id: `${prefix}.unreached`,
      unit: '人次',
      title: `${title}没有联系上`,
      definition: `期内试过${title}而没有联系上的人次${by}。`,
      facts: 'records',
      filter: tried(false),
      measure: { of: 'rows' },
    },
  ]
}

/** `family-calls.met` by the name that others rely on (summaries §8): the months in which a child and the parents spoke. */
const familyCallsMet = dutyFigures(monthlyFamilyCall)
  .filter((f) => f.id === `${monthlyFamilyCall.key}.met`)
  .map((f) => ({ ...f, id: 'family-calls.met' }))

/** Whom the parents' own number did not reach and a relative did (summaries §5 S1). */
const throughRelatives = (reading: FigureReading): FigureDefinition => ({
  id: 'family-calls.relatives',
  unit: '人次',
  title: '通过其他亲属联系上',
  definition: `期内留守${personWord(reading)}的亲情联系中，父母打不通、托其他亲属联系上的人次（${readingText(reading)}）。`,
  facts: 'records',
  filter: {
    all: [
      { column: 'kind', op: '=', value: 'family-call' },
      READINGS[reading].predicate,
      { column: 'reached', op: '=', value: true },
      { column: 'sort', op: '=', value: THROUGH_RELATIVES },
    ],
  },
  measure: { of: 'rows' },
})

/** Grandparents who were shown how to do something (S4.9): the register keeps no carer's age, so they are told by kinship. */
const guided = (reading: FigureReading): FigureDefinition => ({
  id: 'elderly.guided',
  unit: '户',
  title: '得到照看办法的祖辈',
  definition: `期内联系照看人时，至少一次教过爷爷奶奶、外公外婆具体照看办法的留守${personWord(reading)}家庭，不重复（${readingText(reading)}；照看人的年龄没有登记，按祖辈算）。`,
  facts: 'records',
  filter: {
    all: [
      { column: 'kind', op: '=', value: 'carer-contact' },
      READINGS[reading].predicate,
      { column: 'reached', op: '=', value: true },
      { column: 'sort', op: 'in', value: ['grandfather', 'grandmother'] },
      { column: 'quantity', op: '>', value: 0 },
    ],
  },
  measure: { of: 'distinct', column: 'householdId' },
})

const ofMeetings = (more: readonly Predicate[]): Predicate => ({
  all: [{ column: 'kind', op: '=', value: 'meeting' }, ...more],
})

/** Meetings of the place and of what lies below it (S1.14, S5.10), and the families that came to them by the roll. */
const MEETINGS: readonly FigureDefinition[] = [
  {
    id: 'meetings.held',
    unit: '次',
    title: '家长会与培训',
    definition: '期内召开的家长会、监护人会、家长学校和培训，一次算一次。',
    facts: 'parts',
    filter: ofMeetings([
      { column: 'role', op: '=', value: 'about' },
      { column: 'subjectKind', op: '=', value: 'place' },
    ]),
    measure: { of: 'distinct', column: 'recordId' },
  },
  {
    id: 'meetings.trainings',
    unit: '次',
    title: '监护人培训',
    definition: '期内召开的会议和培训中，登记为培训、家长学校的次数（更正过的只算新的）。',
    facts: 'parts',
    filter: ofMeetings([
      { column: 'role', op: '=', value: 'about' },
      { column: 'subjectKind', op: '=', value: 'place' },
      { column: 'sort', op: 'in', value: ['training', 'school'] },
    ]),
    measure: { of: 'distinct', column: 'recordId' },
  },
  {
    id: 'meetings.invited',
    unit: '人次',
    title: '通知到会的家庭',
    definition: '期内家长会、监护人会、家长学校和培训点名的人次：一名孩子的家长一次算一人次，来没来都算。',
    facts: 'parts',
    filter: ofMeetings([{ column: 'role', op: '=', value: 'took' }]),
    measure: { of: 'rows' },
  },
  {
    id: 'meetings.attendance',
    unit: '人次',
    title: '到会的家庭',
    definition: '期内家长会、监护人会、家长学校和培训点名到会的人次：签了到或按了手印的，一名孩子的家长一次算一人次。',
    facts: 'parts',
    filter: ofMeetings([
      { column: 'role', op: '=', value: 'took' },
      { column: 'mark', op: 'in', value: ['signed', 'thumb'] },
    ]),
    measure: { of: 'rows' },
  },
  {
    id: 'meetings.absent',
    unit: '人次',
    title: '没有到会的家庭',
    definition: '期内家长会、监护人会、家长学校和培训点名没有来的人次。',
    facts: 'parts',
    filter: ofMeetings([
      { column: 'role', op: '=', value: 'took' },
      { column: 'mark', op: '=', value: 'absent' },
    ]),
    measure: { of: 'rows' },
  },
  {
    id: 'meetings.followed',
    unit: '人次',
    title: '缺席补谈',
    definition: '期内对没有到会的人家单独补谈的人次：一名孩子的家长一次算一人次。',
    facts: 'parts',
    filter: {
      all: [
        { column: 'kind', op: '=', value: 'follow-up' },
        { column: 'role', op: '=', value: 'about' },
      ],
    },
    measure: { of: 'rows' },
  },
]

/** Contacts of the children with parents, of teachers with parents and carers (S1.16, S1.17), guardian meetings (S1.14). */
export const contactFigures = (reading: FigureReading): readonly FigureDefinition[] => [
  ...CONTACTS.flatMap((contact) => contactsOf(contact, reading)),
  ...familyCallsMet,
  throughRelatives(reading),
  guided(reading),
  ...MEETINGS,
]
