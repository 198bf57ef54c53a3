import type { StatisticsTable } from './define-table.ts'
import { officialStatistics } from './official.ts'
import { schoolStatistics } from './school.ts'
import { villageStatistics } from './village.ts'

/** Every statistics table of the product. */
export const STATISTICS_TABLES: readonly StatisticsTable[] = [officialStatistics, schoolStatistics, villageStatistics]

export const statisticsTable = (key: string): StatisticsTable | null =>
  STATISTICS_TABLES.find((table) => table.key === key) ?? null

/** The tables that may be asked for of such a place. */
export const tablesAt = (kind: string): StatisticsTable[] =>
  STATISTICS_TABLES.filter((table) => Object.hasOwn(table.units, kind))
