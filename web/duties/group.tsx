import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { accessListCheck } from '../../domain/duties/access-list-check.ts'
import { censusSignOff } from '../../domain/duties/census-sign-off.ts'
import { isMet } from '../../domain/duties/duty-facts.ts'
import { transferAnswer } from '../../domain/duties/transfer-answer.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import type { Duty } from './listed-duty.ts'
import { type About, RecordLink } from './record-link.tsx'
import { tellWaived } from './undo-waived.tsx'

/** Whether the line is chosen to be waived with others; `toggle` null where it is of another period than those. */
export type Pick = { chosen: boolean; toggle: (() => void) | null }

/** One child, the children of one household, a place or an entry: names, state, and opened the rule with its dates, the file, the waiver. */
export const Group = ({
  duties,
  pick,
  more,
}: {
  duties: readonly Duty[]
  pick?: Pick | undefined
  /** What else can be done about it, where it is shown. */
  more?: ReactNode
}) => {
  const mayWaive = useMay('duty.waive')
  const mayOpen = useMay('child.open')
  const waive = useDo('waiveDuty', undefined, ({ waivers: made }) =>
    tellWaived(t('已免这一次，统计里单独列出，不算做了。'), made),
  )
  const withdraw = useDo('withdrawWaivers')
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [worst] = [...duties].sort((a, b) => Number(isMet(a.state)) - Number(isMet(b.state)))
  if (!worst) return null
  const names = duties.map((d) => d.subject.name).join('、')
  const waivers = duties.flatMap((d) => d.waiver ?? [])
  const open = duties.filter((d) => !d.waiver && !isMet(d.state))
  const send = () =>
    waive.mutate(
      {
        body: {
          id: newId(),
          rule: worst.rule,
          subjects: open.map((d) => ({ kind: d.subject.kind, id: d.subject.id })),
          period: worst.period.key,
          reason,
        },
      },
      {
        onSuccess: () => {
          setAsking(false)
          setReason('')
        },
      },
    )
  const takeBack = async () => {
    await withdraw.mutateAsync({ body: { ids: waivers.map((w) => w.id) } })
    tell(t('已撤回，这一次照旧要做。'))
  }
  const opened = (
    <details style={{ flex: 1, minWidth: 0 }}>
      <summary className="row" style={{ cursor: 'pointer', minHeight: 36, gap: 8 }}>
        {/* Of what hangs on a child: first whose it is. */}
        {worst.subject.kind === 'entry' && worst.childName ? (
          <span>
            <b>{worst.childName}</b> {names}
          </span>
        ) : (
          <b>{names}</b>
        )}
        {duties.length > 1 ? <span className="mut sm">{t('（一户）')}</span> : null}
        <span className="mut sm">
          {worst.subject.kind === 'child'
            ? worst.className
            : worst.text.startsWith(worst.period.label)
              ? null
              : worst.period.label}
        </span>
        <span className="sp" />
        <StateMark state={worst.state} text={worst.text} />
        <span className="xs why">{t('为什么')}</span>
      </summary>
      <div className="col" style={{ gap: 8, paddingBottom: 10 }}>
        <p className="note">
          <b>{t('为什么？')}</b> {worst.why}
        </p>
        {waivers[0] ? (
          <p className="sm mut">
            {t('{by} {on} 免的：{x}', { by: waivers[0].by, on: dayWords(waivers[0].on), x: waivers[0].reason })}
          </p>
        ) : null}
        <div className="row" style={{ gap: 12 }}>
          {duties.map((d) =>
            d.subject.kind === 'entry' ? (
              <Link key={d.id} to="/entries/$id" params={{ id: d.subject.id }} className="sm">
                {t('看这条登记')}
              </Link>
            ) : null,
          )}
          {mayOpen
            ? duties.map((d) =>
                d.childId ? (
                  <Link key={d.id} to="/children/$id" params={{ id: d.childId }} className="sm">
                    {duties.length > 1 ? t('看{name}的档案', { name: d.childName ?? '' }) : t('看档案')}
                  </Link>
                ) : null,
              )
            : null}
          {worst.rule === censusSignOff.key ? (
            <Link to="/census" search={{ place: worst.subject.id } as never} className="sm">
              {t('去看摸排签核')}
            </Link>
          ) : null}
          {worst.rule === accessListCheck.key ? (
            <Link to="/access" search={{ place: worst.subject.id } as never} className="sm">
              {t('去核对谁看得到什么')}
            </Link>
          ) : null}
          {worst.rule === transferAnswer.key ? (
            <Link to="/transfers" className="sm">
              {t('去接收或退回')}
            </Link>
          ) : null}
          {open.length ? more : null}
          <span className="sp" />
          {mayWaive && waivers.length ? (
            <Button size="xs" variant="default" loading={withdraw.isPending} onClick={() => void takeBack()}>
              {t('撤回，照旧要做')}
            </Button>
          ) : null}
          {mayWaive && open.length && !asking ? (
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              {t('说明原因，免这一次')}
            </Button>
          ) : null}
        </div>
        {asking ? (
          <form
            className="row"
            onSubmit={(e) => {
              e.preventDefault()
              send()
            }}
          >
            <TextInput
              aria-label={t('原因')}
              placeholder={t('例如：长期病假在医院')}
              value={reason}
              onChange={(e) => setReason(e.currentTarget.value)}
              required
              minLength={2}
              style={{ flex: 1 }}
              autoFocus
            />
            <Button type="submit" loading={waive.isPending}>
              {t('免这一次')}
            </Button>
          </form>
        ) : null}
        {waive.error ? <Fault error={waive.error} /> : null}
        {withdraw.error ? <Fault error={withdraw.error} /> : null}
      </div>
    </details>
  )
  const line = (
    <>
      {opened}
      {open.length ? <RecordLink rule={worst.rule} about={aboutOf(open)} names={names} /> : null}
    </>
  )
  return pick ? (
    <div className="picked">
      <label className="pick" title={pick.toggle ? undefined : t('一次只免同一期的')}>
        <input
          type="checkbox"
          className="tick"
          aria-label={t('选{name}', { name: names })}
          checked={pick.chosen}
          disabled={!pick.toggle}
          onChange={() => pick.toggle?.()}
        />
      </label>
      {line}
    </div>
  ) : (
    <div className="picked">{line}</div>
  )
}

/** About whom: the children of the household, an entry or a place. */
const aboutOf = (duties: readonly Duty[]): About => {
  const [first] = duties
  if (first?.subject.kind === 'entry') return { entry: first.subject.id }
  if (first?.subject.kind === 'place') return { place: first.subject.id }
  return { children: duties.flatMap((d) => d.childId ?? []).join(',') }
}
