import './rosters.css'
import { Button, Select } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import { dayWords, shanghaiDay } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { usePlaces } from '../../client/use-places.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Reopen } from './reopen.tsx'
import { Steps } from './steps.tsx'

const STATES: Record<string, string> = {
  read: '读好了，还没写入',
  applied: '已写进花名册',
  undone: '已撤回',
  applying: '正在写',
  undoing: '正在撤回',
}

const UNDER_WAY: ReadonlySet<string> = new Set(['applying', 'undoing'])

/** Of so many of the latest the server is asked whether they would be taken back; older ones say it on their own page. */
const OFFERED = 5

/** Only there when the server would take it back (F15). */
const OfferUndo = ({ id, go }: { id: string; go: () => void }) =>
  useAsk('getRosterProgress', { params: { id } }).data?.canUndo ? (
    <Button size="xs" variant="subtle" onClick={go}>
      {t('整批撤回')}
    </Button>
  ) : null

/** Step one: drop the school's own table. What was imported before stands below, with its undo. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const calendar = useAsk('getCalendar', { query: {} })
  const listed = useAsk('listRosters', {})
  const busy = listed.data?.items.some((r) => UNDER_WAY.has(r.state)) ?? false
  const list = useAsk('listRosters', {}, { every: busy ? 2000 : 0 })
  const upload = useDo('uploadRoster', ['listRosters'])
  const undo = useDo('undoRoster')
  const picker = useRef<HTMLInputElement>(null)
  const [term, setTerm] = useState(me.term?.id ?? '')
  const [over, setOver] = useState(false)
  const [undoing, setUndoing] = useState<{ id: string; fileName: string } | null>(null)
  const places = usePlaces({ kind: 'school', within: me.post.place.code })
  const schools = places.items.filter((p) => !p.closed)
  const [school, setSchool] = useState('')
  const here = me.post.place
  // A township or county takes a list apart by school unless one school is chosen.
  const code = here.kind === 'school' ? here.code : school || here.code
  const send = (file: File | undefined) => {
    if (!file) return
    upload.mutate(
      { query: { name: file.name, school: code, term }, file },
      { onSuccess: (roster) => void navigate({ to: '/rosters/$id', params: { id: roster.id } }) },
    )
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    send(event.dataTransfer.files[0])
  }
  const asked = new Set(
    (list.data?.items ?? [])
      .filter((r) => r.state === 'applied')
      .slice(0, OFFERED)
      .map((r) => r.id),
  )
  return (
    <Page title={t('普查造册')} actions={<Steps at={1} />}>
      <div className="row">
        {me.post.place.kind === 'school' ? (
          <span className="col" style={{ gap: 2 }}>
            <span className="sm mut">{t('学校')}</span>
            <b style={{ lineHeight: '2rem' }}>{me.post.place.name}</b>
          </span>
        ) : (
          <Select
            label={t('写进哪里')}
            w={280}
            value={code}
            onChange={(v) => setSchool(v ?? '')}
            data={[
              { value: here.code, label: t('按表里的学校分（{x}）', { x: here.name }) },
              ...schools.map((s) => ({ value: s.code, label: s.name })),
            ]}
          />
        )}
        <Select
          label={t('哪个学期')}
          value={term}
          onChange={(v) => setTerm(v ?? '')}
          data={(calendar.data?.terms ?? [])
            .filter((x, i, all) => all.findIndex((y) => y.id === x.id) === i)
            .map((x) => ({ value: x.id, label: x.name }))}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same from the keyboard */}
      <div
        className="card"
        style={{
          padding: 40,
          textAlign: 'center',
          borderStyle: 'dashed',
          background: over ? 'var(--act-soft)' : 'var(--surface)',
        }}
        onDragOver={(e) => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p style={{ fontSize: 'var(--t-l)' }}>{t('把学校自己的表格拖到这里')}</p>
        <p className="mut sm">{t('.xlsx、.xls、.csv 都行，不用改格式；合并单元格、同上、几个班叠在一张表里都认得')}</p>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".xlsx,.xls,.csv,.txt,.et,.htm,.html"
          aria-label={t('选一个表格文件')}
          onChange={(e) => {
            send(e.currentTarget.files?.[0])
            // The same file, mended, may be chosen again.
            e.currentTarget.value = ''
          }}
        />
        <Button mt={12} size="md" loading={upload.isPending} onClick={() => picker.current?.click()}>
          {t('选一个文件')}
        </Button>
        <p className="mut3 xs" style={{ marginTop: 8 }}>
          {t('先给您看读到了什么，这一步什么也不写。')}
        </p>
      </div>
      {upload.error ? <Fault error={upload.error} /> : null}
      {list.error ? <Fault error={list.error} again={() => void list.refetch()} /> : null}
      {!list.data && !list.error ? <Loading rows={3} /> : null}
      {list.data?.items.length === 0 ? <Empty text={t('还没有导入过表格。')} /> : null}
      {list.data && list.data.items.length > 0 ? (
        <div className="card scroll" tabIndex={0}>
          <table className="tbl stack">
            <thead>
              <tr>
                <th>{t('文件')}</th>
                <th>{t('学校')}</th>
                <th>{t('学期')}</th>
                <th className="num">{t('孩子')}</th>
                <th>{t('谁，什么时候')}</th>
                <th>{t('到哪一步')}</th>
                <th>
                  <span className="vh">{t('能做的事')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((r) => (
                <tr key={r.id}>
                  <td>
                    <b translate="no">{r.fileName}</b>
                  </td>
                  <td>{r.schoolName}</td>
                  <td>{calendar.data?.terms.find((x) => x.id === r.term)?.name ?? ''}</td>
                  <td className="num">
                    {t('{n} 名', { n: r.childCount })}
                    {r.leftOut ? (
                      <div className="xs">
                        <Link to="/rosters/$id/difference" params={{ id: r.id }}>
                          {t('{n} 名没写', { n: r.leftOut })}
                        </Link>
                      </div>
                    ) : null}
                  </td>
                  <td>
                    {r.by}　{dayWords(shanghaiDay(r.at))}
                  </td>
                  <td>{t(STATES[r.state] ?? r.state)}</td>
                  <td>
                    {UNDER_WAY.has(r.state) ? (
                      <Link to="/rosters/$id/difference" params={{ id: r.id }}>
                        {t('看到哪一步了')}
                      </Link>
                    ) : null}
                    {r.state === 'read' ? (
                      <Button
                        size="xs"
                        variant="default"
                        onClick={() => void navigate({ to: '/rosters/$id', params: { id: r.id } })}
                      >
                        {t('接着看')}
                      </Button>
                    ) : null}
                    {r.state === 'applied' || r.state === 'undone' ? (
                      <Link to="/rosters/$id/difference" params={{ id: r.id }} style={{ marginRight: 8 }}>
                        {t('看改了什么')}
                      </Link>
                    ) : null}
                    {r.state === 'undone' ? <Reopen id={r.id} small /> : null}
                    {asked.has(r.id) ? (
                      <OfferUndo id={r.id} go={() => setUndoing({ id: r.id, fileName: r.fileName })} />
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {undoing ? (
        <Confirm
          title={t('整批撤回“{x}”？', { x: undoing.fileName })}
          text={t('花名册回到导入前：新添的拿掉，改过的改回去，转入的回原处。原表和改过的格子还留着，以后可以再打开。')}
          yes={t('整批撤回')}
          no={t('不撤回')}
          busy={undo.isPending}
          error={undo.error}
          go={() =>
            undo.mutate(
              { params: { id: undoing.id } },
              {
                onSuccess: () => {
                  setUndoing(null)
                  tell(t('正在整批撤回，花名册退回导入前。'))
                },
              },
            )
          }
          close={() => setUndoing(null)}
        />
      ) : null}
    </Page>
  )
}
