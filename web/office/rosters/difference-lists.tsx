import { Button, Checkbox, Tabs, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from '../../words/words.ts'
import { type Difference, needClass } from './decisions.ts'
import { Foreign } from './foreign.tsx'
import { LeaveChoice, withMissing } from './leave-choice.tsx'
import { Of } from './of-school.tsx'
import type { Part } from './part.ts'
import { ToDecide } from './to-decide.tsx'
import { Enrolment, Villages } from './villages.tsx'

const LEAVE = [
  ['', '没定，先不动'],
  ['stays', '还在，名单漏了'],
  ['graduated', '毕业'],
  ['transferred', '转走'],
  ['moved-away', '迁走'],
  ['dropped-out', '辍学'],
  ['died', '去世'],
  ['mistake', '登记错了'],
] as const
/** Names to a page: ten thousand rows must not freeze an old computer. */
const PAGE = 100

/** The difference in its parts, each with what somebody decides there. */
export const DifferenceLists = ({
  d,
  decisions,
  set,
  home,
  busy,
  choose,
}: Part & { home: string | null; busy: boolean; choose: (key: string, choice: string) => void }) => {
  const toDecide =
    needClass(d, decisions).length + d.leaving.length + d.conflicts.length + d.duplicates.length + d.transfers.length
  const foreign = d.foreign.reduce((n, g) => n + g.rows.length, 0)
  const asked = d.foreign.some((g) => g.choice === null)
  const tabs = [
    ...(foreign ? ([['foreign', home === null ? t('按学校分') : t('别的学校的'), foreign, asked]] as const) : []),
    ['added', t('新来的'), d.added.length, false],
    ['changed', t('有变化'), d.changed.length, false],
    ['same', t('没变化'), d.unchanged, false],
    ['missing', t('表里没有了'), d.missing.length, true],
    ['decide', t('要定的'), toDecide, true],
    ['villages', t('村没对上'), d.unmatchedVillages.length, true],
    ...(d.population === 'left-behind' ? ([['enrolment', t('在校人数'), d.enrolment.length, false]] as const) : []),
  ] as const
  const [tab, setTab] = useState<string>(tabs.find(([, , n]) => n > 0)?.[0] ?? 'added')
  const part = { d, decisions, set }
  return (
    <>
      <Tabs value={tab} onChange={(v) => setTab(v ?? 'added')}>
        <Tabs.List aria-label={t('差别分几类')}>
          {tabs.map(([key, text, n, look]) => (
            <Tabs.Tab key={key} value={key}>
              {text} <span style={look && n > 0 ? { color: 'var(--sun)', fontWeight: 600 } : undefined}>{n}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {d.newClasses.length ? (
        <div className="note">
          {t('会新建班级：{x}', {
            x: d.newClasses.map((c) => `${c.school ?? ''}${c.name}（${c.children} 人）`).join('、'),
          })}
        </div>
      ) : null}
      {tab === 'foreign' ? <Foreign d={d} home={home} busy={busy} choose={choose} /> : null}
      {tab === 'added' ? <Added {...part} /> : null}
      {tab === 'changed' ? <Changed {...part} /> : null}
      {tab === 'same' ? (
        <p className="card pad mut">{t('{n} 名孩子和花名册一样，不用写。', { n: d.unchanged })}</p>
      ) : null}
      {tab === 'missing' ? <Missing {...part} /> : null}
      {tab === 'decide' ? <ToDecide {...part} /> : null}
      {tab === 'villages' ? <Villages {...part} /> : null}
      {tab === 'enrolment' ? <Enrolment {...part} /> : null}
    </>
  )
}

/** A long list by the page, with a search by name where it is long. `empty`: one sentence where there is nothing. */
const Listed = <T extends { name: string; className: string | null }>({
  items,
  empty,
  headings,
  row,
  above,
  stack = false,
}: {
  items: readonly T[]
  empty: string
  headings: ReactNode[]
  row: (item: T) => ReactNode
  above?: ReactNode
  /** On a phone its rows stand as blocks: the choice is not pushed out of sight. */
  stack?: boolean
}) => {
  const [page, setPage] = useState(0)
  const [word, setWord] = useState('')
  const found = word === '' ? items : items.filter((i) => `${i.name} ${i.className ?? ''}`.includes(word.trim()))
  const pages = Math.max(1, Math.ceil(found.length / PAGE))
  const at = Math.min(page, pages - 1)
  if (items.length === 0) return <p className="card pad mut">{empty}</p>
  return (
    <>
      {items.length > PAGE || above ? (
        <div className="row sm">
          {above}
          {items.length > PAGE ? (
            <>
              <TextInput
                size="xs"
                aria-label={t('按姓名或班级找')}
                placeholder={t('按姓名或班级找')}
                value={word}
                onChange={(e) => setWord(e.currentTarget.value)}
              />
              <span className="mut">
                {t('第 {a}–{b} 名，共 {n} 名', {
                  a: found.length ? at * PAGE + 1 : 0,
                  b: Math.min(found.length, at * PAGE + PAGE),
                  n: found.length,
                })}
              </span>
              <Button size="xs" variant="default" disabled={at === 0} onClick={() => setPage(at - 1)}>
                {t('上一页')}
              </Button>
              <Button size="xs" variant="default" disabled={at >= pages - 1} onClick={() => setPage(at + 1)}>
                {t('下一页')}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      <div className="card scroll" tabIndex={0} role="group" aria-label={t('名单')}>
        <table className={stack ? 'tbl stack' : 'tbl'}>
          <thead>
            <tr>
              {headings.map((h, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: headings of one table never change places
                <th key={i}>{h}</th>
              ))}
            </tr>
          </thead>
          <tbody>{found.slice(at * PAGE, at * PAGE + PAGE).map(row)}</tbody>
        </table>
      </div>
    </>
  )
}

const Chosen = ({ decisions, set, id, name }: Omit<Part, 'd'> & { id: string; name: string }) => (
  <Checkbox
    aria-label={t('写入{name}', { name })}
    checked={!decisions.skip.includes(id)}
    onChange={() =>
      set({
        ...decisions,
        skip: decisions.skip.includes(id) ? decisions.skip.filter((k) => k !== id) : [...decisions.skip, id],
      })
    }
  />
)

/** The box above the boxes: all of the list, or none. */
const AllChosen = ({ decisions, set, ids }: Omit<Part, 'd'> & { ids: readonly string[] }) => {
  const own = new Set(ids)
  const skipped = decisions.skip.filter((k) => own.has(k)).length
  return (
    <Checkbox
      aria-label={t('全部写入')}
      checked={skipped === 0}
      indeterminate={skipped > 0 && skipped < own.size}
      onChange={() =>
        set({
          ...decisions,
          skip: [...decisions.skip.filter((k) => !own.has(k)), ...(skipped === 0 ? ids : [])],
        })
      }
    />
  )
}

const Added = ({ d, decisions, set }: Part) => (
  <Listed
    items={d.added}
    empty={t('没有新来的孩子。')}
    headings={[
      <AllChosen key="all" decisions={decisions} set={set} ids={d.added.map((a) => a.key)} />,
      t('姓名'),
      t('班'),
      t('村'),
      t('家里'),
    ]}
    row={(a) => (
      <tr key={a.key}>
        <td>{a.name ? <Chosen decisions={decisions} set={set} id={a.key} name={a.name} /> : null}</td>
        <td>
          <b>{a.name || t('（没有姓名，不写）')}</b>
        </td>
        <td>
          {a.className}
          <Of school={a.school} />
        </td>
        <td>{a.village ?? ''}</td>
        <td>{a.text}</td>
      </tr>
    )}
  />
)

/** So many who only moved up a year hide the others. */
const MANY_UP = 10

const Changed = ({ d, decisions, set }: Part) => {
  const up = d.changed.filter((c) => c.up).length
  const [hide, setHide] = useState(up >= MANY_UP && up < d.changed.length)
  return (
    <Listed
      items={hide ? d.changed.filter((c) => !c.up) : d.changed}
      empty={t('没有变化的孩子。')}
      above={
        up > 0 && up < d.changed.length ? (
          <Checkbox
            label={t('不列只升了一级的 {n} 名（照样写入）', { n: up })}
            checked={hide}
            onChange={() => setHide(!hide)}
          />
        ) : undefined
      }
      headings={[
        <AllChosen key="all" decisions={decisions} set={set} ids={d.changed.map((c) => c.key)} />,
        t('姓名'),
        t('班'),
        t('变化'),
        t('会带来什么'),
      ]}
      row={(c) => (
        <tr key={c.key}>
          <td>
            <Chosen decisions={decisions} set={set} id={c.key} name={c.name} />
          </td>
          <td>
            <b>{c.name}</b>
          </td>
          <td>
            {c.className}
            <Of school={c.school} />
          </td>
          <td style={{ whiteSpace: 'normal', minWidth: 260 }}>
            {c.changes.map((x) => (
              <div key={x.field}>
                {x.title}　<s className="mut">{x.from ?? t('空')}</s>　→　
                <span className="becomes">{x.to ?? t('空')}</span>
              </div>
            ))}
          </td>
          <td className="mut sm" style={{ whiteSpace: 'normal' }}>
            {c.effects.join('；')}
          </td>
        </tr>
      )}
    />
  )
}

const Missing = ({ d, decisions, set }: Part) => {
  const open = d.missing.filter((m) => decisions.missing[m.childId] === undefined)
  const graduates = open.filter((m) => m.guess === 'graduated')
  const all = (list: Difference['missing'], what: string) =>
    set({ ...decisions, missing: { ...decisions.missing, ...Object.fromEntries(list.map((m) => [m.childId, what])) } })
  return (
    <Listed
      stack
      items={d.missing}
      empty={t('花名册里的孩子表里都有。')}
      headings={[t('姓名'), t('班'), t('为什么这么想'), t('怎么办')]}
      above={
        <>
          <span className="mut">{t('不选就不动，孩子还在花名册里。')}</span>
          {graduates.length ? (
            <Button size="xs" variant="default" onClick={() => all(graduates, 'graduated')}>
              {t('{n} 名毕业班的都算毕业', { n: graduates.length })}
            </Button>
          ) : null}
          {open.length ? (
            <Button size="xs" variant="default" onClick={() => all(open, 'stays')}>
              {t('其余都还在')}
            </Button>
          ) : null}
        </>
      }
      row={(m) => (
        <tr key={m.childId}>
          <td>
            <b>{m.name}</b>
          </td>
          <td>
            {m.className}
            <Of school={m.school} />
          </td>
          <td className="mut">{m.because}</td>
          <td className="field">
            <LeaveChoice
              name={m.name}
              value={decisions.missing[m.childId] ?? ''}
              choose={(value) => set(withMissing(decisions, m.childId, value))}
              reasons={LEAVE}
              classes={d.classes.filter((c) => c.school === m.school && c.name !== m.className)}
            />
          </td>
        </tr>
      )}
    />
  )
}
