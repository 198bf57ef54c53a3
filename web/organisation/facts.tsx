import { Link } from '@tanstack/react-router'
import { percentText } from '../../domain/reports/prose/numbers.ts'
import { ROLE_NAMES, type Role } from '../../domain/roles.ts'
import type { Answer } from '../client/call.ts'
import { useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { useHere } from '../client/use-here.ts'
import { Behind, type Opened } from '../figures/behind.tsx'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import './place.css'

type Facts = Answer<'getPlace'>
type Figure = Facts['figures'][number]

/** What a place has at a glance (kinds.md §7): its numbers, each of which opens; who works there; its registers; what stands below it. */
export const PlaceFacts = ({ place }: { place: string }) => {
  const found = useAsk('getPlace', { params: { placeId: place } })
  const [opened, open] = useHere<Opened & { term: string; at: string }>('figure')
  if (found.error) return <Fault error={found.error} again={() => void found.refetch()} />
  if (!found.data) return <Loading rows={3} />
  const { figures, people, below } = found.data
  const registers = found.data.registers.filter((r) => r.open > 0)
  return (
    <div className="col noprint" style={{ gap: 16 }}>
      {figures.length > 0 ? (
        <section className="card pad" aria-label={t('这学期的数')}>
          <h2 className="sec">{t('这学期的数')}</h2>
          <div className="place-numbers">
            {figures.map((figure) => (
              <OneNumber
                key={figure.id}
                figure={figure}
                open={() =>
                  open({ figure: figure.id, place, title: t(figure.title), term: figure.term, at: figure.cutoff })
                }
              />
            ))}
          </div>
        </section>
      ) : null}
      <div className="place-halves">
        {people.length > 0 ? <People people={people} place={place} /> : null}
        {registers.length > 0 ? <Registers registers={registers} place={place} /> : null}
      </div>
      {below.length > 0 ? (
        <section className="card pad" aria-label={t('下面的单位')}>
          <h2 className="sec">{t('下面的单位')}</h2>
          <div className="row place-below">
            {below.map((p) => (
              <Link key={p.code} to="/places/$code" params={{ code: p.code }}>
                {p.name}
              </Link>
            ))}
          </div>
        </section>
      ) : null}
      {opened ? <Behind opened={opened} term={opened.term} at={opened.at} close={() => open(null)} /> : null}
    </div>
  )
}

/** What cannot be counted says so; a number leads to its rows. */
const OneNumber = ({ figure, open }: { figure: Figure; open: () => void }) => (
  <div className="place-number">
    <span className="sm mut">{t(figure.title)}</span>
    {figure.value === null ? (
      <span className="mut">{t('数不出来')}</span>
    ) : (
      <button
        type="button"
        className="linkish num"
        title={t(figure.definition)}
        aria-label={
          figure.unit === '%'
            ? t('{x}：{n}，看名单', { x: t(figure.title), n: wordsOf(figure) })
            : t('{x}：{n}{u}，看名单', { x: t(figure.title), n: wordsOf(figure), u: t(figure.unit) })
        }
        onClick={open}
      >
        {wordsOf(figure)}
        <span className="sm">{figure.unit === '%' ? '' : t(figure.unit)}</span>
      </button>
    )}
  </div>
)

const wordsOf = ({ value, unit }: Figure): string => (unit === '%' ? percentText(value ?? 0) : String(value ?? 0))

/** By what they are here, those of the place itself first; whoever looks after a class stands with its name. */
const People = ({ people, place }: { people: Facts['people']; place: string }) => {
  const groups = Map.groupBy(people, (p): string => (p.place.code === place ? p.role : `below ${p.role}`))
  return (
    <section className="card pad" aria-label={t('有哪些人')}>
      <h2 className="sec">{t('有哪些人')}</h2>
      <dl className="place-people">
        {[...groups].map(([key, of]) => (
          <div key={key}>
            <dt className="mut">{t(ROLE_NAMES[of[0]?.role as Role])}</dt>
            <dd>
              {of
                .map((p) => (p.place.code === place ? p.name : t('{x}（{y}）', { x: p.name, y: p.place.name })))
                .join('、')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const Registers = ({ registers, place }: { registers: Facts['registers']; place: string }) => {
  const me = useMe()
  return (
    <section className="card pad" aria-label={t('登记册')}>
      <h2 className="sec">{t('登记册')}</h2>
      <div className="row place-below">
        {registers.map((r) => (
          <Link
            key={r.kind}
            to="/entries"
            search={{ kind: r.kind, ...(place === me.post.place.code ? {} : { place }) } as never}
          >
            {t('{x} {n} 条', { x: t(r.title), n: r.open })}
          </Link>
        ))}
      </div>
    </section>
  )
}
