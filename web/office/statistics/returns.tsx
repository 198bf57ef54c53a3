import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { statisticsReturn } from '../../../domain/entries/statistics-return.ts'
import type { Answer } from '../../client/call.ts'
import { Refusal } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { newId } from '../../client/new-id.ts'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Table = Answer<'getStatistics'>
type Return = Table['returns'][number]

/** The table handed in and what became of it; where the register says something else today, both numbers stand beside each other. */
export const Returns = ({ data, see }: { data: Table; see: (next: { place?: string; at?: string }) => void }) => {
  const own = data.returns.filter((one) => one.place.code === data.place.code)
  const below = data.returns.filter((one) => one.place.code !== data.place.code && !one.ended)
  if (!data.mayHandIn && data.returns.length === 0) return null
  return (
    <aside className="card pad col noprint" style={{ gap: 10 }} aria-label={t('上报')}>
      <b>{t('上报')}</b>
      {data.mayHandIn ? <HandIn data={data} standing={own.find((one) => !one.ended) ?? null} /> : null}
      {own.map((one) => (
        <One key={one.id} one={one} data={data} see={see} />
      ))}
      {below.length ? <p className="sm mut">{t('下面报来、还没有收下的 {n} 张', { n: below.length })}</p> : null}
      {below.slice(0, 30).map((one) => (
        <div key={one.id} className="row" style={{ gap: '0 10px', minHeight: 32 }}>
          <button type="button" className="linkish" onClick={() => see({ place: one.place.code, at: one.at })}>
            {one.place.name}
          </button>
          <span className="sm mut">
            {dayWords(one.on)} · {t(one.stateTitle)}
            {one.differs?.length ? ` · ${t('有 {n} 项后来变了', { n: one.differs.length })}` : ''}
          </span>
        </div>
      ))}
    </aside>
  )
}

/** Hands in what the table shows now; what was handed in before is replaced by it. */
const HandIn = ({ data, standing }: { data: Table; standing: Return | null }) => {
  const me = useMe()
  const [note, setNote] = useState('')
  const save = useDo('saveEntries')
  const end = useDo('endEntry')
  const uneven = data.equations.filter((one) => one.holds === 'no').length
  const verdict = save.data?.verdicts[0]
  const refused = verdict && verdict.verdict !== 'accepted' && verdict.verdict !== 'duplicate' ? verdict.message : null
  const send = async () => {
    const { verdicts } = await save.mutateAsync({
      body: {
        entries: [
          {
            id: newId(),
            kind: statisticsReturn.kind,
            version: statisticsReturn.version,
            about: { place: data.place.code },
            from: me.today,
            body: {
              table: data.table,
              at: data.cutoff,
              ...(data.form ? { form: data.form } : {}),
              // What the register does not hold was told as such and is no number.
              numbers: data.items.flatMap((item, i) => {
                const n = data.total[i]
                return n === null || n === undefined ? [] : [{ no: item.no, n: Math.round(n) }]
              }),
              ...(note.trim() ? { note: note.trim() } : {}),
            },
          },
        ],
      },
    })
    if (verdicts[0]?.verdict !== 'accepted') return
    // Only then: nothing handed in at all would be worse than two.
    if (standing)
      await end.mutateAsync({
        params: { id: standing.id },
        body: { on: me.today, reason: '改好重新报了', state: 'replaced' },
      })
    tell(t('报上去了。报的数留着不变，后来改了登记，差在哪里会写在旁边。'))
  }
  const fault = save.error ?? end.error ?? (refused ? new Refusal('refused', refused) : null)
  return (
    <div className="col" style={{ gap: 8 }}>
      {uneven ? (
        <p className="soon sm">{t('还有 {n} 条对不上。也可以先报，把为什么写在下面。', { n: uneven })}</p>
      ) : null}
      <TextInput
        label={t('要说的（可以不写）')}
        maxLength={120}
        value={note}
        onChange={(e) => setNote(e.currentTarget.value)}
      />
      {fault ? <Fault error={fault} /> : null}
      <span>
        <Button
          variant={standing?.state === 'handed-in' ? 'default' : 'filled'}
          loading={save.isPending || end.isPending}
          onClick={() => void send().catch(() => undefined)}
        >
          {standing ? t('按这一天重新报') : t('按这一天报上去')}
        </Button>
      </span>
    </div>
  )
}

const One = ({
  one,
  data,
  see,
}: {
  one: Return
  data: Table
  see: (next: { place?: string; at?: string }) => void
}) => (
  <div className="col" style={{ gap: 4 }}>
    <span>
      <Link to="/entries/$id" params={{ id: one.id }} className="name">
        {t('{d}报', { d: dayWords(one.on) })}
      </Link>{' '}
      <span className="sm mut">
        {t('数到{d} · {who} · {state}', { d: dayWords(one.at), who: one.by, state: t(one.stateTitle) })}
      </span>
    </span>
    {one.note ? <span className="sm">{one.note}</span> : null}
    {one.remark ? <span className="soon sm">{t('上级：{x}', { x: one.remark })}</span> : null}
    {one.form !== data.form ? (
      <span className="sm mut">
        {one.form === 0
          ? t('报的时候按系统的读法，现在的栏不一样，不放在一起比。')
          : t('报的时候按县里第 {n} 版表，现在的栏不一样，不放在一起比。', { n: one.form })}
      </span>
    ) : one.differs === null ? (
      <span>
        <button type="button" className="linkish sm" onClick={() => see({ at: one.at })}>
          {t('看那一天的数，和报的比')}
        </button>
      </span>
    ) : one.differs.length === 0 ? (
      <span className="sm mut">{t('和现在登记的一样')}</span>
    ) : (
      <ul className="sm c-overdue" style={{ margin: 0, paddingLeft: 18 }}>
        {one.differs.map(({ no, was, is }) => (
          <li key={no}>
            {t('第{no}项{label}：报 {was}，现在 {is}', {
              no,
              label: t(data.items[no - 1]?.label ?? ''),
              was,
              is: is ?? t('没有'),
            })}
          </li>
        ))}
      </ul>
    )}
    {data.mayAnswer && !one.ended ? <Answering one={one} /> : null}
  </div>
)

/** Taken, or given back with what is to be put right. */
const Answering = ({ one }: { one: Return }) => {
  const me = useMe()
  const [remark, setRemark] = useState('')
  const change = useDo('changeEntry')
  const end = useDo('endEntry')
  const fault = change.error ?? end.error
  return (
    <div className="col" style={{ gap: 6 }}>
      <TextInput
        aria-label={t('退回要改什么')}
        placeholder={t('退回时写要改什么')}
        maxLength={120}
        value={remark}
        onChange={(e) => setRemark(e.currentTarget.value)}
      />
      {fault ? <Fault error={fault} /> : null}
      <span className="row" style={{ gap: 8 }}>
        <Button
          loading={end.isPending}
          onClick={() =>
            end.mutate({ params: { id: one.id }, body: { on: me.today, reason: '数对得上', state: 'accepted' } })
          }
        >
          {t('收下')}
        </Button>
        <Button
          variant="default"
          disabled={remark.trim() === ''}
          loading={change.isPending}
          onClick={() =>
            change.mutate({
              params: { id: one.id },
              body: { set: { state: 'given-back', remark: remark.trim() }, base: one.versions },
            })
          }
        >
          {t('退回重报')}
        </Button>
      </span>
    </div>
  )
}
