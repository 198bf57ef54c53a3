import { describe, expect, it } from 'vitest'
import type { EntryKind } from '../kit/define-entry.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { askedNext, FILE_KINDS } from './asked-next.ts'
import { background } from './background.ts'
import { difficulty } from './difficulty.ts'
import { factsTold } from './facts-told.ts'
import { portrait } from './portrait.ts'
import { foundByTag, TAG_KINDS, TAGS, tagOf } from './tags.ts'

const problems = (kind: EntryKind, body: Record<string, unknown>) =>
  validateEntry(kind, { from: '2026-10-02', until: null, body }, { today: '2026-10-13' }).map((p) => p.field)

describe('background and portrait (S3.19, S5.7): facts of a file, each by itself', () => {
  it('one fact is enough, and from whom it is must be said', () => {
    expect(problems(background, { carerReads: 'no' })).toEqual(['told'])
    expect(problems(background, { carerReads: 'no', told: ['carer'] })).toEqual([])
    expect(problems(portrait, { likes: ['ball'], told: ['child'] })).toEqual([])
    expect(background.line({ carerReads: 'no', told: ['carer'] })).toBe('知道了 1 样')
    expect(portrait.line({ likes: ['ball'], more: '看火车', strengths: '接力跑', told: ['child'] })).toBe(
      '喜欢打球、看火车；接力跑',
    )
  })
  it('a place among others is not written, nor a year in which nobody’s grandmother was born', () => {
    expect(problems(portrait, { strengths: '全班第二', told: ['seen'] })).toEqual(['strengths'])
    expect(problems(background, { carerBorn: 1893, told: ['carer'] })).toEqual(['carerBorn'])
  })
  it('every question that is asked next is one of the register’s, and says what for', () => {
    for (const kind of FILE_KINDS) {
      const names = kind.fields.map((f) => f.name)
      for (const { field, why } of kind.file?.asks ?? [])
        expect([names.includes(field), why.length > 3]).toEqual([true, true])
      expect(names).toContain(kind.file?.told)
      for (const field of kind.file?.keeps ?? []) expect(names).toContain(field)
      expect(kind.single).toBe('child')
    }
  })
})

describe('askedNext', () => {
  const away = { father: true, mother: false }
  it('asks by turns what nobody has answered, and nothing of a parent who is at home', () => {
    const asked = askedNext(new Map([['background', { body: ['none'] }]]), away, 6)
    expect(asked.map((a) => [a.kind, a.field])).toEqual([
      ['background', 'carerReads'],
      ['portrait', 'likes'],
      ['background', 'fatherHome'],
      ['portrait', 'comfort'],
      ['background', 'dangers'],
      ['portrait', 'strengths'],
    ])
    expect(asked[0]).toMatchObject({ ask: '照看的人识字吗', why: '不识字的，通知要打电话念' })
  })
  it('asks nothing where all is known', () => {
    const all = new Map(
      FILE_KINDS.map((kind) => [kind.kind, Object.fromEntries(kind.fields.map((f) => [f.name, 'x']))]),
    )
    expect(askedNext(all, away)).toEqual([])
  })
})

describe('factsTold: each since when and from whom', () => {
  const changes = [
    {
      on: '2026-11-02',
      by: '向兰',
      before: { carerReads: 'no', lunch: 'school', told: ['carer'] },
      after: { carerReads: 'no', lunch: 'home', told: ['child'] },
    },
  ]
  const entry = { from: '2026-09-05', by: '周明', answers: { carerReads: 'no', lunch: 'home', told: ['child'] } }
  it('what was changed has its own day, what was not the first one', () => {
    expect(factsTold(background, entry, changes)).toMatchObject([
      { field: 'carerReads', text: '不识字', since: '2026-09-05', by: '周明', from: '照看的人说', was: null },
      { field: 'lunch', text: '回家，有人做', since: '2026-11-02', by: '向兰', from: '孩子自己说', was: '学校' },
    ])
  })
  it('what was taken back is no fact; who told is none either', () => {
    expect(factsTold(background, { ...entry, answers: { told: ['child'] } }, [])).toEqual([])
  })
})

describe('difficulty (dossier §3.2): a tag with its day and what it rests on', () => {
  it('says which and on what, and stands on no paper', () => {
    expect(problems(difficulty, {})).toEqual(['sort', 'basis'])
    expect(problems(difficulty, { sort: 'ill', basis: 'civil' })).toEqual([])
    expect(difficulty.line({ sort: 'ill', basis: 'seen' })).toBe('患重病（看到了，还没有认定）')
    expect(difficulty.columns?.({ sort: 'ill', basis: 'seen' })).toEqual({ sort: 'ill', quantity: 0 })
    expect([difficulty.unprinted, difficulty.single]).toEqual([true, 'sort'])
    for (const kind of TAG_KINDS) expect([kind.kind, kind.unprinted]).toEqual([kind.kind, true])
  })
  it('a mark is found by its sort, or by the register that marks as one; no two are alike', () => {
    expect(tagOf({ kind: 'difficulty', sort: 'ill' })).toBe('患重病')
    expect(tagOf({ kind: 'hardship', sort: 'papers' })).toBe('家庭困难')
    expect(tagOf({ kind: 'promise', sort: null })).toBe(null)
    expect(foundByTag('ill')).toMatchObject({ kinds: [{ kind: 'difficulty' }], sort: 'ill' })
    expect(foundByTag('hardship')).toMatchObject({ kinds: [{ kind: 'hardship' }], sort: null })
    expect(new Set(TAGS.map((t) => t.value)).size).toBe(TAGS.length)
  })
})
