import { describe, expect, it } from 'vitest'
import type { EntryKind } from '../kit/define-entry.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { campaign } from './campaign.ts'
import { hardship } from './hardship.ts'
import { partner } from './partner.ts'
import { post } from './post.ts'
import { rule } from './rule.ts'
import { task } from './task.ts'

const problems = (kind: EntryKind, body: Record<string, unknown>) =>
  validateEntry(kind, { from: '2026-10-02', until: null, body }, { today: '2026-10-13' }).map((p) => p.field)

describe('post (S1.1–1.5): who leads, who answers for what', () => {
  const said = {
    group: '关爱留守儿童工作领导小组',
    post: 'leader',
    person: { name: '岳长根' },
    job: '校长',
    answersFor: ['safety'],
  }
  it('names a person and what he answers for', () => {
    expect(problems(post, said)).toEqual([])
    expect(problems(post, { group: '领导小组' })).toEqual(['post', 'person', 'answersFor'])
    expect(post.line(said)).toBe('组长：岳长根，校长，管安全与法治')
    expect(post.parts?.(said)).toEqual([{ role: 'person', name: '岳长根' }])
  })
})

describe('rule (S1.7): in its words, with its edition and its first day', () => {
  const said = { title: '谈心制度', sort: 'talk', text: '一、每月一次。\n二、一对一。', inForceFrom: '2026-09-01' }
  it('is told by its name', () => {
    expect(problems(rule, said)).toEqual([])
    expect(problems(rule, { title: '谈心制度' })).toEqual(['sort', 'text', 'inForceFrom'])
    expect(rule.line({ ...said, edition: 2 })).toBe('《谈心制度》，第2版，2026年9月1日起施行')
    expect(rule.columns?.(said)).toEqual({ sort: 'talk', quantity: 1 })
  })
})

it('partner (S2B.5, S4.4): who it is and what they do', () => {
  const said = { name: '红树镇卫生院', sort: 'clinic', does: ['health'], what: '每学期体检一次' }
  expect(problems(partner, said)).toEqual([])
  expect(problems(partner, { what: '体检' })).toEqual(['name', 'sort'])
  expect(partner.line(said)).toBe('红树镇卫生院，看病、体检，每学期体检一次')
})

it('campaign (S2B.5, S2B.20): until a day, which is asked about; tasks hang on it', () => {
  const said = { sort: 'campaign', theme: '牵手', with: ['federation', 'league'], until: '2026-12-20' }
  expect(problems(campaign, said)).toEqual([])
  expect(problems(campaign, { sort: 'plan' })).toEqual(['theme', 'until'])
  expect(campaign.line(said)).toBe('主题行动“牵手”，到2026年12月20日')
  expect(campaign.due?.(said, '2026-10-02')).toEqual([
    { key: 'finished', on: '2026-12-20', words: '行动到期，看做成什么样' },
  ])
  expect([task.about.includes('entry'), task.of]).toEqual([true, campaign.kind])
})

it('hardship (S2B.13–14): on whose word; never on paper', () => {
  const said = { why: ['allowance', 'body'], basis: 'papers' }
  expect(problems(hardship, said)).toEqual([])
  expect(problems(hardship, {})).toEqual(['why', 'basis'])
  expect(hardship.line(said)).toBe('低保、家里有人病残，看了证件、名单')
  expect(hardship.unprinted).toBe(true)
})
