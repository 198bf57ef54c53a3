import { concern } from '../../domain/entries/concern.ts'
import { isUrgent, type RecordKind } from '../../domain/kit/define-record.ts'
import { placeColumnsOfChild } from '../../domain/registers/place-columns.ts'
import { idFrom } from '../db/client-ids.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { childrenForRecord } from '../records/db/record.ts'
import type { Stated } from '../records/stated.ts'
import { addition } from './addition.ts'
import { beginCase } from './begin-case.ts'
import { concernsOfRecord } from './db/concern.ts'

/**
 * A record that says 担心安全 begins a concern for each of its children (F2). A correction goes on with what it corrects: one that no
 * longer says so is noted there, and the concern stays open until somebody closes it.
 */
export const raisedByRecord = async (tx: Tx, kind: RecordKind, record: Stated): Promise<void> => {
  const { replaces } = record
  const before = replaces ? await tx.unsealed(() => concernsOfRecord(tx, replaces)) : []
  const worried = isUrgent(kind, record.body)
  const told = (entryId: string, scope: number[], still: boolean): Change =>
    addition(tx, {
      id: idFrom(entryId, record.id),
      entryId,
      scope,
      sort: 'record',
      recordId: record.id,
      body: { kind: kind.kind, worried: still },
    })
  for (const c of before)
    await tx.unsealed(() =>
      tx.write([told(c.id, c.scope, worried && record.childIds.includes(c.child_id))], {
        action: 'concern.add',
        subject: 'entry',
        subjectId: c.id,
        scope: c.scope,
      }),
    )
  if (!worried) return
  const tree = await tx.tree()
  const fresh = record.childIds.filter((id) => !before.some((c) => c.child_id === id))
  for (const child of await childrenForRecord(tx, fresh)) {
    const id = idFrom(concern.kind, record.id, child.id)
    await beginCase(
      tx,
      concern,
      {
        id,
        version: concern.version,
        from: record.happenedOn,
        until: null,
        answers: { came: CAME, heard: wordsOf(kind, record.body) },
      },
      {
        subject_kind: 'child',
        subject_id: child.id,
        child_id: child.id,
        place_id: null,
        scope: child.scope,
        columns: placeColumnsOfChild(child, tree),
      },
      (scope) => [told(id, scope, true)],
    )
  }
}

const CAME = 'record'

/** What the record quotes; where it quotes nothing, its line. */
const wordsOf = (kind: RecordKind, body: Stated['body']): string => kind.quote?.(body).join(' ') || kind.line(body)
