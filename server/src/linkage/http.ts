/** The door of linkage: every endpoint and the verb behind it. */
import * as contract from '@tsunagu/contract/linkage.ts'
import { browserHash, knowBrowser } from '../accounts/index.ts'
import { type Served, serve } from '../platform/http/serve.ts'
import { checkCard } from './check-card.ts'
import { linkCard } from './link-card.ts'
import { completeMigration } from './newcomers/complete-migration.ts'
import { mailMigrationCode } from './newcomers/mail-migration-code.ts'
import { readMigration } from './newcomers/read-migration.ts'
import { startMigration } from './newcomers/start-migration.ts'
import { verifyMigrationCode } from './newcomers/verify-migration-code.ts'
import { exportOldRecords } from './old-site/export-old-records.ts'
import { readLinkage } from './read-linkage.ts'

export const endpoints: readonly Served[] = [
  serve(contract.readLinkage, (work) => readLinkage(work)),
  serve(contract.checkCard, (work, { body, address }) => checkCard(work, { ...body, address })),
  serve(contract.linkCard, (work, { body }) => linkCard(work, body.checkId)),
  serve(contract.exportOldRecords, (work) => exportOldRecords(work)),
  serve(contract.startMigration, (work, asked) =>
    startMigration(work, { ...asked.body, address: asked.address, browserHash: knowBrowser(asked) }),
  ),
  serve(contract.mailMigrationCode, (work, asked) =>
    mailMigrationCode(work, { ...asked.params, ...asked.body, browserHash: browserHash(asked) }),
  ),
  serve(contract.verifyMigrationCode, (work, asked) =>
    verifyMigrationCode(work, { ...asked.params, ...asked.body, browserHash: browserHash(asked) }),
  ),
  serve(contract.readMigration, (work, asked) => readMigration(work, { ...asked.params, browserHash: browserHash(asked) })),
  serve(contract.completeMigration, (work, asked) =>
    completeMigration(work, { ...asked.params, ...asked.body, browserHash: browserHash(asked), browser: asked }),
  ),
]
