import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { Answer } from '../client/call.ts'
import { useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Full = Answer<'getConcern'>

/**
 * The report that the law demands (未成年人保护法 Art. 11; dossier §4.5), on a sheet for whoever asks for it in writing. It comes after
 * the call, never before it; opening it leaves the same trace as opening the case.
 */
export const Report = ({ id }: { id: string }) => {
  const asked = useAsk('getConcern', { params: { id } })
  const { data } = asked
  if (asked.error && !data)
    return (
      <Page kind="narrow" title={t('强制报告表')}>
        <Fault error={asked.error} again={() => void asked.refetch()} />
      </Page>
    )
  return (
    <Page
      kind="narrow"
      title={t('强制报告表')}
      actions={
        <>
          <Button variant="default" component={Link} to="/concerns" search={{ id } as never}>
            {t('回去')}
          </Button>
          <Button disabled={!data} onClick={() => window.print()}>
            {t('打印')}
          </Button>
        </>
      }
    >
      <p className="note noprint">
        {t('先打电话，再补这张表。只交给接报告的单位和上级，不贴、不传群、不复印留班。空着的格可以手写。')}
      </p>
      {data ? <Sheet data={data} /> : <Loading rows={8} />}
    </Page>
  )
}

const Sheet = ({ data }: { data: Full }) => {
  const me = useMe()
  const told = data.additions.filter((a) => a.told !== '')
  const done = data.additions.filter((a) => a.done !== '' || a.next !== '')
  return (
    <article className="card pad report-sheet">
      <h2>{t('侵害未成年人案件强制报告表')}</h2>
      <p className="secret">{t('内部资料，注意保密。报告人的身份依法保密。')}</p>
      <table>
        <tbody>
          <Row label={t('孩子')}>{[data.childName, data.schoolName, data.className].filter(Boolean).join('　')}</Row>
          <Row label={t('什么时候知道的')}>{[longDate(data.on), data.time].filter(Boolean).join(' ')}</Row>
          <Row label={t('谁、怎么知道的')}>{t('{by}，{x}', { by: data.by, x: data.came })}</Row>
          <Row label={t('像哪一种情形')}>{data.flags.length ? data.flags.join('；') : t('说不准')}</Row>
          <Row label={t('现在有没有危险')}>{data.danger}</Row>
          <Row label={t('看到、听到的（原话）')}>{data.heard}</Row>
          <Row label={t('看得见的伤')}>{data.injuries}</Row>
          <Row label={t('当场做了什么')}>{data.measures.join('；')}</Row>
        </tbody>
      </table>
      <h3>{t('向谁报告')}</h3>
      <table className="told">
        <thead>
          <tr>
            <th>{t('接报告的')}</th>
            <th>{t('时间')}</th>
            <th>{t('怎么报的')}</th>
            <th>{t('对方答复')}</th>
            <th>{t('编号')}</th>
          </tr>
        </thead>
        <tbody>
          {told.map((a) => (
            <tr key={a.id}>
              <td>{a.told}</td>
              <td>{[a.toldOn ? longDate(a.toldOn) : '', a.toldTime].filter(Boolean).join(' ')}</td>
              <td>{a.way}</td>
              <td>{a.receipt}</td>
              <td>{a.number}</td>
            </tr>
          ))}
          {BY_HAND.slice(told.length).map((row) => (
            <tr key={row}>
              <td />
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('做了什么、下一步')}</h3>
      <table>
        <tbody>
          {done.map((a) => (
            <Row key={a.id} label={t('{d} {by}', { d: longDate(a.on), by: a.by })}>
              {a.done}
              {a.next ? t('　下一步：{x}，{d}前', { x: a.next, d: longDate(a.nextOn) }) : ''}
              {a.closed ? t('（办结）') : ''}
            </Row>
          ))}
          {done.length === 0 ? <Row label="" /> : null}
        </tbody>
      </table>
      <p className="sign">
        <span>{t('报告人')}</span>
        <span>{t('联系电话')}</span>
        <span>{t('单位负责人')}</span>
        <span>{t('报告日期')}</span>
      </p>
      <p className="sm mut">{t('{d} {who} 打印', { d: longDate(me.today), who: me.name })}</p>
    </article>
  )
}

/** Police, education, civil affairs: who was told is written in by hand where it is not recorded yet. */
const BY_HAND = ['first', 'second', 'third'] as const

const Row = ({ label, children }: { label: string; children?: ReactNode }) => (
  <tr>
    <th scope="row">{label}</th>
    <td>{children}</td>
  </tr>
)
