import { orLine, type Piece, type Sheet } from './sheet.ts'

/** What a child's file says, in words, for a paper of it. Days are YYYY-MM-DD; what nobody wrote down is null or an empty list. */
export type FileTold = {
  id: string
  name: string
  /** Who the child is: school, class, where it lives. */
  self: readonly { label: string; value: string | null }[]
  /** Who is who at home: 父亲, 姓名, where, telephone as far as it is shown, when last seen. */
  family: readonly { who: string; name: string; now: string; phones: string; seen: string }[]
  /** What is known besides (S3.19, S5.7). `keeps`: the child may keep it on paper. */
  facts: readonly { label: string; text: string; since: string; from: string; keeps: boolean }[]
  /** What is registered of the child and may stand on paper. */
  entries: readonly { from: string; title: string; line: string; state: string }[]
  /** By which day, and how long it is over where it is. */
  due: readonly { title: string; by: string }[]
  /** The newest first. `contact`: somebody met or spoke with the child or its family. */
  records: readonly { on: string; title: string; line: string; by: string; contact: boolean }[]
  /** Records before the days asked for, left out. */
  earlier: number
  changes: readonly { on: string; text: string; by: string }[]
}

type Rows = Extract<Piece, { piece: 'rows' }>

/** A part with its head; nothing where there is nothing to say. */
const part = (text: string, table: Omit<Rows, 'piece'>): Piece[] =>
  table.rows.length === 0
    ? []
    : [
        { piece: 'heading', text },
        { piece: 'rows', ...table },
      ]

const self = (told: FileTold, labels?: readonly string[]): Piece => ({
  piece: 'fill',
  items: told.self
    .filter(({ label }) => labels?.includes(label) ?? true)
    .map(({ label, value }) => ({ label, value: orLine(value) })),
})

const family = (told: FileTold): Piece[] =>
  part('家里的人', {
    head: ['谁', '姓名', '现在', '电话', '上次见到'],
    widths: [3, 3, 5, 4, 3],
    rows: told.family.map((p) => [p.who, p.name, p.now, p.phones, p.seen]),
  })

const due = (told: FileTold): Piece[] =>
  part('现在该做的', {
    head: ['做什么', '哪天前'],
    widths: [5, 3],
    rows: told.due.map((d) => [d.title, d.by]),
  })

/**
 * The whole file on paper (S1.9, S3.19: 一人一档): who, the family, what is known, registers, what changed, records one by one. It is kept in a
 * locked cupboard; what stands on a list of its own, and registers that are never printed, are not in it.
 */
export const fileSheet = (told: FileTold): Sheet => ({
  key: told.id,
  name: told.name,
  alone: true,
  pieces: [
    { piece: 'title', text: `${told.name}的档案` },
    self(told),
    ...family(told),
    ...part('知道的情况', {
      head: ['什么', '怎么样', '哪天起', '谁说的'],
      widths: [4, 8, 3, 3],
      rows: told.facts.map((f) => [f.label, f.text, f.since, f.from]),
    }),
    ...part('登记', {
      head: ['哪天起', '什么', '内容', '现在'],
      widths: [3, 3, 9, 3],
      rows: told.entries.map((e) => [e.from, e.title, e.line, e.state]),
    }),
    ...due(told),
    ...part('家里和学校的变化', {
      head: ['哪天', '变了什么', '谁记的'],
      widths: [3, 11, 3],
      rows: told.changes.map((c) => [c.on, c.text, c.by]),
    }),
    ...part('记录', {
      head: ['日期', '什么', '内容', '谁记的'],
      widths: [3, 3, 9, 3],
      rows: told.records.map((r) => [r.on, r.title, r.line, r.by]),
    }),
    ...(told.earlier > 0
      ? [{ piece: 'note', text: `更早的 ${told.earlier} 条记录没有印，在系统里看得到。` } as const]
      : []),
    { piece: 'note', text: '档案放在上锁的柜子里，不外借，不拍照转发。' },
  ],
})

/**
 * The last of each way to be in touch, as on the screen: which day, by whom; not a word of what was said. That a child was assessed, or that
 * a plan was looked at, would be a label on it.
 */
const lastOfEach = (told: FileTold) => {
  const seen = new Set<string>()
  return told.records.filter(({ title, contact }) => contact && !seen.has(title) && seen.add(title))
}

/** It is one page: no number of a paper, and no more of what is owed than has room. */
const GLANCE_SELF = ['学校', '班', '性别', '出生', '住在', '住校']
const GLANCE_DUE = 6

/** One page at a glance (S1.9): what anybody may read who has the child before them. No label, no words that somebody said. */
export const glanceSheet = (told: FileTold): Sheet => ({
  key: told.id,
  name: told.name,
  alone: true,
  pieces: [
    { piece: 'title', text: `${told.name}　一页看全` },
    self(told, GLANCE_SELF),
    ...family(told),
    ...part('孩子', {
      head: ['什么', '怎么样'],
      widths: [3, 9],
      rows: told.facts.filter((f) => f.keeps).map((f) => [f.label, f.text]),
    }),
    ...due({ ...told, due: told.due.slice(0, GLANCE_DUE) }),
    ...(told.due.length > GLANCE_DUE
      ? [{ piece: 'note', text: `还有 ${told.due.length - GLANCE_DUE} 件往后的，在系统里看得到。` } as const]
      : []),
    ...part('最近联系', {
      head: ['什么', '日期', '谁记的'],
      widths: [5, 3, 3],
      rows: lastOfEach(told).map((r) => [r.title, r.on, r.by]),
    }),
  ],
})
