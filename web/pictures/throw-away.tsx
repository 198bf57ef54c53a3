import { useMe } from '../client/me.tsx'
import { dropPicture } from '../local/pictures.ts'
import { Confirm } from '../ui/confirm.tsx'
import { t } from '../words/words.ts'

/** Asked before a picture that lies in this device alone is thrown away. */
export const ThrowAway = ({ id, close }: { id: string; close: () => void }) => {
  const { accountId } = useMe()
  return (
    <Confirm
      title={t('不要这张照片了？')}
      text={t('这张照片还没有送出，去掉以后就找不回来了。')}
      yes={t('去掉')}
      no={t('留着')}
      busy={false}
      error={null}
      go={() => void dropPicture(accountId, id).then(close)}
      close={close}
    />
  )
}
