import { Checkbox } from '@mantine/core'
import type { Answer } from '../../client/call.ts'
import { t } from '../../words/words.ts'

type Klass = Answer<'getPromotion'>['classes'][number]

/** Which head teachers go up with their class; the others stay with the room. */
export const Along = ({
  klass,
  along,
  setAlong,
}: {
  klass: Klass
  along: ReadonlySet<string>
  setAlong: (posts: ReadonlySet<string>) => void
}) => (
  <>
    {klass.teachers.map(({ post, name }) => (
      <Checkbox
        key={post}
        label={t('班主任{name}跟班走', { name })}
        checked={along.has(post)}
        onChange={(e) => {
          const next = new Set(along)
          if (e.currentTarget.checked) next.add(post)
          else next.delete(post)
          setAlong(next)
        }}
      />
    ))}
  </>
)

/** Who has which class afterwards, where that becomes different: two where one stays and one comes, nobody where one goes. */
export const Teachers = ({
  classes,
  doesOf,
  along,
}: {
  classes: readonly Klass[]
  doesOf: (klass: Klass) => string
  along: ReadonlySet<string>
}) => {
  if (along.size === 0) return null
  const after = new Map(classes.map((c): [string, string[]] => [c.name, []]))
  for (const c of classes)
    for (const { post, name } of c.teachers) {
      const into = along.has(post) && doesOf(c) === 'up' && c.up ? c.up.name : c.name
      after.set(into, [...(after.get(into) ?? []), name])
    }
  const before = new Map(classes.map((c) => [c.name, c.teachers.map((x) => x.name).join('、')]))
  const changed = [...after].filter(([name, names]) => (before.get(name) ?? '') !== names.join('、'))
  return (
    <section className="col" style={{ gap: 4 }} aria-label={t('以后谁带哪个班')}>
      <h2 className="sec">{t('以后谁带哪个班')}</h2>
      <ul className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 2 }}>
        {changed.map(([name, names]) => (
          <li key={name} className={names.length === 1 ? '' : 'c-soon'}>
            <b>{name}</b>{' '}
            {names.length === 0
              ? t('没有班主任了，办完请安排一位')
              : names.length > 1
                ? t('{names}（{n} 位，办完看看要不要交接）', { names: names.join('、'), n: names.length })
                : names[0]}
          </li>
        ))}
      </ul>
    </section>
  )
}
