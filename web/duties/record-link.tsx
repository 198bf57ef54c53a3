import { Link } from '@tanstack/react-router'
import { ruleOf } from '../../domain/duties/list.ts'
import { useRecordKinds } from '../client/record-kinds.ts'
import { t } from '../words/words.ts'

/** About whom a record is begun: children, an entry or a place. */
export type About = { children: string } | { entry: string } | { place: string }

/** One tap from a name behind a number to the form of what answers the duty, where this post writes it (F21). */
export const RecordLink = ({ rule, about, names }: { rule: string; about: About; names: string }) => {
  const answers = ruleOf(rule)?.evidence.kinds[0]
  const kind = useRecordKinds('every').find((k) => k.kind === answers)
  return kind ? (
    <Link
      to="/record/$kind"
      params={{ kind: kind.kind }}
      search={about as never}
      className="record-one sm noprint"
      aria-label={t('记一笔：{name}，{x}', { name: names, x: t(kind.title) })}
    >
      {t('记一笔')}
    </Link>
  ) : null
}
