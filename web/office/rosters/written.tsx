import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type Answer, download } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { AskUsesFrom } from '../../first-day/ask.tsx'
import { Fault, Page } from '../../ui/states.tsx'
import { say, t } from '../../words/words.ts'
import { AskReason } from './ask-reason.tsx'
import { Changes } from './changes.tsx'
import { Reopen } from './reopen.tsx'
import { Steps } from './steps.tsx'

type Progress = Answer<'getRosterProgress'>
type Roster = Answer<'getRoster'>

/** What became of rows that name another school or no class: told as long as the import stands here. */
const LeftOut = ({ written }: { written: NonNullable<Progress['written']> }) => {
  const WHAT = { left: '没有写', taken: '收进了本校', handed: '写进了那所学校' } as const
  return (
    <div className="note">
      <ul className="plain">
        {written.foreign.map((f) => (
          <li key={`${f.named} ${f.what}`}>
            {t('表里写“{x}”的 {n} 名：', { x: f.named || t('没写学校'), n: f.children })}
            {t(WHAT[f.what])}
            {f.what !== 'taken' && f.school && f.school !== f.named ? t('（{x}）', { x: f.school }) : ''}
          </li>
        ))}
        {written.classless ? <li>{t('没有班级的 {n} 名：没有写', { n: written.classless })}</li> : null}
      </ul>
    </div>
  )
}

/** What was written, in numbers, and how to take it back. */
export const Written = ({
  id,
  roster,
  progress,
  forget,
}: {
  id: string
  roster: Roster
  progress: Progress
  forget: () => void
}) => {
  const undo = useDo('undoRoster')
  const [asking, setAsking] = useState(false)
  useEffect(forget, [forget])
  const w = progress.written
  const numbers = w
    ? [
        [w.added, t('新添 {n} 名', { n: w.added })],
        [w.transferred, t('转入 {n} 名', { n: w.transferred })],
        [w.changed, t('改了 {n} 名', { n: w.changed })],
        [w.moved, t('换班 {n} 名', { n: w.moved })],
        [w.left, t('离校 {n} 名', { n: w.left })],
        [w.given, t('交给别的学校 {n} 名', { n: w.given })],
      ].flatMap(([n, text]) => (n ? [String(text)] : []))
    : []
  const applied = progress.state === 'applied'
  const school = useAsk('listPlaces', { query: { ids: String(roster.schoolId) } }, { enabled: applied }).data?.items[0]
    ?.code
  const calendar = useAsk('getCalendar', { query: { place: school ?? '' } }, { enabled: school !== undefined })
  return (
    <Page title={applied ? t('写好了') : t('已撤回')} aside={roster.fileName} actions={<Steps at={4} />}>
      <div className="card pad col" style={{ alignItems: 'flex-start', maxWidth: 720 }}>
        {applied ? (
          <>
            <p>
              <b>{numbers.join('，') || t('没有要改的')}</b>
            </p>
            {w && (w.foreign.length > 0 || w.classless > 0) ? <LeftOut written={w} /> : null}
            {school && calendar.data ? <AskUsesFrom known={calendar.data.usesFrom} school={school} /> : null}
            <p>
              {roster.comesOn
                ? t('原表留了底。从{d}起算：今天的花名册和该做的不变，到那天自己换成这份。', {
                    d: dayWords(roster.comesOn),
                  })
                : t('原表留了底。每月谈心和三次家访已经按新名单排好。')}
            </p>
            {progress.message ? <p role="alert">{progress.message}</p> : null}
          </>
        ) : (
          <p>{t('这一批已经撤回，花名册和导入前一样。原表和改过的格子都留着，可以再打开接着来。')}</p>
        )}
        <div className="row">
          <Link to="/children">{t('看花名册')}</Link>
          <Link to="/board">{t('看落实情况')}</Link>
          <Link to="/rosters">{t('再导入一份')}</Link>
          {w?.given ? <Link to="/transfers">{t('看交出去的孩子')}</Link> : null}
        </div>
        <div className="row">
          <Reopen id={id} />
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('下载原表')}
          </Button>
        </div>
        {progress.canUndo ? (
          <div className="row">
            <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate({ params: { id } })}>
              {t('整批撤回')}
            </Button>
            <span className="mut sm">
              {t(
                '撤回后花名册和导入前一样：新添的拿掉，改过的改回去，转入的回原处。有人接着记录或修改以后就不能整批撤回了。',
              )}
            </span>
          </div>
        ) : null}
        {/* Not a button that is refused when it is pressed, but why there is none (F15). */}
        {progress.undoRefused ? <p className="mut sm">{say(progress.undoRefused)}</p> : null}
        {undo.error ? <Fault error={undo.error} /> : null}
      </div>
      <Changes id={id} undone={!applied} />
      {asking ? (
        <AskReason
          title={t('下载原表')}
          yes={t('下载')}
          go={(why) => download('getRosterFile', { params: { id }, query: { reason: why } })}
          close={() => setAsking(false)}
        />
      ) : null}
    </Page>
  )
}
