import { textIn } from '../kit/answers.ts'
import { defineEntry, type EntryPart } from '../kit/define-entry.ts'
import type { Problem, RecordBody } from '../kit/define-record.ts'
import { isPerson } from '../kit/field-spec.ts'
import { choice, choices, longText, numberField, person, repeat, text, timeField } from '../kit/fields.ts'
import { openingsOf, openingWords, WEEKDAYS } from './home-hours.ts'

const ROOMS = [
  { value: 'play', label: '活动室' },
  { value: 'reading', label: '阅览室' },
  { value: 'call', label: '亲情电话' },
  { value: 'video', label: '视频室' },
  { value: 'heart', label: '谈心室' },
]

const CONDITIONS = [
  { value: 'good', label: '能用' },
  { value: 'repair', label: '在修' },
  { value: 'broken', label: '坏了' },
  { value: 'gone', label: '没了' },
]

type Rows = readonly Readonly<Record<string, unknown>>[]
const rowsIn = (answers: RecordBody, field: string): Rows =>
  Array.isArray(answers[field]) ? (answers[field] as Rows) : []

const staffOf = (answers: RecordBody): EntryPart[] =>
  rowsIn(answers, 'staff').flatMap(({ who }) =>
    isPerson(who) ? [{ role: 'staff', name: who.name, ...(who.account ? { account: who.account } : {}) }] : [],
  )

const hoursProblem = (answers: RecordBody): Problem | null => {
  const hours = openingsOf(answers)
  const wrong = (code: Problem['code'], message: string): Problem => ({ field: 'hours', code, message })
  const late = hours.find((h) => h.to <= h.from)
  if (late) return wrong('too-early', `${openingWords(late)}：关门要在开门之后，请改一下。`)
  const twice = hours.find((h, i) => hours[i - 1]?.day === h.day && h.from < (hours[i - 1]?.to ?? ''))
  return twice ? wrong('not-understood', `${openingWords(twice)}和同一天的另一段时间重了，请改一下。`) : null
}

/** What one line of text said of the hours: 16:00–18:00, 16点到18点, 下午4:00-6:00 stays a text. */
const timesIn = (hours: string): { from: string; to: string } | null => {
  const found = /^\s*(\d{1,2})[:：点](\d{2})?\s*(?:—|–|-|~|～|至|到)+\s*(\d{1,2})[:：点](\d{2})?\s*$/.exec(hours)
  if (!found) return null
  const [, h1 = '', m1 = '00', h2 = '', m2 = '00'] = found
  const time = (h: string, m: string) => `${h.padStart(2, '0')}:${m}`
  const [from, to] = [time(h1, m1), time(h2, m2)]
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(from) && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(to) && from < to
    ? { from, to }
    : null
}

/** Version 1 asked for days, hours, keepers and equipment in words: rows now; what is no time stays as it was written. */
const fromWords = ({ days, hours, keeper, second, equipment, ...rest }: RecordBody): RecordBody => {
  const said = { hours: textIn({ hours }, 'hours'), equipment: textIn({ equipment }, 'equipment') }
  const times = timesIn(said.hours)
  const people = [keeper, second].filter((name) => typeof name === 'string' && name.trim() !== '')
  const note = [said.hours && !times ? `开放时间：${said.hours}` : '', said.equipment].filter(Boolean).join('\n')
  return {
    ...rest,
    hours: (Array.isArray(days) ? days : []).map((day) => ({ day, ...times })),
    staff: people.map((name) => ({ who: { name } })),
    ...(note ? { note } : {}),
  }
}

/** 儿童之家 (S2B.9–12, S2B.20): where, when it is open, who keeps it (two at a time, S2B.12), what stands in it. */
export const home = defineEntry({
  kind: 'home',
  version: 2,
  title: '儿童之家',
  purpose: '孩子课后去的地方：哪几天开、谁值班（每次两个人）、有什么东西。',
  about: ['school', 'village'],
  fields: [
    text('name', { label: '名称', required: true, max: 40 }),
    text('address', { label: '在哪里', hint: '例如：村委会一楼', max: 60 }),
    choices('rooms', ROOMS, { label: '有哪些房间' }),
    repeat(
      'hours',
      [
        choice('day', WEEKDAYS, { label: '周几', required: true }),
        timeField('from', { label: '几点开', required: true }),
        timeField('to', { label: '几点关', required: true }),
      ],
      { label: '开放时间', required: true, max: 14 },
    ),
    repeat('staff', [person('who', { label: '姓名', required: true })], {
      label: '值班的人（每次要有两个人）',
      required: true,
      max: 12,
    }),
    repeat(
      'equipment',
      [
        text('thing', { label: '东西', required: true, max: 40 }),
        numberField('n', { label: '几件', min: 1, max: 100_000 }),
        choice('state', CONDITIONS, { label: '怎么样' }),
      ],
      { label: '设备和图书', max: 60 },
    ),
    longText('note', { label: '别的说明', max: 600 }),
  ],
  states: [
    { value: 'running', label: '开着' },
    { value: 'resting', label: '暂停' },
    { value: 'closed', label: '撤了', ended: true },
  ],
  endings: ['房屋收回', '并到别处', '没有孩子来', '登记错了'],
  write: ['principal', 'dean', 'village-director', 'township-officer', 'federation-officer'],
  read: [
    'home-keeper',
    'head-teacher',
    'dean',
    'principal',
    'village-director',
    'township-officer',
    'federation-officer',
    'county-office',
  ],
  line: (answers) =>
    [
      textIn(answers, 'name'),
      openingsOf(answers).map(openingWords).join('、'),
      staffOf(answers).length < 2 ? '只有一个人值班' : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  check: (answers) => {
    const problem = hoursProblem(answers)
    return problem ? [problem] : []
  },
  keepers: (answers) => [...new Set(staffOf(answers).flatMap((p) => p.account ?? []))],
  parts: staffOf,
  columns: (answers) => ({ quantity: new Set(openingsOf(answers).map((h) => h.day)).size }),
  sources: ['S2B.9', 'S2B.10', 'S2B.11', 'S2B.12', 'S2B.20'],
  audience: 'community',
  upgrade: (answers, from) => (from < 2 ? fromWords(answers) : answers),
})
