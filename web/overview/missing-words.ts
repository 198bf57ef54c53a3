import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'
import type { Row } from './order.ts'

/** What has not come from a place, in words; null where all has. */
export const missingWords = (row: Row): string | null => {
  const words = row.notReported.map((what) =>
    what === 'list'
      ? row.lists && row.lists.of > 1 && row.kind === 'township'
        ? t('{n} 所没交本学期名单', { n: row.lists.of - row.lists.done })
        : t('没交本学期名单')
      : row.lastRecordOn
        ? t('最近一条记录是{d}来的', { d: dayWords(row.lastRecordOn) })
        : t('还没有记录'),
  )
  return words.length ? words.join(t('；')) : null
}

/** The same in a narrow column; the whole sentence is its title. */
export const missingShort = (row: Row): string =>
  row.notReported
    .map((what) =>
      what === 'records'
        ? t('记录')
        : row.kind === 'township' && row.lists
          ? t('{n} 所', { n: row.lists.of - row.lists.done })
          : t('名单'),
    )
    .join(t('、'))
