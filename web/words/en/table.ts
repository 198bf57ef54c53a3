import type { Table } from '../sentence.ts'
import domain from './domain.json' with { type: 'json' }
import entries from './entries.json' with { type: 'json' }
import figures from './figures.json' with { type: 'json' }
import questions from './questions.json' with { type: 'json' }
import records from './records.json' with { type: 'json' }
import screens from './screens.json' with { type: 'json' }
import server from './server.json' with { type: 'json' }

const english: Table = { ...server, ...questions, ...domain, ...figures, ...entries, ...records, ...screens }
export default english
