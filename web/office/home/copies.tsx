import { Button } from '@mantine/core'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** How old the copies of the whole installation are, for its administrator: amber when somebody must look after them (L15). */
export const Copies = () => {
  const made = useDo('makeCopy', ['getCopies'])
  const asked = useAsk('getCopies', {}, { every: 5000 })
  const copies = asked.data
  if (asked.error) return <Fault error={asked.error} again={() => void asked.refetch()} />
  if (!copies) return <Loading rows={2} />
  return (
    <section className="card pad col" style={{ maxWidth: 900 }} aria-labelledby="copies">
      <div className="row">
        <h2 className="sec" id="copies">
          {t('备份')}
        </h2>
        <span className="sp" />
        <Button variant="default" size="xs" loading={copies.running || made.isPending} onClick={() => made.mutate({})}>
          {t('现在备份一份')}
        </Button>
      </div>
      <p role="status">{copies.running ? t('正在备份，可以接着做别的。') : newest(copies)}</p>
      {copies.inTheClear === null ? null : (
        <div className="warnbox" role="alert">
          {copies.inTheClear}
        </div>
      )}
      {copies.warn && !copies.running ? <Warning copies={copies} /> : null}
      {made.error ? <Fault error={made.error} /> : null}
      <p className="mut sm" style={{ overflowWrap: 'anywhere' }}>
        {t('每天夜里两点以后自动做一份，留最近七天和之前四周的，加密放在服务器的 {folder}。', {
          folder: copies.folder,
        })}
      </p>
      <p className="mut sm">
        {t(
          '服务器的盘坏了，这些也没了：请每周把最新一份拷到另一处；备份恢复码另外锁好（在服务器上运行 npm run -s cli -- recovery-code 打印）。',
        )}
      </p>
    </section>
  )
}

const newest = ({ items, newest: last, age }: Answer<'getCopies'>): string => {
  if (age === null || last === null) return t('还没有备份。')
  const when = age === 0 ? t('今天') : age === 1 ? t('昨天') : t('{n} 天前', { n: age })
  return t('最近一份是{when}（{day}）做的，{size}；共有 {n} 份。', {
    when,
    day: dayWords(last.day),
    size: sizeWords(last.bytes),
    n: items.length,
  })
}

const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

const Warning = ({ copies }: { copies: Answer<'getCopies'> }) => (
  <div className="warnbox" role="alert">
    <b>
      {copies.fault !== null
        ? t('上一次备份没有做成：{fault}', { fault: copies.fault })
        : copies.age === null
          ? t('到现在一份备份也没有。')
          : t('已经 {n} 天没有备份了。', { n: copies.age })}
    </b>
    <span>{t('请先点“现在备份一份”。还是不成，请管服务器的人看磁盘有没有满、服务器夜里有没有关机。')}</span>
  </div>
)
