import { AskReason as Ask } from '../../ui/ask-reason.tsx'
import { t } from '../../words/words.ts'

/** Whole numbers of a list for a reason, which stays in the diary. */
export const AskReason = ({
  title,
  yes,
  go,
  close,
}: {
  title: string
  yes: string
  go: (reason: string) => void
  close: () => void
}) => (
  <Ask
    title={title}
    label={t('为什么要看')}
    about={t('表里有完整的身份证号和电话，原因会留在记录里')}
    hint={t('例如：对着证件改错的号码')}
    yes={yes}
    go={(reason) => {
      go(reason)
      close()
    }}
    close={close}
  />
)
