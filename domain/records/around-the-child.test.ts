import { describe, expect, it } from 'vitest'
import { entryKind } from '../entries/list.ts'
import { isUrgent } from '../kit/define-record.ts'
import { validateEntry } from '../kit/validate-entry.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { cardCheck } from './card-check.ts'
import { care } from './care.ts'
import { groupTalk } from './group-talk.ts'
import { homeComing } from './home-coming.ts'
import { illness } from './illness.ts'
import { letter } from './letter.ts'
import { notice } from './notice.ts'
import { riskAssessment, suggestedLevel } from './risk-assessment.ts'
import { survey } from './survey.ts'
import { threeSidedTalk } from './three-sided-talk.ts'

const FINE = { study: 'fine', life: 'fine', mind: 'fine', safety: 'fine', health: 'fine' }
const problems = (kind: typeof survey, body: Record<string, unknown>) =>
  validateRecord(kind, { happenedOn: '2026-10-12', body }, { today: '2026-10-13' }).map((p) => [p.field, p.code])

describe('survey (S1.8): five blocks, and a need where something is lacking (S1.10)', () => {
  it('all well is five taps and begins nothing', () => {
    expect(problems(survey, FINE)).toEqual([])
    expect(survey.line(FINE)).toBe('五方面都好')
    expect(survey.line({ ...FINE, lacks: ['none'] })).toBe('五方面都好')
    expect(survey.line({ ...FINE, lacks: ['tutoring', 'safety'] })).toBe('五方面都好，学习缺辅导、安全缺保障')
    expect(survey.opens?.(FINE)).toEqual([])
  })

  it('a need is named, and becomes an entry that its register takes', () => {
    const body = { ...FINE, life: 'need', lifeNeed: ' 一床厚被子 ', study: 'watch', studyWords: '作业常不交' }
    expect(problems(survey, { ...FINE, life: 'need' })).toEqual([['lifeNeed', 'missing']])
    expect(survey.line(body)).toBe('生活需要一床厚被子，学习要留心')
    const [opened, ...rest] = survey.opens?.(body) ?? []
    expect(rest).toEqual([])
    expect(opened).toEqual({ kind: 'need', body: { block: 'life', what: '一床厚被子' } })
    const kind = entryKind(opened?.kind ?? '')
    expect(
      kind &&
        validateEntry(kind, { from: '2026-10-12', until: null, body: opened?.body ?? {} }, { today: '2026-10-13' }),
    ).toEqual([])
  })

  it('a worry about safety wants a sentence and leads to the help page (F2)', () => {
    expect(problems(survey, { ...FINE, safety: 'worry' })[0]?.[0]).toBe('safetyWords')
    const said = { ...FINE, safety: 'worry', safetyWords: '腿上有几条伤痕' }
    expect(problems(survey, said)).toEqual([])
    expect(isUrgent(survey, said)).toBe(true)
  })

  it('a block left out is asked for', () => {
    const { health, ...rest } = FINE
    expect(problems(survey, rest)).toEqual([['health', 'missing']])
    expect(health).toBe('fine')
  })
})

