import type { Filters } from '../../client/register-filters.ts'

/** Whom the address names: the register's conditions, or children chosen there; of certificates the record. */
export type Whom = Filters & { ids?: string; batch?: string; record?: string }
