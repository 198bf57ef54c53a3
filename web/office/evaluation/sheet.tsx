import type { ReactNode } from 'react'
import type { Answer } from '../../client/call.ts'
import type { Opened } from '../../figures/behind.tsx'
import { t } from '../../words/words.ts'

export type Evaluation = Answer<'getEvaluation'>
export type Line = Evaluation['indicators'][number]

/** Indicators block by block with what shows each; every number opens. `mark`: what is written beside a line, where somebody writes. */
export const Sheet = ({
  data,
  open,
  mark,
}: {
  data: Evaluation
  open: (what: Opened) => void
  mark?: (line: Line) => ReactNode
}) => (
  <>
    <div className={`card evaluation${mark ? ' written' : ''}`}>
      <table className="tbl" aria-label={t('指标和佐证')}>
        <thead>
          <tr>
            <th>{t('指标')}</th>
            <th className="num">{t('分值')}</th>
            <th>{t('佐证')}</th>
            <th className="num">{t('建议')}</th>
            {mark ? <th>{t('给分与意见')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {data.indicators.map((line, i) => (
            <Row key={line.key} line={line} first={line.block !== data.indicators[i - 1]?.block}>
              <td data-label={t('佐证')}>
                <Evidence line={line} place={data.place.code} open={open} />
              </td>
              <td className="num" data-label={t('建议')}>
                <Suggested line={line} />
              </td>
              {mark ? <td>{mark(line)}</td> : null}
            </Row>
          ))}
        </tbody>
      </table>
    </div>
    <p className="mut sm">
      {t('按佐证建议 {n} 分：一百分里有 {of} 分的项目有数可看。建议只是看数，给几分由检查的人定；没有要做的不扣分。', {
        n: data.suggested.given,
        of: data.suggested.of,
      })}
    </p>
  </>
)

const Row = ({ line, first, children }: { line: Line; first: boolean; children: ReactNode }) => (
  <tr className={first ? 'first' : undefined}>
    <th scope="row">
      {first ? <span className="mut sm block">{t(line.block)}</span> : null}
      {t(line.title)}
    </th>
    <td className="num mut" data-label={t('分值')}>
      {line.points}
    </td>
    {children}
  </tr>
)

const Evidence = ({ line, place, open }: { line: Line; place: string; open: (what: Opened) => void }) => (
  <span className="row" style={{ gap: '2px 14px', flexWrap: 'wrap' }}>
    {line.evidence.map(({ figure, title, unit, value }) =>
      value === null || value === 0 ? (
        <span key={figure} className="mut sm">
          {t(title)} {value === null ? t('不知道') : `0 ${t(unit)}`}
        </span>
      ) : (
        <button
          key={figure}
          type="button"
          className="linkish sm"
          onClick={() => open({ figure, place, title: `${t(line.title)}：${t(title)}` })}
        >
          {t(title)} {value} {t(unit)}
        </button>
      ),
    )}
    <span className="mut sm asks">{t('要看：{x}', { x: t(line.asks) })}</span>
  </span>
)

const Suggested = ({ line }: { line: Line }) =>
  line.suggested === null ? (
    <span className="mut sm">{line.byPeople ? t('看了再定') : t('没有要做的')}</span>
  ) : (
    <b className={line.suggested < line.points ? 'c-soon' : undefined}>{line.suggested}</b>
  )
