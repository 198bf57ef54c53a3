import { CENTRAL, VILLAGES } from './township.ts'
import type { CensusWent } from './write-census.ts'

const village = (i: number) => VILLAGES[i]?.code ?? ''
const isCentral = (code: string) => code.startsWith(`${CENTRAL.code}-`)

/** Last term: every class of the central school signed but one, and the villages that were asked. */
export const springCensus = (teachers: ReadonlyMap<string, string>): CensusWent[] => [
  ...[...teachers]
    .filter(([code]) => isCentral(code) && code !== `${CENTRAL.code}-5.2`)
    .map(([place, login]) => ({ place, login, day: '2026-03-18', changed: 1 })),
  { place: village(1), login: 'cun', day: '2026-04-10', changed: 2 },
  { place: village(0), login: 'zhen', day: '2026-04-14' },
]

/** This term: most have signed; one class is half-way, two have not begun, one was opened again. */
export const autumnCensus = (teachers: ReadonlyMap<string, string>): CensusWent[] => [
  ...[...teachers].flatMap(([place, login]): CensusWent[] => {
    const went = { place, login, day: '2026-09-18' }
    switch (place) {
      case `${CENTRAL.code}-3.1`:
        return [{ ...went, only: 20, changed: 1 }]
      case `${CENTRAL.code}-4.2`:
      case `${CENTRAL.code}-6.1`:
        return []
      case `${CENTRAL.code}-2.1`:
        return [
          {
            ...went,
            reopened: { by: 'jiaodao', on: '2026-09-25', reason: '有一名的照看人写错了', signed: '2026-09-28' },
          },
        ]
      default:
        return [{ ...went, changed: 2 }]
    }
  }),
  { place: village(1), login: 'cun', day: '2026-09-20', changed: 2, left: '全家搬到县城住了' },
  { place: village(0), login: 'zhen', day: '2026-09-22' },
  { place: village(2), login: 'zhen', day: '2026-09-22', changed: 1 },
]
