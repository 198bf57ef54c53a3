import { Button, Menu, Modal, TextInput } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Answer, download } from '../../client/call.ts'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { FIGURE_EVENT } from './nodes.tsx'
import './page.css'
import { SectionEditor } from './section-editor.tsx'

type Summary = Answer<'getSummary'>
const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** The page itself, as it will print; numbers open to their rows, own words stay. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const summary = useAsk('getSummary', { params: { id } })
  if (summary.error)
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
  return <Editor key={summary.data.state} id={id} summary={summary.data} />
}

const Editor = ({ id, summary }: { id: string; summary: Summary }) => {
  const save = useDo('saveSummary', ['getSummary'])
  const reset = useDo('resetSection', ['getSummary'])
  const issue = useDo('issueSummary')
  const [figure, setFigure] = useState<string | null>('left-behind.education')
  const [asking, setAsking] = useState(false)
  const edits = useRef(new Map<string, unknown>())
  const [dirty, setDirty] = useState(false)
  const version = useRef(summary.version)
  version.current = summary.version
  const page = useRef<HTMLDivElement>(null)
  const [title, setTitle] = useState(summary.title)
  const flush = useCallback(() => {
    if (edits.current.size === 0 && title === summary.title) return
    const sections = [...edits.current].map(([key, doc]) => ({ key, doc }))
    save.mutate(
      { params: { id }, body: { version: version.current, title, sections } },
      {
        onSuccess: () => {
          for (const s of sections) if (edits.current.get(s.key) === s.doc) edits.current.delete(s.key)
          setDirty(edits.current.size > 0)
        },
      },
    )
  }, [id, save, summary.title, title])
  useEffect(() => {
    if (!dirty || save.isPending) return
    const timer = setTimeout(flush, 1500)
    return () => clearTimeout(timer)
  }, [dirty, flush, save.isPending])
  useEffect(() => {
    const box = page.current
    const show = (event: Event) => setFigure(String((event as CustomEvent).detail))
    box?.addEventListener(FIGURE_EVENT, show)
    return () => box?.removeEventListener(FIGURE_EVENT, show)
  }, [])
  let n = 0
  const sections = summary.sections.map((s) => ({ ...s, number: s.heading ? `${NUMBERS[n++] ?? n}、` : '' }))
  return (
    <div className="summary">
      <aside className="outline noprint">
        <div className="xs mut" style={{ padding: '0 12px 8px' }}>
          {summary.termName}
          {t('工作总结')}
        </div>
        {sections
          .filter((s) => s.heading)
          .map((s) => (
            <a key={s.key} href={`#${s.key}`}>
              {s.number}
              {s.heading}
              {s.warnings.length ? (
                <span className="chip" style={{ background: 'var(--soon-soft)', color: 'var(--soon)' }}>
                  {s.warnings.length}
                </span>
              ) : null}
            </a>
          ))}
        <p className="xs mut3" style={{ padding: 12 }}>
          {summary.state === 'issued'
            ? t('已签发，内容固定。')
            : t('黄色的空只有您能填，不填就不印出来。改过的段落会留住您的字，数字照样跟着记录走。')}
        </p>
      </aside>
      <div className="paper-wrap" ref={page}>
        <article className="paper">
          {summary.canEdit ? (
            <TextInput
              aria-label={t('标题')}
              value={title}
              onChange={(e) => {
                setTitle(e.currentTarget.value)
                setDirty(true)
              }}
              variant="unstyled"
              styles={{
                input: {
                  font: 'inherit',
                  fontSize: 22,
                  textAlign: 'center',
                  fontFamily: 'var(--font-doc)',
                  height: 'auto',
                },
              }}
            />
          ) : (
            <h1>{summary.title}</h1>
          )}
          {sections.map((s) => (
            <section key={s.key} id={s.key} aria-label={s.heading ?? t('正文')}>
              {s.heading ? (
                <h2>
                  {s.number}
                  {s.heading}
                  {summary.canEdit && s.own ? (
                    <button
                      type="button"
                      className="linkish xs noprint"
                      style={{ marginLeft: 8, fontFamily: 'var(--font)' }}
                      onClick={() => {
                        edits.current.delete(s.key)
                        reset.mutate({ params: { id, key: s.key } })
                      }}
                    >
                      {t('这一段重新由数据写')}
                    </button>
                  ) : null}
                </h2>
              ) : null}
              <SectionEditor
                heading={s.heading}
                doc={s.doc}
                editable={summary.canEdit}
                change={(doc) => {
                  edits.current.set(s.key, doc)
                  setDirty(true)
                }}
              />
            </section>
          ))}
          <p className="end">{summary.placeName}</p>
          {summary.checkCode ? (
            <p className="xs mut">{t('数据截至{d}，校验码 {c}', { d: summary.cutoff, c: summary.checkCode })}</p>
          ) : null}
        </article>
      </div>
      <aside className="panel noprint">
        {figure ? <FigurePanel summary={summary} id={figure} /> : null}
        <span className="sp" />
        {summary.later.length ? (
          <div className="warnbox">
            <b>{t('签发后数据有变化')}</b>
            {summary.later.slice(0, 8).map((l) => (
              <div key={l.id}>
                {l.title}：{l.frozen ?? '—'} → {l.now ?? '—'}
              </div>
            ))}
          </div>
        ) : null}
        {summary.state === 'draft' && summary.checks.length ? (
          <div className="warnbox">
            <b>{t('签发前看一眼')}</b>
            {summary.checks.map((c) => (
              <div key={c.key}>
                ·{' '}
                {c.figure ? (
                  <button
                    type="button"
                    className="linkish"
                    style={{ color: 'inherit' }}
                    onClick={() => setFigure(c.figure)}
                  >
                    {c.text}
                  </button>
                ) : (
                  c.text
                )}
              </div>
            ))}
          </div>
        ) : null}
        {save.error ? <Fault error={save.error} again={flush} againText={t('再存一次')} /> : null}
        {issue.error ? <Fault error={issue.error} /> : null}
        <div className="xs mut">
          {summary.state === 'issued'
            ? t('已签发：{who}', { who: summary.issuedBy ?? '' })
            : save.isPending
              ? t('正在存……')
              : dirty
                ? t('还没存')
                : t('已存')}
        </div>
        <div className="row">
          <Menu>
            <Menu.Target>
              <Button variant="default" style={{ flex: 1 }}>
                {t('导出')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                onClick={() =>
                  download('downloadSummary', { params: { id }, query: { format: 'docx', layout: 'official' } })
                }
              >
                {t('Word（公文格式）')}
              </Menu.Item>
              <Menu.Item
                onClick={() =>
                  download('downloadSummary', { params: { id }, query: { format: 'docx', layout: 'plain' } })
                }
              >
                {t('Word（学校常用格式）')}
              </Menu.Item>
              <Menu.Item onClick={() => download('downloadSummary', { params: { id }, query: { format: 'html' } })}>
                {t('网页')}
              </Menu.Item>
              <Menu.Item onClick={() => download('downloadSummary', { params: { id }, query: { format: 'json' } })}>
                {t('数据（JSON）')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          {summary.canIssue ? (
            <Button style={{ flex: 1 }} disabled={dirty || save.isPending} onClick={() => setAsking(true)}>
              {t('签发')}
            </Button>
          ) : null}
        </div>
      </aside>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('签发这份总结？')}>
        <p>{t('签发后文字和数字都固定下来，带校验码。以后的变化会列在旁边，不会改动它。')}</p>
        <div className="row" style={{ marginTop: 16 }}>
          <span className="sp" />
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('再看看')}
          </Button>
          <Button
            loading={issue.isPending}
            onClick={() =>
              issue.mutate(
                { params: { id }, body: { version: summary.version } },
                {
                  onSuccess: () => {
                    setAsking(false)
                    tell(t('已签发。'))
                  },
                },
              )
            }
          >
            {t('签发，数字固定')}
          </Button>
        </div>
      </Modal>
    </div>
  )
}

