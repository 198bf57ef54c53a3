import { Button, Menu } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { BASE_FIGURE } from '../../../domain/figures/children.ts'
import { type Doc, isPrinted, printedDoc } from '../../../domain/reports/kit/doc.ts'
import { ordinal } from '../../../domain/reports/prose/numbers.ts'
import { download } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { useHere } from '../../client/use-here.ts'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Below } from './below.tsx'
import { CasePick } from './case-pick.tsx'
import { CheckList, Questions } from './check-list.tsx'
import { FigurePanel } from './figure-panel.tsx'
import { IssueDialog } from './issue-dialog.tsx'
import { type Numbered, Outline } from './outline.tsx'
import { PageContext, type Summary } from './page-context.ts'
import './page.css'
import { Paper } from './paper.tsx'
import { Remarks } from './remarks.tsx'
import { ReviewLine, ReviewSteps } from './review.tsx'
import { useDraft } from './use-draft.ts'
import { usePageHere } from './use-page-here.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

/** The page itself, as it will print; numbers open to their rows, own words stay. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const summary = useAsk('getSummary', { params: { id } })
  if (summary.error && !summary.data)
    return (
      <div className="page">
        <Fault error={summary.error} again={() => void summary.refetch()} />
      </div>
    )
  if (!summary.data)
    return (
      <div className="page">
        <Loading rows={12} />
      </div>
    )
  return <Editor key={`${id} ${summary.data.state}`} id={id} summary={summary.data} />
}

/** Chapters numbered as they print; of an issued page only what was printed. */
const numbered = (summary: Summary): Numbered[] => {
  let n = 0
  return summary.sections.flatMap((s) => {
    const doc = s.doc as Doc
    const prints = doc.content.some(isPrinted)
    if (summary.state === 'issued' && !prints) return []
    const number = s.heading ? (prints ? `${ordinal(++n)}、` : null) : ''
    return summary.state === 'issued' ? [{ ...s, number, doc: printedDoc(doc), warnings: [] }] : [{ ...s, number }]
  })
}

const wide = () => window.matchMedia('(min-width: 62.5625em)').matches

const Editor = ({ id, summary }: { id: string; summary: Summary }) => {
  const draft = useDraft(id, summary)
  const reset = useDo('resetSection', ['listSummaries'])
  const [open, show] = useOpenFigure()
  const [asking, setAsking] = useState(false)
  const [withdrawing, setWithdrawing] = useState(false)
  const moved = useMoved(summary)
  const here = usePageHere()
  const page = useMemo(() => ({ open, show, moved }), [open, show, moved])
  const sections = useMemo(() => numbered(summary), [summary])
  const answers = (more: NonNullable<Parameters<typeof draft.send>[0]>['answers']) => draft.send({ answers: more })
  return (
    <PageContext.Provider value={page}>
      <div className="summary" ref={here.root} onClickCapture={here.note}>
        <Outline summary={summary} sections={sections} setCutoff={(cutoff) => draft.send({ cutoff })} />
        <Paper
          summary={summary}
          sections={sections}
          draft={draft}
          reset={(key) => {
            draft.forget(key)
            reset.mutate({ params: { id, key } }, { onSuccess: draft.keep })
          }}
          answer={(outcomes) => answers({ outcomes })}
        />
        <aside className="panel noprint">
          <div className="told">
            {open ? (
              <FigurePanel
                key={open}
                summary={summary}
                id={open}
                note={(reasons) => answers({ reasons })}
                close={() => show(null)}
              />
            ) : (
              <p className="sm mut">{t('点文中的数字，看它怎么数、背后是谁。')}</p>
            )}
            <span className="sp" />
            {summary.later.length ? <Later summary={summary} show={show} /> : null}
            {summary.moved.length ? (
              <div className="sm" role="status">
                <b>{t('上次存过以后，数字变了')}</b>
                {summary.moved.slice(0, 8).map((m) => (
                  <div key={m.id}>
                    <button type="button" className="linkish" onClick={() => show(m.id)}>
                      {m.title}
                    </button>
                    ：{m.from} → {m.to}
                  </div>
                ))}
              </div>
            ) : null}
            <Below summary={summary} />
            {summary.state === 'draft' ? (
              <>
                {summary.tellsCase && summary.canEdit ? (
                  <CasePick summary={summary} choose={(chosen) => answers({ case: chosen })} />
                ) : null}
                <Questions summary={summary} show={show} accept={(accepted) => answers({ accepted })} />
                <Remarks summary={summary} sections={sections} done={draft.keep} />
                <CheckList summary={summary} show={show} confirm={(confirmed) => draft.send({ confirmed })} />
              </>
            ) : null}
          </div>
          <div className="act">
            {draft.error ? <Fault error={draft.error} again={() => draft.send()} againText={t('再存一次')} /> : null}
            {reset.error ? <Fault error={reset.error} /> : null}
            <ReviewLine summary={summary} />
            <Saved summary={summary} draft={draft} />
            {summary.state === 'draft' ? (
              <ReviewSteps summary={summary} saved={draft.state === 'saved'} done={draft.keep} />
            ) : null}
            <div className="row">
              <Exports id={id} lacking={summary.lacking} />
              {summary.canWithdraw ? (
                <Button variant="default" onClick={() => setWithdrawing(true)}>
                  {t('撤回')}
                </Button>
              ) : null}
              {summary.canIssue ? (
                <Button style={{ flex: 1 }} disabled={draft.state !== 'saved'} onClick={() => setAsking(true)}>
                  {t('签发')}
                </Button>
              ) : null}
            </div>
          </div>
        </aside>
        {withdrawing ? (
          <WithdrawDialog
            summary={summary}
            close={() => setWithdrawing(false)}
            done={(withdrawn) => {
              setWithdrawing(false)
              draft.keep(withdrawn)
              tell(t('已撤回，原稿还在。要改请到“工作总结”里再起一稿。'), 8)
            }}
          />
        ) : null}
        {asking ? (
          <IssueDialog
            summary={summary}
            close={() => setAsking(false)}
            done={(issued) => {
              setAsking(false)
              draft.keep(issued)
              tell(t('已签发，校验码 {c}。', { c: issued.checkCode ?? '' }))
            }}
          />
        ) : null}
      </div>
    </PageContext.Provider>
  )
}

