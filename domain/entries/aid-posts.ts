import type { Role } from '../roles.ts'

/** Who keeps a place's aid: its money, its goods, who gave them (S2B.13). */
export const AID_KEEPERS: readonly Role[] = ['dean', 'principal', 'township-officer', 'federation-officer']

/** Who reads that a child is helped, and by what; who gave it they do not read. */
export const AID_READERS: readonly Role[] = [...AID_KEEPERS, 'head-teacher', 'village-director', 'county-office']
