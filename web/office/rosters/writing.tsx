import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Answer } from '../../client/call.ts'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { Fault, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Steps } from './steps.tsx'

type Progress = Answer<'getRosterProgress'>
type Roster = Answer<'getRoster'>

/** Long work: a bar, what is being done, stop, leave the page and come back. */
export const Writing = ({ id, roster, progress }: { id: string; roster: Roster; progress: Progress }) => {
  const stop = useDo('stopRoster')
  const { done, of, text } = progress.progress ?? { done: 0, of: 0, text: t('排队，马上开始') }
  const percent = of > 0 ? Math.round((done / of) * 100) : 0
  const undoing = progress.state === 'undoing'
  const title = undoing ? t('正在整批撤回') : t('正在写进花名册')
  return (
    <Page title={title} aside={roster.fileName} actions={<Steps at={undoing ? 4 : 3} />}>
      <div className="card pad col" style={{ maxWidth: 640 }}>
        <p role="status" aria-live="polite">
          {text}
          {of > 0 ? `　${done} / ${of}` : ''}
        </p>
        <div
          className="progress"
          role="progressbar"
          aria-label={title}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
        >
          <i style={{ width: `${Math.max(2, percent)}%` }} />
        </div>
        <p className="mut sm">
          {undoing
            ? t('可以离开这一页，撤好了在“普查造册”里看得到。撤完之前花名册一点不变；停下就什么也不撤。')
            : t('可以离开这一页，写好了在“普查造册”里看得到。写完之前别人还看不到一点变化；停下就什么也不写。')}
        </p>
        <div className="row">
          <Button
            variant="default"
            loading={stop.isPending}
            onClick={() => stop.mutate({ params: { id } }, { onSuccess: () => tell(t('停下了，花名册没有动。')) })}
          >
            {undoing ? t('停下，先不撤') : t('停下，先不写')}
          </Button>
          <Link to="/rosters">{t('回到普查造册')}</Link>
        </div>
        {stop.error ? <Fault error={stop.error} /> : null}
      </div>
    </Page>
  )
}
