import { Button, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { MOST_LETTERS, textFault } from '../../../domain/reports/papers/texts.ts'
import type { Answer } from '../../client/call.ts'
import { useDraft } from '../../client/draft.ts'
import { useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Texts = Answer<'listPaperTexts'>
const FROM: Record<Texts['items'][number]['from'], string> = {
  ours: '原来的写法',
  county: '县里定的写法',
  school: '学校定的写法',
}

/** One text: changed, checked for its gaps while one types, kept, or taken back to what stands above. What is typed survives a reload. */
export const EditText = ({
  item,
  place,
  mayWrite,
}: {
  item: Texts['items'][number]
  place: Texts['place']
  mayWrite: boolean
}) => {
  const me = useMe()
  const set = useDo('setPaperText')
  const draft = useDraft<{ text: string }>(`${me.accountId}.paper-text.${place.code}.${item.kind}.${item.version}`, {
    text: item.text,
  })
  const [tried, setTried] = useState(false)
  const { text } = draft.value
  const fault = textFault(item.kind, text)
  const changed = text !== item.text
  const send = (next: string | null) =>
    set.mutate(
      { params: { kind: item.kind }, body: { place: place.code, text: next, version: item.version } },
      {
        onSuccess: () => {
          draft.discard()
          tell(next === null ? t('改回来了。') : t('存好了，以后照这样印。'))
        },
      },
    )
  const own = item.version > 0
  return (
    <section className="card pad col" aria-label={t(item.title)}>
      <h2 className="sec">
        {t(item.title)} <span className="mut sm">{t(FROM[item.from])}</span>
      </h2>
      <Textarea
        label={t('上面写什么')}
        description={t('花括号里的会换成每个孩子自己的：{x}', { x: item.gaps.join(' ') })}
        error={fault !== null && (changed || tried) ? fault : undefined}
        value={text}
        readOnly={!mayWrite}
        autosize
        minRows={5}
        maxLength={MOST_LETTERS}
        onChange={(e) => draft.set({ text: e.currentTarget.value })}
      />
      {set.error ? <Fault error={set.error} /> : null}
      {mayWrite ? (
        <div className="row">
          <Button
            disabled={!changed}
            loading={set.isPending}
            onClick={() => {
              setTried(true)
              if (fault === null) send(text)
            }}
          >
            {t('存下来')}
          </Button>
          {changed ? (
            <Button variant="default" onClick={draft.discard}>
              {t('不改了')}
            </Button>
          ) : null}
          {own ? (
            <Button variant="default" disabled={set.isPending} onClick={() => send(null)}>
              {place.kind === 'county' ? t('改回原来的写法') : t('改回上面的写法')}
            </Button>
          ) : null}
          <span className="sp" />
          <Link to="/papers/$paper" params={{ paper: item.kind }} className="sm">
            {t('去印')}
          </Link>
        </div>
      ) : null}
    </section>
  )
}
