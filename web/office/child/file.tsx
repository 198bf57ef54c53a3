import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { boarderWords, dayWords, sexWords } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { useRecordKinds, useUsualKinds } from '../../client/record-kinds.ts'
import { ConcernsInFile } from '../../concern/in-file.tsx'
import { EntriesInFile } from '../../entry/in-file.tsx'
import type { File } from '../../file/child-file.ts'
import { Known } from '../../file/known.tsx'
import { Leave, OUT_REASONS, Return } from '../../file/leave.tsx'
import { OnTop } from '../../file/on-top.tsx'
import { Siblings } from '../../file/siblings.tsx'
import { AnswersInFile } from '../../parents/answers.tsx'
import { PicturesInFile } from '../../pictures/in-file.tsx'
import { type Asked, OneFactDialog } from '../../record/one-fact.tsx'
import { HandoverInFile } from '../../transfers/handovers.tsx'
import { Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Edit } from './edit.tsx'
import { Calls, Home, Numbers, Readings } from './facts.tsx'
import { Openings, Owed, Unknowns } from './owed.tsx'
import { Reveal } from './reveal.tsx'
import { Timeline } from './timeline.tsx'

type Open = 'siblings' | 'edit' | 'leave' | 'return' | 'phones' | 'id-number'

export const ChildFile = ({ id, file }: { id: string; file: File }) => {
  const me = useMe()
  const navigate = useNavigate()
  const may = useRecordKinds()
  const usual = useUsualKinds()
  const kinds = file.row.status === 'left' ? [] : may
  const mayRecord = kinds.length > 0
  const usualKind = usual[0]?.kind ?? ''
  const [open, setOpen] = useState<Open | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setOpen(null)
  const { row } = file
  const record = (kind: string) => void navigate({ to: '/record/$kind', params: { kind }, search: { children: id } })
  useEffect(() => {
    if (!mayRecord) return
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || target.isContentEditable) return
      if (['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || document.querySelector('[role=dialog]')) return
      event.preventDefault()
      void navigate({ to: '/record/$kind', params: { kind: usualKind }, search: { children: id } })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [mayRecord, navigate, id, usualKind])
  const here = row.status !== 'left'
  const write = file.canWrite && here
  return (
    <Page
      title={row.name}
      head={
        <>
          <span>{t('{x} 儿童档案', { x: me.post.place.name })}</span>
          <span>{t('{d} {who} 打印', { d: longDate(me.today), who: me.name })}</span>
        </>
      }
      aside={[
        sexWords(row.sex),
        row.age === null ? '' : t('{n} 岁', { n: row.age }),
        row.className,
        row.address ?? row.villageName,
        boarderWords(row.boarder),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          <Button variant="default" className="only-desk" onClick={() => window.print()}>
            {t('打印档案')}
          </Button>
          {write ? (
            <Button variant="default" onClick={() => setOpen('edit')}>
              {t('改资料')}
            </Button>
          ) : null}
          {here && file.canMove ? (
            <Button variant="default" onClick={() => setOpen('leave')}>
              {t('办离开')}
            </Button>
          ) : null}
          {file.canMove && !here ? <Button onClick={() => setOpen('return')}>{t('办回来')}</Button> : null}
          {mayRecord ? (
            <Menu position="bottom-end" returnFocus>
              <Menu.Target>
                <Button className="only-desk">{t('记一笔')} ▾</Button>
              </Menu.Target>
              <Menu.Dropdown>
                {kinds.map((k) => (
                  <Menu.Item key={k.kind} onClick={() => record(k.kind)}>
                    {t(k.button)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          ) : null}
        </>
      }
    >
      {file.left ? (
        <p className="warnbox">
          {t('{d}离开了{why}。档案和记录都还在，回来时点“办回来”。', {
            d: dayWords(file.left.on),
            why: file.left.reason ? t('（{x}）', { x: t(OUT_REASONS[file.left.reason] ?? '') }) : '',
          })}
        </p>
      ) : null}
      {row.comesOn ? (
        <p className="warnbox">{t('{d}起才在这里，今天的人数和值守里还没有。', { d: longDate(row.comesOn) })}</p>
      ) : null}
      {file.coming.map((day) => (
        <p key={day.on} className="warnbox">
          {t('{d}起（已经写入，今天还不算）：{x}', { d: longDate(day.on), x: day.text })}
        </p>
      ))}
      {file.canWrite ? null : (
        <p className="sm mut noprint">{t('您可以看这份档案。改资料由班主任、教导主任、校长和村儿童主任来做。')}</p>
      )}
      <ConcernsInFile concerns={file.concerns} />
      <HandoverInFile child={id} />
      <OnTop id={id} file={file} write={write} />
      <div className="file">
        <div className="file-col">
          <Calls file={file} reveal={() => setOpen('phones')} />
          <Home file={file} ask={write ? setAsked : null} look={write ? () => setOpen('siblings') : null} />
          <Known id={id} file={file} write={write} />
          <Readings file={file} />
          <Numbers file={file} reveal={() => setOpen('id-number')} />
        </div>
        <Timeline id={id} file={file} />
        <div className="file-col">
          <Owed file={file} />
          <EntriesInFile childId={id} write={here} />
          <PicturesInFile id={id} write={here} />
          <AnswersInFile childId={id} write={here} />
          <Unknowns file={file} />
          <Openings file={file} />
        </div>
      </div>
      {mayRecord ? (
        <div className="bottom only-phone" style={{ display: 'flex', gap: 8 }}>
          {usual.slice(0, 2).map((k, i) => (
            <Button
              key={k.kind}
              size="lg"
              style={{ flex: 1 }}
              variant={i === 0 ? 'filled' : 'default'}
              onClick={() => record(k.kind)}
            >
              {t(k.button)}
            </Button>
          ))}
          {usual.length > 2 ? (
            <Button
              size="lg"
              variant="default"
              aria-label={t('记别的')}
              onClick={() => void navigate({ to: '/record', search: { children: id } as never })}
            >
              {t('别的')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {asked ? <OneFactDialog file={file} asked={asked} close={() => setAsked(null)} /> : null}
      {open === 'siblings' ? <Siblings id={id} file={file} close={close} /> : null}
      {open === 'edit' ? <Edit id={id} file={file} close={close} /> : null}
      {open === 'leave' ? <Leave id={id} name={row.name} close={close} /> : null}
      {open === 'return' ? <Return id={id} file={file} close={close} /> : null}
      {open === 'phones' || open === 'id-number' ? <Reveal id={id} what={open} close={close} /> : null}
    </Page>
  )
}
