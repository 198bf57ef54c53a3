import { recordKind } from '../domain/records/list.ts'
import type { Actor } from '../domain/roles.ts'
import type { Ctx } from '../server/context.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import type { DemoEntry } from './entries.ts'
import { demoId, on } from './write-records.ts'

/** What an entry says was recorded of it, each on its day, as far as that day has come and the entry still lived. */
export const writeRecordsOf = async (
  ctx: Ctx,
  actor: Actor,
  { id, entry }: { id: string; entry: DemoEntry },
  days: { seed: number; until: string; serial: number },
): Promise<void> => {
  const last = entry.end && entry.end.on < days.until ? entry.end.on : days.until
  const records = (entry.records ?? []).filter((r) => r.on >= entry.from && r.on <= last)
  for (const [i, { kind, on: day, body }] of records.entries())
    await saveRecords(on(ctx, day), actor, {
      records: [
        {
          id: demoId(days.seed + 3, day, days.serial * 40 + i),
          kind,
          version: recordKind(kind)?.version ?? 1,
          about: { entry: id },
          happenedOn: day,
          body,
        },
      ],
    })
}
