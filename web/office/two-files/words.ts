import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Answer } from '../../client/call.ts'
import { sexWords } from '../../client/child-text.ts'
import { t } from '../../words/words.ts'

export type Brief = Answer<'getChildMerge'>['kept']

/** Whose file: where, which sex, when born; 已离开 where it has gone. */
export const briefWords = (file: Brief): string =>
  [
    sexWords(file.sex),
    file.birth && longDate(file.birth),
    file.schoolName,
    file.className,
    file.villageName,
    file.left ? t('已离开') : '',
  ]
    .filter(Boolean)
    .join(' · ')
