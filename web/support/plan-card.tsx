import { Link } from '@tanstack/react-router'
import { labelOf } from '../../domain/kit/define-record.ts'
import { isPerson } from '../../domain/kit/field-spec.ts'
import type { Answer } from '../client/call.ts'
import { dayWords, weekdayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { useEntryKind } from '../client/own-kinds.ts'
import { useAsk } from '../client/queries.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { LOOKS, stagesOfEntry, standOf } from './stages.ts'

type Entry = Answer<'getEntry'>

/** A plan stage by stage: what, when in the week, what shows it, by which day, how it stands; beside it when it is looked at next. */
export const PlanCard = ({ entry }: { entry: Answer<'listEntries'>['items'][number] }) => {
  const found = useAsk('getEntry', { params: { id: entry.id }, query: { limit: LOOKS } })
  if (found.error && !found.data) return <Fault error={found.error} again={() => void found.refetch()} />
  if (!found.data) return <Loading rows={4} />
  return <Card entry={found.data} />
}

const Card = ({ entry }: { entry: Entry }) => {
  const me = useMe()
  const kind = useEntryKind(entry.kind)
  const agreed = kind ? labelOf(kind, 'agreed', entry.body.agreed) : ''
  const teacher = isPerson(entry.body.teacher) ? entry.body.teacher.name : ''
  const stages = stagesOfEntry(entry, me.today)
  return (
    <section className="card plan-card">
      <div className="plan-stages">
        <h2 className="sec">
          <Link to="/entries/$id" params={{ id: entry.id }} className="name">
            {String(entry.body.goal ?? entry.line)}
          </Link>{' '}
          <span className="mut sm">
            {agreed
              ? t('{d}定，和{x}一起商量的', { d: dayWords(entry.from), x: agreed })
              : t('{d}定', { d: dayWords(entry.from) })}
          </span>
        </h2>
        <table className="tbl stack">
          <thead>
            <tr>
              <th>{t('做什么')}</th>
              <th>{t('什么时候')}</th>
              <th>{t('怎么算做到')}</th>
              <th>{t('到哪天')}</th>
              <th>{t('结果')}</th>
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => {
              const stand = standOf(stage, me.today)
              const last = stage.checks.at(-1)
              return (
                <tr key={stage.n}>
                  <td className="wrap first">
                    <b>
                      {stage.n} {stage.content}
                    </b>
                    <div className="mut sm">{stage.measure}</div>
                    {stage.baseline ? <div className="mut sm">{t('开始时：{x}', { x: stage.baseline })}</div> : null}
                  </td>
                  <td>{stage.week}</td>
                  <td>{stage.shows}</td>
                  <td className="nowrap">{stage.due ? dayWords(stage.due) : ''}</td>
                  <td className="wrap">
                    <StateMark state={stand.mark} text={stand.text} />
                    {last ? (
                      <div className="mut sm">
                        {dayWords(last.on)}
                        {last.how ? `　${last.how}` : ''}
                      </div>
                    ) : null}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <div className="plan-side">
        <Next entry={entry} />
        {teacher ? (
          <div>
            <div className="mut sm">{t('谁来帮')}</div>
            <b>{teacher}</b>
          </div>
        ) : null}
      </div>
    </section>
  )
}

/** The next day on which somebody has to look at it, and what was seen last. */
const Next = ({ entry }: { entry: Entry }) => {
  const next = entry.duties
    .filter((d) => d.state === 'open' || d.state === 'due-soon' || d.state === 'overdue')
    .sort((a, b) => (a.period.windows.due < b.period.windows.due ? -1 : 1))[0]
  const last = entry.records.items[0]
  // Nothing is due these days: then the next day that the plan itself names.
  const coming = entry.due.map((day) => day.on).sort()[0]
  return (
    <div className="noprint">
      <div className="mut sm">{t('下次检查')}</div>
      {next ? (
        <b className={next.state === 'overdue' ? 'c-overdue' : undefined}>
          {t('{d} {w}前', { d: dayWords(next.period.windows.due), w: weekdayWords(next.period.windows.due) })}
        </b>
      ) : coming ? (
        <b>{t('{d} {w}前', { d: dayWords(coming), w: weekdayWords(coming) })}</b>
      ) : (
        <span>{t('现在没有到日子的')}</span>
      )}
      <div className="mut sm">
        {last ? t('上次{d}：{x}', { d: dayWords(last.happenedOn), x: last.line }) : t('还没有检查过')}
      </div>
    </div>
  )
}
