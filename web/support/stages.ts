import { plan } from '../../domain/entries/plan.ts'
import { type StageStand, type StageTold, stagesTold } from '../../domain/records/stages-told.ts'
import type { Answer } from '../client/call.ts'
import { t } from '../words/words.ts'

/** So many looks at an entry are asked for at once: more than a plan has in a year. */
export const LOOKS = 60

export const isPlan = (kind: string): boolean => kind === plan.kind

/** Shape and colour of how a stage stands, by the marks of duties. */
const MARKS: Record<StageStand, string> = {
  reached: 'met',
  partly: 'due-soon',
  not: 'open',
  over: 'overdue',
  waiting: 'not-yet',
}

/** How a stage stands, in a mark and a few words: the last look and what showed it. */
export const standOf = (stage: StageTold, today: string): { mark: string; text: string } => {
  const last = stage.checks.at(-1)
  if (last) return { mark: MARKS[stage.stands], text: last.shows ? `${last.words}：${last.shows}` : last.words }
  const text = stage.stands === 'over' ? t('到期没有看') : stage.due === today ? t('今天到期') : t('还没有看')
  return { mark: MARKS[stage.stands], text }
}

/** The stages of a plan with what was seen of each. */
export const stagesOfEntry = (entry: Answer<'getEntry'>, today: string): StageTold[] =>
  stagesTold(entry.body, entry.records.items, today)
