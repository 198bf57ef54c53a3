import type { Answer } from '../../client/call.ts'
import { t } from '../../words/words.ts'

export type Place = Answer<'listPlaces'>['items'][number]
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

/** The tree as lines: each place after its parent, with its depth. */
export const inTree = (items: readonly Place[]): { place: Place; depth: number; mine: (id: number) => boolean }[] => {
  const below = Map.groupBy(items, (p) => p.parentId)
  const ids = new Set(items.map((p) => p.id))
  const out: { place: Place; depth: number; mine: (id: number) => boolean }[] = []
  const walk = (place: Place, depth: number, chain: readonly number[]) => {
    const own = [...chain, place.id]
    out.push({ place, depth, mine: (id) => own.includes(id) })
    for (const child of below.get(place.id) ?? []) walk(child, depth + 1, own)
  }
  for (const place of items) if (place.parentId === null || !ids.has(place.parentId)) walk(place, 0, [])
  return out
}

/** One place: what it is, its name and code, what else is known, and what may be done by whoever keeps it. */
export const Branch = ({
  place,
  depth,
  edit,
  add,
  call,
}: {
  place: Place
  depth: number
  edit: (() => void) | null
  add: (() => void) | null
  call: (() => void) | null
}) => (
  <div className="branch" style={{ paddingLeft: 12 + depth * 20, opacity: place.closed ? 0.6 : 1 }}>
    <span className="chip">{t(KINDS[place.kind] ?? '')}</span>
    <b>{place.name}</b>
    {/* A code that the name was made into says nothing more. */}
    {/^\d+$/.test(place.code) ? <span className="mut3 xs">{place.code}</span> : null}
    {place.aliases.length ? <span className="mut sm">{t('也叫 {x}', { x: place.aliases.join('、') })}</span> : null}
    {place.typedPupils === null ? null : (
      <span className="mut sm">{t('在校 {n}（{s}）', { n: place.typedPupils, s: place.typedPupilsSource ?? '' })}</span>
    )}
    {place.closed ? <span className="mut sm">{t('已停用')}</span> : null}
    <span className="sp" />
    <span className="row acts" style={{ gap: 14 }}>
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
