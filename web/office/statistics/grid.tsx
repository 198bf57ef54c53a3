import type { Answer } from '../../client/call.ts'
import type { Opened } from '../../figures/behind.tsx'
import { t } from '../../words/words.ts'
import { type Bracket, bracketsOf } from './brackets.ts'
import { equationWords } from './equation-words.ts'

type Data = Answer<'getStatistics'>
type Equation = Data['equations'][number]

const HOLDS = {
  yes: ['c-met', '✓', '平'],
  no: ['c-overdue', '✗', '不平'],
  untold: ['soon', '？', '登记里缺项，算不出平不平'],
} as const

/** 98.6 of a share, 12 of a count; what the register does not hold stays empty. */
const shown = (value: number | null): string =>
  value === null ? '' : Number.isInteger(value) ? String(value) : value.toFixed(1)

/** Units beyond so many are named in the list at the side. */
const MOST_NAMED = 2

/** What an equation says, and by how much in which place it does not come out. */
const Said = ({ equation, data }: { equation: Equation; data: Data }) => {
  const [look, sign, words] = HOLDS[equation.holds]
  const nameOf = (code: string) => data.units.find((unit) => unit.code === code)?.name ?? code
  return (
    <div className={look}>
      <span role="img" aria-label={t(words)}>
        {sign}
      </span>{' '}
      {equationWords(equation.text)}
      {equation.differs === 0 ? '' : t(' 差 {n}', { n: equation.differs })}
      {equation.holds === 'no' && equation.units.length > 0 ? (
        <span className="where mut">
          {equation.units
            .slice(0, MOST_NAMED)
            .map((unit) => `${nameOf(unit.code)} ${unit.differs}`)
            .join(' · ')}
          {equation.units.length > MOST_NAMED ? ' …' : ''}
        </span>
      ) : null}
    </div>
  )
}

const WORST = ['no', 'untold', 'yes'] as const

/** The bracket over an equation's parts; a line that one above runs over has no cell of its own. */
const Beside = ({ of, covered, data }: { of: Bracket<Equation> | undefined; covered: boolean; data: Data }) =>
  of ? (
    <td
      rowSpan={of.lines}
      className={`sm bracket ${WORST.find((state) => of.equations.some(({ holds }) => holds === state)) ?? ''}`}
    >
      {of.equations.map((equation) => (
        <Said key={equation.key} equation={equation} data={data} />
      ))}
    </td>
  ) : covered ? null : (
    <td />
  )

/** What an office wrote by hand there: in its stead where the register holds none, else marked beside. */
const ByHand = ({ value, said }: { value: number | null; said: number }) => (
  <span className="soon sm" title={t('填表时写 {n}', { n: said })}>
    {value === null ? t('{n}（另填）', { n: said }) : t('（旁注 {n}）', { n: said })}
  </span>
)

/** Items down, places across, the whole first; every number is a button. */
export const Grid = ({
  data,
  open,
  enter,
}: {
  data: Data
  open: (what: Opened) => void
  enter: (place: string) => void
}) => {
  const cell = (value: number | null, item: Data['items'][number], place: { code: string; name: string }) => {
    const remark = data.remarks.find((one) => one.no === item.no && one.place.code === place.code)
    return (
      <>
        {number(value, item, place)}
        {remark ? <ByHand value={value} said={remark.said} /> : null}
      </>
    )
  }
  const number = (value: number | null, item: Data['items'][number], place: { code: string; name: string }) =>
    value === null || value === 0 || item.figure === null ? (
      <span className={value === null ? 'mut' : undefined}>{shown(value)}</span>
    ) : (
      <button
        type="button"
        className="linkish"
        aria-label={t('{place}，{item}：{n}', { place: place.name, item: item.label, n: shown(value) })}
        onClick={() =>
          open({
            figure: item.figure ?? '',
            place: place.code,
            title: t('{place}：{item} {n}', {
              place: place.name,
              item: [item.group, item.label].filter(Boolean).join(' '),
              n: shown(value),
            }),
          })
        }
      >
        {shown(value)}
      </button>
    )
  const brackets = bracketsOf(data.items, data.equations)
  const covered = (line: number) => [...brackets].some(([from, { lines }]) => from < line && line < from + lines)
  return (
    <div className="card scroll" tabIndex={0} role="group" aria-label={t(data.title)}>
      <table className="tbl sheet">
        <thead>
          <tr>
            <th className="head-of">{t('类')}</th>
            <th className="num">{t('项')}</th>
            <th>{t('内容')}</th>
            <th className="num whole">{data.units.length ? t('合计') : data.place.name}</th>
            <th>{t('平不平')}</th>
            {data.units.map((unit) => (
              <th key={unit.code} className="num">
                {data.place.kind === 'school' ? (
                  unit.name
                ) : (
                  <button type="button" className="linkish" onClick={() => enter(unit.code)}>
                    {unit.name}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map((item, i) => (
            <tr key={item.no} className={i > 0 && item.group !== data.items[i - 1]?.group ? 'first' : undefined}>
              <td className="mut sm head-of">{item.group === data.items[i - 1]?.group ? '' : t(item.group)}</td>
              <td className="num mut">{item.no}</td>
              <th scope="row" style={{ paddingLeft: item.depth ? 28 : undefined }}>
                {item.group !== data.items[i - 1]?.group && <span className="only-phone mut sm">{t(item.group)}</span>}
                {t(item.label)}
                {item.figure === null ? <span className="mut sm">　{t('登记里没有')}</span> : null}
                {item.ours ? <span className="soon sm">　{t('系统的读法')}</span> : null}
              </th>
              <td className="num whole">{cell(data.total[i] ?? null, item, data.place)}</td>
              <Beside of={brackets.get(i)} covered={covered(i)} data={data} />
              {data.units.map((unit) => (
                <td key={unit.code} className="num">
                  {cell(unit.values[i] ?? null, item, unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
