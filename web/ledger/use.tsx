import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { moneyWords } from '../../domain/kit/answer-words.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { Answer } from '../client/call.ts'
import { useAsk } from '../client/queries.ts'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Period } from './period.tsx'
import './ledger.css'

type Use = Answer<'getUseOfAid'>
type Asked = { place?: string; from?: string; to?: string }

/** 用途公示 (S2B.13, S2B.21): what donors and everybody may read, printed and put up. No child; uses of a few are put together. */
export const Screen = () => {
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as Asked
  const found = useAsk('getUseOfAid', { query: asked })
  const go = (next: Asked) =>
    void navigate({ to: '/ledger/use', search: { ...asked, ...next } as never, replace: true })
  const { data } = found
  return (
    <Page
      kind="narrow"
      title={data ? t('{x}爱心款物用途公示', { x: data.place.name }) : t('用途公示')}
      aside={data ? t('{a}至{b}', { a: longDate(data.from), b: longDate(data.to) }) : undefined}
      actions={
        <>
          <Button variant="default" component={Link} to={`/ledger${asked.place ? `?place=${asked.place}` : ''}`}>
            {t('回爱心账')}
          </Button>
          <Button onClick={() => window.print()} disabled={!data}>
            {t('打印')}
          </Button>
        </>
      }
    >
      <Period from={asked.from ?? data?.from} to={asked.to ?? data?.to} set={go as never} />
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!data && !found.error ? <Loading rows={6} /> : null}
      {data ? <Told use={data} /> : null}
    </Page>
  )
}

/** What an office asks for below a statement that is put up: who made it, who looked over it, whose it is, of which day. */
const Signed = ({ by, on }: { by: string; on: string }) => (
  <div className="only-print" style={{ marginTop: '10mm' }}>
    <p>{t('经手：　　　　　　　　核对：')}</p>
    <p style={{ textAlign: 'right' }}>{t('{x}（盖章）', { x: by })}</p>
    <p style={{ textAlign: 'right' }}>{longDate(on)}</p>
  </div>
)

const Told = ({ use }: { use: Use }) => (
  <>
    <Table
      title={t('资金')}
      empty={t('这段日子没有资金。')}
      heads={[t('资金'), t('原有'), t('收到'), t('用去'), t('结余')]}
      rows={use.funds.map((f) => [
        f.purpose ? `${f.name}（${f.purpose}）` : f.name,
        moneyWords(f.opening),
        moneyWords(f.received),
        moneyWords(f.used),
        moneyWords(f.left),
      ])}
    />
    <Table
      title={t('用在哪里')}
      empty={t('这段日子没有用钱。')}
      heads={[t('用途'), t('多少'), t('多少名孩子')]}
      rows={use.uses.map((u) => [
        u.words,
        moneyWords(u.fen),
        u.children === null ? '—' : t('{n}名', { n: u.children }),
      ])}
    />
    {use.goods.length ? (
      <Table
        title={t('物品')}
        empty=""
        heads={[t('物品'), t('收到'), t('发出'), t('还有')]}
        rows={use.goods.map((g) => [g.name, `${g.received}${g.unit}`, `${g.used}${g.unit}`, `${g.left}${g.unit}`])}
      />
    ) : null}
    {use.donors.length ? (
      <Table
        title={t('感谢')}
        empty=""
        heads={[t('谁捐的'), t('多少')]}
        rows={use.donors.map((d) => [d.name, moneyWords(d.fen)])}
      />
    ) : null}
    {use.wishes.length ? (
      <Table
        title={t('孩子们的微心愿，等人认领')}
        empty=""
        heads={[t('编号'), t('想要什么'), t('大约')]}
        numbers={2}
        rows={use.wishes.map((w) => [w.code, w.what, w.fen === null ? '' : moneyWords(w.fen)])}
      />
    ) : null}
    <p className="mut sm">
      {t('公示不写孩子的名字；不到五名孩子的用途并在“其他用途”里，人数写“—”。认领微心愿请告诉我们编号。')}
    </p>
    <Signed by={use.place.name} on={use.to} />
  </>
)

const Table = ({
  title,
  empty,
  heads,
  rows,
  numbers = 1,
}: {
  title: string
  empty: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
  /** The first column of numbers. */
  numbers?: number
}) => (
  <section className="col" style={{ gap: 6 }} aria-label={title}>
    <h2 className="sec">{title}</h2>
    {rows.length === 0 ? (
      <p className="mut">{empty}</p>
    ) : (
      <div className="scroll" tabIndex={0} role="group" aria-label={title}>
        <table className="tbl use-table">
          <thead>
            <tr>
              {heads.map((head, i) => (
                <th key={head} scope="col" className={i >= numbers ? 'num' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join()}>
                {row.map((cell, i) => (
                  <td
                    key={heads[i]}
                    className={i >= numbers ? 'num' : undefined}
                    style={i >= numbers ? undefined : { whiteSpace: 'normal', minWidth: '6em' }}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
)
