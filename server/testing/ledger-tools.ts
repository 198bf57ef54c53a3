import { expect } from 'vitest'
import type { Actor, Role } from '../../domain/roles.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { newId } from '../ids.ts'
import { saveMovements } from '../ledger/commands/save-movements.ts'
import { listUnbooked } from '../ledger/queries/unbooked.ts'
import type { TestCounty } from './factory.ts'
import { hired } from './hired.ts'

/** What tests of the ledger do with a county: people by their names, entries, and movements with what became of them. */
export const ledgerTools = (county: () => TestCounty) => {
  const people = new Map<string, Actor>()
  const who = (name: string): Actor => {
    const found = people.get(name)
    if (!found) throw new Error(`nobody called ${name}`)
    return found
  }
  const hire = async (role: Role, place: string, name: string): Promise<void> => {
    people.set(name, await hired(county(), role, place, name))
  }
  const entry = async (actor: Actor, kind: string, about: Record<string, string>, body: Record<string, unknown>) => {
    const id = newId(county().now)
    const { verdicts } = await saveEntries(county().ctx, actor, {
      entries: [{ id, kind, version: 1, about, from: '2026-09-01', body }],
    })
    expect(verdicts[0]).toMatchObject({ verdict: 'accepted' })
    return id
  }
  const book = async (actor: Actor, movement: Record<string, unknown>) => {
    const id = newId(county().now)
    const [verdict] = (
      await saveMovements(county().ctx, actor, { movements: [{ id, on: '2026-11-20', purpose: '一笔', ...movement }] })
    ).verdicts
    return {
      id,
      word: verdict?.verdict,
      code: verdict?.code,
      message: verdict?.message ?? '',
      problems: verdict?.problems ?? [],
    }
  }
  const booked = async (actor: Actor, movement: Record<string, unknown>): Promise<string> => {
    const { id, word, message } = await book(actor, movement)
    expect([word, message]).toEqual(['accepted', ''])
    return id
  }
  /** What waits for this one to be booked. */
  const waits = async (name: string, more: Record<string, string> = {}) =>
    (await listUnbooked(county().ctx, who(name), more)).items
  return { who, hire, entry, book, booked, waits }
}
