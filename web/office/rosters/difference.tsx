import { Button, Checkbox, Select, Tabs } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Difference = Answer<'getDifference'>
type Decisions = {
  skip: string[]
  missing: Record<string, string>
  same: Record<string, string>
  villages: Record<string, string>
}
const LEAVE = [
  ['stays', '还在，先不动'],
  ['graduated', '毕业'],
  ['transferred', '转走'],
  ['moved-away', '迁走'],
  ['dropped-out', '辍学'],
  ['mistake', '登记错了'],
] as const
/** Names drawn at once in a tab. */
const MOST = 300

/** Steps three and four: what will change and what follows from it; then written at once, or not at all. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const navigate = useNavigate()
  const roster = useAsk('getRoster', { params: { id } })
  const difference = useAsk('getDifference', { params: { id } }, { enabled: roster.data?.state === 'read' })
  const apply = useDo('applyRoster')
  const undo = useDo('undoRoster')
  const [decisions, setDecisions] = useState<Decisions>({ skip: [], missing: {}, same: {}, villages: {} })
  if (roster.error)
    return (
      <div className="page">
        <Fault error={roster.error} />
      </div>
    )
  if (roster.data && roster.data.state !== 'read')
    return (
      <Page title={roster.data.state === 'applied' ? t('写好了') : t('已撤回')} aside={roster.data.fileName}>
        <div className="card pad col" style={{ alignItems: 'flex-start' }}>
          <p>
            {roster.data.state === 'applied'
              ? t('名单已写进花名册，原表留了底。每月谈心和三次家访已经按名单排好。')
              : t('这一批已经撤回，花名册和导入前一样。')}
          </p>
          <div className="row">
            <Link to="/children">{t('看花名册')}</Link>
            <Link to="/board">{t('看值守表')}</Link>
            {roster.data.canUndo ? (
              <Button
                variant="default"
                loading={undo.isPending}
                onClick={() => undo.mutate({ params: { id } }, { onSuccess: () => tell(t('已整批撤回。')) })}
              >
                {t('整批撤回')}
              </Button>
            ) : null}
          </div>
          {undo.error ? <Fault error={undo.error} /> : null}
        </div>
      </Page>
    )
  if (difference.error)
    return (
      <div className="page">
        <Fault error={difference.error} again={() => void difference.refetch()} />
      </div>
    )
  if (!difference.data)
    return (
      <div className="page">
        <Loading rows={12} />
      </div>
    )
  const d = difference.data
  const skipped = new Set(decisions.skip)
  const leaving = d.missing.filter(
    (m) => (decisions.missing[m.childId] ?? (m.guess === 'graduated' ? 'graduated' : 'stays')) !== 'stays',
  ).length
  const count =
    d.added.filter((a) => a.name && !skipped.has(a.key)).length +
    d.changed.filter((c) => !skipped.has(c.key)).length +
    leaving
  return (
    <Page
      title={t('和花名册的差别')}
      aside={roster.data ? `${roster.data.fileName} · ${roster.data.childCount} ${t('人')}` : null}
      actions={<span className="sm mut">{t('① 选文件 › ② 读到了什么 › ③ 和花名册的差别 › ④ 完成')}</span>}
    >
      <Lists d={d} decisions={decisions} set={setDecisions} />
      {apply.error ? (
        <Fault error={apply.error} again={() => void difference.refetch()} againText={t('重新看差别')} />
      ) : null}
      <div className="card pad row bottom" style={{ borderRadius: 12 }}>
        <span>
          {t('写入后：在校')} <b>{d.after.pupils}</b>，{t('父母外出')} <b>{d.after.leftBehind}</b>（
          {t('现在 {n}', { n: d.after.leftBehindBefore })}）
        </span>
        <span className="mut sm">{t('原表会留底；在有人接着修改之前可以整批撤回')}</span>
        <span className="sp" />
        <Button variant="default" onClick={() => void navigate({ to: '/rosters/$id', params: { id } })}>
          {t('上一步')}
        </Button>
        <Button
          disabled={count === 0}
          loading={apply.isPending}
          onClick={() =>
            apply.mutate(
              { params: { id }, body: { baseline: d.baseline, decisions: decisions as never } },
              { onSuccess: () => tell(t('已写进花名册。')) },
            )
          }
        >
          {t('写进花名册（{n} 处）', { n: count })}
        </Button>
      </div>
    </Page>
  )
}

const Lists = ({ d, decisions, set }: { d: Difference; decisions: Decisions; set: (d: Decisions) => void }) => {
  const tabs = [
    ['added', t('新来的'), d.added.length, false],
    ['changed', t('有变化'), d.changed.length, false],
    ['same', t('没变化'), d.unchanged, false],
    ['missing', t('表里没有了'), d.missing.length, true],
    ['likely', t('像是同一个人'), d.duplicates.length + d.conflicts.length, true],
    ['villages', t('村没对上'), d.unmatchedVillages.length, true],
  ] as const
  const [tab, setTab] = useState<string>(tabs.find(([, , n]) => n > 0)?.[0] ?? 'added')
  const skip = (key: string) =>
    set({
      ...decisions,
      skip: decisions.skip.includes(key) ? decisions.skip.filter((k) => k !== key) : [...decisions.skip, key],
    })
  const box = (key: string, name: string) => (
    <Checkbox
      aria-label={t('写入{name}', { name })}
      checked={!decisions.skip.includes(key)}
      onChange={() => skip(key)}
    />
  )
  return (
    <>
      <Tabs value={tab} onChange={(v) => setTab(v ?? 'added')}>
        <Tabs.List>
          {tabs.map(([key, text, n, look]) => (
            <Tabs.Tab key={key} value={key}>
              {text} <span style={look && n > 0 ? { color: 'var(--sun)', fontWeight: 600 } : undefined}>{n}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {d.newClasses.length ? (
        <div className="note">
          {t('会新建班级：{x}', { x: d.newClasses.map((c) => `${c.name}（${c.children} 人）`).join('、') })}
        </div>
      ) : null}
      <div className="card scroll" tabIndex={0} style={{ maxHeight: '56vh' }}>
        {tab === 'added' ? (
          <table className="tbl">
            <thead>
              <tr>
                <th />
                <th>{t('姓名')}</th>
                <th>{t('班')}</th>
                <th>{t('村')}</th>
                <th>{t('家里')}</th>
              </tr>
            </thead>
            <tbody>
              {d.added.slice(0, MOST).map((a) => (
                <tr key={a.key}>
                  <td>{box(a.key, a.name)}</td>
                  <td>
                    <b>{a.name || t('（没有姓名，不写）')}</b>
                  </td>
                  <td>{a.className}</td>
                  <td>{a.village ?? ''}</td>
                  <td>{a.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {tab === 'changed' ? (
          <table className="tbl">
            <thead>
              <tr>
                <th />
                <th>{t('姓名')}</th>
                <th>{t('班')}</th>
                <th>{t('变化')}</th>
                <th>{t('会带来什么')}</th>
              </tr>
            </thead>
            <tbody>
              {d.changed.slice(0, MOST).map((c) => (
                <tr key={c.key}>
                  <td>{box(c.key, c.name)}</td>
                  <td>
                    <b>{c.name}</b>
                  </td>
                  <td>{c.className}</td>
                  <td style={{ whiteSpace: 'normal', minWidth: 260 }}>
                    {c.changes.map((x) => (
                      <div key={x.field}>
                        {x.title}　<s className="mut">{x.from ?? t('空')}</s>　→　
                        <span style={{ background: 'var(--met-soft)', borderRadius: 4, padding: '0 4px' }}>
                          {x.to ?? t('空')}
                        </span>
                      </div>
                    ))}
                  </td>
                  <td className="mut sm" style={{ whiteSpace: 'normal' }}>
                    {c.effects.join('；')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {tab === 'same' ? <p className="pad mut">{t('{n} 名孩子和花名册一样，不用写。', { n: d.unchanged })}</p> : null}
        {tab === 'missing' ? (
          <table className="tbl">
            <thead>
              <tr>
                <th>{t('姓名')}</th>
                <th>{t('班')}</th>
                <th>{t('为什么这么想')}</th>
                <th>{t('怎么办')}</th>
              </tr>
            </thead>
            <tbody>
              {d.missing.slice(0, MOST).map((m) => (
                <tr key={m.childId}>
                  <td>
                    <b>{m.name}</b>
                  </td>
                  <td>{m.className}</td>
                  <td className="mut">{m.because}</td>
                  <td>
                    <Select
                      size="xs"
                      aria-label={t('{name}怎么办', { name: m.name })}
                      value={decisions.missing[m.childId] ?? (m.guess === 'graduated' ? 'graduated' : 'stays')}
                      onChange={(v) =>
                        set({ ...decisions, missing: { ...decisions.missing, [m.childId]: v ?? 'stays' } })
                      }
                      data={LEAVE.map(([value, label]) => ({ value, label: t(label) }))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {tab === 'likely' ? (
          <table className="tbl">
            <thead>
              <tr>
                <th>{t('表里')}</th>
                <th>{t('像谁')}</th>
                <th>{t('怎么办')}</th>
              </tr>
            </thead>
            <tbody>
              {d.duplicates.map((x) => (
                <tr key={x.key}>
                  <td>
                    <b>{x.name}</b> {x.className}
                  </td>
                  <td className="mut">
                    {x.candidates.map((c) => `${c.name}（${c.className ?? ''}）：${c.reasons.join('、')}`).join('；')}
                  </td>
                  <td>
                    <Select
                      size="xs"
                      aria-label={t('{name}是谁', { name: x.name })}
                      value={decisions.same[x.key] ?? 'new'}
                      onChange={(v) => set({ ...decisions, same: { ...decisions.same, [x.key]: v ?? 'new' } })}
                      data={[
                        { value: 'new', label: t('是另一个孩子，新添') },
                        ...x.candidates.map((c) => ({ value: c.childId, label: t('就是{name}', { name: c.name }) })),
                      ]}
                    />
                  </td>
                </tr>
              ))}
              {d.conflicts.map((x) => (
                <tr key={x.key}>
                  <td>
                    <b>{x.name}</b> {t('第 {r} 行', { r: x.row })}
                  </td>
                  <td className="c-overdue">
                    {x.reason}
                    {x.registerText ? `（${x.registerText}）` : ''}
                  </td>
                  <td className="mut">{t('先不写，改好表再交')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {tab === 'villages' ? <Villages d={d} decisions={decisions} set={set} /> : null}
      </div>
    </>
  )
}

const Villages = ({ d, decisions, set }: { d: Difference; decisions: Decisions; set: (d: Decisions) => void }) => {
  const places = useAsk('listPlaces', {})
  const villages = (places.data?.items ?? []).filter((p) => p.kind === 'village')
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th>{t('姓名')}</th>
          <th>{t('表里的住址')}</th>
          <th>{t('是哪个村')}</th>
        </tr>
      </thead>
      <tbody>
        {d.unmatchedVillages.slice(0, MOST).map((u) => (
          <tr key={u.key}>
            <td>
              <b>{u.name}</b>
            </td>
            <td>{u.address}</td>
            <td>
              <Select
                size="xs"
                searchable
                aria-label={t('{name}住哪个村', { name: u.name })}
                value={decisions.villages[u.key] ?? ''}
                onChange={(v) => set({ ...decisions, villages: { ...decisions.villages, [u.key]: v ?? '' } })}
                data={[
                  { value: '', label: t('先不对，以后补') },
                  ...villages.map((v) => ({ value: v.code, label: v.name })),
                ]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
