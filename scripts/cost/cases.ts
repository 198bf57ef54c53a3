import type { Edit } from './scratch.ts'

/** Something that is added to the project, and how many files that may cost (house.md “Where would I put X?”). */
export type CostCase = {
  name: string
  title: string
  most: number
  /** With these alone it exists; then the tests say what else must know of it. */
  declared: { files: readonly string[]; edits: readonly Edit[] }
  /** The rest of it: files of its folder that are not named above come by themselves. */
  rest: { edits: readonly Edit[] }
  /** The tests that concern it. */
  tests: readonly string[]
}

/** One more name in a list of the code, and its import on top of the file. */
const listed = (file: string, list: string, name: string, from: string): Edit[] => [
  { file, at: /^/, put: () => `import { ${name} } from '${from}'\n` },
  {
    file,
    at: new RegExp(`(${list}[^=]*= \\[)([\\s\\S]*?),?\\s*\\]`),
    put: ([, head, body]) => `${head}${body}, ${name}]`,
  },
]

const GATES = ['tests/whole.test.ts', 'tests/house.test.ts', 'scripts/catalogue.test.ts', 'domain']

export const COST_CASES: readonly CostCase[] = [
  {
    name: 'kind',
    title: '一种记录，连同值守、指标和总结里的一句话',
    most: 10,
    declared: {
      files: ['domain/records/tea-cup.ts', 'domain/duties/monthly-tea.ts'],
      edits: [
        ...listed('domain/records/list.ts', 'RECORD_KINDS', 'teaCup', './tea-cup.ts'),
        ...listed('domain/duties/list.ts', 'DUTY_RULES', 'monthlyTea', './monthly-tea.ts'),
      ],
    },
    rest: {
      edits: [
        ...listed('domain/reports/sections/parts.ts', 'PARTS', 'teaPart', './tea.ts'),
        { file: 'demo/write-records.ts', at: /^/, put: () => `import { teaOf } from './tea.ts'\n` },
        {
          file: 'demo/write-records.ts',
          at: /\.\.\.parentContactsOf\(children, months, last, other\),/,
          put: ([found]) => `${found}\n      ...teaOf(children, months, last, other),`,
        },
      ],
    },
    tests: [...GATES, 'server/figures/db/figures.test.ts', 'demo/load.test.ts'],
  },
  {
    name: 'entry',
    title: '一种登记',
    most: 6,
    declared: {
      files: ['domain/entries/tea-garden.ts'],
      edits: listed('domain/entries/list.ts', 'ENTRY_KINDS', 'teaGarden', './tea-garden.ts'),
    },
    rest: {
      edits: [
        {
          file: 'demo/write-entries.ts',
          at: /\n {4}await writeSessions\([^\n]*/,
          put: ([line]) =>
            `${line}\n    await save(login, days.from, 'tea-garden', { place }, { name: '河边茶园' }, 1)`,
        },
      ],
    },
    tests: [...GATES, 'tests/security/entries.test.ts', 'demo/load.test.ts'],
  },
  {
    name: 'genre',
    title: '一种报告',
    most: 8,
    declared: {
      files: ['domain/reports/tea-paper.ts'],
      edits: [
        {
          file: 'domain/reports/kinds.ts',
          at: /(REPORT_KINDS = \[)([\s\S]*?),?\s*\] as const/,
          put: ([, head, body]) => `${head}${body}, 'tea-paper'] as const`,
        },
        {
          file: 'domain/reports/kinds.ts',
          at: /(REPORT_FACES[^=]*= \{)/,
          put: ([head]) =>
            `${head}\n  'tea-paper': {\n    kind: 'tea-paper',\n    year: 'year',\n    levels: LEVELS,\n    title: '茶话会总结',\n    placeKinds: ['village'],\n    placeFault: '茶话会总结要选一个村（居）。',\n    write: ['county-office', 'township-officer'],\n    issue: ['county-office', 'township-officer'],\n  },`,
        },
        {
          file: 'domain/reports/list.ts',
          at: /(REPORTS[^=]*= \{)/,
          put: ([head]) => `${head}\n  'tea-paper': teaPaper,`,
        },
        { file: 'domain/reports/list.ts', at: /^/, put: () => `import { teaPaper } from './tea-paper.ts'\n` },
      ],
    },
    rest: { edits: [] },
    tests: [...GATES, 'cli/run-command.test.ts', 'server/reports/queries/township-summary.test.ts'],
  },
  {
    name: 'own-field',
    title: '一个县自定的项目（在页面上加，答、查、导、改都在测试里做一遍）',
    most: 0,
    declared: { files: [], edits: [] },
    rest: { edits: [] },
    tests: ['server/county-fields', 'server/records/queries/export-records.test.ts', 'domain/kit/own-field.test.ts'],
  },
]
