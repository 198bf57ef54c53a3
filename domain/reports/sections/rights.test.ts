import { describe, expect, it } from 'vitest'
import { part, WORKED_BEFORE } from '../testing/summary-input.ts'

const told = (figures: Record<string, number>) => part('care', figures, WORKED_BEFORE)

describe('stations in the summary (S2B.17)', () => {
  it('no station: not a word', () => expect(told({})).not.toContain('维权'))
  it('stations without anything that came in', () =>
    expect(told({ stations: 3 })).toContain('设维权站3处，期内没有受理记录。'))
  it('what came in, by sort and by what became of it; sorts of one or two stand with the next, so that nothing is left over', () => {
    const all = {
      stations: 3,
      'stations.active': 2,
      'rights.intakes': 9,
      'rights.mind': 5,
      'rights.law': 3,
      'rights.aid': 1,
    }
    expect(told({ ...all, 'rights.closed': 6, 'rights.open': 2, 'rights.referred': 1 })).toContain(
      '设维权站3处，有受理记录的2处，受理9件，其中心理5件，法律、帮扶共4件；办结6件、在办2件、转出1件。',
    )
    expect(told({ ...all, 'rights.closed': 9, 'rights.lectures': 3 })).toContain(
      '；都已办结。期内给学生讲法治和自我保护3次。',
    )
    expect(told({ stations: 3, 'rights.intakes': 4, 'rights.law': 4, 'rights.closed': 4 })).toContain(
      '受理4件，都是法律；都已办结。',
    )
  })
})
