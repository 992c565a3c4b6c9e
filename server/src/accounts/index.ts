/** Front door of accounts for the modules above. */
export { type Account, accountById } from './account-by-id.ts'
export { markMailBounced } from './mark-mail-bounced.ts'
export { addClient } from './openid/add-client.ts'
export { ownerOf } from './owner-of.ts'
export { registerOwner } from './registration/register-owner.ts'
export { openSession } from './sessions/open-session.ts'
export { registerStaff } from './staff/register-staff.ts'
