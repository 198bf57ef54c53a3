import { writeFileSync } from 'node:fs'
import { catalogue } from './catalogue.ts'

/** `npm run catalogue` */
writeFileSync(new URL('../docs/catalogue.md', import.meta.url), catalogue())
