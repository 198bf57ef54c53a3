import { NativeSelect } from '@mantine/core'
import { t } from '../../words/words.ts'
import type { Difference } from './decisions.ts'

type Group = Difference['foreign'][number]
type Props = {
  d: Difference
  /** The school whose list it is; null for a list that is taken apart by school. */
  home: string | null
  busy: boolean
  choose: (key: string, choice: string) => void
}

/** Rows that name another school, school by school; what somebody says here is kept with the list itself. */
export const Foreign = ({ d, home, busy, choose }: Props) => {
  const apart = d.foreign.filter((g) => g.automatic)
  const asked = d.foreign.filter((g) => !g.automatic)
  const part = { d, home, busy, choose }
  if (d.foreign.length === 0) return <p className="card pad mut">{t('表里没有别的学校的孩子。')}</p>
  return (
    <div className="card scroll" tabIndex={0} role="group" aria-label={t('别的学校的')}>
      {asked.length ? (
        <>
          <div className="kind-head">
            {home === null
              ? t('要您定的 {n} 名：学校对不上', { n: rowsIn(asked) })
              : t('表里写着别的学校的 {n} 名', { n: rowsIn(asked) })}
          </div>
          <p className="pad mut sm" style={{ paddingTop: 0 }}>
            {home === null
              ? t('没定之前不写；不写的也记在这次导入里，以后查得到。')
              : t('没定之前不写进本校；不写的也记在这次导入里，以后查得到。')}
          </p>
          <Groups {...part} groups={asked} />
        </>
      ) : null}
      {apart.length ? (
        <>
          <div className="kind-head">{t('按学校分好的 {n} 名', { n: rowsIn(apart) })}</div>
          <Groups {...part} groups={apart} />
        </>
      ) : null}
    </div>
  )
}

const rowsIn = (groups: readonly Group[]): number => groups.reduce((n, g) => n + g.rows.length, 0)

const Groups = ({ groups, ...part }: Props & { groups: readonly Group[] }) => (
  <ul className="foreign">
    {groups.map((g) => (
      <li key={g.key}>
        <div>
          <b>{g.named ? t('“{x}”', { x: g.named }) : t('没写学校')}</b>
          <span className="mut">　{t('{n} 名', { n: g.rows.length })}</span>
          <div className="sm">{meaning(g, part.home)}</div>
          <Rows rows={g.rows} />
        </div>
        <NativeSelect
          size="xs"
          disabled={part.busy}
          aria-label={t('“{x}”的孩子怎么办', { x: g.named || t('没写学校') })}
          value={g.choice ?? ''}
          onChange={(e) => part.choose(g.key, e.currentTarget.value)}
        >
          <Choices group={g} d={part.d} home={part.home} />
        </NativeSelect>
      </li>
    ))}
  </ul>
)

/** Which school is meant, and whom to give the rows to where one may not write there. */
const meaning = (g: Group, home: string | null) => {
  if (g.several) return <span className="c-soon">{t('有几所学校都像，没有替您猜')}</span>
  if (g.stopped)
    return <span className="c-soon">{t('{x}已停用，可能并到了别的学校：请选现在的学校', { x: g.stopped })}</span>
  if (!g.school)
    return (
      <span className="c-soon">
        {g.named === '' ? t('这些行看不出是哪所学校的') : t('县里没有这所学校，或者写法不一样')}
      </span>
    )
  if (g.may) return <span className="mut">{g.school.name === g.named ? '' : t('就是{x}', { x: g.school.name })}</span>
  return (
    <span className="mut">
      {home === null
        ? t('{x}不归您管，请把这些行交给那边的乡镇，或县里。', { x: g.school.name })
        : t('本县的{x}。您不能替那所学校写，请把这些行交给它的校长或教导主任，或请乡镇按学校分。', {
            x: g.school.name,
          })}
    </span>
  )
}

const Choices = ({ group: g, d, home }: { group: Group; d: Difference; home: string | null }) => {
  const others = d.targets.filter((x) => x.code !== g.school?.code)
  return (
    <>
      {g.automatic ? null : <option value="">{t('没定，先不写')}</option>}
      {g.may && g.school ? <option value={`hand:${g.school.code}`}>{t('写进{x}', { x: g.school.name })}</option> : null}
      <option value="leave">{t('不写')}</option>
      {home === null ? null : <option value="take">{t('收进本校')}</option>}
      {others.length ? (
        <optgroup label={t('写进别的学校')}>
          {others.map((x) => (
            <option key={x.code} value={`hand:${x.code}`}>
              {t('写进{x}', { x: x.name })}
            </option>
          ))}
        </optgroup>
      ) : null}
    </>
  )
}

/** Names shown before the rest is folded away. */
const SOME = 5

const Rows = ({ rows }: { rows: Group['rows'] }) => {
  const said = (r: Group['rows'][number]) => (
    <li key={r.key}>
      {r.name || t('（没有姓名）')}
      <span className="mut">
        {r.className ? ` ${r.className}` : ''}　{t('第 {r} 行', { r: r.row })}
        {r.sheet ? t('（{s}）', { s: r.sheet }) : ''}
      </span>
    </li>
  )
  return (
    <>
      <ul className="plain sm">{rows.slice(0, SOME).map(said)}</ul>
      {rows.length > SOME ? (
        <details className="sm">
          <summary>{t('还有 {n} 名', { n: rows.length - SOME })}</summary>
          <ul className="plain">{rows.slice(SOME).map(said)}</ul>
        </details>
      ) : null}
    </>
  )
}
