import { TextInput } from '@mantine/core'
import { useEffect } from 'react'
import type { Answer } from '../../client/call.ts'
import { useWord } from '../../client/use-word.ts'
import { t } from '../../words/words.ts'
import type { Look } from './use-look.ts'

/** A list that is read at a glance needs no search. */
const A_FEW = 12

/** A long list by name, in another order, or of one duty alone (F18). */
export const Narrow = ({
  data,
  now,
  look,
}: {
  data: Pick<Answer<'getToday'>, 'counts' | 'rules'>
  now: Look
  look: (next: Partial<Look>) => void
}) => {
  const search = useWord(now.q)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed goes into the address once it has settled.
  useEffect(() => {
    if (search.word !== now.q) look({ q: search.word })
  }, [search.word])
  if (data.counts.all <= A_FEW && now.q === '' && now.rule === '') return null
  return (
    <>
      <div className="row noprint" style={{ gap: 8 }}>
        <TextInput
          type="search"
          aria-label={t('在名单里找')}
          placeholder={t('姓名、拼音或首字母')}
          value={search.typed}
          onChange={(e) => search.type(e.currentTarget.value)}
          style={{ flex: '1 1 140px', maxWidth: 420 }}
        />
        <span className="tabset">
          <button
            type="button"
            className="choice"
            aria-pressed={now.by === 'urgency'}
            onClick={() => look({ by: now.by === 'urgency' ? 'village' : 'urgency' })}
          >
            {t('急的在前')}
          </button>
        </span>
      </div>
      {data.rules.length > 1 || now.rule ? (
        <div className="tabset one-line noprint" role="group" aria-label={t('只看一样')}>
          {data.rules.map(({ rule, title, n }) => (
            <button
              key={rule}
              type="button"
              className="choice"
              aria-pressed={now.rule === rule}
              onClick={() => look({ rule: now.rule === rule ? '' : rule })}
            >
              {t(title)} {n}
            </button>
          ))}
          {now.rule && !data.rules.some((r) => r.rule === now.rule) ? (
            <button type="button" className="choice" aria-pressed onClick={() => look({ rule: '' })}>
              {t('不再只看一样')}
            </button>
          ) : null}
        </div>
      ) : null}
    </>
  )
}
