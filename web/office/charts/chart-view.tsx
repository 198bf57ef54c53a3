import {
  type Bar,
  barsOf,
  type Chart,
  type ChartCell,
  type ChartRow,
  chartSentence,
  type Pattern,
} from '../../../domain/reports/charts/chart.ts'
import { t } from '../../words/words.ts'

type Open = (cell: ChartCell, title: string) => void

/** One picture: bars told apart by pattern, the number at the end of each, the same as a table behind it. */
export const ChartView = ({
  chart,
  open,
  enter,
}: {
  chart: Chart
  open: Open
  /** Shows the pictures of a place below. */
  enter: (place: string) => void
}) => (
  <section className="card pad col chart" aria-label={t(chart.title)}>
    <h2 className="sec">{t(chart.title)}</h2>
    <p className="sm mut">{t(chart.about)}</p>
    {chart.series.length > 1 ? (
      <div className="row sm" aria-hidden="true">
        {barsOf(chart)[0]?.bars.map(({ pattern }, i) => (
          <span key={pattern} className="row" style={{ gap: 6 }}>
            <svg width="18" height="12" aria-hidden="true" focusable="false">
              <Filled pattern={pattern} width={18} height={12} name={`legend-${chart.key}`} />
            </svg>
            {t(chart.series[i] ?? '')}
          </span>
        ))}
      </div>
    ) : null}
    <p className="vh">{chartSentence(chart)}</p>
    {barsOf(chart).map(({ row, bars }) => (
      <div key={row.label} className="chart-row">
        <span className="chart-label">
          <Label row={row} enter={enter} />
        </span>
        <div className="chart-bars">
          {bars.map((bar, i) => (
            <One
              key={bar.pattern}
              bar={bar}
              name={`${chart.key}-${row.label}-${i}`}
              words={t('{a}{b}', { a: row.label, b: chart.series.length > 1 ? (chart.series[i] ?? '') : '' })}
              unit={chart.unit}
              open={open}
            />
          ))}
        </div>
        <span className="chart-note num">{row.note ?? ''}</span>
      </div>
    ))}
    <AsTable chart={chart} />
  </section>
)

const Label = ({ row, enter }: { row: ChartRow; enter: (place: string) => void }) => {
  const { enter: code } = row
  return code === undefined ? (
    t(row.label)
  ) : (
    <button type="button" className="linkish" aria-label={t('看{x}的图', { x: row.label })} onClick={() => enter(code)}>
      {row.label}
    </button>
  )
}

/** Of the width that is left of the number. */
const One = ({ bar, name, words, unit, open }: { bar: Bar; name: string; words: string; unit: string; open: Open }) => (
  <div className="chart-bar">
    {bar.share > 0 ? (
      <svg style={{ width: `calc((100% - 64px) * ${bar.share})` }} height="16" aria-hidden="true" focusable="false">
        <Filled pattern={bar.pattern} width="100%" height={16} name={name} />
      </svg>
    ) : null}
    {bar.cell.value === null ? (
      <span className="mut">{t('数不出来')}</span>
    ) : (
      <button
        type="button"
        className="linkish num"
        aria-label={t('{x}：{n}{u}，看名单', { x: words, n: bar.cell.value, u: unit })}
        onClick={() => open(bar.cell, `${words} ${bar.cell.value}${unit}`)}
      >
        {bar.cell.value}
      </button>
    )}
  </div>
)

const Filled = ({
  pattern,
  width,
  height,
  name,
}: {
  pattern: Pattern
  width: number | string
  height: number
  name: string
}) => {
  const id = `fill-${name.replaceAll(/[^\w-]/g, (c) => c.charCodeAt(0).toString(36))}-${pattern}`
  return (
    <>
      {pattern === 'striped' ? (
        <defs>
          <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className="chart-ground" />
            <rect width="2.5" height="6" className="chart-ink" />
          </pattern>
        </defs>
      ) : null}
      <rect
        x="0.5"
        y="0.5"
        width={width}
        height={height - 1}
        className={pattern === 'solid' ? 'chart-ink chart-edge' : 'chart-ground chart-edge'}
        {...(pattern === 'striped' ? { style: { fill: `url(#${id})` } } : {})}
      />
    </>
  )
}

const AsTable = ({ chart }: { chart: Chart }) => (
  <details className="noprint">
    <summary className="sm">{t('看成表')}</summary>
    <table className="tbl" aria-label={t(chart.title)}>
      <thead>
        <tr>
          <th scope="col">{t('哪一项')}</th>
          {chart.series.map((name) => (
            <th key={name} scope="col">
              {t('{x}（{u}）', { x: t(name), u: t(chart.unit) })}
            </th>
          ))}
          {chart.rows.some((row) => row.note !== null) ? <th scope="col">{t('做到的占')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {chart.rows.map((row) => (
          <tr key={row.label}>
            <td>{t(row.label)}</td>
            {row.cells.map((cell, i) => (
              <td key={chart.series[i]} className="num">
                {cell.value ?? t('数不出来')}
              </td>
            ))}
            {row.note === null ? null : <td className="num">{row.note}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)