/** Nothing is open: somebody closed it. */
const CLOSED = ''

/** The number that stands open; on the way back from a child's file it still does (F16). At a desk the first one opens by itself. */
const useOpenFigure = (): [string | null, (id: string | null) => void] => {
  const [kept, keep] = useHere<string>('figure')
  const [byItself] = useState(() => (wide() ? BASE_FIGURE : CLOSED))
  const show = useCallback((id: string | null) => keep(id ?? CLOSED), [keep])
  return [(kept ?? byItself) || null, show]
}

/** Numbers that moved since the page was opened stay marked, though saving has taken them in. */
const useMoved = (summary: Summary): ReadonlyMap<string, string> => {
  const seen = useRef(new Map<string, string>())
  return useMemo(() => {
    for (const m of summary.moved) if (!seen.current.has(m.id)) seen.current.set(m.id, m.from)
    return new Map(seen.current)
  }, [summary.moved])
}

const Later = ({ summary, show }: { summary: Summary; show: (figure: string) => void }) => (
  <div className="warnbox">
    <b>{t('签发后数据有变化')}</b>
    {summary.later.slice(0, 12).map((l) => (
      <div key={l.id}>
        <button type="button" className="linkish" onClick={() => show(l.id)}>
          {l.title}
        </button>
        ：{l.frozen ?? '—'} → {l.now ?? '—'}
      </div>
    ))}
    {summary.later.length > 12 ? <div>{t('还有 {n} 个数。', { n: summary.later.length - 12 })}</div> : null}
  </div>
)

const Saved = ({ summary, draft }: { summary: Summary; draft: ReturnType<typeof useDraft> }) => (
  <div className="xs mut" role="status">
    {summary.withdrawn
      ? t('已由{who}在{d}撤回：{x}', {
          who: summary.withdrawn.by,
          d: dayWords(summary.withdrawn.on),
          x: summary.withdrawn.reason,
        })
      : summary.state === 'issued'
        ? t('已签发：{who}，校验码 {c}', { who: summary.issuedBy ?? '', c: summary.checkCode ?? '' })
        : draft.state === 'saving'
          ? t('正在存……')
          : draft.state === 'unsaved'
            ? t('还没存')
            : draft.savedAt
              ? t('已存 {at}', { at: draft.savedAt })
              : t('已存')}
  </div>
)

const Exports = ({ id, lacking }: { id: string; lacking: readonly string[] }) => {
  const file = (
    format: 'docx' | 'pdf' | 'html' | 'json' | 'xlsx',
    layout: 'official' | 'plain' = 'official',
    charts?: 'yes',
  ) => download('downloadSummary', { params: { id }, query: { format, layout, charts } })
  const hant = (format: 'docx' | 'pdf') =>
    download('downloadSummary', { params: { id }, query: { format, script: 'hant' } })
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" style={{ flex: 1 }}>
          {t('导出')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => file('docx')}>{t('Word（公文格式）')}</Menu.Item>
        <Menu.Item onClick={() => file('docx', 'plain')}>{t('Word（学校常用格式）')}</Menu.Item>
        <Menu.Item onClick={() => hant('docx')}>{t('Word（公文格式，繁体字）')}</Menu.Item>
        <Menu.Item onClick={() => file('docx', 'official', 'yes')}>{t('Word（后面附图）')}</Menu.Item>
        <Menu.Item onClick={() => file('pdf')}>{t('PDF（公文格式）')}</Menu.Item>
        <Menu.Item onClick={() => hant('pdf')}>{t('PDF（公文格式，繁体字）')}</Menu.Item>
        <Menu.Item onClick={() => file('pdf', 'official', 'yes')}>{t('PDF（后面附图）')}</Menu.Item>
        {lacking.length > 0 && (
          <Menu.Label maw={280}>
            {t('PDF 的字体缺这些字：{x}，印作“〓”。请用 Word，或打印后手写补上。', { x: lacking.join('、') })}
          </Menu.Label>
        )}
        <Menu.Item onClick={() => file('html')}>{t('网页')}</Menu.Item>
        <Menu.Item onClick={() => file('xlsx')}>{t('指标表（Excel）')}</Menu.Item>
        <Menu.Item onClick={() => file('json')}>{t('数据（JSON）')}</Menu.Item>
        <Menu.Item onClick={() => window.print()}>{t('打印')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
