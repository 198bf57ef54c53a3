import { defineRecord, labelOf, type RecordBody } from '../kit/define-record.ts'
import { choice, choices, longText, text } from '../kit/fields.ts'

const list = (body: RecordBody, name: string): string[] =>
  Array.isArray(body[name]) ? body[name].filter((v): v is string => typeof v === 'string') : []

/** 家访记录 (dossier §4.3, S1.13): whom was met, what was seen at home, what was told and heard, what was agreed. Observe first. */
export const homeVisit = defineRecord({
  kind: 'home-visit',
  version: 2,
  title: '家访',
  about: '到家里看看，见见照看的人。没人在家也记一笔，再去一次。',
  fields: [
    choices(
      'met',
      [
        { value: 'grandfather', label: '爷爷/外公' },
        { value: 'grandmother', label: '奶奶/外婆' },
        { value: 'father', label: '爸爸' },
        { value: 'mother', label: '妈妈' },
        { value: 'other-carer', label: '其他照看的人' },
        { value: 'child', label: '孩子' },
        { value: 'nobody', label: '没人在家' },
      ],
      { label: '见到了谁', required: true },
    ),
    choice(
      'way',
      [
        { value: 'door', label: '上门' },
        { value: 'phone', label: '电话' },
        { value: 'video', label: '视频' },
        { value: 'village', label: '村里见面' },
      ],
      { label: '怎么去的', required: true },
    ),
    choices(
      'found',
      [
        { value: 'safe', label: '没看到隐患' },
        { value: 'fire-electric', label: '用火用电' },
        { value: 'water', label: '近水' },
        { value: 'house', label: '房屋' },
        { value: 'road', label: '道路' },
        { value: 'hygiene', label: '卫生' },
      ],
      { label: '家里看到的' },
    ),
    choice(
      'finding',
      [
        { value: 'well', label: '都好' },
        { value: 'watch', label: '要多留心' },
        { value: 'worry', label: '担心安全' },
      ],
      { label: '看下来' },
    ),
    longText('told', { label: '说了孩子在校的情况', max: 600 }),
    longText('heard', { label: '听到孩子在家的情况', max: 600 }),
    longText('agreed', { label: '商量好的事', max: 600 }),
    text('visitors', { label: '一起去的人', max: 60 }),
    choices(
      'next',
      [
        { value: 'call-parents', label: '给父母打电话' },
        { value: 'ask-teacher', label: '找任课老师' },
        { value: 'visit', label: '再去一次' },
        { value: 'village', label: '告诉村里' },
        { value: 'none', label: '不用' },
      ],
      { label: '接下来' },
    ),
  ],
  write: ['head-teacher', 'dean', 'principal', 'helper', 'village-director', 'township-officer'],
  read: ['head-teacher', 'dean', 'principal', 'village-director', 'township-officer', 'county-office'],
  line: (body) =>
    [
      list(body, 'met').includes('nobody') ? '没人在家' : `见到${labelOf(homeVisit, 'met', body.met)}`,
      said(body, 'heard').slice(0, 40),
      body.finding === 'worry' ? labelOf(homeVisit, 'finding', body.finding) : '',
    ]
      .filter((t) => t !== '')
      .join('，'),
  reached: (body) => list(body, 'met').some((m) => m !== 'nobody' && m !== 'child'),
  check: (body) => [
    ...(list(body, 'met').includes('nobody') && list(body, 'met').length > 1
      ? [{ field: 'met', code: 'unknown-answer', message: '“没人在家”不能和别的人一起选，请改一下。' } as const]
      : []),
    ...(body.finding === 'worry' && ['told', 'heard', 'agreed'].every((f) => said(body, f) === '')
      ? [{ field: 'heard', code: 'not-enough', message: '担心安全的事请写一句听到的，或您看到的情况。' } as const]
      : []),
  ],
})

const said = (body: RecordBody, field: string): string => {
  const text = body[field]
  return typeof text === 'string' ? text.trim() : ''
}
