import { recordKind } from '../../domain/records/list.ts'
import type { RecordRow } from '../db/record.ts'

type Told = Pick<RecordRow, 'kind' | 'body'>

/** What was chosen from lists, without what was written in words. */
export const answersOnly = ({ kind, body }: Told): RecordRow['body'] => {
  const fields = recordKind(kind)?.fields ?? []
  const chosen = new Set(fields.flatMap((f) => (f.kind === 'choice' || f.kind === 'choices' ? [f.name] : [])))
  return Object.fromEntries(Object.entries(body).filter(([name]) => chosen.has(name)))
}

/** Does it tell anything in words? */
export const hasWords = (record: Told): boolean =>
  Object.keys(answersOnly(record)).length < Object.keys(record.body).length
