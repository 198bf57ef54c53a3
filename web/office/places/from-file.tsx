import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { download } from '../../client/call.ts'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { KINDS } from './tree.tsx'

/** Places from a sheet: take the one to fill in, fill it in, see what it would do, write it. */
export const FromFile = ({ close }: { close: () => void }) => {
  const look = useDo('getPlacesInFile', [])
  const write = useDo('importPlaces')
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const take = (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    write.reset()
    look.mutate({ query: { name: chosen.name }, file: chosen })
  }
  const seen = look.data
  const changes = seen ? seen.added + seen.updated : 0
  return (
    <div className="col">
      <ol style={{ margin: 0, paddingLeft: 20 }}>
        <li>
          {t('先拿模板，里面已经写好现有的单位：')}{' '}
          <button type="button" className="linkish" onClick={() => download('exportPlaceTemplate', {})}>
            {t('下载填写模板')}
          </button>
        </li>
        <li>{t('接着往下填：类型、名称、上级（写代码或名称）；代码没有就空着。')}</li>
        <li>{t('存盘，选它：先看会添加什么，点了才写。自己的表有“类型、代码、名称、上级代码”四列也行。')}</li>
      </ol>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".xlsx,.xls,.et,.csv"
        aria-label={t('选一个单位表格')}
        onChange={(e) => {
          take(e.currentTarget.files?.[0])
          // The same file, mended, may be chosen again.
          e.currentTarget.value = ''
        }}
      />
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <Button variant="default" loading={look.isPending} onClick={() => picker.current?.click()}>
          {file ? t('换一个表格') : t('选填好的表格')}
        </Button>
        {file ? <span className="sm mut">{file.name}</span> : null}
      </div>
      {look.error ? <Fault error={look.error} /> : null}
      {write.error ? <Fault error={write.error} /> : null}
      {seen?.problems.length ? (
        <div className="warnbox" role="alert">
          {t('没有写入，请先改好：')}
          {seen.problems.slice(0, 20).map((p) => (
            <div key={p.row}>{t('第 {r} 行：{m}', { r: p.row, m: p.message })}</div>
          ))}
          {seen.problems.length > 20 ? t('还有 {n} 处。', { n: seen.problems.length - 20 }) : null}
        </div>
      ) : null}
      {seen && seen.problems.length === 0 ? (
        <>
          <div role="status">
            {t('会添加 {a} 个，改 {u} 个，{n} 个不变。还没有写入。', {
              a: seen.added,
              u: seen.updated,
              n: seen.unchanged,
            })}
          </div>
          {seen.items.length ? (
            <div
              className="card scroll"
              style={{ maxHeight: 260, overflow: 'auto' }}
              tabIndex={0}
              role="group"
              aria-label={t('读到的单位')}
            >
              {seen.items.map((item) => (
                <div key={item.row} className="branch">
                  <span className="chip">{t(KINDS[item.kind] ?? '')}</span>
                  <b>{item.name}</b>
                  <span className="mut sm">{t('在{place}下面', { place: item.under })}</span>
                  <span className="sp" />
                  <span className={item.note ? 'sm c-overdue' : 'sm mut'}>
                    {item.note ?? t(item.state === 'new' ? '新' : '会改')}
                  </span>
                </div>
              ))}
              {seen.items.length < changes ? (
                <p className="pad mut">{t('还有 {n} 处。', { n: changes - seen.items.length })}</p>
              ) : null}
            </div>
          ) : null}
          <div className="row">
            <span className="sp" />
            <Button
              loading={write.isPending}
              disabled={changes === 0 || file === null}
              onClick={() =>
                file &&
                write.mutate(
                  { query: { name: file.name }, file },
                  {
                    onSuccess: (o) => {
                      tell(t('新增 {a}，更新 {u}，未变 {n}。', { a: o.added, u: o.updated, n: o.unchanged }))
                      close()
                    },
                  },
                )
              }
            >
              {changes === 0 ? t('都已经有了') : t('写入（{n} 个）', { n: changes })}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  )
}
