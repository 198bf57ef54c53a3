import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { recordKind } from '../../../domain/records/list.ts'
import { dayWords } from '../../client/child-text.ts'
import { draftsOf, throwAwayDraft } from '../../client/draft.ts'
import { useMe } from '../../client/me.tsx'
import type { RecordDraft } from '../../client/record-draft.ts'
import { useUnsent } from '../../local/use-unsent.ts'
import { t } from '../../words/words.ts'

/** What was begun and not finished on this device: one line each, calmly. */
export const Drafts = () => {
  const me = useMe()
  const [gone, setGone] = useState(0)
  const unsent = useUnsent().map((u) => u.record.id)
  const drafts = draftsOf<RecordDraft>(me.accountId, 'record').filter(({ value }) => !unsent.includes(value.id))
  if (drafts.length === 0) return null
  return (
    <div className="warnbox col noprint" style={{ gap: 4 }} key={gone}>
      {drafts.map(({ key, value }) => (
        <div key={key} className="row" style={{ gap: 12, flexWrap: 'nowrap' }}>
          <span style={{ flex: '1 1 auto', minWidth: 0 }}>
            {t('没写完：{who} {kind}（{d}）', {
              who: value.who,
              kind: recordKind(value.kind)?.title ?? '',
              d: dayWords(value.on),
            })}
          </span>
          <Link
            className="sm"
            style={{ flex: 'none' }}
            to="/record/$kind"
            params={{ kind: value.kind }}
            search={
              (value.replaces
                ? { replaces: value.replaces }
                : value.entry
                  ? { entry: value.entry }
                  : { children: value.asked }) as never
            }
          >
            {t('接着写')}
          </Link>
          <button
            type="button"
            className="linkish sm"
            style={{ flex: 'none' }}
            onClick={() => {
              throwAwayDraft(key)
              setGone(gone + 1)
            }}
          >
            {t('不要了')}
          </button>
        </div>
      ))}
    </div>
  )
}
