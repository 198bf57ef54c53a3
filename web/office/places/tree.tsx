import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useList } from '../../client/use-list.ts'
import type { Place } from '../../client/use-places.ts'
import { More } from '../../ui/more.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

export const KINDS: Record<string, string> = {
  county: '县',
  township: '乡镇',
  village: '村',
  school: '学校',
  class: '班',
}
export const PARENT: Record<string, readonly string[]> = {
  township: ['county'],
  village: ['township'],
  school: ['township', 'county'],
  class: ['school'],
}

export type Deeds = {
  edit: (place: Place) => void
  add: (place: Place) => void
  call: (place: Place) => void
}
/** `begin`: branches begin open, as in a county of few places. */
type Shown = { may: boolean; begin: boolean; deeds: Deeds }

/** What stands directly under a place, by the page; each branch is asked for when it is opened. */
export const Under = ({ parent, depth, ...shown }: Shown & { parent: number; depth: number }) => {
  const list = useList('listPlaces', { parent, limit: AT_ONCE })
  if (list.error) return <Fault error={list.error} again={list.again} />
  if (!list.first) return <Loading rows={2} />
  return (
    <>
      {list.items.map((place) => (
        <Twig key={place.id} place={place} depth={depth} {...shown} />
      ))}
      <More more={list.more} busy={list.busy} text={t('再看一些')} />
    </>
  )
}

/** Places found by a word, each with what it stands under. */
export const Found = ({ q, ...shown }: Omit<Shown, 'begin'> & { q: string }) => {
  const list = useList('listPlaces', { q, limit: AT_ONCE })
  if (list.error) return <Fault error={list.error} again={list.again} />
  if (!list.first) return <Loading rows={4} />
  return (
    <>
      {list.items.length === 0 ? <p className="pad mut">{t('没有叫这个的单位。')}</p> : null}
      {list.items.map((place) => (
        <Branch key={place.id} place={place} depth={0} where={place.under.join(' ')} {...actsOf(place, shown)} />
      ))}
      <More more={list.more} busy={list.busy} text={t('再看一些')} />
    </>
  )
}

const AT_ONCE = 200

/** A place and, once opened, what stands under it; the county begins open. */
export const Twig = ({ place, depth, ...shown }: Shown & { place: Place; depth: number }) => {
  const [open, setOpen] = useState(shown.begin || place.kind === 'county')
  return (
    <>
      <Branch
        place={place}
        depth={depth}
        opened={place.below > 0 ? open : null}
        toggle={() => setOpen(!open)}
        {...actsOf(place, shown)}
      />
      {open && place.below > 0 ? <Under parent={place.id} depth={depth + 1} {...shown} /> : null}
    </>
  )
}

const actsOf = (place: Place, { may, deeds }: Omit<Shown, 'begin'>) => {
  const own = may && place.own
  return {
    edit: own ? () => deeds.edit(place) : null,
    add: own && ['county', 'township', 'school'].includes(place.kind) ? () => deeds.add(place) : null,
    call: own && place.kind !== 'class' ? () => deeds.call(place) : null,
  }
}

/** One place: what it is, its name and code, what else is known, and what may be done by whoever keeps it. */
const Branch = ({
  place,
  depth,
  where,
  opened = null,
  toggle,
  edit,
  add,
  call,
}: {
  place: Place
  depth: number
  /** What it stands under, where the tree does not show it. */
  where?: string
  /** Whether its branch is open; null where nothing stands under it. */
  opened?: boolean | null
  toggle?: () => void
  edit: (() => void) | null
  add: (() => void) | null
  call: (() => void) | null
}) => (
  <div className="branch" style={{ paddingLeft: 12 + depth * 20, opacity: place.closed ? 0.6 : 1 }}>
    <span className="chip">{t(KINDS[place.kind] ?? '')}</span>
    {opened === null ? (
      <b>{place.name}</b>
    ) : (
      <button type="button" className="linkish" aria-expanded={opened} onClick={toggle}>
        <b>{place.name}</b>{' '}
        <span className="mut sm">
          {t('下级 {n}', { n: place.below })} <span aria-hidden="true">{opened ? '▾' : '▸'}</span>
        </span>
      </button>
    )}
    {where ? <span className="mut sm">{where}</span> : null}
    {/* A code that the name was made into says nothing more. */}
    {/^\d+$/.test(place.code) ? <span className="mut3 xs">{place.code}</span> : null}
    {place.aliases.length ? <span className="mut sm">{t('也叫 {x}', { x: place.aliases.join('、') })}</span> : null}
    {place.typedPupils === null ? null : (
      <span className="mut sm">{t('在校 {n}（{s}）', { n: place.typedPupils, s: place.typedPupilsSource ?? '' })}</span>
    )}
    {place.closed ? <span className="mut sm">{t('已停用')}</span> : null}
    <span className="sp" />
    <span className="row acts" style={{ gap: 14 }}>
      <Link
        to="/places/$code"
        params={{ code: place.code } as never}
        className="linkish sm"
        aria-label={t('打开{name}', { name: place.name })}
      >
        {t('打开')}
      </Link>
      {call ? (
        <button
          type="button"
          className="linkish sm"
          onClick={call}
          aria-label={t('{name}的急事电话', { name: place.name })}
        >
          {t('急事电话')}
        </button>
      ) : null}
      {add ? (
        <button
          type="button"
          className="linkish sm"
          onClick={add}
          aria-label={t('添加下级：{name}', { name: place.name })}
        >
          {t('添加下级')}
        </button>
      ) : null}
      {edit ? (
        <button type="button" className="linkish sm" onClick={edit} aria-label={t('改{name}', { name: place.name })}>
          {t('改')}
        </button>
      ) : null}
    </span>
  </div>
)
