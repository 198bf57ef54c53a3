import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { t } from '../words/words.ts'
import { endedWell } from './ended-well.ts'
import { isPlan, LOOKS, stagesOfEntry, standOf } from './stages.ts'

type Entry = Answer<'listEntries'>['items'][number]

/** What was asked after: each stage by its last look, each promise by what became of it, and what nobody has asked after yet. */
export const Followed = ({ actions, promises }: { actions: Entry[]; promises: Entry[] }) => {
  const plans = actions.filter((a) => isPlan(a.kind))
  if (plans.length + promises.length === 0) return <span className="mut">{t('还没有')}</span>
  return (
    <>
      {plans.map((plan) => (
        <Looks key={plan.id} plan={plan} />
      ))}
      {promises.map((promise) => (
        <Promised key={promise.id} entry={promise} />
      ))}
    </>
  )
}

const Looks = ({ plan }: { plan: Entry }) => {
  const me = useMe()
  const found = useAsk('getEntry', { params: { id: plan.id }, query: { limit: LOOKS } })
  if (!found.data) return null
  return (
    <>
      {stagesOfEntry(found.data, me.today)
        .filter((stage) => stage.stands !== 'waiting')
        .map((stage) => {
          const stand = standOf(stage, me.today)
          const last = stage.checks.at(-1)
          return (
            <div key={stage.n}>
              <StateMark
                state={stand.mark}
                text={t('{d}第{n}步{x}', { d: last ? `${dayWords(last.on)} ` : '', n: stage.n, x: stand.text })}
              />
            </div>
          )
        })}
    </>
  )
}

/** Ended in the first of its ways it was kept or done; over its day and not asked after it presses. */
const Promised = ({ entry }: { entry: Entry }) => {
  const over = entry.due.some((d) => d.over)
  if (entry.ended)
    return (
      <div>
        <StateMark
          state={endedWell(entry) ? 'met' : 'missed'}
          text={t('{d} 问了：{x}', { d: dayWords(entry.until ?? ''), x: t(entry.stateTitle) })}
        />
      </div>
    )
  if (!over) return null
  return (
    <div>
      <StateMark state="overdue" text={t('到日子了，还没有问：{x}', { x: entry.line })} />
    </div>
  )
}
