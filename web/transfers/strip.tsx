import { Link } from '@tanstack/react-router'
import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { t } from '../words/words.ts'

/** On the home of both schools and what stands above them: who waits to be taken in, who came back, which graduates have no school. Nothing where nobody does. */
export const TransferStrip = () => {
  const may = useMay('child.transfer')
  const { data } = useAsk('getTransferCounts', { query: {} }, { enabled: may })
  if (!data || data.in.count + data.out.count + data.declined + data.unplaced === 0) return null
  const lines: [key: string, text: string, late: boolean][] = [
    ...(data.unplaced
      ? [['unplaced', t('毕业后没有学校接收的 {n} 名', { n: data.unplaced }), true] as [string, string, boolean]]
      : []),
    ...(data.in.count
      ? [
          ['in', waits(t('等接收的孩子 {n} 名', { n: data.in.count }), data.in.days), data.in.late] as [
            string,
            string,
            boolean,
          ],
        ]
      : []),
    ...(data.out.count
      ? [
          ['out', waits(t('交出去、还没有接收的 {n} 名', { n: data.out.count }), data.out.days), data.out.late] as [
            string,
            string,
            boolean,
          ],
        ]
      : []),
    ...(data.declined
      ? [['declined', t('被退回来的 {n} 名', { n: data.declined }), true] as [string, string, boolean]]
      : []),
  ]
  return (
    <div className="note noprint">
      {lines.map(([key, text, late]) => (
        <p key={key} style={{ margin: 0 }}>
          <Link to="/transfers" className={late ? 'c-overdue' : ''}>
            {text}
          </Link>
        </p>
      ))}
    </div>
  )
}

const waits = (text: string, days: number): string =>
  days > 0 ? t('{x}，最久等了 {n} 天', { x: text, n: days }) : text
