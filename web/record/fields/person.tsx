import { TextInput } from '@mantine/core'
import { isPerson } from '../../../domain/kit/field-spec.ts'
import { useMe } from '../../client/me.tsx'
import { Choice } from '../../ui/choices.tsx'
import { t } from '../../words/words.ts'
import type { FieldProps } from '../field-props.ts'
import { AccountsNamed } from './accounts-named.tsx'

/** Who it was: oneself with one tap (with the account), anybody else by name; with the account where there is one of that name. */
export const PersonField = ({ field, value, set, fault }: FieldProps) => {
  const me = useMe()
  const named = isPerson(value) ? value : null
  const mine = named?.account === me.accountId
  return (
    <div className="row" style={{ gap: 8, alignItems: 'flex-end' }}>
      <TextInput
        label={t(field.label)}
        placeholder={field.hint}
        value={named?.name ?? ''}
        maxLength={field.max ?? 40}
        error={fault}
        onChange={(e) => set(e.currentTarget.value === '' ? undefined : { name: e.currentTarget.value })}
        style={{ flex: 1 }}
      />
      <Choice
        on={mine}
        tap={() => set(mine ? undefined : { account: me.accountId, name: me.name })}
        text={t('我自己')}
      />
      {mine ? null : <AccountsNamed name={named?.name ?? ''} taken={named?.account} take={set} />}
    </div>
  )
}
