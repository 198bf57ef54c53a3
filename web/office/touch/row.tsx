import { Link } from '@tanstack/react-router'
import { daysBetween } from '../../../domain/kit/dates.ts'
import { TOUCH_KINDS } from '../../../domain/records/touch-kinds.ts'
import type { Answer } from '../../client/call.ts'
import { dayWords, parentsWords } from '../../client/child-text.ts'
import { useRecordKinds } from '../../client/record-kinds.ts'
import { t } from '../../words/words.ts'

export type Listed = Answer<'listOutOfTouch'>['items'][number]

/** One child: the last days that are known, and the next thing to do. */
export const Row = ({ child, several, today }: { child: Listed; several: boolean; today: string }) => {
  const kind = useRecordKinds().find((k) => k.kind === TOUCH_KINDS.contact)
  const { touch } = child
  return (
    <tr>
      <td>
        <Link to="/children/$id" params={{ id: child.id }} className="name">
          {child.name}
        </Link>
      </td>
      <td>{[several ? child.schoolName : null, child.className].filter(Boolean).join(' ')}</td>
      <td>{child.villageName ?? ''}</td>
      <td>{parentsWords({ father: child.father, mother: child.mother } as Parameters<typeof parentsWords>[0])}</td>
      <td className="wrap">
        <span className="only-phone mut sm">{t('最近见到父母：')}</span>
        {touch.unseen === 'together' ? (
          t('有一方在家')
        ) : touch.seenOn === null ? (
          <span className="mut">{t('没有登记')}</span>
        ) : (
          <>
            {longWords(touch.seenOn, today)} <span className="mut xs">{whose(touch)}</span>
          </>
        )}
      </td>
      <td className="wrap">
        <span className="only-phone mut sm">{t('最近联系上家长：')}</span>
        {touch.reachedOn === null ? (
          <span className="mut">{t('没有记录')}</span>
        ) : (
          t('{d}（{n} 天前）', { d: dayWords(touch.reachedOn), n: daysBetween(touch.reachedOn, today) })
        )}
      </td>
      <td className="wrap">
        <span className="only-phone mut sm">{t('试过：')}</span>
        {touch.triedOn === null ? (
          <span className="mut">{t('没有人试过')}</span>
        ) : touch.tries > 0 ? (
          t('{n} 天没打通，最近 {d}', { n: touch.tries, d: dayWords(touch.triedOn) })
        ) : (
          dayWords(touch.triedOn)
        )}
      </td>
      <td className="noprint">
        {kind ? (
          <Link
            to="/record/$kind"
            params={{ kind: kind.kind }}
            search={{ children: child.id }}
            className="sm"
            style={{ paddingBlock: 10, display: 'inline-block' }}
            aria-label={t('{button}，{name}', { name: child.name, button: t(kind.button) })}
          >
            {t(kind.button)}
          </Link>
        ) : null}
      </td>
    </tr>
  )
}

/** 2025年2月1日（一年零九个月前，妈妈）. */
const longWords = (day: string, today: string): string => {
  const months = Math.floor(daysBetween(day, today) / 30.44)
  const years = Math.floor(months / 12)
  const rest = months % 12
  const ago =
    months === 0
      ? t('{n} 天前', { n: daysBetween(day, today) })
      : years === 0
        ? t('{n} 个月前', { n: months })
        : rest === 0
          ? t('{n} 年前', { n: years })
          : t('{n} 年 {m} 个月前', { n: years, m: rest })
  return `${dayWords(day)}（${ago}）`
}

/** Whom it was, where the file or a record says so. */
const whose = ({ seenOn, fatherSeenOn, motherSeenOn }: Listed['touch']): string => {
  const [father, mother] = [fatherSeenOn === seenOn, motherSeenOn === seenOn]
  return father && mother ? t('爸爸和妈妈') : father ? t('爸爸') : mother ? t('妈妈') : t('按记录')
}
