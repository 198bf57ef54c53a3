import { describe, expect, it } from 'vitest'
import type { RecordBody, RecordKind } from '../kit/define-record.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { followUp } from './follow-up.ts'
import { homeVisit } from './home-visit.ts'
import { meeting } from './meeting.ts'
import { pairMeeting } from './pair-meeting.ts'
import { talk } from './talk.ts'

const MEETING = '0198c000-0000-7000-8000-000000000001'
const NOBODY = { staff: [], took: [] }
const faults = (kind: RecordKind, body: RecordBody) =>
  validateRecord(kind, { happenedOn: '2026-11-20', body }, { today: '2026-11-24' }).map((p) => [p.field, p.code])
const missing = (...names: string[]) => names.map((name) => [name, 'missing'])

describe('what must be said, what is enough, and the line that it makes', () => {
  it('谈心: topics and what was found (S1.12); who worries says why', () => {
    expect(faults(talk, {})).toEqual(missing('topics', 'finding'))
    expect(faults(talk, { topics: ['study'], finding: 'well' })).toEqual([])
    expect(faults(talk, { topics: ['study'], finding: 'watch' }).map(([field]) => field)).toEqual(['words'])
    expect(faults(talk, { topics: ['study'], finding: 'watch', words: '说作业多' })).toEqual([])
    expect(talk.line({ topics: ['study', 'family'], finding: 'well' })).toBe('学习、想家，都好')
  })

  it('家访: whom was met and how (S1.13); nobody at home is alone, and reaches nobody', () => {
    expect(faults(homeVisit, {})).toEqual(missing('met', 'way'))
    expect(faults(homeVisit, { met: ['nobody', 'child'], way: 'door' }).map(([field]) => field)).toEqual(['met'])
    expect(faults(homeVisit, { met: ['grandmother'], way: 'door', finding: 'worry' }).map(([field]) => field)).toEqual([
      'heard',
    ])
    expect(homeVisit.line({ met: ['grandmother'], way: 'door', heard: '晚上爱看手机' })).toBe(
      '见到奶奶/外婆，晚上爱看手机',
    )
    expect(homeVisit.line({ met: ['nobody'], way: 'door' })).toBe('没人在家')
    expect(
      [['grandmother'], ['child'], ['nobody']].map((met) => homeVisit.reached({ met, way: 'door' }, NOBODY)),
    ).toEqual([true, false, false])
  })

  it('家长会: what sort and what was said (S1.14)', () => {
    expect(faults(meeting, {})).toEqual(missing('sort', 'topic'))
    expect(faults(meeting, { sort: 'parents', topic: '冬季安全' })).toEqual([])
    expect(meeting.line({ sort: 'parents', topic: '冬季安全' })).toBe('家长会：冬季安全')
    expect(meeting.columns?.({ sort: 'training' }, NOBODY)).toMatchObject({ sort: 'training' })
  })

  it('缺席补谈: of which meeting and how (S5.10)', () => {
    expect(faults(followUp, {})).toEqual(missing('meeting', 'how'))
    expect(faults(followUp, { meeting: 'last', how: 'call' }).map(([field]) => field)).toEqual(['meeting'])
    expect(faults(followUp, { meeting: MEETING, how: 'call' })).toEqual([])
    expect(followUp.line({ meeting: MEETING, how: 'call', told: '防火的约定' })).toBe('打电话：防火的约定')
  })

  it('结对往来: how they met; who was not there was not reached (S2B.8)', () => {
    expect(faults(pairMeeting, {})).toEqual(missing('mode'))
    expect(faults(pairMeeting, { mode: 'study' })).toEqual([])
    expect(pairMeeting.line({ mode: 'study', what: '补了竖式' })).toBe('辅导功课；补了竖式')
    expect([pairMeeting.reached({ mode: 'study' }, NOBODY), pairMeeting.reached({ mode: 'absent' }, NOBODY)]).toEqual([
      true,
      false,
    ])
  })
})
