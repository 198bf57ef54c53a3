import { dayWords } from '../../client/child-text.ts'
import { t } from '../../words/words.ts'
import type { Row } from './order.ts'

/** What has not come from a place, in words; null where all has. */
export const missingWords = (row: Row): string | null => {
  const words = row.notReported.map((what) =>
    what === 'list'
      ? row.lists && row.lists.of > 1 && row.kind === 'township'
        ? t('{n} 所没交本学期名单', { n: row.lists.of - row.lists.done })
        : t('没交本学期名单')
      : row.lastRecordOn
        ? t('{d}以后没有记录', { d: dayWords(row.lastRecordOn) })
        : t('还没有记录'),
  )
  return words.length ? words.join(t('；')) : null
}
