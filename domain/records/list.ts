import type { RecordKind } from '../kit/define-record.ts'
import { homeVisit } from './home-visit.ts'
import { meeting } from './meeting.ts'
import { talk } from './talk.ts'

/** Every record kind. One line a kind. */
export const RECORD_KINDS: readonly RecordKind[] = [talk, homeVisit, meeting]

export const recordKind = (kind: string): RecordKind | null => RECORD_KINDS.find((k) => k.kind === kind) ?? null
