import { globSync, readFileSync } from 'node:fs'

/** The tests that use a database (they import the harness): run again on each other engine, but for those to which it is all one. */
export const databaseTests = (): string[] =>
  globSync('{server,tests,cli}/**/*.test.ts', {
    exclude: ['tests/e2e/**', 'tests/security/answer-size.test.ts', 'tests/security/large-answers.test.ts'],
  })
    .filter((file) => /testing\/database/.test(readFileSync(file, 'utf8')))
    .sort()

/**
 * Of these what is asked of an ordinary server of the older version where the sharded one, which is of that version too, is asked all
 * of it: signing in, roles, migrations, permissions, copies and commands. Its statements are those that the newest version and the
 * shards are asked.
 */
export const plainServerTests = (): string[] =>
  databaseTests().filter((file) =>
    /^(?:server\/(?:(?:[\w-]+\/)?db|copies|testing)|cli|tests)\//.test(file.replaceAll('\\', '/')),
  )

/**
 * What the shards are not asked again, where a statement takes them five times as long: how a list is read and decided, what a worked
 * example comes to, how large an answer is, what is remembered of it, odd bodies, signing in, and which post is let in (an ordinary server
 * of that version is asked it). Other tests of imports, figures, transfers, lists and scopes ask the same statements of them.
 */
const ALIKE_ON_SHARDS: readonly string[] = [
  'cli/import-roster-command.test.ts',
  'server/accounts/commands/account-of-two-places.test.ts',
  'server/cards/cards.test.ts',
  'server/children/commands/back-dated.test.ts',
  'server/children/commands/households-of-county.test.ts',
  'server/children/commands/left-child.test.ts',
  'server/children/commands/say-household.test.ts',
  'server/children/commands/typed-facts.test.ts',
  'server/children/held-versions.test.ts',
  'server/children/queries/file-gaps.test.ts',
  'server/children/queries/openings.test.ts',
  'server/children/queries/words-read.test.ts',
  'server/class-teachers/class-teachers.test.ts',
  'server/duties/queries/board-earlier.test.ts',
  'server/duties/queries/board-parts.test.ts',
  'server/duties/queries/duties-at-term-edges.test.ts',
  'server/duties/queries/duties-counted.test.ts',
  'server/duties/queries/duties-of-entries.test.ts',
  'server/duties/queries/entry-due.test.ts',
  'server/duties/queries/today-size.test.ts',
  'server/duty-rules/tighten.test.ts',
  'server/figures/queries/cut-off.test.ts',
  'server/figures/queries/enrolment-of-then.test.ts',
  'server/figures/queries/figure.test.ts',
  'server/import/background.test.ts',
  'server/import/classless.test.ts',
  'server/import/coming-term.test.ts',
  'server/import/dissolved-class.test.ts',
  'server/import/flags-in-register.test.ts',
  'server/import/merged-places.test.ts',
  'server/import/reopen.test.ts',
  'server/import/said-left.test.ts',
  'server/import/stored-reading.test.ts',
  'server/import/two-imports.test.ts',
  'server/import/undo-offered.test.ts',
  'server/import/whose-pupils.test.ts',
  'server/installation/queries/verify.test.ts',
  'server/overview/overview.test.ts',
  'server/places/commands/merge-keeps.test.ts',
  'server/places/commands/undo-place-merge.test.ts',
  'server/records/commands/meeting.test.ts',
  'server/records/queries/every-ledger.test.ts',
  'server/reports/commands/class-papers.test.ts',
  'server/reports/commands/review-summary.test.ts',
  'server/reports/commands/summaries.test.ts',
  'server/reports/commands/withdraw-summary.test.ts',
  'server/reports/queries/counted.test.ts',
  'server/reports/queries/earlier-terms.test.ts',
  'server/reports/queries/known-central-school.test.ts',
  'server/reports/queries/known-class.test.ts',
  'server/reports/queries/known-township.test.ts',
  'server/reports/queries/summary-worked.test.ts',
  'server/reports/queries/summary-year.test.ts',
  'server/reports/queries/summary.test.ts',
  'server/reports/queries/township-summary.test.ts',
  'server/statistics/read-statistics.test.ts',
  'server/transfers/merged-school.test.ts',
  'server/transfers/undo-acceptance.test.ts',
  'server/transfers/unplaced.test.ts',
  'tests/security/entries.test.ts',
  'tests/security/fuzz.test.ts',
  'tests/security/list-numbers.test.ts',
  'tests/security/numbers.test.ts',
  'tests/security/permissions.test.ts',
  'tests/security/second-factor.test.ts',
  'tests/security/sign-in.test.ts',
]

/** Of the tests that use a database those that the sharded cluster is asked. */
export const shardedTests = (): string[] =>
  databaseTests().filter((file) => !ALIKE_ON_SHARDS.includes(file.replaceAll('\\', '/')))
