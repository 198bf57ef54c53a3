import { Button, Modal, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay, useMe } from '../../client/me.tsx'
import { newId } from '../../client/new-id.ts'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Icon } from '../../ui/icon.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Open = { place: string; name: string; rule: string; period: string; title: string }
const shift = (month: string, by: number) => {
  const n = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
}

/** Class × duty of a month, classes in school order; every count opens to names, every state to its reason. */
export const Screen = () => {
  const me = useMe()
  const [month, setMonth] = useState(me.today.slice(0, 7))
  const [open, setOpen] = useState<Open | null>(null)
  const places = useAsk('listPlaces', {})
  const schools = (places.data?.items ?? []).filter((p) => p.kind === 'school')
  const [chosen, setChosen] = useState<string | null>(null)
  const own =
    me.post.place.kind === 'school' || me.post.place.kind === 'class' || me.post.place.kind === 'village'
      ? me.post.place.code
      : null
  const place = own ?? chosen ?? schools[0]?.code ?? ''
  const board = useAsk('getBoard', { query: { place, month } }, { enabled: place !== '', keep: true })
  const data = board.data
  return (
    <Page
      title={t('值守表')}
      aside={data ? t('{m} 月 · {n} 名孩子', { m: Number(month.slice(5)), n: data.childCount }) : null}
      actions={
        <>
          {own
            ? null
            : schools.map((s) => (
                <button
                  key={s.id}
                  type="button"
                  className="choice"
                  aria-pressed={s.code === place}
                  onClick={() => setChosen(s.code)}
                >
                  {s.name}
                </button>
              ))}
          <Button variant="default" onClick={() => setMonth(shift(month, -1))}>
            ‹ {t('{m} 月', { m: Number(shift(month, -1).slice(5)) })}
          </Button>
          <Button variant="default" disabled={month >= me.today.slice(0, 7)} onClick={() => setMonth(shift(month, 1))}>
            {t('{m} 月', { m: Number(shift(month, 1).slice(5)) })} ›
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            {t('打印')}
          </Button>
        </>
      }
    >
      {board.error ? <Fault error={board.error} again={() => void board.refetch()} /> : null}
      {!data && !board.error ? <Loading /> : null}
      {data ? (
        <div className="card pad row" style={{ gap: 28 }}>
          <Count text={t('本月还没有谈心')} value={t('{n} 人', { n: data.notTalked })} />
          <Count text={t('家访过期')} value={t('{n} 户', { n: data.visitsOverdue })} late={data.visitsOverdue > 0} />
          {data.lateShare === null ? null : <Count text={t('补记（晚于当天）')} value={`${data.lateShare}%`} />}
          <span className="sp" />
          <span className="sm mut">{t('数字都能点开，看到是哪些孩子')}</span>
        </div>
      ) : null}
      {data && data.classes.length === 0 ? (
        <Empty text={t('这个月没有要做的：不在学期内，或名单里还没有父母外出的孩子。')} />
      ) : null}
      {data && data.classes.length > 0 ? (
        <div className="card scroll" tabIndex={0}>
          <table className="tbl">
            <thead>
              <tr>
                <th>{t('班')}</th>
                <th>{t('班主任')}</th>
                <th className="num">{t('孩子')}</th>
                {data.columns.map((c) => (
                  <th key={c.key}>{c.title}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.classes.map((row) => (
                <tr key={row.placeId}>
                  <td>
                    <b>{row.name}</b>
                  </td>
                  <td>{row.headTeacher ?? ''}</td>
                  <td className="num">{row.children}</td>
                  {data.columns.map((column) => {
                    const cell = row.cells.find((c) => c.column === column.key)
                    return (
                      <td key={column.key}>
                        {!cell || cell.due + cell.waived === 0 ? (
                          <span className="mut3">—</span>
                        ) : (
                          <button
                            type="button"
                            className="linkish"
                            style={{
                              color: 'inherit',
                              display: 'inline-flex',
                              gap: 8,
                              alignItems: 'center',
                              minHeight: 30,
                            }}
                            title={`${row.name} ${column.title}`}
                            onClick={() =>
                              setOpen({
                                place: row.code,
                                name: row.name,
                                rule: column.rule,
                                period: column.period,
                                title: column.title,
                              })
                            }
                          >
                            <span className="bar">
                              <i style={{ width: `${cell.due ? (100 * cell.met) / cell.due : 0}%` }} />
                            </span>
                            <span className="num">
                              {cell.met}/{cell.due}
                            </span>
                            {cell.met >= cell.due ? (
                              <span className="c-met">
                                <Icon name="met" />
                              </span>
                            ) : (
                              <span className={cell.overdue + cell.missed > 0 ? 'c-overdue sm' : 'mut sm'}>
                                {t('差 {n}', { n: cell.due - cell.met })}
                              </span>
                            )}
                            {cell.waived ? (
                              <span className="c-waived sm">{t('免 {n}', { n: cell.waived })}</span>
                            ) : null}
                          </button>
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {open ? <Names open={open} close={() => setOpen(null)} /> : null}
    </Page>
  )
}

const Count = ({ text, value, late = false }: { text: string; value: string; late?: boolean }) => (
  <div>
    <div className="sm mut">{text}</div>
    <div style={{ fontSize: 22, fontWeight: 600 }} className={late ? 'c-overdue' : ''}>
      {value}
    </div>
  </div>
)

const Names = ({ open, close }: { open: Open; close: () => void }) => {
  const list = useAsk('listDuties', { query: { place: open.place, rule: open.rule, period: open.period, limit: 200 } })
  const mayWaive = useMay('duty.waive')
  const waive = useDo('waiveDuty')
  const withdraw = useDo('withdrawWaiver')
  const [reason, setReason] = useState('')
  const [who, setWho] = useState<string | null>(null)
  const ordered = [...(list.data?.items ?? [])].sort((a, b) => Number(a.state === 'met') - Number(b.state === 'met'))
  return (
    <Modal opened onClose={close} title={`${open.name} · ${open.title}`} size="lg">
      {list.error ? <Fault error={list.error} /> : null}
      {!list.data ? <Loading rows={4} /> : null}
      <div className="col">
        {ordered.map((d) => (
          <details key={d.id} className="card pad">
            <summary className="row" style={{ cursor: 'pointer' }}>
              <b>{d.childName}</b>
              <span className="sp" />
              <StateMark state={d.state} text={d.text} />
            </summary>
            <p className="note">
              <b>{t('为什么？')}</b> {d.why}
            </p>
            <div className="row" style={{ marginTop: 8 }}>
              <Link to="/children/$id" params={{ id: d.childId }}>
                {t('看档案')}
              </Link>
              <span className="sp" />
              {mayWaive && d.waiver ? (
                <Button
                  size="xs"
                  variant="default"
                  loading={withdraw.isPending}
                  onClick={() =>
                    withdraw.mutate(
                      { params: { id: d.waiver?.id ?? '' } },
                      { onSuccess: () => tell(t('已撤回，这一次照旧要做。')) },
                    )
                  }
                >
                  {t('撤回免办')}
                </Button>
              ) : null}
              {mayWaive && !d.waiver && d.state !== 'met' && d.state !== 'met-late' ? (
                <Button size="xs" variant="default" onClick={() => setWho(d.childId)}>
                  {t('说明原因，免这一次')}
                </Button>
              ) : null}
            </div>
            {who === d.childId ? (
              <form
                className="row"
                style={{ marginTop: 8 }}
                onSubmit={(e) => {
                  e.preventDefault()
                  waive.mutate(
                    { body: { id: newId(), rule: open.rule, childIds: [d.childId], period: open.period, reason } },
                    {
                      onSuccess: () => {
                        setWho(null)
                        setReason('')
                        tell(t('已免这一次，统计里单独列出。'))
                      },
                    },
                  )
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
                />
                <Button type="submit" size="sm" loading={waive.isPending}>
                  {t('免这一次')}
                </Button>
              </form>
            ) : null}
          </details>
        ))}
        {waive.error ? <Fault error={waive.error} /> : null}
      </div>
    </Modal>
  )
}
