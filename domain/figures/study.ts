import type { Predicate } from '../kit/predicate.ts'
import { studyNote } from '../records/study-note.ts'
import { kindFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

const notes: Predicate = { column: 'kind', op: '=', value: studyNote.kind }

/** Notes on children's work (S2A.7; summaries §8), under the id on which others rely. Results stand in the file alone. */
export const STUDY: readonly FigureDefinition[] = kindFigures(studyNote)
  .filter((f) => f.id === 'study-note.held')
  .map((f) => ({
    ...f,
    id: 'study-notes',
    unit: '份',
    title: '学情',
    definition: '期内写下的学情，一名孩子一科一次算一份（更正过的只算新的）。',
    filter: notes,
  }))