describe('what else is written down around a child', () => {
  it('three-sided-talk (S5.11): two sides are not three', () => {
    const body = { who: ['child', 'carer'], mismatch: '周末在哪里', agreed: '周日晚上打电话说' }
    expect(problems(threeSidedTalk, body)).toEqual([['who', 'not-enough']])
    expect(problems(threeSidedTalk, { ...body, who: ['child', 'carer', 'teacher'] })).toEqual([])
  })

  it('home-coming (S2B.15): parents are counted, other kin is not; not met yet is told so', () => {
    const body = { who: ['father', 'mother', 'other'], festival: 'spring', visited: 'no' }
    expect(problems(homeComing, body)).toEqual([])
    expect(homeComing.columns?.(body, { took: [], staff: [] })).toEqual({ sort: 'spring', quantity: 2 })
    expect(homeComing.reached(body, { took: [], staff: [] })).toBe(false)
    expect(homeComing.line({ ...body, visited: 'yes', agreement: 'signed' })).toContain('签了照护协议')
  })

  it('card-check (S3.17): reached is whether one number answers', () => {
    const parts = { took: [], staff: [] }
    expect(cardCheck.reached({ tried: ['carer'], answered: false }, parts)).toBe(false)
    expect(cardCheck.line({ tried: ['carer'], answered: true, mended: '奶奶换了新号' })).toBe(
      '试拨照看的人，打得通，奶奶换了新号',
    )
  })

  it('illness (S3.8): a hospital and the same day are columns, so that figures need no answers', () => {
    const parts = { took: [], staff: [] }
    const body = { seen: ['fever'], done: ['water', 'hospital'], told: 'same-day' }
    expect(problems(illness, body)).toEqual([])
    expect(illness.columns?.(body, parts)).toEqual({ sort: 'hospital', quantity: 1 })
    expect(illness.columns?.({ ...body, done: ['water'], told: 'later' }, parts)).toEqual({
      sort: 'school',
      quantity: 0,
    })
  })

  it('care (S3.10): one tap is enough', () => {
    expect(problems(care, { sort: 'birthday' })).toEqual([])
    expect(care.line({ sort: 'birthday', what: '一碗长寿面' })).toBe('过生日：一碗长寿面')
  })

  it('letter, group-talk, notice (S3.21, S3.15, S4.10)', () => {
    expect(problems(letter, {})).toEqual([['when', 'missing']])
    expect(letter.line({ when: 'start', told: '作息和电话' })).toBe('学期初的信：作息和电话')
    expect(problems(groupTalk, { topic: '周末怎么过' })).toEqual([])
    expect(groupTalk.line({ topic: '周末怎么过' })).toBe('周末怎么过')
    const said = { to: 'village', way: 'call', told: '奶奶住院了' }
    expect(problems(notice, said)).toEqual([])
    expect(notice.line(said)).toBe('学校告诉村里：奶奶住院了，等对方回话')
    expect(notice.columns?.({ ...said, answer: '知道了，去看了' }, { took: [], staff: [] })).toEqual({
      sort: 'village',
      quantity: 1,
    })
  })
})

describe('risk-assessment (dossier §4.4): facts suggest, a person decides', () => {
  const calm = { flags: ['none'], level: 'low' }
  it('suggests by facts, with the reasons', () => {
    expect(suggestedLevel({})).toEqual({ level: 'low', because: [] })
    expect(suggestedLevel({ facts: ['unseen'] })).toEqual({ level: 'mid', because: ['一年没见过父母'] })
    expect(suggestedLevel({ facts: ['alone'] }).level).toBe('high')
    // Of a child in danger nobody is told that once a term will do, nor has to say why it is more.
    expect(suggestedLevel({ flags: ['abandoned'] })).toEqual({ level: 'high', because: [] })
    expect(riskAssessment.tells?.say({ flags: ['abandoned'] })).toBe('有危险的情形，提“高：每周联系”。先打电话，再写。')
    expect(suggestedLevel({ flags: ['none'] }).level).toBe('low')
    expect(suggestedLevel({ facts: ['carer-old', 'carer-ill', 'unseen'] }).level).toBe('high')
    expect(riskAssessment.tells?.say({ facts: ['unseen'] })).toBe(
      '按点的情况，提“中：每月联系”，因为：一年没见过父母。',
    )
  })
  it('another level wants a reason; the suggested one does not', () => {
    expect(problems(riskAssessment, calm)).toEqual([])
    expect(problems(riskAssessment, { ...calm, level: 'high' })).toEqual([['why', 'missing']])
    expect(problems(riskAssessment, { ...calm, level: 'high', why: '快放假了，家里没有大人' })).toEqual([])
  })
  it('a red flag is told in words and leads to the help page; its level stands in no list', () => {
    const flagged = { flags: ['hurt'], facts: ['alone'], level: 'high' }
    expect(problems(riskAssessment, flagged)[0]?.[0]).toBe('seen')
    expect(isUrgent(riskAssessment, flagged)).toBe(true)
    expect(riskAssessment.line(flagged)).toBe('看了实际情况：一个人住')
    expect(riskAssessment.line(calm)).not.toContain('低')
  })
})
