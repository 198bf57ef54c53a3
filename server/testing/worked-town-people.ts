import { expect } from 'vitest'
import { addChild } from '../children/commands/add-child.ts'
import { setDutyRule } from '../duty-rules/commands/set-duty-rule.ts'
import { newId } from '../ids.ts'
import { addPlaces } from '../places/commands/add-places.ts'
import type { TestCounty } from './factory.ts'
import type { workedTools } from './worked-tools.ts'
import {
  littleOne,
  ON_CLASS_ROLLS,
  ON_VILLAGE_ROLLS,
  TOWN_LITTLE,
  TOWN_PLACES,
  TOWN_PUPILS,
  townList,
} from './worked-town.ts'

export type TownPeople = Awaited<ReturnType<typeof townPeople>>

/** Brings in the township's lists, has its eight rolls signed in April, and hands out its children by their numbers. */
export const townPeople = async (county: TestCounty, tools: ReturnType<typeof workedTools>, term: string) => {
  const { on, list, signed } = tools
  await addPlaces(on('2025-09-01'), county.operator, [...TOWN_PLACES])
  await list('S1', townList(['C31', 'C32']), '2025-autumn', '2025-09-03')
  await list('S2', townList(['D31']), '2025-autumn', '2025-09-03')
  for (const child of TOWN_LITTLE)
    await addChild(on('2025-09-03'), county.operator, {
      id: newId(county.now),
      since: '2025-09-03',
      changes: littleOne(child),
    })
  await setDutyRule(on('2026-01-02'), county.operator, 'half-yearly-condolence', {
    on: true,
    earlier: 0,
    basis: '',
    fromOn: '2026-01-02',
  })
  const ids = await tools.ids()
  const child = (no: number) => ids.get([...TOWN_PUPILS, ...TOWN_LITTLE][no]?.name ?? '') ?? ''
  const some = (from: number, n: number) => Array.from({ length: n }, (_, i) => child(from + i))
  const there = (of: readonly string[], mark = 'present') => of.map((id) => ({ child: id, mark }))
  const each = (of: readonly string[], body: Record<string, unknown>) =>
    of.map((id) => ({ about: { children: [id] }, body }))
  // The rolls: in April, eight of eight.
  for (const [code, n] of Object.entries({ ...ON_VILLAGE_ROLLS, ...ON_CLASS_ROLLS }))
    expect([code, await signed(code, term, '2026-04-10')]).toEqual([code, n])
  return { child, some, there, each }
}
