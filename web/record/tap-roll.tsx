import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { TookPart } from '../../domain/kit/record-subject.ts'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import type { Found, Listed } from './roll.tsx'

type Group = { key: string; title: string; children: Listed[] }
/** A list that is read at a glance; longer ones are folded by class. */
const LONG = 60
/** Where a class has fewer children than this on the list, classes are no help. */
const A_FEW = 4

/** Class by class; where that would be a heading for each name, all of them together. */
const classesOf = (children: readonly Listed[]): Group[] => {
  const classes = [...Map.groupBy(children, (c) => c.className ?? '')]
  if (children.length > 0 && children.length < classes.length * A_FEW)
    return [{ key: 'all', title: t('名单'), children: [...children] }]
  return classes.map(([title, of]) => ({ key: title, title: title || t('不在班里的'), children: of }))
}

/**
 * Who came: nobody is there until tapped; a further tap gives the next mark, the last one takes it away (looks “phone-roll”). Who
 * came last time stands first; a name finds anybody in a long list.
 */
export const TapRoll = ({
  took,
  found,
  before,
  marks,
  set,
}: {
  took: TookPart
  found: Found
  /** Who took part last time. */
  before: readonly string[]
  marks: Readonly<Record<string, string>>
  set: (marks: Record<string, string>) => void
}) => {
  const [name, setName] = useState('')
  const codes = took.marks.map((m) => m.value)
  const tap = (id: string) => {
    const { [id]: now, ...others } = marks
    const next = codes[now === undefined ? 0 : codes.indexOf(now) + 1]
    set(next === undefined ? others : { ...others, [id]: next })
  }
  if (found.error && !found.data) return <Fault error={found.error} again={() => void found.refetch()} />
  if (!found.data) return <Loading rows={4} />
  const listed = found.data
  const wanted = listed.filter((c) => c.name.includes(name.trim()))
  const again = wanted.filter((c) => before.includes(c.id))
  const groups: Group[] = [
    ...(again.length ? [{ key: 'before', title: t('上次来的'), children: again }] : []),
    ...classesOf(wanted.filter((c) => !before.includes(c.id))),
  ]
  // Of a long list only who came last time stands open, and what is looked for.
  const folded = listed.length > LONG && name.trim() === ''
  const missing = before.filter((id) => marks[id] === undefined && listed.some((c) => c.id === id))
  return (
    <section aria-label={t(took.title)} className="col" style={{ gap: 8 }}>
      <div className="row" role="status" style={{ gap: 16, alignItems: 'baseline' }}>
        <b>{t(took.title)}</b>
        <span>
          {t('一共')} <b className="num">{Object.keys(marks).length}</b>
        </span>
        {took.marks.slice(1).map((m) => {
          const n = Object.values(marks).filter((mark) => mark === m.value).length
          return n === 0 ? null : (
            <span key={m.value}>
              {t(m.label)} <b className="num">{n}</b>
            </span>
          )
        })}
      </div>
      <p className="mut sm" style={{ margin: 0 }}>
        {t('来了的点一下；再点，依次换成{rest}，最后去掉。', {
          rest: took.marks
            .slice(1)
            .map((m) => `“${t(m.label)}”`)
            .join(t('、')),
        })}
      </p>
      <div className="row" style={{ gap: 8 }}>
        {found.data.length > 12 ? (
          <TextInput
            type="search"
            aria-label={t('在名单里找')}
            placeholder={t('在名单里找')}
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
            style={{ flex: '1 1 160px' }}
          />
        ) : null}
        {missing.length > 1 && name === '' ? (
          <button
            type="button"
            className="choice"
            aria-pressed={false}
            onClick={() => set({ ...Object.fromEntries(missing.map((id) => [id, codes[0] ?? ''])), ...marks })}
          >
            {t('和上次一样，{n} 名都来了', { n: missing.length })}
          </button>
        ) : null}
      </div>
      {groups.length === 0 ? (
        <p className="mut">
          {name ? t('名单里没有“{x}”。换成“全部孩子”再找找。', { x: name }) : t('这里还没有孩子，可以不点名。')}
        </p>
      ) : null}
      {groups.map((group, i) => {
        const chosen = group.children.filter((c) => marks[c.id] !== undefined).length
        const head = `${t('{x} {n} 名', { x: group.title, n: group.children.length })}${
          chosen && folded ? t('，点了 {n}', { n: chosen }) : ''
        }`
        return folded && !(i === 0 && group.key === 'before') ? (
          <details key={group.key}>
            <summary className="sm" style={{ cursor: 'pointer', minHeight: 44 }}>
              {head}
            </summary>
            <Names group={group} took={took} marks={marks} tap={tap} />
          </details>
        ) : (
          <div key={group.key} className="col" style={{ gap: 6 }}>
            <div className="mut sm">{head}</div>
            <Names group={group} took={took} marks={marks} tap={tap} />
          </div>
        )
      })}
    </section>
  )
}

const Names = ({
  group,
  took,
  marks,
  tap,
}: {
  group: Group
  took: TookPart
  marks: Readonly<Record<string, string>>
  tap: (id: string) => void
}) => (
  <div className="roll">
    {group.children.map((c) => (
      <Name key={c.id} child={c} took={took} mark={marks[c.id]} tap={() => tap(c.id)} />
    ))}
  </div>
)

/** A name to tap, with its mark in words. */
const Name = ({
  child,
  took,
  mark: code,
  tap,
}: {
  child: Listed
  took: TookPart
  mark: string | undefined
  tap: () => void
}) => {
  const mark = took.marks.find((m) => m.value === code)
  return (
    <button
      type="button"
      className={mark ? 'rolled on' : 'rolled'}
      aria-pressed={mark !== undefined}
      aria-label={mark ? t('{name}：{mark}', { name: child.name, mark: t(mark.label) }) : child.name}
      onClick={tap}
    >
      <span>{child.name}</span>
      <span className="sm">{mark ? (mark === took.marks[0] ? '✓' : t(mark.label)) : ''}</span>
    </button>
  )
}
