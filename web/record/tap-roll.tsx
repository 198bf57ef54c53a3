import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { TookPart } from '../../domain/kit/record-subject.ts'
import type { Answer } from '../client/call.ts'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import type { useInvited } from './roll.tsx'

type Listed = Answer<'listChildren'>['items'][number]
type Group = { key: string; title: string; children: Listed[] }

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
  found: ReturnType<typeof useInvited>
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
  const wanted = found.data.filter((c) => c.name.includes(name.trim()))
  const again = wanted.filter((c) => before.includes(c.id))
  const groups: Group[] = [
    ...(again.length ? [{ key: 'before', title: t('上次来的'), children: again }] : []),
    ...[...Map.groupBy(wanted, (c) => c.className ?? '')].flatMap(([title, children]) => {
      const rest = children.filter((c) => !before.includes(c.id))
      return rest.length ? [{ key: title, title: title || t('不在班里的'), children: rest }] : []
    }),
  ]
  const missing = before.filter((id) => marks[id] === undefined && found.data.some((c) => c.id === id))
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
      {groups.map((group) => (
        <div key={group.key} className="col" style={{ gap: 6 }}>
          <div className="mut sm">{t('{x} {n} 名', { x: group.title, n: group.children.length })}</div>
          <div className="roll">
            {group.children.map((c) => {
              const mark = took.marks.find((m) => m.value === marks[c.id])
              const first = mark?.value === codes[0]
              return (
                <button
                  key={c.id}
                  type="button"
                  className={mark ? 'rolled on' : 'rolled'}
                  aria-pressed={mark !== undefined}
                  aria-label={mark ? t('{name}：{mark}', { name: c.name, mark: t(mark.label) }) : c.name}
                  onClick={() => tap(c.id)}
                >
                  <span>{c.name}</span>
                  <span className="sm">{mark ? (first ? '✓' : t(mark.label)) : ''}</span>
                </button>
              )
            })}
          </div>
        </div>
      ))}
    </section>
  )
}
