import { call, Refusal } from '../client/call.ts'
import { hush, tell } from '../client/notify.ts'
import { queryClient } from '../client/queries.ts'
import { t } from '../words/words.ts'

const takeBack = async (ids: string[]) => {
  hush()
  try {
    await call('withdrawWaivers', { body: { ids } })
    tell(t('已撤回，这一次照旧要做。'))
  } catch (fault) {
    tell(fault instanceof Refusal ? fault.message : t('没有撤回，请再试一次。'), 8)
  }
  await queryClient.invalidateQueries()
}

/** Says that it was waived, with the way back; none where all had been waived before. */
export const tellWaived = (text: string, waivers: string[]) =>
  tell(
    <>
      {text}{' '}
      {waivers.length ? (
        <button type="button" className="linkish" onClick={() => void takeBack(waivers)}>
          {t('撤回')}
        </button>
      ) : null}
    </>,
    waivers.length ? 12 : 4,
  )
