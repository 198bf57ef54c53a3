import { describe, expect, it } from 'vitest'
import type { BulletinRecord } from './bulletin/record-told.ts'
import { bulletin } from './bulletin.ts'
import { checkPage } from './checks/check-page.ts'
import { docText, textNode } from './kit/doc.ts'
import type { Level } from './level.ts'
import { inputOf } from './testing/summary-input.ts'

const page = (record: Partial<BulletinRecord> & Pick<BulletinRecord, 'kind'>, level: Level = 'upward') => {
  const whole = { on: '2026-06-01', where: '青石镇中心小学', about: 0, marks: {}, staff: 0, body: {}, ...record }
  const draft = bulletin.draft(inputOf({}, null, { level, record: whole }))
  return {
    draft,
    text: draft.sections
      .map((s) => docText(s.doc))
      .join('\n')
      .trim(),
  }
}

describe('a bulletin of one record: who, when, where, how many, what came of it (summaries §5)', () => {
  const body = {
    theme: '画我的家乡',
    occasion: 'june-first',
    does: ['drawing', 'show'],
    organiser: '本校',
    partners: '镇妇联',
    guardians: 12,
    volunteers: 3,
    outcome: '孩子们画了村口的老树。\n几个平时不说话的上台讲了画。',
  }
  const marks = { present: 38, excused: 2, absent: 1 }
  it('an activity', () => {
    const { draft, text } = page({ kind: 'activity', marks, body })
    expect(draft.title).toBe('青石镇中心小学开展“画我的家乡”活动')
    expect(text).toContain(
      '2026年6月1日，本校会同镇妇联开展“画我的家乡”活动，38名学生、12名家长和照看人、3名志愿者参加。',
    )
    expect(text).toContain('活动安排了画画手工、演出。')
    expect(text).toContain('孩子们画了村口的老树。几个平时不说话的上台讲了画。')
  })
  it('for the public nothing smaller than five is counted', () => {
    const { text } = page({ kind: 'activity', marks: { present: 4 }, body }, 'public')
    expect(text).toContain('活动，12名家长和照看人参加。')
    expect(text).not.toMatch(/4名|3名/)
  })
  it('a condolence: what was heard in a family is not for the public', () => {
    const goods = [
      { thing: '棉被', n: 2, need: 'x' },
      { thing: '书包', need: 'y' },
    ]
    const heard = '爷爷说腿疼，走不远'
    const said = { occasion: 'half-year', visitors: '镇妇联', goods, money: 20_000, from: 'public', heard }
    const inside = page({ kind: 'condolence', where: null, about: 6, body: said })
    expect(inside.draft.title).toBe('镇妇联上门看望慰问')
    expect(inside.text).toContain('镇妇联上门看望学生及其家庭（半年一次的慰问），走访6名学生的家。')
    expect(inside.text).toContain('给每名学生带去棉被2件、书包、慰问金200元，来自公家的经费。带去的都是登记过的需要。')
    expect(inside.text).toContain('走访中听到：爷爷说腿疼，走不远。')
    expect(page({ kind: 'condolence', where: null, about: 6, body: said }, 'public').text).not.toContain('腿疼')
  })
  it('a meeting, publicity, an opening of a Children’s Home', () => {
    const meeting = page({
      kind: 'meeting',
      marks: { signed: 20, thumb: 9, absent: 3 },
      body: { sort: 'guardians', topic: '假期安全', speaker: '派出所民警', agreed: '不下河\n每周通一次话' },
    })
    expect(meeting.text).toContain('召开监护人会，讲“假期安全”，29户人家到会。')
    expect(meeting.text).toContain('会上说好：不下河；每周通一次话。')
    expect(
      page({ kind: 'publicity', body: { channel: 'tv', title: '老师来家访', outlet: '县电视台', shows: 'unknown' } })
        .text,
    ).toContain('在县电视台刊播“老师来家访”。')
    // Of a school below, told by its township: 在 once, and by whoever showed it.
    const below = page({
      kind: 'publicity',
      where: '岩脚小学',
      body: { channel: 'wall', title: '老师来家访', outlet: '校门口展板', shows: 'unknown' },
    })
    expect(below.text).toContain('，岩脚小学在校门口展板刊播“老师来家访”。')
    const home = page({
      kind: 'home-session',
      where: '大坪村儿童之家',
      marks: { present: 9, called: 6 },
      staff: 2,
      body: { from: '14:00', to: '17:00', done: ['homework'], safety: ['doors'], what: '包饺子' },
    })
    expect(home.text).toContain('开放大坪村儿童之家（14:00至17:00），15名学生参加，2名工作人员值班。')
  })
  it('at most 800 characters: what is longer is not issued', () => {
    const { draft } = page({ kind: 'activity', marks, body })
    const lights = (more: string) =>
      checkPage({
        page: [
          ...draft.sections.map((s) => ({ ...s, own: false })),
          {
            key: 'next',
            heading: null,
            own: true,
            doc: { type: 'doc', content: [{ type: 'paragraph', content: [textNode(more)] }] },
          },
        ],
        summary: inputOf({}, null, {
          record: { kind: 'activity', on: '', where: null, about: 0, marks: {}, staff: 0, body: {} },
        }),
        report: bulletin,
        figures: {},
        childNames: [],
        elsewhere: [],
        noProblem: true,
      }).filter((c) => c.key === 'length' || c.level === 'stop')
    expect(lights('好。').map((c) => c.level)).toEqual(['ok'])
    expect(lights(`${'好'.repeat(800)}。`).map((c) => [c.key, c.level])).toEqual([['length', 'stop']])
  })
})
