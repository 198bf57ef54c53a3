import type { RecordKind } from '../kit/define-record.ts'
import type { FigureDefinition } from './types.ts'

/** The two figures of a kind of record, from its declaration (outside.md): how many, and of how many children, whatever they tell. */
export const kindFigures = ({ kind, title }: Pick<RecordKind, 'kind' | 'title'>): FigureDefinition[] => {
  const filter = { column: 'kind', op: '=', value: kind } as const
  return [
    {
      id: `${kind}.held`,
      unit: '条',
      title: `${title}记录`,
      definition: `期内的${title}记录（更正过的只算新的）。`,
      facts: 'records',
      filter,
      measure: { of: 'distinct', column: 'recordId' },
    },
    {
      id: `${kind}.children`,
      unit: '名',
      title: `有${title}记录的孩子`,
      definition: `期内至少有一条${title}记录的孩子，不重复。`,
      facts: 'records',
      filter,
      measure: { of: 'distinct', column: 'childId' },
    },
  ]
}
