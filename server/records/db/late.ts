import { LATE_DAYS } from '../../../domain/records/late.ts'

/** Days from the day a record tells of to the day it came in; `alias` is of a table with both days (record, record_part). */
export const daysLateSql = (alias: string): string => `(${alias}received_on::date - ${alias}happened_on::date)`

/** The SQL twin of `isLate`. */
export const isLateSql = (alias: string): string => `${daysLateSql(alias)} > ${LATE_DAYS}`
