import { t } from '../words/words.ts'
import type { File } from './child-file.ts'

export type Changed = { on: string; text: string; by: string }

/**
 * What became different since the last term ended, the newest first: in the family and at school, and what of the file's facts is known
 * otherwise than before. What was only written down for the first time is no change. Empty where no term has ended yet.
 */
export const changesSince = (file: Pick<File, 'lastTerm' | 'timeline' | 'facts'>): Changed[] => {
  const since = file.lastTerm?.endedOn
  if (since === undefined) return []
  return [
    ...file.timeline.flatMap((item) =>
      item.type === 'change' && item.milestone && item.on > since
        ? [{ on: item.on, text: item.text, by: item.by }]
        : [],
    ),
    ...file.facts.flatMap((told) =>
      told.facts.flatMap((fact) =>
        fact.was !== null && fact.since > since
          ? [
              {
                on: fact.since,
                text: t('{x}：{a} → {b}', { x: t(fact.label), a: fact.was, b: fact.text }),
                by: fact.by,
              },
            ]
          : [],
      ),
    ),
  ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}
