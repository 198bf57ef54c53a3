import { useSearch } from '@tanstack/react-router'
import { BATCHES } from '../../../domain/reports/papers/batch.ts'
import { Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { AskFor } from './ask-for.tsx'
import { Asked } from './asked.tsx'
import type { Whom } from './whom.ts'

/** Papers for many, made in the background: what, for whom, what for; and those that were asked for (decision 059). */
export const Screen = () => {
  const search = useSearch({ strict: false }) as Whom
  return (
    <Page title={t('成批打印')} aside={t('几十几百份一起做成一个 Word 文件，在后台做，可以离开这一页')}>
      <AskFor key={JSON.stringify(search)} whom={search} batch={BATCHES.find((b) => b === search.batch) ?? 'file'} />
      <Asked />
    </Page>
  )
}
