import { expect } from 'vitest'
import type { Level } from '../../domain/reports/level.ts'
import type { Actor } from '../../domain/roles.ts'
import { answerCensus } from '../census/commands/answer-census.ts'
import { signRoll } from '../census/commands/sign-roll.ts'
import { getCensus } from '../census/queries/census.ts'
import { inActorTx } from '../db/tx.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { ledgerHandlers } from '../http/handlers/ledger.ts'
import { newId } from '../ids.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { reportFile } from '../reports/queries/report-file.ts'
import { importRosterFile } from '../rosters/commands/import-roster-file.ts'
import type { TestCounty } from './factory.ts'

type Asked = {
  kind: string
  place: string
  term: string
  at: string
  level?: Level
  period?: 'term' | 'year'
  record?: string
}

/** What the tests of known numbers do with a county: everything by the product's own commands, each on its day and accepted. */
export const workedTools = (county: TestCounty) => {
  const on = (day: string) => ({ ...county.ctx, now: () => Date.parse(`${day}T12:00:00+08:00`) })
  const accepted = (verdicts: readonly { verdict: string; message: string | null }[]) =>
    expect(verdicts.filter((v) => v.verdict !== 'accepted')).toEqual([])

  /** A school's list of those left behind, or of all its pupils. */
  const list = async (schoolCode: string, text: string, term: string, day: string, population?: 'all') => {
    await importRosterFile(on(day), county.operator, {
      bytes: new TextEncoder().encode(text),
      fileName: 'a.csv',
      schoolCode,
      term,
      population: population ?? 'left-behind',
      apply: true,
    })
  }

  /** Children's ids by their names. */
  const ids = async (): Promise<ReadonlyMap<string, string>> =>
    inActorTx(
      county.ctx.db,
      county.operator,
      async (tx) =>
        new Map(
          (
            await tx.query<{ id: string; name: string }>(
              'select id, name from child where county_id = $1 and not del',
              [county.id],
            )
          ).map((c) => [c.name, c.id]),
        ),
      { readOnly: true },
    )

  /** Records of one kind, written on the day they happened. */
  const wrote = async (
    day: string,
    kind: string,
    records: readonly { body: Record<string, unknown>; [part: string]: unknown }[],
    actor: Actor = county.operator,
  ): Promise<string[]> => {
    const made = records.map((r) => ({ id: newId(county.now), kind, version: 1, happenedOn: day, ...r }))
    accepted((await saveRecords(on(day), actor, { records: made })).verdicts)
    return made.map((r) => r.id)
  }

  /** Entries of one register, made on the day they begin. */
  const entered = async (
    day: string,
    kind: string,
    version: number,
    entries: readonly { about: Record<string, string>; body: Record<string, unknown> }[],
    actor: Actor = county.operator,
  ): Promise<string[]> => {
    const made = entries.map((e) => ({ id: newId(county.now), kind, version, from: day, ...e }))
    accepted((await saveEntries(on(day), actor, { entries: made })).verdicts)
    return made.map((e) => e.id)
  }

  const booked = async (actor: Actor, movements: readonly { on: string; [part: string]: unknown }[]) => {
    const made = movements.map((m) => ({ id: newId(county.now), purpose: '一笔', ...m }))
    // As it comes in: what was given to a sponsored child stands with the sponsorship too.
    for (const movement of made)
      accepted(
        (
          await ledgerHandlers.saveMovements(
            on(movement.on),
            actor,
            { body: { movements: [movement] } } as never,
            {} as never,
          )
        ).verdicts,
      )
    return made.map((m) => m.id)
  }

  /** A place goes over its roll and signs it, as long as it sees it. */
  const signed = async (place: string, term: string, day: string): Promise<number> => {
    const { todo, counts } = await getCensus(on(day), county.operator, { place, term, want: 'all', limit: 1 })
    await answerCensus(on(day), county.operator, { place, term, rest: todo })
    await signRoll(on(day), county.operator, { place, term, children: counts.children })
    return counts.children
  }

  const page = async ({ at, ...asked }: Asked) => {
    const file = await reportFile(on(at), county.operator, { ...asked, at, format: 'json', layout: 'official' })
    const report = JSON.parse(file.bytes.toString()) as {
      text: string
      figures: { id: string; value: number | null }[]
    }
    return { text: report.text, value: (id: string) => report.figures.find((f) => f.id === id)?.value ?? null }
  }

  return { on, list, ids, wrote, entered, booked, signed, page }
}
