/**
 * Wrong tries are counted alike for logins that exist and for those that do not, and fade (L5). What an account proves itself with
 * besides its password: an authenticator's secret (sealed), passkeys (public keys), recovery codes (blind).
 */
export const secondFactor: string[] = [
  'create table sign_in_try (key bytea primary key, failures int not null, locked_until timestamptz, last_at timestamptz not null)',
  'alter table sign_in drop column failures, drop column locked_until',
  `create table second_factor (id uuid primary key, county int not null, account_id uuid not null, kind text not null, label text not null default '', confirmed bool not null, secret_sealed bytea, code_blind bytea, credential text, public_key bytea, counter bigint not null default 0, used_step bigint not null default 0, created_at timestamptz not null, used_at timestamptz)`,
  'create index second_factor_account on second_factor (county, account_id)',
]
