import { call } from '../client/call.ts'
import { hush, tell } from '../client/notify.ts'
import { queryClient } from '../client/queries.ts'
import { t } from '../words/words.ts'

/** Says that an entry has ended, with the way back: an end that a slip of the thumb set is taken back with one tap. */
export const useTellEnded = () => (id: string, words: string) =>
  tell(
    <>
      {words}{' '}
      <button
        type="button"
        className="linkish"
        style={{ minHeight: 32 }}
        onClick={() => {
          hush()
          void call('takeBackEnd', { params: { id } }).then(
            () => {
              void queryClient.invalidateQueries()
              tell(t('撤回了，这一条还在。'))
            },
            (fault: Error) => tell(fault.message, 8),
          )
        }}
      >
        {t('撤回')}
      </button>
    </>,
    10,
  )