const FigurePanel = ({ summary, id }: { summary: Summary; id: string }) => {
  const figure = summary.figures[id]
  const places = useAsk('listPlaces', {})
  const code = places.data?.items.find((p) => p.id === summary.placeId)?.code ?? ''
  const rows = useAsk(
    'getFigureRows',
    { params: { figureId: id }, query: { place: code, term: summary.term, at: summary.cutoff, limit: 200 } },
    { enabled: code !== '' },
  )
  if (!figure) return null
  return (
    <div className="col" style={{ minHeight: 0 }} aria-live="polite">
      <div className="sm mut">{figure.title}</div>
      <div>
        <b style={{ fontSize: 28 }}>{figure.text}</b> {figure.unit === '%' ? '' : figure.unit}
        {figure.previous !== null ? <span className="mut sm">　{t('上学期 {n}', { n: figure.previous })}</span> : null}
      </div>
      <p className="sm">
        {figure.definition}
        {figure.unknown ? t('其中 {n} 名有关情况不详。', { n: figure.unknown }) : ''}
      </p>
      <b className="sm">{t('背后的 {n} 行', { n: figure.rows })}</b>
      {rows.error ? <Fault error={rows.error} /> : null}
      {!rows.data && !rows.error ? <Loading rows={4} /> : null}
      <section className="scroll" style={{ maxHeight: 260 }} aria-label={t('名单')} tabIndex={0}>
        {rows.data?.items.map((r) => (
          <div key={r.key} className="row sm" style={{ gap: 8, padding: '3px 0', flexWrap: 'nowrap' }}>
            {r.childId ? (
              <Link to="/children/$id" params={{ id: r.childId }}>
                {r.childName}
              </Link>
            ) : (
              r.childName
            )}
            <span className="mut">{r.className}</span>
            <span className="sp" />
            <span className="mut nowrap">{[r.on, r.text].filter(Boolean).join(' ')}</span>
          </div>
        ))}
        {rows.data?.next ? <div className="mut xs">{t('只列前 200 行，全部可用终端命令取。')}</div> : null}
      </section>
      <p className="xs mut3">{t('数字随记录变，签发后固定。')}</p>
    </div>
  )
}
