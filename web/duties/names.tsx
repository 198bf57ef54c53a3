import { Button } from '@mantine/core'
import { useState } from 'react'
import { unitKey } from '../../domain/duties/duty-facts.ts'
import { DUTY_RULES } from '../../domain/duties/list.ts'
import type { DutyUnit } from '../../domain/duties/types.ts'
import { useMay, useMe } from '../client/me.tsx'
import { useList } from '../client/use-list.ts'
import { usePrint } from '../client/use-print.ts'
import { Dialog } from '../ui/dialog.tsx'
import { More } from '../ui/more.tsx'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Group } from './group.tsx'
import { byClass, namesText } from './hand-on.ts'
import { lackingAmong } from './lacking.ts'
import type { Duty } from './listed-duty.ts'
import { Copy, Remind } from './remind.tsx'
import { Sheet } from './sheet.tsx'
import { useChosen } from './use-chosen.ts'
import { useScrollHere } from './use-scroll-here.ts'
import { WaiveMany } from './waive-many.tsx'

/** A count that was opened: of which place and duty, of which period or state, counted by children or households. */
export type Asked = {
  place: string
  name: string
  rule: string
  period?: string
  month?: string
  own?: 'yes'
  state?: string
  /** Counted was what may be done by now: what begins later this month is none of it. */
  begun?: true
  title: string
  unit: DutyUnit
  /** Begins with the words to the head teachers. */
  remind?: boolean
}
const ORDER = ['overdue', 'missed', 'due-soon', 'open', 'not-yet', 'waived', 'met-late', 'met']
const rank = (group: readonly Duty[]) => Math.min(...group.map((d) => ORDER.indexOf(d.state)))

/**
 * The names behind a count: who is still owed first, by household where a visit is for all; each says why. What an office does with
 * them next stands above: copied, printed, a word to each head teacher, several waived with one reason (F21).
 */
export const Names = ({ asked, close }: { asked: Asked; close: () => void }) => {
  const me = useMe()
  const mayWaive = useMay('duty.waive')
  const list = useList('listDuties', {
    place: asked.place,
    rule: asked.rule,
    ...(asked.period ? { period: asked.period } : {}),
    ...(asked.month ? { month: asked.month } : {}),
    ...(asked.own ? { own: asked.own } : {}),
    ...(asked.state ? { state: asked.state } : {}),
    limit: 200,
  })
  const { print, busy: printing } = usePrint(list)
  const [reminding, remind] = useState(asked.remind === true)
  const groups = [...Map.groupBy(list.items, (d) => `${unitKey(asked.unit, d)} ${d.period.key}`).values()]
  const begun = asked.begun === true
  const found = lackingAmong(groups, begun)
  const owed = found.lacking.sort((a, b) => rank(a) - rank(b))
  const settled = found.settled.sort((a, b) => rank(a) - rank(b))
  const whole = list.more === null
  const teachers = list.pages.flatMap((p) => p.headTeachers)
  const { chosen, pickOf, all, same, clear } = useChosen(owed)
  const unit = t(asked.unit === '人' ? '名' : asked.unit)
  const title = [asked.name, asked.title].filter(Boolean).join(' · ')
  const unitOf = (d: Duty) => unitKey(asked.unit, d)
  const still = lackingAmong(
    list.items.map((d) => [d]),
    begun,
  ).lacking.flat()
  const classes = byClass(still, unitOf, teachers)
  // Whoever still can is reminded; what is missed is too late for that.
  const open = byClass(
    still.filter((d) => d.state !== 'missed' && d.classId !== null),
    unitOf,
    teachers,
  )
  const mayRemind =
    me.post.role !== 'head-teacher' &&
    open.length > 0 &&
    DUTY_RULES.find((r) => r.key === asked.rule)?.subject === 'child'
  const { box, note } = useScrollHere(list.first !== undefined)
  const left = t('还差 {n} {unit}', { n: owed.length, unit: t(asked.unit) })
  return (
    <Dialog
      onClose={close}
      title={[title, list.first && whole ? (owed.length ? left : t('都做了')) : ''].filter(Boolean).join(' · ')}
      size={600}
    >
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={4} /> : null}
      {list.first && list.items.length === 0 ? (
        <p className="mut">{t('这里已经没有名字了，也许刚刚有人记上。关上再看一次数字。')}</p>
      ) : null}
      {reminding && mayRemind ? (
        <>
          <Remind classes={open} unit={unit} back={() => remind(false)} />
          <More more={list.more} busy={list.busy} text={t('再看一些')} />
        </>
      ) : (
        <>
          {owed.length ? (
            <div className="row noprint" style={{ gap: 8, marginBottom: 6 }}>
              {mayRemind ? (
                <Button size="xs" variant="default" onClick={() => remind(true)}>
                  {t('提醒班主任')}
                </Button>
              ) : null}
              {whole ? <Copy small text={namesText(`${title} ${left}`, classes)} label={t('复制名单')} /> : null}
              <Button size="xs" variant="default" loading={printing} onClick={print}>
                {t('打印')}
              </Button>
            </div>
          ) : null}
          {mayWaive && whole && same > 1 ? (
            <div className="row">
              <label className="row pick-all">
                <input type="checkbox" className="tick" checked={chosen.length === same} onChange={all} />
                {t('全选 {n} {unit}', { n: same, unit })}
              </label>
              {chosen.length ? (
                <span className="mut sm">{t('选了 {n} {unit}', { n: chosen.length, unit })}</span>
              ) : null}
            </div>
          ) : null}
          <div className="lines" ref={box} onClickCapture={note}>
            {owed.map((g) => (
              <Group key={g[0]?.id} duties={g} pick={mayWaive && whole && same > 1 ? pickOf(g) : undefined} />
            ))}
          </div>
          <More more={list.more} busy={list.busy} text={t('再看一些')} />
          {settled.length && !asked.state ? (
            <details style={{ marginTop: 8 }} open={owed.length === 0}>
              <summary className="mut" style={{ cursor: 'pointer', minHeight: 32 }}>
                {t('做了的和免了的 {n} {unit}', { n: settled.length, unit: t(asked.unit) })}
              </summary>
              <div className="lines">
                {settled.map((g) => (
                  <Group key={g[0]?.id} duties={g} />
                ))}
              </div>
            </details>
          ) : null}
          <WaiveMany key={chosen.length ? 'some' : 'none'} chosen={chosen} unit={unit} done={clear} />
        </>
      )}
      {owed.length ? <Sheet title={`${title} ${left}`} classes={classes} /> : null}
    </Dialog>
  )
}
