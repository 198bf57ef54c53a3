import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../../client/call.ts'
import type { Opened } from '../../../figures/behind.tsx'
import { t } from '../../../words/words.ts'
import { equationWords } from '../equation-words.ts'
import { Differences, keyOf, mayStand, type Read } from './differences.tsx'
import { GiveBack } from './give-back.tsx'
import { KeepRemark } from './keep-remark.tsx'

/**
 * A sheet that came back, beside the register (decision 068): each cell that differs, and what may be done with it: open who stands behind
 * the register's number, keep the paper's as a remark, give the return back. The register is changed by nothing here.
 */
export const Result = ({
  read,
  data,
  open,
  again,
  close,
}: {
  read: Read
  data: Answer<'getStatistics'>
  open: (what: Opened) => void
  /** Compares the same sheet once more. */
  again: () => void
  close: () => void
}) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const choose = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  const picked = read.differences.filter((one) => mayStand(one) && chosen.has(keyOf(one)))
  const backs = data.returns.filter((one) => mayGoBack(one, read))
  return (
    <section className="card pad col noprint" style={{ gap: 10, marginBottom: 12 }} aria-label={t('交回来的表')}>
      <div className="row" style={{ gap: 12, justifyContent: 'space-between', flexWrap: 'wrap' }}>
        <b>
          {read.differences.length
            ? t('比了 {c} 格，有 {n} 格和登记不一样', { c: read.cells, n: read.differences.length + read.left })
            : t('比了 {c} 格，和登记的都一样', { c: read.cells })}
        </b>
        <Button variant="default" size="compact-sm" onClick={close}>
          {t('收起')}
        </Button>
      </div>
      <p className="sm mut">
        {t(
          '这里只比不改，登记里的数一个也没有动。登记错了，点开登记里的数去改孩子的档案；表上另有道理，作旁注；报的人写错了，退回。',
        )}
      </p>
      <Faults read={read} />
      {read.differences.length ? (
        <Differences data={read} chosen={data.mayRemark ? chosen : null} choose={choose} open={open} />
      ) : null}
      {read.left ? (
        <p className="soon sm">{t('还有 {n} 格没有列出来，先把上面的理清再交一次。', { n: read.left })}</p>
      ) : null}
      {read.differences.length && data.mayRemark ? (
        <KeepRemark
          data={read}
          chosen={picked}
          kept={(places) => {
            // What was refused stays chosen.
            const rest = picked.filter(({ place }) => !places.has(place.code))
            setChosen(new Set(rest.map(keyOf)))
            again()
          }}
        />
      ) : null}
      {backs.map((one) => (
        <GiveBack
          key={one.id}
          one={one}
          differences={read.differences.filter(({ place }) => place.code === one.place.code)}
        />
      ))}
    </section>
  )
}

/** Handed in by a place whose numbers differ on the paper, and not yet taken or given back. */
const mayGoBack = (one: Answer<'getStatistics'>['returns'][number], read: Read): boolean =>
  one.mayAnswer && one.state === 'handed-in' && read.differences.some(({ place }) => place.code === one.place.code)

/** What is wrong with the paper itself. */
const Faults = ({ read }: { read: Read }) => (
  <>
    {read.missing.length ? <p className="soon sm">{t('表上没有：{x}。', { x: read.missing.join('、') })}</p> : null}
    {read.unknown.map(({ row, name }) => (
      <p key={row} className="soon sm">
        {t('第 {row} 行“{name}”不是这里的单位，没有比。', { row, name })}
      </p>
    ))}
    {read.sums.map(({ no, whole, rows }) => (
      <p key={no} className="soon sm">
        {t('第{no}项：合计写 {whole}，各单位加起来 {rows}。', { no, whole, rows })}
      </p>
    ))}
    {read.uneven.map(({ name, text, differs }) => (
      <p key={`${name} ${text}`} className="soon sm">
        {t('{name}：{text} 不平，差 {n}。', { name, text: equationWords(text), n: differs })}
      </p>
    ))}
  </>
)
