import { defineRecord, labelOf, type RecordBody, stepsIn, textsIn } from '../kit/define-record.ts'
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
        { value: 'nobody', label: '没人在家', alone: true },
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
        { value: 'worry', label: '担心安全', urgent: true },
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
        { value: 'call-parents', label: '给父母打电话', leads: { days: 3, kind: 'parent-contact' } },
        { value: 'ask-teacher', label: '找任课老师', leads: { days: 3 } },
        { value: 'visit', label: '再去一次', leads: { days: 7, same: true } },
        { value: 'village', label: '告诉村里', leads: { days: 3 } },
        { value: 'other', label: '别的事', leads: { days: 7, asks: true } },
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
      (textsIn(body, 'heard')[0] ?? '').slice(0, 40),
      body.finding === 'worry' ? labelOf(homeVisit, 'finding', body.finding) : '',
    ]
      .filter((t) => t !== '')
      .join('，'),
  reached: (body) => list(body, 'met').some((m) => m !== 'nobody' && m !== 'child'),
  demands: [
    {
      when: { field: 'finding', in: ['worry'] },
      oneOf: ['heard', 'told', 'agreed'],
      message: '担心安全的事请写一句听到的，或您看到的情况。',
    },
  ],
  button: '记家访',
  sources: ['S1.13', 'S4.7'],
  prefill: { way: 'door' },
  quote: (body) => textsIn(body, 'heard', 'agreed'),
  next: (body) => stepsIn(homeVisit, body),
})
