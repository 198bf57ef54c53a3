import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { telOf, useHelpLines } from '../client/help-lines.ts'
import { t } from '../words/words.ts'

/** National lines that the help page has too. */
const LINES: [number: string, who: string][] = [
  ['12345', '未成年人保护热线'],
  ['12355', '青少年服务台'],
]
const LOCAL = 2

/** Whom to call, right under 担心安全 (F2): on choosing it, it comes into sight above the bar, whole. */
export const CallFirst = () => {
  const box = useRef<HTMLDivElement>(null)
  const { mine } = useHelpLines()
  const local = mine.flatMap((p) => p.lines).slice(0, LOCAL)
  // Again when the local numbers have come: the box is taller by them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of lines is what makes it taller.
  useEffect(() => {
    // Newer browsers return a promise here, which is no clean-up.
    void box.current?.scrollIntoView({ block: 'nearest' })
  }, [local.length])
  return (
    <div ref={box} className="callfirst" role="group" aria-label={t('先打给谁')}>
      <p>{t('孩子正有危险就先打电话，这里的草稿会留着。')}</p>
      <div className="row">
        <a href="tel:110" className="now">
          {t('打 110')}
        </a>
        {local.map((line) => (
          <a key={line.name + line.phone} href={telOf(line.phone)}>
            {line.name} {line.phone}
          </a>
        ))}
        {LINES.map(([number, who]) => (
          <a key={number} href={`tel:${number}`}>
            {t(who)} {number}
          </a>
        ))}
        <Link to="/help">{t('遇到急事怎么办')}</Link>
      </div>
    </div>
  )
}
