import { Checkbox } from '@mantine/core'
import type { Answer } from '../../../client/call.ts'
import type { Opened } from '../../../figures/behind.tsx'
import { t } from '../../../words/words.ts'

export type Read = Answer<'readStatistics'>
export type Difference = Read['differences'][number]

const DONE = {
  changed: '改过',
  filled: '登记里没有，填了数',
  emptied: '空着',
  unreadable: '不是数',
} as const

/** What a difference is told apart by. */
export const keyOf = ({ place, no, row }: Difference): string => `${place.code} ${no} ${row}`

/** Only a whole number can stand as a remark: a share follows from the numbers beside it. */
export const mayStand = ({ said }: Difference): boolean => said !== null && Number.isInteger(said)

const shown = (value: number | null): string =>
  value === null ? t('没有') : Number.isInteger(value) ? String(value) : value.toFixed(1)

/** Each cell that differs: what the paper says, what the register says, and the way to the children behind it. */
export const Differences = ({
  data,
  chosen,
  choose,
  open,
}: {
  data: Read
  /** null where the actor may keep none. */
  chosen: ReadonlySet<string> | null
  choose: (key: string) => void
  open: (what: Opened) => void
}) => (
  <div className="scroll" tabIndex={0} role="group" aria-label={t('和登记不一样的格子')}>
    <table className="tbl">
      <thead>
        <tr>
          {chosen ? <th>{t('作旁注')}</th> : null}
          <th>{t('单位')}</th>
          <th>{t('项')}</th>
          <th className="num">{t('表上')}</th>
          <th className="num">{t('登记里')}</th>
          <th>{t('怎么了')}</th>
        </tr>
      </thead>
      <tbody>
        {data.differences.map((one) => {
          const key = keyOf(one)
          const item = t('第{no}项 {label}', { no: one.no, label: t(one.label) })
          const of = one.whole ? t('{x}（合计）', { x: one.place.name }) : one.place.name
          return (
            <tr key={key}>
              {chosen ? (
                <td>
                  {mayStand(one) ? (
                    <Checkbox
                      aria-label={t('{x}{item}作旁注', { x: of, item })}
                      checked={chosen.has(key)}
                      onChange={() => choose(key)}
                    />
                  ) : null}
                </td>
              ) : null}
              <td>{of}</td>
              <td>{item}</td>
              <td className="num">{one.said === null ? one.words : shown(one.said)}</td>
              <td className="num">
                {one.figure && one.is ? (
                  <button
                    type="button"
                    className="linkish"
                    aria-label={t('{x}{item}：看登记里的 {n}', { x: of, item, n: shown(one.is) })}
                    onClick={() =>
                      open({
                        figure: one.figure ?? '',
                        place: one.place.code,
                        title: t('{place}：{item} {n}', { place: one.place.name, item, n: shown(one.is) }),
                      })
                    }
                  >
                    {shown(one.is)}
                  </button>
                ) : (
                  shown(one.is)
                )}
              </td>
              <td className={one.done === 'unreadable' ? 'c-overdue' : 'soon'}>{t(DONE[one.done])}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  </div>
)
