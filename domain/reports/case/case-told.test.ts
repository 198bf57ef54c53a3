import { expect, it } from 'vitest'
import { type CaseFrom, caseTold, withoutNames } from './case-told.ts'

const FROM: CaseFrom = {
  head: {
    id: 'k',
    kind: 'key-child',
    from: '2026-09-08',
    until: '2026-12-10',
    ended: true,
    state: 'better',
    body: {
      main: 'homework',
      also: ['alone'],
      seen: '9月以来石小满的数学作业有六次没交。',
      tried: '批评过两次，没有用',
      cause: '想妈妈，晚上睡不着；妈妈吴小英的电话13800010001常打不通',
    },
  },
  links: [
    {
      id: 'p',
      kind: 'promise',
      from: '2026-09-20',
      until: '2026-10-08',
      ended: true,
      state: 'kept',
      body: { who: 'father', what: 'come-home', by: '2026-10-01' },
    },
    {
      id: 'q',
      kind: 'promise',
      from: '2026-10-20',
      until: null,
      ended: false,
      state: 'open',
      body: { who: 'mother', what: 'call', by: '2026-12-20' },
    },
    {
      id: 'l',
      kind: 'plan',
      from: '2026-09-21',
      until: '2026-12-01',
      ended: true,
      state: 'reached',
      body: { goal: '把数学补上来' },
    },
  ],
  records: [
    { kind: 'talk', on: '2026-09-01' },
    { kind: 'talk', on: '2026-09-15' },
    { kind: 'talk', on: '2026-10-15' },
    { kind: 'home-visit', on: '2026-10-20' },
    { kind: 'parent-contact', on: '2026-11-02' },
  ],
  facts: { grade: 3, fatherState: 'away', motherState: 'away', careKind: 'grandparents' },
  names: [
    ['石小满', '这名学生'],
    ['小满', '这名学生'],
    ['吴小英', '家人'],
  ],
}

it('S2A.16: problem, what was tried, cause, promise, outcome, each from a record, nobody named', () => {
  expect(caseTold(FROM)).toBe(
    '中年级某生，父母在外地务工，随祖辈生活。9月起列为重点帮扶，因为作业常不交、不愿和人来往：9月以来这名学生的数学作业有六次没交。先前批评过两次，没有用。帮扶老师先后谈心2次，与家里联系、家访2次，弄清了原因：想妈妈，晚上睡不着；妈妈家人的电话常打不通。订了“把数学补上来”的帮扶计划。爸爸答应回家来，10月1日兑现了。妈妈答应每周打电话。到12月，这名学生明显好转。',
  )
})

it('says nothing that nobody wrote down, and tells of a bad end as of a good one', () => {
  const bare = caseTold({
    ...FROM,
    head: { ...FROM.head, state: 'same', body: { main: 'study' } },
    links: [],
    records: [],
    facts: null,
  })
  expect(bare).toBe('某生。9月起列为重点帮扶，因为功课跟不上。到12月，这名学生还没有明显变化。')
})

it('a need is told as one, not as a promise; names that stand in it are taken out as well', () => {
  const links = [
    {
      id: 'n',
      kind: 'need',
      from: '2026-09-20',
      until: '2026-10-08',
      ended: true,
      state: 'met',
      body: { block: 'life', what: '给石小满配一盏台灯', measure: '班费买，吴小英来取' },
    },
    {
      id: 'm',
      kind: 'need',
      from: '2026-09-20',
      until: null,
      ended: false,
      state: 'doing',
      body: { block: 'life', what: '一双雨鞋' },
    },
  ]
  const said = caseTold({ ...FROM, links })
  expect(said).toContain('登记了需求“给这名学生配一盏台灯，班费买，家人来取”，已经落实。')
  expect(said).toContain('登记了需求“一双雨鞋”。')
  expect(said).not.toMatch(/答应|石小满|吴小英/)
})

it('takes the whole name before its part, and every long number', () => {
  expect(
    withoutNames('大坪村小学的石小满（522699201705011234）。', [
      ['大坪村', '本地'],
      ['大坪村小学', '本地'],
      ['小满', '这名学生'],
      ['石小满', '这名学生'],
    ]),
  ).toBe('本地的这名学生（）')
})
